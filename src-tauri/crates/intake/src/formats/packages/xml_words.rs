//! The words of XML: what stands between its tags, with a break where a paragraph or a row ends.

/// A part of XML.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part<'x> {
    /// What is written between tags.
    Text(&'x str),
    /// The same, without references.
    Plain(&'x str),
    Tag(Tag<'x>),
}

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag<'x> {
    /// Without what stands before a colon.
    pub(crate) name: &'x str,
    pub(crate) attributes: &'x str,
    pub(crate) closes: bool,
    /// Whether it begins and ends at once.
    pub(crate) empty: bool,
}

/// The parts of XML one by one. What is broken is read as text.
pub(crate) struct Parts<'x>(pub(crate) &'x str);

impl<'x> Iterator for Parts<'x> {
    type Item = Part<'x>;

    fn next(&mut self) -> Option<Part<'x>> {
        loop {
            let xml = self.0;
            if xml.is_empty() {
                return None;
            }
            if !xml.starts_with('<') {
                let end = xml.find('<').unwrap_or(xml.len());
                self.0 = &xml[end..];
                return Some(Part::Text(&xml[..end]));
            }
            if let Some(inside) = xml.strip_prefix("<![CDATA[") {
                let end = inside.find("]]>").unwrap_or(inside.len());
                self.0 = inside.get(end + 3..).unwrap_or_default();
                return Some(Part::Plain(&inside[..end]));
            }
            if let Some(inside) = xml.strip_prefix("<!--") {
                let end = inside.find("-->").map_or(inside.len(), |end| end + 3);
                self.0 = &inside[end..];
                continue;
            }
            let Some(end) = end_of_tag(xml) else {
                self.0 = "";
                return Some(Part::Text(xml));
            };
            self.0 = &xml[end + 1..];
            let inside = &xml[1..end];
            if !inside.starts_with(['!', '?']) {
                return Some(Part::Tag(tag(inside)));
            }
        }
    }
}

/// Where a tag ends: a mark in a value is none.
fn end_of_tag(xml: &str) -> Option<usize> {
    let mut quote = None;
    xml.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    })
}

fn tag(inside: &str) -> Tag<'_> {
    let closes = inside.starts_with('/');
    let empty = inside.ends_with('/');
    let inside = inside.trim_start_matches('/').trim_end_matches('/');
    let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
    let (name, attributes) = inside.split_at(end);
    Tag {
        name: name.rsplit(':').next().unwrap_or(name),
        attributes,
        closes,
        empty,
    }
}

impl<'x> Tag<'x> {
    /// The value of an attribute, by its name.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'x str> {
        let mut rest = self.attributes;
        while let Some(at) = rest.find(name) {
            let before = rest[..at].chars().next_back();
            let after = rest[at + name.len()..].trim_start();
            rest = &rest[at + name.len()..];
            let stands_alone = before.is_none_or(|one| one.is_whitespace() || one == ':');
            let Some(value) = after.strip_prefix('=').filter(|_| stands_alone) else {
                continue;
            };
            let value = value.trim_start();
            let quote = value.chars().next()?;
            return value.get(1..)?.split(quote).next();
        }
        None
    }
}

/// Text with its references replaced.
pub(crate) fn unreferenced(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let reference = &rest[at..];
        let end = reference.bytes().take(12).position(|byte| byte == b';');
        let letter = end.and_then(|end| letter_of(&reference[1..end]));
        plain.push(letter.unwrap_or('&'));
        rest = match (letter, end) {
            (Some(_), Some(end)) => &reference[end + 1..],
            _ => &reference[1..],
        };
    }
    plain.push_str(rest);
    plain
}

fn letter_of(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
    match (name, name.strip_prefix("#x"), name.strip_prefix('#')) {
        ("amp", ..) => Some('&'),
        ("lt", ..) => Some('<'),
        ("gt", ..) => Some('>'),
        ("quot", ..) => Some('"'),
        ("apos", ..) => Some('\''),
        (_, Some(digits), _) => char::from_u32(number(digits, 16)?),
        (_, None, Some(digits)) => char::from_u32(number(digits, 10)?),
        _ => None,
    }
}

/// The words of a document's part. What was deleted from it, or is an instruction, is left out of those that are `meant`.
pub(crate) fn words_of(xml: &str, meant: bool) -> String {
    let mut words = String::new();
    let mut left_out = 0usize;
    for part in Parts(xml) {
        match part {
            Part::Text(text) if left_out == 0 => words.push_str(&unreferenced(text)),
            Part::Plain(text) if left_out == 0 => words.push_str(text),
            Part::Tag(tag) => {
                if meant && !tag.empty && is_left_out(tag.name) {
                    left_out = match tag.closes {
                        true => left_out.saturating_sub(1),
                        false => left_out + 1,
                    };
                }
                if left_out == 0 {
                    words.push_str(between(tag));
                }
            }
            Part::Text(_) | Part::Plain(_) => {}
        }
    }
    words
}

fn is_left_out(name: &str) -> bool {
    ["delText", "instrText", "tracked-changes", "annotation"].contains(&name)
}

/// What stands for a tag among the words.
fn between(tag: Tag<'_>) -> &'static str {
    match tag.name {
        "p" | "h" | "row" | "tr" | "table-row" | "si" | "list-item" | "title" | "comment"
            if tag.closes || tag.empty =>
        {
            "\n"
        }
        "br" | "cr" | "line-break" if !tag.closes => "\n",
        "c" | "tc" | "table-cell" if tag.closes => "\t",
        "tab" | "s" if !tag.closes => " ",
        _ => "",
    }
}
