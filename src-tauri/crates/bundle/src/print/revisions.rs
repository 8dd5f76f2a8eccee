//! What later versions of an incident changed. That a file was attached is no new wording, and must not look like one.

use catalogue::{SentenceId, sentences};
use domain::{Entry, EntryId, Event, Incident, Moment};

use super::context::PrintContext;
use crate::case_file::KeptEntry;

/// What one version changed of the one before.
#[derive(Debug, PartialEq, Eq)]
struct Changed {
    attached: Vec<EntryId>,
    taken_off: Vec<EntryId>,
    reworded: bool,
    answers: bool,
    made: Option<SentenceId>,
}

impl Changed {
    fn between(before: &Incident, after: &Incident) -> Self {
        let missing = |from: &Incident, to: &Incident| {
            let evidence = from.evidence.iter().copied();
            evidence.filter(|id| !to.evidence.contains(id)).collect()
        };
        let reworded = before.what != after.what || before.exact_words != after.exact_words;
        let rest = Incident {
            evidence: before.evidence.clone(),
            what: before.what.clone(),
            exact_words: before.exact_words.clone(),
            ..after.clone()
        };
        Self {
            attached: missing(after, before),
            taken_off: missing(before, after),
            reworded,
            answers: rest != *before,
            made: None,
        }
    }

    /// Of an incident that was made an event, or an event an incident, only that and what both tell of: what was told of an
    /// act is not reworded, it stands in the version before.
    fn between_entries(before: &Entry, after: &Entry) -> Option<Self> {
        if before.kind() == after.kind() {
            return Some(Self::between(before.happened()?, after.happened()?));
        }
        let alike = |entry: &Entry| Some(Event::of(entry.happened()?.clone()));
        let made = match after {
            Entry::Event(_) => sentences::PRINT_MADE_AN_EVENT_ON,
            _ => sentences::PRINT_MADE_AN_INCIDENT_ON,
        };
        Some(Self {
            made: Some(made),
            ..Self::between(alike(before)?.told(), alike(after)?.told())
        })
    }

    /// Whether nothing that is printed changed: what did is withheld.
    fn is_unseen(&self) -> bool {
        self.attached.is_empty()
            && self.taken_off.is_empty()
            && !self.reworded
            && !self.answers
            && self.made.is_none()
    }
}

impl PrintContext<'_> {
    /// A line for each kind of change: "AB/31 attached on 17 March 2026, 19:30."
    pub(super) fn revision_lines(&self, kept: &KeptEntry) -> Vec<String> {
        let mut lines = Vec::new();
        let (mut reworded, mut answers, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
        for (written, changed) in changes(kept) {
            let date = self.times.moment(written);
            lines.extend(self.files_line(sentences::PRINT_ATTACHED_ON, &changed.attached, &date));
            lines.extend(self.files_line(sentences::PRINT_TAKEN_OFF_ON, &changed.taken_off, &date));
            let made = changed
                .made
                .map(|made| self.say_with(made, &[("date", date.clone().into())]));
            lines.extend(made);
            reworded.extend(changed.reworded.then(|| date.clone()));
            unseen.extend(changed.is_unseen().then(|| date.clone()));
            answers.extend(changed.answers.then_some(date));
        }
        let on = |id, dates: &[String]| {
            let all = [("dates", dates.join("; ").into())];
            (!dates.is_empty()).then(|| self.say_with(id, &all))
        };
        lines.extend(on(sentences::PRINT_ANSWERS_CHANGED_ON, &answers));
        lines.extend(on(sentences::PRINT_CHANGED_UNSEEN_ON, &unseen));
        let said =
            self.in_a_bundle_or_not(sentences::PRINT_REVISED, sentences::PRINT_REVISED_ALONE);
        lines.extend(on(said, &reworded));
        lines
    }

    fn files_line(&self, said: SentenceId, files: &[EntryId], date: &str) -> Option<String> {
        let marks = files.iter().filter_map(|id| self.item(*id));
        let marks: Vec<String> = marks.map(|item| item.exhibit.to_string()).collect();
        let values = [
            ("marks", marks.join(", ").into()),
            ("date", date.to_owned().into()),
        ];
        (!marks.is_empty()).then(|| self.say_with(said, &values))
    }
}

/// Each version after the first, with what it changed.
fn changes(kept: &KeptEntry) -> Vec<(Moment, Changed)> {
    let earlier = kept
        .earlier
        .iter()
        .map(|one| (one.written, Some(&one.entry)));
    let all: Vec<_> = earlier
        .chain([(kept.written, kept.entry.as_ref())])
        .collect();
    let pairs = all.windows(2).filter_map(|pair| match pair {
        [(_, Some(before)), (written, Some(after))] => {
            Some((*written, Changed::between_entries(before, after)?))
        }
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn incident(what: &str, evidence: &[u128]) -> Incident {
        let id = |number: &u128| format!("{number:08x}-0000-7000-8000-000000000000");
        Incident {
            what: what.to_owned(),
            evidence: evidence
                .iter()
                .map(|one| id(one).parse().unwrap())
                .collect(),
            ..Incident::default()
        }
    }

    #[test]
    fn a_file_that_was_attached_is_no_new_wording() {
        let changed = Changed::between(&incident("He rang.", &[1]), &incident("He rang.", &[1, 2]));
        assert_eq!(changed.attached.len(), 1);
        assert!(changed.taken_off.is_empty() && !changed.reworded && !changed.answers);
    }

    #[test]
    fn an_incident_that_was_made_an_event_is_not_reworded() {
        let tagged = Incident {
            exact_words: vec![domain::Quote {
                words: "You".to_owned(),
                by: None,
            }],
            ..incident("He rang.", &[])
        };
        let event = Entry::Event(Box::new(Event::of(tagged.clone())));
        let incident = Entry::Incident(Box::new(tagged));
        let changed = Changed::between_entries(&incident, &event).unwrap();
        assert!(!changed.reworded && !changed.answers && !changed.is_unseen());
        assert_eq!(changed.made, Some(sentences::PRINT_MADE_AN_EVENT_ON));
    }

    #[test]
    fn words_and_answers_are_told_apart() {
        let before = incident("He rang.", &[]);
        let words = Changed::between(&before, &incident("He rang twice.", &[]));
        assert!(words.reworded && !words.answers);
        let answered = Incident {
            in_whose_words: Some("mine".to_owned()),
            ..before.clone()
        };
        let answers = Changed::between(&before, &answered);
        assert!(answers.answers && !answers.reworded);
    }
}
