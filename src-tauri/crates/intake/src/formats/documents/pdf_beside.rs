//! What a PDF says beside its pages: notes, values of forms, bookmarks, links, what it says of itself, attachments, older
//! versions, and what follows its end.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Dict, MaybeRef, Name, ObjRef, Object, Stream};
use hayro::hayro_syntax::{Filter, Pdf};
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::allowance::Allowance;
use crate::formats::documents::page_words::words_of_page;
use crate::formats::documents::pdf_streams::drawn_by_pages;
use crate::formats::documents::pdf_strings::{decoded, is_worth_searching};
use crate::formats::documents::pdf_texts::page_texts;
use crate::formats::text_bytes;
use crate::found::Spot;

/// At most so many texts are kept, and so many bytes of them.
const MOST_TEXTS: usize = 200_000;
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// At most so much is unpacked of one stream, and of all together. Several may name the same one.
const MOST_UNPACKED: usize = 8 * 1024 * 1024;
const MOST_UNPACKED_OF_ALL: u64 = if cfg!(test) { 64 } else { 256 } * 1024 * 1024;
/// A stream that is packed in ways that tell nothing of its length is left if it is longer.
const MOST_PACKED: usize = 16 * 1024;
/// Lists within lists are followed so far.
const DEEPEST: usize = 32;
/// So many older versions of a document are looked at, from the last.
const MOST_VERSIONS: usize = 8;

/// A key that is longer is no name to show.
const MOST_OF_A_NAME: usize = 40;

const END: &[u8] = b"%%EOF";

/// What is found beside the pages.
pub(crate) struct Beside<'s> {
    texts: Vec<(Spot, String)>,
    given: HashSet<String>,
    bytes: usize,
    /// How much may still be unpacked.
    unpacking: Allowance,
    /// How many steps pages may still take.
    steps: &'s mut Allowance,
    /// Whether there is more than was looked at.
    more: bool,
}

impl<'s> Beside<'s> {
    /// Looks through all that a document holds, and its older versions. What is known already is not given again. Says
    /// whether there is more than may be read.
    pub(crate) fn of(
        document: &Pdf,
        known: HashSet<String>,
        pages: &[Vec<String>],
        steps: &'s mut Allowance,
    ) -> (Vec<(Spot, String)>, bool) {
        let mut beside = Self {
            texts: Vec::new(),
            given: known,
            bytes: 0,
            unpacking: Allowance::of(MOST_UNPACKED_OF_ALL),
            steps,
            more: false,
        };
        beside.document(document);
        let bytes: &[u8] = document.data().as_ref();
        let ends = ends(bytes);
        beside.after_the_end(bytes, ends.last().copied());
        beside.given.extend(pages.iter().flatten().cloned());
        if document.xref().has_optional_content_groups() {
            beside.layers(bytes);
        }
        beside.older(document.len(), bytes, &ends);
        let more = beside.more || beside.is_full();
        (beside.texts, more)
    }

    fn document(&mut self, document: &Pdf) {
        let drawn = drawn_by_pages(document);
        for object in document.objects() {
            match &object {
                Object::Stream(stream) => {
                    self.object(&object, "", 0);
                    let id = ObjRef::from(stream.obj_id());
                    if !drawn.contains(&id) {
                        self.stream(stream);
                    }
                }
                _ => self.object(&object, "", 0),
            }
        }
    }

    /// All strings in an object. Those that it names in other objects stand there.
    fn object(&mut self, object: &Object<'_>, key: &str, depth: usize) {
        if depth > DEEPEST || self.is_full() {
            return;
        }
        match object {
            Object::String(string) => self.string(string.as_bytes(), key),
            // The choice in a form is written so.
            Object::Name(name) if matches!(key, "V" | "DV") => self.string(name.as_ref(), key),
            Object::Dict(dictionary) => self.dictionary(dictionary, depth),
            Object::Stream(stream) => self.dictionary(stream.dict(), depth),
            Object::Array(array) => {
                for part in array.raw_iter() {
                    if let MaybeRef::NotRef(part) = part {
                        self.object(&part, key, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &Dict<'_>, depth: usize) {
        self.attachment(dictionary);
        for (key, value) in dictionary.entries() {
            if let MaybeRef::NotRef(value) = value {
                let key = match key.as_ref() {
                    b"Title" if dictionary.contains_key("Parent") => "Bookmark",
                    key => std::str::from_utf8(key).unwrap_or_default(),
                };
                self.object(&value, key, depth + 1);
            }
        }
    }

    fn string(&mut self, bytes: &[u8], key: &str) {
        if is_worth_searching(key, bytes) {
            let named = Spot::Field(field(key).to_owned());
            for text in decoded(bytes) {
                self.add(&named, text);
            }
        }
    }

    /// A file that hangs on the document, under its name.
    fn attachment(&mut self, dictionary: &Dict<'_>) {
        let Some(files) = dictionary.get::<Dict<'_>>("EF") else {
            return;
        };
        let name = ["UF", "F"].iter().find_map(|key| {
            let name = dictionary.get::<Object<'_>>(*key)?.into_string()?;
            decoded(name.as_bytes()).into_iter().next()
        });
        let spot = Spot::attachment(&name.unwrap_or_default());
        for key in ["UF", "F"] {
            if let Some(file) = files.get::<Stream<'_>>(key) {
                self.text_of(&file, &spot);
            }
        }
    }

    fn stream(&mut self, stream: &Stream<'_>) {
        let dictionary = stream.dict();
        let is = |key: &str, names: &[&[u8]]| {
            let name = dictionary.get::<Name<'_>>(key);
            name.is_some_and(|name| names.contains(&name.as_ref()))
        };
        if is("Subtype", &[b"Image", b"Form"])
            || is("Type", &[b"ObjStm", b"XRef"])
            || dictionary.contains_key("FunctionType")
            || dictionary.contains_key("PatternType")
        {
            return;
        }
        let named = match is("Type", &[b"Metadata"]) {
            true => "XMP",
            false => "Stream",
        };
        self.text_of(stream, &Spot::Field(named.to_owned()));
    }

    /// What a stream says, if it is text: as it is written, and its words without tags.
    fn text_of(&mut self, stream: &Stream<'_>, spot: &Spot) {
        self.more |= self.unpacking.left() == 0;
        if self.is_full() {
            return;
        }
        let Some(bytes) = unpacked(stream, &mut self.unpacking) else {
            return;
        };
        let head = &bytes[..bytes.len().min(4096)];
        // What a font's numbers mean is no text.
        if !text_bytes::looks_like_text(head) || head.starts_with(b"/CIDInit") {
            return;
        }
        let text = text_bytes::decoded(&bytes);
        if text.trim_start().starts_with('<')
            && let Ok(words) = words_of_page(&text)
        {
            self.add(spot, words);
        }
        self.add(spot, text);
    }

    /// Bytes behind the last end, where they read as text.
    fn after_the_end(&mut self, bytes: &[u8], end: Option<usize>) {
        let rest = bytes.get(end.unwrap_or(bytes.len())..).unwrap_or_default();
        let rest = &rest[..rest.len().min(MOST_UNPACKED)];
        if text_bytes::looks_like_text(rest) {
            self.add(
                &Spot::Field("After the end".to_owned()),
                text_bytes::decoded(rest),
            );
        }
    }

    /// Where nothing says which layers are switched off, all are read.
    fn layers(&mut self, bytes: &[u8]) {
        let all_on = with_other_first_bytes(bytes, b"OCProperties");
        if let Ok(all_on) = Pdf::new(all_on) {
            self.pages(&all_on, "Hidden layer");
        }
    }

    /// A program that changes a document may write behind its end and leave what stood there before. What ends at an earlier
    /// end is the document as it was.
    fn older(&mut self, objects: usize, bytes: &[u8], ends: &[usize]) {
        for end in ends.iter().rev().skip(1).take(MOST_VERSIONS) {
            if let Ok(version) = Pdf::new(bytes[..*end].to_vec()) {
                self.document(&version);
                self.pages(&version, "Older version");
            }
        }
        // What no list names any more is found where all of them are taken away.
        if let Ok(version) = Pdf::new(without_lists(bytes)) {
            self.document(&version);
            if version.len() != objects {
                self.pages(&version, "Older version");
            }
        }
    }

    fn pages(&mut self, version: &Pdf, named: &str) {
        let texts = page_texts(version, self.steps);
        self.more |= texts.as_ref().map_or(true, |texts| texts.more);
        let pages = texts.map(|texts| texts.pages);
        for text in pages.unwrap_or_default().into_iter().flatten() {
            self.add(&Spot::Field(named.to_owned()), text);
        }
    }

    fn add(&mut self, spot: &Spot, text: String) {
        if text.trim().chars().count() > 2 && !self.is_full() && !self.given.contains(&text) {
            self.bytes += text.len();
            self.given.insert(text.clone());
            self.texts.push((spot.clone(), text));
        }
    }

    const fn is_full(&self) -> bool {
        self.texts.len() >= MOST_TEXTS || self.bytes >= MOST_BYTES
    }
}

/// What people call the place, where they know it.
fn field(key: &str) -> &str {
    match key {
        "Contents" | "RC" => "Note",
        "URI" => "Link",
        "V" | "DV" | "RV" => "Form value",
        "T" | "TU" | "TM" => "Form field",
        "ActualText" => "Actual text",
        "Alt" => "Alternative text",
        "F" | "UF" => "File name",
        "Desc" => "Description",
        "JS" => "Script",
        // A key of the document's own is called by itself, where it can be.
        own if (1..=MOST_OF_A_NAME).contains(&own.len())
            && own.bytes().all(|byte| byte.is_ascii_graphic()) =>
        {
            own
        }
        _ => "String",
    }
}

/// What a stream unpacks to, as far as may be held and is left of what may be unpacked.
fn unpacked(stream: &Stream<'_>, left: &mut Allowance) -> Option<Vec<u8>> {
    if left.left() == 0 {
        return None;
    }
    let packed = stream.raw_data();
    let unpacked = match stream.filters().as_slice() {
        [] => Some(packed[..packed.len().min(MOST_UNPACKED)].to_vec()),
        [Filter::FlateDecode] if !stream.dict().contains_key("DecodeParms") => {
            let unpacked = decompress_to_vec_zlib_with_limit(&packed, MOST_UNPACKED);
            // What breaks off or is too long is searched as far as it goes.
            Some(unpacked.unwrap_or_else(|fault| fault.output))
        }
        _ if packed.len() <= MOST_PACKED => stream.decoded().ok().map(|bytes| bytes.into_owned()),
        _ => None,
    }?;
    // What takes more than is left is the last.
    let _ = left.take(unpacked.len() as u64);
    Some(unpacked)
}

/// Behind each end that a document names.
fn ends(bytes: &[u8]) -> Vec<usize> {
    let found = places(bytes, END);
    found.into_iter().map(|at| at + END.len()).collect()
}

/// The document without the lists of where its objects stand: a reader then looks for them itself.
fn without_lists(bytes: &[u8]) -> Vec<u8> {
    with_other_first_bytes(bytes, b"startxref")
}

/// The same with a word changed wherever it stands, so that no reader takes it for that word.
fn with_other_first_bytes(bytes: &[u8], word: &[u8]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for at in places(bytes, word) {
        changed[at] = b'X';
    }
    changed
}

fn places(bytes: &[u8], words: &[u8]) -> Vec<usize> {
    let windows = bytes.windows(words.len()).enumerate();
    windows
        .filter(|(_, window)| *window == words)
        .map(|(at, _)| at)
        .collect()
}
