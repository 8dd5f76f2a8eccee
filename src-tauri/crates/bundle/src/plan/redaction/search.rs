//! Finds details in one text, and takes them out of it.

use std::collections::BTreeMap;

use domain::DetailShapes;

use super::around::Around;
use super::detail::DetailKind;
use super::patterns::{self, Likely};
use super::protected::{Protected, telling_letters};

/// What stands in place of a withheld detail.
pub const WITHHELD: &str = "[withheld]";

/// One detail in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) kind: DetailKind,
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) protected: bool,
}

impl Match {
    /// The detail as it stands in the text.
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.from..self.to]
    }
}

/// A detail with what is shown of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hit {
    pub(crate) kind: DetailKind,
    pub(crate) found: String,
    pub(crate) around: Around,
    pub(crate) times: usize,
    pub(crate) protected: bool,
}

impl Hit {
    /// One form for all the ways of writing the detail.
    pub(crate) fn value(&self, shapes: &DetailShapes) -> String {
        let mut likely = patterns::all(&self.found, shapes).into_iter();
        likely.find(|likely| likely.kind == self.kind).map_or_else(
            || patterns::letters_and_digits(&self.found),
            |likely| likely.value,
        )
    }
}

/// What is shown of each match in a text, in the same order.
pub(crate) fn hits(text: &str, matches: &[Match]) -> Vec<Hit> {
    let mut times: BTreeMap<(DetailKind, &str), usize> = BTreeMap::new();
    for matched in matches {
        *times.entry((matched.kind, matched.text(text))).or_default() += 1;
    }
    let hit = |matched: &Match| Hit {
        kind: matched.kind,
        found: matched.text(text).to_owned(),
        around: Around::of(text, matched.from, matched.to),
        times: times[&(matched.kind, matched.text(text))],
        protected: matched.protected,
    };
    matches.iter().map(hit).collect()
}

/// All details in a text that are not the other person's own; protected ones win over others in the
/// same place.
pub(crate) fn matches_in(text: &str, protected: &Protected) -> Vec<Match> {
    let mut matches = known(text, protected);
    for likely in patterns::all(text, &protected.shapes) {
        let key = (likely.kind, likely.value.clone());
        if protected.theirs.contains(&key) {
            continue;
        }
        matches.push(Match {
            kind: likely.kind,
            from: likely.from,
            to: likely.to,
            protected: protected.values.contains(&key) || lies_there(&likely, protected),
        });
    }
    without_overlaps(matches)
}

/// The name of a witness is one detail, whatever else stands in it.
pub(crate) fn witness_name(text: &str, protected: &Protected) -> Vec<Match> {
    let found = matches_in(text, protected);
    if telling_letters(text).is_none() {
        return found;
    }
    vec![Match {
        kind: DetailKind::Name,
        from: 0,
        to: text.len(),
        protected: found.iter().any(|matched| matched.protected),
    }]
}

/// The text without some of its details.
pub(crate) fn withhold(text: &str, matches: &[Match]) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut at = 0;
    for matched in matches {
        shown.push_str(&text[at..matched.from]);
        shown.push_str(WITHHELD);
        at = matched.to;
    }
    shown.push_str(&text[at..]);
    shown
}

fn lies_there(likely: &Likely, protected: &Protected) -> bool {
    likely.point.is_some_and(|point| protected.holds(&point))
}

/// Names and addresses that the record holds, whatever their case, spacing and punctuation.
fn known(text: &str, protected: &Protected) -> Vec<Match> {
    let needles = protected.needles.iter();
    let named = protected.named.iter();
    let all: Vec<(&str, DetailKind, bool)> = needles
        .map(|(needle, kind)| (needle.as_str(), *kind, true))
        .chain(named.map(|name| (name.as_str(), DetailKind::Name, false)))
        .collect();
    if all.is_empty() {
        return Vec::new();
    }
    let mut plain = String::new();
    let mut places = Vec::new();
    for (at, character) in text.char_indices() {
        if character.is_alphanumeric() {
            for lower in character.to_lowercase() {
                plain.push(lower);
                let place = (at, at + character.len_utf8());
                places.extend(std::iter::repeat_n(place, lower.len_utf8()));
            }
        }
    }
    let mut found = Vec::new();
    for (needle, kind, protected) in all {
        for (at, _) in plain.match_indices(needle) {
            let (from, to) = (places[at].0, places[at + needle.len() - 1].1);
            if stands_alone(text, from, to) {
                found.push(Match {
                    kind,
                    from,
                    to,
                    protected,
                });
            }
        }
    }
    found
}

fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let before = text[..from].chars().next_back();
    let after = text[to..].chars().next();
    ![before, after]
        .into_iter()
        .flatten()
        .any(char::is_alphanumeric)
}

/// Joins what overlaps, so that nothing of a protected detail is left showing at its edge.
fn without_overlaps(mut matches: Vec<Match>) -> Vec<Match> {
    matches.sort_by_key(|matched| (matched.from, std::cmp::Reverse(matched.to)));
    let mut kept: Vec<Match> = Vec::new();
    for matched in matches {
        match kept.last_mut() {
            Some(last) if matched.from < last.to => {
                if matched.protected && !last.protected {
                    last.kind = matched.kind;
                }
                last.protected |= matched.protected;
                last.to = last.to.max(matched.to);
            }
            _ => kept.push(matched),
        }
    }
    kept
}
