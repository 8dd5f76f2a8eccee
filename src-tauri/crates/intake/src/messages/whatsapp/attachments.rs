//! Files that messages name, and those that are there.

use std::collections::HashMap;

use super::header::is_invisible;
use super::sentences::{self, Meaning};
use crate::messages::chat_account::FileNames;

/// The files in an archive, by their names without folders.
#[derive(Debug, Default)]
pub(super) struct FilesThere {
    places: HashMap<String, usize>,
    is_named: Vec<bool>,
}

impl FilesThere {
    pub(super) fn of<'n>(names: impl Iterator<Item = &'n str>) -> Self {
        let mut there = Self::default();
        for name in names {
            let place = there.is_named.len();
            there.is_named.push(false);
            there.places.insert(bare(name), place);
        }
        there
    }

    /// Whether a file is there. From now on it counts as named.
    pub(super) fn note(&mut self, name: &str) -> bool {
        let place = self.places.get(&bare(name)).copied();
        if let Some(place) = place {
            self.is_named[place] = true;
        }
        place.is_some()
    }

    fn has(&self, name: &str) -> bool {
        self.places.contains_key(&bare(name))
    }

    /// Those that no message named, in the order of the archive.
    pub(super) fn not_named<'n>(&self, names: impl Iterator<Item = &'n str>) -> FileNames {
        let mut not_named = FileNames::default();
        for (name, is_named) in names.zip(&self.is_named) {
            if !is_named {
                not_named.add(name);
            }
        }
        not_named
    }
}

/// A name without its folders and without invisible signs.
fn bare(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.chars()
        .filter(|letter| !is_invisible(*letter))
        .collect()
}

/// Gives the names of the files that hang on a message to `found`.
pub(super) fn named<'b>(body: &'b str, there: Option<&FilesThere>, mut found: impl FnMut(&'b str)) {
    let has_tag = memchr::memchr(b'<', body.as_bytes()).is_some();
    let first = body.split('\n').next().unwrap_or_default();
    if let Some(name) = before_words(first, there) {
        found(name);
    }
    if has_tag {
        for line in body.split('\n') {
            if let Some(name) = in_tag(line, there) {
                found(name);
            }
        }
    }
}

/// `‎<attached: 00000012-PHOTO-2019-08-08-13-25-03.jpg>`, at the end of a line, as an iPhone writes it. The word differs from
/// language to language; the sign before it, the number in the name or the file itself show that somebody's phone wrote it.
fn in_tag<'b>(line: &'b str, there: Option<&FilesThere>) -> Option<&'b str> {
    let line =
        line.trim_end_matches(|letter| is_invisible(letter) || letter == '\r' || letter == ' ');
    let inside = line.strip_suffix('>')?;
    let at = inside.rfind('<')?;
    let (_, name) = inside[at + 1..].split_once(": ")?;
    let name = name.trim_matches(|letter| is_invisible(letter) || letter == ' ');
    let is_marked = inside[..at].ends_with(is_invisible);
    let known = is_marked || begins_with_number(name) || there.is_some_and(|there| there.has(name));
    (has_ending(name) && known).then_some(name)
}

/// `IMG-20190808-WA0001.jpg (file attached)`, as Android writes it.
fn before_words<'b>(line: &'b str, there: Option<&FilesThere>) -> Option<&'b str> {
    let line =
        line.trim_end_matches(|letter| is_invisible(letter) || letter == '\r' || letter == ' ');
    let inside = line.strip_suffix(')')?;
    let (name, words) = inside.rsplit_once(" (")?;
    let name = name.trim_matches(|letter| is_invisible(letter) || letter == ' ');
    let known = sentences::whole(words) == Some(Meaning::Attached)
        || is_phones_own(name)
        || there.is_some_and(|there| there.has(name));
    (has_ending(name) && known).then_some(name)
}

/// `00000012-`.
fn begins_with_number(name: &str) -> bool {
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    digits == 8 && name.as_bytes().get(8) == Some(&b'-')
}

/// `IMG-20190808-WA0001`.
fn is_phones_own(name: &str) -> bool {
    let mut parts = name.splitn(3, '-');
    let (kind, day, rest) = (parts.next(), parts.next(), parts.next());
    let is_kind = kind
        .is_some_and(|kind| kind.len() == 3 && kind.bytes().all(|one| one.is_ascii_uppercase()));
    let is_day =
        day.is_some_and(|day| day.len() == 8 && day.bytes().all(|one| one.is_ascii_digit()));
    is_kind && is_day && rest.is_some_and(|rest| rest.starts_with("WA"))
}

/// `.jpg`.
fn has_ending(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| {
        (1..=8).contains(&ending.len()) && ending.bytes().all(|one| one.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<'b>(body: &'b str, there: &FilesThere) -> Vec<&'b str> {
        let mut names = Vec::new();
        named(body, Some(there), |name| names.push(name));
        names
    }

    #[test]
    fn a_file_is_named_in_any_language_where_the_phone_shows_that_it_wrote_the_line() {
        let there = FilesThere::of(["media/holiday plan.pdf"].into_iter());
        for (body, expected) in [
            (
                "\u{200e}<attached: 00000012-PHOTO-2019-08-08-13-25-03.jpg>",
                "00000012-PHOTO-2019-08-08-13-25-03.jpg",
            ),
            (
                "\u{200e}<pièce jointe : 00000012-PHOTO-2019-08-08.jpg>",
                "00000012-PHOTO-2019-08-08.jpg",
            ),
            (
                "report.pdf • \u{200e}3 pages \u{200e}<Anhang: 00000013-report.pdf>\r",
                "00000013-report.pdf",
            ),
            ("look\n\u{200e}<frobbed: my.vcf>", "my.vcf"),
            (
                "IMG-20190808-WA0001.jpg (file attached)\nlook at this",
                "IMG-20190808-WA0001.jpg",
            ),
            (
                "\u{200e}IMG-20190808-WA0001.jpg (frobbed)",
                "IMG-20190808-WA0001.jpg",
            ),
            ("Ann Other.vcf (Datei angehängt)", "Ann Other.vcf"),
            ("holiday plan.pdf (frobbed)", "holiday plan.pdf"),
        ] {
            assert_eq!(names(body, &there), [expected], "{body}");
        }
        for body in [
            "see <b: c.jpg> there",
            "x <b: c.jpg>",
            "notes.txt (mine)",
            "IMG-20190808-WA0001.jpg",
            "<Media omitted>",
        ] {
            assert!(names(body, &there).is_empty(), "{body}");
        }
    }

    #[test]
    fn files_that_no_message_names_are_known() {
        let all = ["_chat.txt", "a/one.jpg", "two.jpg"];
        let mut there = FilesThere::of(all.into_iter());
        assert!(there.note("one.jpg"));
        assert!(!there.note("three.jpg"));
        let left = there.not_named(all.into_iter());
        assert_eq!(left.names, ["_chat.txt", "two.jpg"]);
    }
}
