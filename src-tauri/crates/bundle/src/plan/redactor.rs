//! What is found in one text, noted for the person to decide on, and what of it is to be withheld.

use std::collections::BTreeMap;

use domain::EntryId;

use crate::case_file::{CaseFile, KeptBack};
use crate::plan::choice::Choice;
use crate::plan::finding::{Finding, FindingId, FindingKind, Location, finding_id};
use crate::plan::numbered::{Numbered, Numbers, WithheldPart, in_order, without};
use crate::plan::redaction::{Around, Hit, Match, Protected, hits, letters_of, matches_in};
use crate::plan::subjects::{Children, Looking, Passage, passages_in_words};

/// Who is told what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Whoever gets the main bundle.
    Everybody,
    /// Police alone: how people are reached is withheld of those only whom the keeper keeps from police too.
    Police,
}

/// Looks at texts, notes what it finds, and says what is to be withheld.
pub(crate) struct Redactor<'a> {
    pub(crate) protected: Protected,
    pub(crate) children: Children,
    pub(crate) told: Told,
    choice: &'a Choice,
    pub(crate) findings: BTreeMap<FindingId, Finding>,
    /// The names of those who wrote, as they may leave. There are few, and each stands with every entry.
    signed: BTreeMap<String, String>,
    /// The marks that stand in place of what is withheld.
    pub(crate) numbered: Numbered,
}

impl<'a> Redactor<'a> {
    pub(crate) fn new(case: &CaseFile, choice: &'a Choice, numbers: Numbers) -> Self {
        let protected = Protected::of(case);
        Self::looking_for(protected, Told::Everybody, case, choice, numbers)
    }

    /// Looks for what is kept from police too.
    pub(crate) fn keeping(case: &CaseFile, kept: Protected, choice: &'a Choice) -> Self {
        Self::looking_for(kept, Told::Police, case, choice, Numbers::Given)
    }

    fn looking_for(
        protected: Protected,
        told: Told,
        case: &CaseFile,
        choice: &'a Choice,
        numbers: Numbers,
    ) -> Self {
        Self {
            protected,
            children: Children::of(case),
            told,
            choice,
            findings: BTreeMap::new(),
            signed: BTreeMap::new(),
            numbered: Numbered::of(case, numbers),
        }
    }

    /// The name of somebody who wrote or keeps the record, without whatever is protected. Nobody is asked about it: a name
    /// needs no address.
    pub(crate) fn signed(&mut self, name: &str) -> String {
        if let Some(known) = self.signed.get(name) {
            return known.clone();
        }
        let mut found = matches_in(name, &self.protected);
        found.retain(|matched| matched.protected);
        let found: Vec<WithheldPart> = found.into_iter().map(Into::into).collect();
        let shown = self.marked(name, &found);
        self.signed.insert(name.to_owned(), shown.clone());
        shown
    }

    /// A text with marks in place of what is withheld of it.
    pub(crate) fn marked(&mut self, text: &str, withheld: &[WithheldPart]) -> String {
        let numbered = &mut self.numbered;
        without(text, withheld, |part| {
            numbered.mark(part.kind, part.text(text))
        })
    }

    /// How the person keeps an item's file back, if they do.
    pub(crate) fn kept_back(&self, item: EntryId) -> Option<KeptBack> {
        self.choice.exhibits.get(&item).copied()
    }

    /// Whether the person gives an item as it was received though not all of it was read.
    pub(crate) fn gives_unread(&self, item: EntryId) -> bool {
        self.choice.as_received.contains(&item)
    }

    /// Notes a detail; true when it is to be withheld.
    pub(crate) fn note(&mut self, location: &Location, hit: Hit) -> bool {
        let kind = FindingKind::from(hit.kind);
        let id = finding_id(location, kind, &hit.found);
        let withheld = self.is_withheld(location, &id, hit.protected);
        self.findings.entry(id.clone()).or_insert_with(|| Finding {
            id,
            kind,
            value: hit.value(&self.protected.shapes),
            found: hit.found,
            around: hit.around,
            times: hit.times,
            location: location.clone(),
            protected: hit.protected,
            withheld,
        });
        withheld
    }

    /// Notes a passage; true when it is to be withheld, which nothing is that nobody asks for.
    fn note_passage(
        &mut self,
        location: &Location,
        text: &str,
        passage: &Passage,
        times: usize,
    ) -> bool {
        let found = passage.text(text);
        let kind = FindingKind::Subject(passage.subject);
        let id = finding_id(location, kind, found);
        let withheld = self.is_withheld(location, &id, false);
        self.findings.entry(id.clone()).or_insert_with(|| Finding {
            id,
            kind,
            value: letters_of(found),
            found: found.to_owned(),
            around: Around::of(text, passage.place.start, passage.place.end),
            times,
            location: location.clone(),
            protected: false,
            withheld,
        });
        withheld
    }

    fn is_withheld(&self, location: &Location, id: &FindingId, protected: bool) -> bool {
        let goes_nowhere = location
            .file()
            .and_then(|item| self.kept_back(item))
            .is_some();
        let decided = self.choice.findings.get(id).copied();
        goes_nowhere || decided.unwrap_or(protected)
    }

    /// What is to be withheld in a text.
    pub(crate) fn text(&mut self, location: &Location, text: &str) -> Vec<WithheldPart> {
        let found = matches_in(text, &self.protected);
        let passages = match location {
            Location::Reason { .. } => passages_in_words(text, Looking::anywhere(&self.children)),
            _ => Vec::new(),
        };
        self.chosen(location, text, found, passages)
    }

    /// Which of these are to be withheld.
    pub(crate) fn chosen(
        &mut self,
        location: &Location,
        text: &str,
        found: Vec<Match>,
        passages: Vec<Passage>,
    ) -> Vec<WithheldPart> {
        let shown = hits(text, &found);
        let mut withheld = Vec::new();
        for (matched, hit) in found.into_iter().zip(shown) {
            if self.note(location, hit) {
                withheld.push(matched.into());
            }
        }
        for passage in &passages {
            let same = |other: &&Passage| other.text(text) == passage.text(text);
            let times = passages.iter().filter(same).count();
            if self.note_passage(location, text, passage, times) {
                withheld.push(WithheldPart {
                    kind: passage.subject.into(),
                    from: passage.place.start,
                    to: passage.place.end,
                });
            }
        }
        in_order(withheld)
    }
}
