//! What the record holds and the bundle does not rely on, in the manner of the list that police make of unused material: a
//! number, what it is as far as it can be told, its day, and where it is. Of what may be told to police alone there is a count.

use catalogue::{SentenceId, sentences};
use domain::Moment;

use super::{CourtContent, CourtPaper, CourtPart};
use crate::case_file::KeptEntry;
use crate::format::by_choice::ByChoice;
use crate::print::context::{PrintContext, PrintInput};
use crate::print::{PlaceInChronology, PrintJob};

/// Something that is in the record and not in the bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotHere {
    /// An incident, by its number.
    Incident(u32),
    /// An event, by its number.
    Event(u32),
    /// An exhibit, by its mark.
    Exhibit(String),
    /// A note of the keeper's own.
    Note,
}

/// What the record holds beside the bundle. It says of nothing what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NotReliedOn {
    /// What can be named, with when it was first written.
    pub named: Vec<(NotHere, Moment)>,
    /// How many entries there are of which no more is told.
    pub others: usize,
}

/// The schedule.
pub fn not_relied_on(
    input: &PrintInput<'_>,
    places: &PlaceInChronology,
    not_here: &NotReliedOn,
) -> PrintJob {
    let context = PrintContext::of(*input);
    let of_the_bundle = input.entries.iter();
    let of_the_bundle =
        of_the_bundle.filter_map(|kept| context.struck_out_or_removed(kept, places));
    let named = not_here.named.iter();
    let named = named.map(|(what, written)| context.named_only(what, *written));
    let rows = of_the_bundle.chain(named).zip(1..);
    let rows = rows.map(|(row, number): ([String; 3], usize)| {
        let number = [number.to_string()];
        number.into_iter().chain(row).collect()
    });
    let columns = vec![
        context.column(sentences::PRINT_UNUSED_NUMBER, 1),
        context.column(sentences::PRINT_UNUSED_WHAT, 6),
        context.column(sentences::PRINT_UNUSED_DATE, 4),
        context.column(sentences::PRINT_CERTIFICATE_WHERE_IT_IS, 5),
    ];
    let table = context.court_table(
        sentences::PRINT_UNUSED_LIST,
        sentences::PRINT_UNUSED_NONE,
        columns,
        rows.collect(),
    );
    let others = (not_here.others > 0).then(|| CourtPart {
        heading: context.say(sentences::PRINT_UNUSED_OTHERS_HEADING),
        sentences: vec![context.say_with(
            sentences::PRINT_UNUSED_OTHERS,
            &[("count", not_here.others.into())],
        )],
        content: CourtContent::Sentences,
    });
    let opening = [
        sentences::PRINT_UNUSED_OPENING,
        sentences::PRINT_UNUSED_ASK,
        sentences::PRINT_UNUSED_NO_VIEW,
    ];
    let paper = CourtPaper {
        which: ByChoice::NotReliedOn,
        blanks: Vec::new(),
        opening: opening.map(|id| context.say(id)).into(),
        parts: [table].into_iter().chain(others).collect(),
    };
    context.court_job(sentences::PRINT_UNUSED_TITLE, paper)
}

impl PrintContext<'_> {
    /// What it is, when it was first written and where it is, for what is struck out or removed.
    fn struck_out_or_removed(
        &self,
        kept: &KeptEntry,
        places: &PlaceInChronology,
    ) -> Option<[String; 3]> {
        let on = |id: SentenceId, what: String, at: Moment| {
            let values = [("what", what.into()), ("date", self.day_written(at).into())];
            self.say_with(id, &values)
        };
        let first = self.day_written(kept.first_written);
        let what = self.called_in_a_list(kept);
        if let Some(erased) = kept.erased {
            let what = on(sentences::PRINT_UNUSED_REMOVED, what, erased);
            return Some([what, first, self.say(sentences::PRINT_UNUSED_NOWHERE)]);
        }
        let struck_out = kept.struck_out.as_ref()?;
        let what = on(sentences::PRINT_UNUSED_STRUCK_OUT, what, struck_out.at);
        let place = match kept.number {
            Some(_) => {
                let place = places.say(self, &kept.id.to_string()).into();
                self.say_with(
                    sentences::PRINT_FAMILY_IN_THE_CHRONOLOGY,
                    &[("place", place)],
                )
            }
            None => self.say(sentences::PRINT_UNUSED_IN_THE_RECORD),
        };
        Some([what, first, place])
    }

    /// "Incident 7", "AB/3", "Report".
    fn called_in_a_list(&self, kept: &KeptEntry) -> String {
        match kept.number {
            Some(number) => format!("{} {number}", self.called(kept)),
            None => self.called_by_kind(kept),
        }
    }

    fn named_only(&self, what: &NotHere, first_written: Moment) -> [String; 3] {
        let what = match what {
            NotHere::Incident(number) => {
                format!("{} {number}", self.say(sentences::PRINT_INCIDENT))
            }
            NotHere::Event(number) => format!("{} {number}", self.say(sentences::PRINT_EVENT)),
            NotHere::Exhibit(mark) => mark.clone(),
            NotHere::Note => self.say(sentences::PRINT_UNUSED_NOTE),
        };
        let place = self.say(sentences::PRINT_UNUSED_IN_THE_RECORD);
        [what, self.day_written(first_written), place]
    }

    fn day_written(&self, moment: Moment) -> String {
        let day = moment.utc.with_timezone(&self.input.case.zone).date_naive();
        self.date(day)
    }
}
