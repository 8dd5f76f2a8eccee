use std::ops::Range;

use super::subject::Subject;

/// A part of a text that may tell of a subject: one sentence, or all of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passage {
    pub(crate) subject: Subject,
    pub(crate) place: Range<usize>,
}

impl Passage {
    /// All of a text but the blank at its ends; nothing of an empty one.
    pub(super) fn whole(subject: Subject, text: &str) -> Option<Self> {
        let from = text.len() - text.trim_start().len();
        let to = from + text.trim().len();
        (from < to).then_some(Self {
            subject,
            place: from..to,
        })
    }

    /// It as it stands there.
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.place.clone()]
    }
}
