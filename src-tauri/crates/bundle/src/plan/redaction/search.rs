//! Finds details in one text, and takes them out of it.

use std::collections::BTreeMap;
use std::ops::Range;

use domain::DetailShapes;

use super::around::Around;
use super::detail::DetailKind;
use super::patterns;
use super::protected::{Protected, telling_letters};
use super::reading::{View, letters_of, views};

/// What stands in place of a withheld detail.
pub(crate) const WITHHELD: &str = "[withheld]";

/// So many bytes of a text are searched at once, and so many of them again with what follows.
const STRETCH: usize = 256 * 1024;
const OVERLAP: usize = 8 * 1024;

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
        let mut likely = patterns::all(&View::as_written(&self.found), shapes).into_iter();
        likely
            .find(|likely| likely.kind == self.kind)
            .map_or_else(|| letters_of(&self.found), |likely| likely.value)
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
    let mut matches = Vec::new();
    for stretch in stretches(text) {
        let here = &text[stretch.clone()];
        for view in views(here) {
            for (part, found) in in_view(&view, protected) {
                let Some(place) = view.place(part) else {
                    continue;
                };
                // Where the stretch was cut, it may be a piece of a word; the one beside it holds the whole.
                let is_cut = (place.start == 0 && stretch.start > 0)
                    || (place.end == here.len() && stretch.end < text.len());
                if !is_cut {
                    matches.push(Match {
                        from: stretch.start + place.start,
                        to: stretch.start + place.end,
                        ..found
                    });
                }
            }
        }
    }
    without_overlaps(matches)
}

/// The parts of a text that are searched one after the other, so that a long one takes little memory. Each begins before the
/// last one ends.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let boundary = |at: usize| {
        let mut near = at..text.len();
        near.find(|at| text.is_char_boundary(*at))
            .unwrap_or(text.len())
    };
    let mut stretches = Vec::new();
    let mut from = 0;
    loop {
        let to = boundary(from + STRETCH);
        stretches.push(from..to);
        if to == text.len() {
            return stretches;
        }
        from = boundary(to - OVERLAP);
    }
}

/// What is found in one view of a text, each with its part of the view.
fn in_view(view: &View, protected: &Protected) -> Vec<(Range<usize>, Match)> {
    let found = |kind, protected| Match {
        kind,
        from: 0,
        to: 0,
        protected,
    };
    let needles = protected.needles.in_view(view).into_iter();
    let mut matches: Vec<_> = needles
        .map(|(needle, part)| (part, found(needle.kind, needle.protected)))
        .collect();
    let names = protected.names.in_view(view).into_iter();
    matches.extend(names.map(|part| (part, found(DetailKind::Name, true))));
    let numbers = protected.numbers.in_view(view).into_iter();
    matches.extend(numbers.map(|part| (part, found(DetailKind::Number, true))));
    for likely in patterns::all(view, &protected.shapes) {
        let key = (likely.kind, likely.value);
        if protected.theirs.contains(&key) {
            continue;
        }
        let lies_there = |spotted| protected.has_there(spotted);
        let is_there = likely.point.as_ref().is_some_and(lies_there);
        let is_clear = likely.point.as_ref().is_none_or(|spotted| spotted.is_clear);
        if is_there || is_clear {
            let is_protected = is_there || protected.values.contains(&key);
            matches.push((likely.from..likely.to, found(key.0, is_protected)));
        }
    }
    matches
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
