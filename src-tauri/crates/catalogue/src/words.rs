//! The sentences of one language, found by their ids.

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use domain::variant_name;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::Serialize;

use crate::Language;

/// A value put into a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Saying {
    /// Words, put in as they are; never read as Fluent.
    Text(String),
    /// A count, for the plural.
    Count(i64),
}

impl From<&str> for Saying {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Saying {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Saying {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Saying {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<u64> for Saying {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// The id of a sentence that is in the catalogue; [`crate::sentences`] has them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SentenceId {
    pub(crate) id: &'static str,
    pub(crate) values: &'static [&'static str],
}

impl SentenceId {
    /// As it stands in the catalogue: "when-evening".
    pub const fn as_str(self) -> &'static str {
        self.id
    }

    /// The names of the values that are put into it.
    pub const fn values(self) -> &'static [&'static str] {
        self.values
    }
}

/// The catalogue of one language.
pub struct Words {
    language: Language,
    sentences: FluentBundle<FluentResource>,
}

impl Language {
    /// Its words. They are read once, the first time that they are asked for.
    pub fn words(self) -> &'static Words {
        static WORDS: [OnceLock<Words>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        WORDS[self as usize].get_or_init(|| Words::from_files(self, self.files()))
    }
}

impl Words {
    fn from_files(language: Language, files: &[&str]) -> Self {
        let tag = language.tag().parse();
        let tag = tag.expect("a language has a tag of its kind");
        let mut sentences = FluentBundle::new_concurrent(vec![tag]);
        // Isolation marks would stand in the PDF's text and break a copied telephone number.
        sentences.set_use_isolating(false);
        for file in files {
            // `build.rs` read them before: none holds what Fluent cannot read.
            let resource = match FluentResource::try_new((*file).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            sentences.add_resource_overriding(resource);
        }
        Self {
            language,
            sentences,
        }
    }

    /// Which language it is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A sentence without values.
    pub fn say(&self, id: SentenceId) -> String {
        self.say_with(id, &[])
    }

    /// A sentence with values. A test reads the calls and holds each to the names that its sentence needs; what it cannot
    /// read is caught here, where debug builds stop.
    pub fn say_with(&self, id: SentenceId, values: &[(&str, Saying)]) -> String {
        let is_given = |needed: &&&str| values.iter().any(|(name, _)| name == *needed);
        debug_assert!(
            id.values.iter().all(|needed| is_given(&needed)),
            "{} needs {:?}",
            id.id,
            id.values
        );
        self.coded_with(id.id, values)
    }

    /// The word for a variant of the domain's or of a code, whose sentences are called by it: `channel-in_person`.
    pub fn of_variant(&self, area: &str, variant: &impl Serialize) -> String {
        self.coded(&format!("{area}-{}", variant_name(variant)))
    }

    /// The sentence of an id that is known only while the program runs: it comes with a finding, or ends with a code (a
    /// behaviour of the pack, a variant's name). Where the catalogue has none it is said by its id, so that it is seen and
    /// nothing stops.
    pub fn coded(&self, id: &str) -> String {
        self.coded_with(id, &[])
    }

    /// The same with values.
    fn coded_with(&self, id: &str, values: &[(&str, Saying)]) -> String {
        self.find(id, values).unwrap_or_else(|| id.to_owned())
    }

    /// A sentence by its id, where the catalogue has one.
    pub fn find(&self, id: &str, values: &[(&str, Saying)]) -> Option<String> {
        let pattern = self.sentences.get_message(id)?.value()?;
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            let value = match value {
                Saying::Text(text) => FluentValue::String(Cow::Borrowed(text)),
                Saying::Count(count) => FluentValue::from(*count),
            };
            arguments.set(*name, value);
        }
        let said = self
            .sentences
            .format_pattern(pattern, Some(&arguments), &mut Vec::new());
        Some(said.into_owned())
    }
}

/// Thousands of sentences say nothing to whoever reads a fault.
impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({})", self.language.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sentences;

    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "when-about needs")]
    fn a_value_that_is_missing_stops_a_debug_build() {
        let misspelt = [("tiem", "20:30".into())];
        Language::English
            .words()
            .say_with(sentences::WHEN_ABOUT, &misspelt);
    }

    #[test]
    fn words_put_in_are_not_read() {
        let said = Language::English.words().say_with(
            sentences::WHEN_FROM_SAID,
            &[("said", "{ $x } \u{2068}".into())],
        );
        assert!(said.contains("{ $x }"), "{said}");
    }
}
