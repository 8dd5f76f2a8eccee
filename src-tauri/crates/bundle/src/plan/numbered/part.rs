//! The parts of a text that are withheld, and the text without them.

use crate::plan::numbered::kind::WithheldKind;
use crate::plan::redaction::Match;

/// A part of a text that is withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WithheldPart {
    pub(crate) kind: WithheldKind,
    pub(crate) from: usize,
    pub(crate) to: usize,
}

impl WithheldPart {
    /// It as it stands in the text.
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.from..self.to]
    }
}

impl From<Match> for WithheldPart {
    fn from(matched: Match) -> Self {
        Self {
            kind: matched.kind.into(),
            from: matched.from,
            to: matched.to,
        }
    }
}

/// The parts in their order. A passage takes with it whatever is withheld in it, or begins or ends in it: one mark stands for
/// all of that.
pub(crate) fn in_order(mut parts: Vec<WithheldPart>) -> Vec<WithheldPart> {
    parts.sort_by_key(|part| (part.from, std::cmp::Reverse(part.to)));
    let mut joined: Vec<WithheldPart> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last) if part.from < last.to => {
                if !matches!(last.kind, WithheldKind::Passage(_)) {
                    last.kind = part.kind;
                }
                last.to = last.to.max(part.to);
            }
            _ => joined.push(part),
        }
    }
    joined
}

/// The text with a mark in place of each part.
pub(crate) fn without(
    text: &str,
    parts: &[WithheldPart],
    mut mark: impl FnMut(&WithheldPart) -> String,
) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for part in parts {
        shown.push_str(&text[at..part.from]);
        shown.push_str(&mark(part));
        at = part.to;
    }
    shown.push_str(&text[at..]);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::subjects::Subject;

    #[test]
    fn a_passage_takes_along_what_is_withheld_in_it_and_over_its_ends() {
        let text = "He rang. My GP is at 14 Larch. Road has no lamp. Ring 07700 900123.";
        let part = |kind, words: &str| {
            let from = text.find(words).unwrap();
            let to = from + words.len();
            WithheldPart { kind, from, to }
        };
        let passage = part(
            WithheldKind::Passage(Subject::Health),
            "My GP is at 14 Larch.",
        );
        let number = part(WithheldKind::Number, "07700 900123");
        for (place, shown) in [
            ("14 Larch", "He rang. [p] Road has no lamp. Ring [d]."),
            ("14 Larch. Road", "He rang. [p] has no lamp. Ring [d]."),
            ("rang. My", "He [p] Road has no lamp. Ring [d]."),
        ] {
            let place = part(WithheldKind::Place, place);
            let parts = in_order(vec![number.clone(), place, passage.clone()]);
            let left = without(text, &parts, |part| match part.kind {
                WithheldKind::Passage(_) => "[p]".to_owned(),
                _ => "[d]".to_owned(),
            });
            assert_eq!(left, shown);
        }
    }
}
