//! What later versions of an entry changed: on its card in a line, in the annex word for word. That a file was attached is no new
//! wording, and must not look like one.

mod annex;
mod rows;
mod written_down;

use catalogue::{SentenceId, sentences};
use chrono::NaiveDate;
use domain::{Entry, EntryId, EntryKind, Event, Moment, Revision};

use self::rows::Part;
use super::context::{Beside, PrintContext};
use crate::case_file::KeptEntry;

/// One version of an entry, with who wrote it and when.
struct Version<'a> {
    revision: Revision,
    written: Moment,
    author: &'a str,
    entry: &'a Entry,
}

/// Every version of an entry, the oldest first; none of what was erased.
fn versions(kept: &KeptEntry) -> Vec<Version<'_>> {
    let earlier = kept.earlier.iter().map(|earlier| Version {
        revision: earlier.revision,
        written: earlier.written,
        author: &earlier.author,
        entry: &earlier.entry,
    });
    let standing = kept.entry.iter().map(|entry| Version {
        revision: kept.revision,
        written: kept.written,
        author: &kept.author,
        entry,
    });
    earlier.chain(standing).collect()
}

/// What one version changed of the one before, as it is printed.
#[derive(Debug, Default, PartialEq, Eq)]
struct Changed {
    attached: Vec<EntryId>,
    taken_off: Vec<EntryId>,
    reworded: bool,
    answers: bool,
    /// That an incident was made an event, or the other way round.
    made: Option<SentenceId>,
}

impl Changed {
    /// Whether nothing that is printed changed: what did is withheld.
    fn is_unseen(&self) -> bool {
        *self == Self::default()
    }
}

/// Files that were attached on one day.
#[derive(Debug, Default)]
struct Attached {
    day: Option<NaiveDate>,
    files: Vec<EntryId>,
    moments: Vec<Moment>,
}

impl Attached {
    fn add(&mut self, files: &[EntryId], written: Moment) {
        if !files.is_empty() {
            self.day = Some(written.local().date_naive());
            self.files.extend(files);
            self.moments.push(written);
        }
    }
}

fn evidence(entry: &Entry) -> &[EntryId] {
    entry.happened().map_or(&[], |told| &told.evidence)
}

/// An incident as the event that it was made, or is.
fn as_event(entry: &Entry) -> Option<Entry> {
    let told = entry.happened()?.clone();
    Some(Entry::Event(Box::new(Event::of(told))))
}

impl PrintContext<'_> {
    /// Of an incident that was made an event, or an event an incident, only that and what both tell of: what was told of an act
    /// is not reworded, it stands in the version before.
    fn changed(&self, before: &Entry, after: &Entry) -> Changed {
        let (was, is) = (before.kind(), after.kind());
        if was == is {
            return self.changed_of_one_kind(before, after);
        }
        let (Some(before), Some(after)) = (as_event(before), as_event(after)) else {
            return self.changed_of_one_kind(before, after);
        };
        Changed {
            made: Some(match is {
                EntryKind::Event => sentences::PRINT_MADE_AN_EVENT_ON,
                _ => sentences::PRINT_MADE_AN_INCIDENT_ON,
            }),
            ..self.changed_of_one_kind(&before, &after)
        }
    }

    fn changed_of_one_kind(&self, before: &Entry, after: &Entry) -> Changed {
        let missing = |from: &Entry, to: &Entry| {
            let from = evidence(from).iter().copied();
            from.filter(|id| !evidence(to).contains(id)).collect()
        };
        let (was, is) = (self.rows_of(before), self.rows_of(after));
        let differs = |part: Part| {
            let of = |rows: &[rows::Row]| {
                let rows = rows.iter().filter(|row| row.part == part).cloned();
                rows.collect::<Vec<_>>()
            };
            of(&was) != of(&is)
        };
        Changed {
            attached: missing(after, before),
            taken_off: missing(before, after),
            reworded: differs(Part::Words),
            answers: differs(Part::Answer),
            made: None,
        }
    }

    /// Each version after the first, with what it changed.
    fn changes(&self, kept: &KeptEntry) -> Vec<(Moment, Changed)> {
        let all = versions(kept);
        let pairs = all.windows(2).filter_map(|pair| match pair {
            [before, after] => Some((after.written, self.changed(before.entry, after.entry))),
            _ => None,
        });
        pairs.collect()
    }

    /// When the words or answers of an entry were last changed, by the revisions that count.
    pub(super) fn reworded_at(
        &self,
        kept: &KeptEntry,
        counts: impl Fn(Revision) -> bool,
    ) -> Option<Moment> {
        let all = versions(kept);
        let mut pairs = all.windows(2).rev();
        pairs.find_map(|pair| match pair {
            [before, after] if counts(after.revision) => {
                let changed = self.changed(before.entry, after.entry);
                (changed.reworded || changed.answers).then_some(after.written)
            }
            _ => None,
        })
    }

    /// A line for each kind of change: "AB/31 attached on 17 March 2026, 19:30." Files of one day share one line.
    pub(super) fn revision_lines(&self, kept: &KeptEntry) -> Vec<String> {
        let mut lines = Vec::new();
        let (mut reworded, mut answers, mut unseen) = (Vec::new(), Vec::new(), Vec::new());
        let mut attached = Attached::default();
        for (written, changed) in self.changes(kept) {
            let date = self.times.moment(written);
            let is_of_another_day = attached.day != Some(written.local().date_naive());
            if is_of_another_day && !changed.attached.is_empty() {
                lines.extend(self.attached_line(&std::mem::take(&mut attached)));
            }
            attached.add(&changed.attached, written);
            if !changed.taken_off.is_empty() {
                // What came before that stands before it.
                lines.extend(self.attached_line(&std::mem::take(&mut attached)));
                let taken_off = &changed.taken_off;
                lines.extend(self.files_line(sentences::PRINT_TAKEN_OFF_ON, taken_off, &date));
            }
            let made = changed
                .made
                .map(|made| self.say_with(made, &[("date", date.clone().into())]));
            lines.extend(made);
            reworded.extend(changed.reworded.then(|| date.clone()));
            unseen.extend(changed.is_unseen().then(|| date.clone()));
            answers.extend(changed.answers.then_some(date));
        }
        lines.extend(self.attached_line(&attached));
        let on = |id, dates: &[String]| {
            let all = [("dates", dates.join("; ").into())];
            (!dates.is_empty()).then(|| self.say_with(id, &all))
        };
        lines.extend(on(sentences::PRINT_ANSWERS_CHANGED_ON, &answers));
        lines.extend(on(sentences::PRINT_CHANGED_UNSEEN_ON, &unseen));
        lines.extend(on(sentences::PRINT_REVISED, &reworded));
        let is_kept_unseen = self.input.beside == Beside::Nothing;
        lines.extend(
            (is_kept_unseen && !(reworded.is_empty() && answers.is_empty()))
                .then(|| self.say(sentences::PRINT_ANNEXED_ALONE)),
        );
        lines
    }

    /// Where to read what was written before; the template puts in the page.
    pub(super) fn annexed(&self, kept: &KeptEntry) -> String {
        let is_there = self.input.beside != Beside::Nothing && !self.fields(kept).is_empty();
        match is_there {
            true => self.say(sentences::PRINT_ANNEXED),
            false => String::new(),
        }
    }

    fn attached_line(&self, attached: &Attached) -> Option<String> {
        let first = attached.moments.first()?;
        let is_one_moment = attached.moments.iter().all(|one| one == first);
        let date = match is_one_moment {
            true => self.times.moment(*first),
            false => self.date(first.local().date_naive()),
        };
        self.files_line(sentences::PRINT_ATTACHED_ON, &attached.files, &date)
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
