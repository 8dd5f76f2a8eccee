//! Finds details in one text, and takes them out of it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use domain::DetailShapes;

use super::around::Around;
use super::detail::DetailKind;
use super::patterns::{self, Likely};
use super::points::apart::{apart, beside};
use super::protected::{Protected, telling_letters};
use super::reading::{View, letters_of, views};

/// What stands in place of a withheld detail in the copy of an item.
pub const WITHHELD: &str = "[withheld]";
/// What every such mark begins with, also one that has a number.
pub(crate) const MARK: &str = "[withheld";

/// So many bytes of a text are searched at once, and so many of them again with what follows.
const STRETCH: usize = 256 * 1024;
const OVERLAP: usize = 8 * 1024;
/// So many bytes beside a detail are searched as if it were gone.
const CLOSE_BY: usize = 1024;

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
    let mut found = at_once(text, protected);
    let beside = beside_others(text, &found, protected);
    if beside.is_empty() {
        return found;
    }
    found.extend(beside);
    without_overlaps(found)
}

/// Protected details that stand so close to another that they are seen only once that one is gone, as two numbers written
/// without a space between them are.
fn beside_others(text: &str, found: &[Match], protected: &Protected) -> Vec<Match> {
    let is_known = |one: &Match| {
        let near = found.partition_point(|known| known.to <= one.from);
        found
            .get(near)
            .is_some_and(|known| known.protected && known.from <= one.from && known.to >= one.to)
    };
    let mut beside: Vec<Match> = Vec::new();
    let mut seen = BTreeSet::new();
    let gone = found.iter().filter(|one| one.protected);
    let mut gone: Vec<Range<usize>> = gone.map(|one| one.from..one.to).collect();
    while let Some(part) = gone.pop() {
        for near in close_by(text, &part) {
            for one in at_once(&text[near.clone()], protected) {
                let one = Match {
                    from: near.start + one.from,
                    to: near.start + one.to,
                    ..one
                };
                // What was cut where the part was cut may be a piece of a word.
                let is_cut = (one.from == near.start && one.from != part.end)
                    || (one.to == near.end && one.to != part.start);
                let at_an_end = one.from == 0 || one.to == text.len();
                if one.protected
                    && (!is_cut || at_an_end)
                    && !is_known(&one)
                    && seen.insert((one.from, one.to))
                {
                    gone.push(one.from..one.to);
                    beside.push(one);
                }
            }
        }
    }
    beside
}

/// The text before and after a part of it, on the sides on which a word goes on without a break.
fn close_by(text: &str, part: &Range<usize>) -> Vec<Range<usize>> {
    let goes_on = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at..].chars().next();
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    let mut near = Vec::new();
    if goes_on(part.start) {
        near.push(text.floor_char_boundary(part.start.saturating_sub(CLOSE_BY))..part.start);
    }
    if goes_on(part.end) {
        near.push(part.end..text.ceil_char_boundary((part.end + CLOSE_BY).min(text.len())));
    }
    near
}

/// What one search finds.
fn at_once(text: &str, protected: &Protected) -> Vec<Match> {
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
    let (points, likely) = patterns::all(view, &protected.shapes)
        .into_iter()
        .partition(|likely| likely.point.is_some());
    for (part, is_there) in points_in(points, protected) {
        matches.push((part, found(DetailKind::Point, is_there)));
    }
    for Likely {
        kind,
        from,
        to,
        value,
        ..
    } in likely
    {
        let key = (kind, value);
        if !protected.theirs.contains(&key) {
            let is_protected = protected.values.contains(&key);
            matches.push((from..to, found(kind, is_protected)));
        }
    }
    matches
}

/// Points that lie at a protected place, and others that can hardly be anything else.
fn points_in(points: Vec<Likely>, protected: &Protected) -> Vec<(Range<usize>, bool)> {
    let part = |likely: &Likely| likely.from..likely.to;
    let lies_there = |likely: &Likely| {
        let spotted = likely.point.as_ref();
        spotted.is_some_and(|spotted| protected.has_there(spotted))
    };
    let (there, others): (Vec<_>, Vec<_>) = points.into_iter().partition(lies_there);
    let is_clear = |likely: &&Likely| likely.point.as_ref().is_some_and(|point| point.is_clear);
    let there = apart(&there.iter().map(part).collect::<Vec<_>>());
    let others: Vec<_> = others.iter().filter(is_clear).map(part).collect();
    let others = apart(&beside(others, &there));
    let there = there.into_iter().map(|part| (part, true));
    there
        .chain(others.into_iter().map(|part| (part, false)))
        .collect()
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
