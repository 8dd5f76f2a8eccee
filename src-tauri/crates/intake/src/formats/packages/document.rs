//! The parts of a document that are text.

use std::collections::BTreeMap;

use crate::Reason;
use crate::formats::text_bytes;

use super::archive::{self, Archive};

/// The parts of a document, by their names.
pub(super) struct Texts(BTreeMap<String, String>);

impl Texts {
    /// Reads those that are XML.
    pub(super) fn of(bytes: &[u8], archive: &Archive) -> Result<Self, Reason> {
        let mut left = archive::allowance();
        let mut texts = BTreeMap::new();
        for member in &archive.members {
            if !is_xml_name(&member.name) {
                continue;
            }
            let unpacked = archive::unpacked(bytes, member, &mut left);
            let (content, whole) = unpacked.ok_or(Reason::Damaged)?;
            // Two members of one name: nobody knows which of them is seen.
            let twice = texts.insert(member.name.clone(), text_bytes::decoded(&content));
            if !whole || twice.is_some() {
                return Err(Reason::Damaged);
            }
        }
        Ok(Self(texts))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Those that begin so, by the number in their names.
    pub(super) fn like(&self, beginning: &str) -> Vec<&str> {
        let names = self.0.keys().filter(|name| name.starts_with(beginning));
        let mut names: Vec<&str> = names.map(String::as_str).collect();
        names.sort_by_key(|name| (name.len(), *name));
        names
    }
}

pub(super) fn is_xml_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels", ".rdf", ".xhtml", ".opf", ".ncx"]
        .iter()
        .any(|end| name.ends_with(end))
}
