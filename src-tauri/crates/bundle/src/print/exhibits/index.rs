//! The index of exhibits behind a chronology: by their marks, with the incidents that show each.

use std::collections::BTreeMap;

use catalogue::sentences;

use crate::print::context::PrintContext;
use crate::print::{IndexOfExhibits, IndexRow, Month};

impl PrintContext<'_> {
    pub(in crate::print) fn index_of_exhibits(&self, months: &[Month]) -> IndexOfExhibits {
        let cards = months.iter().flat_map(|month| &month.cards);
        let mut rows: BTreeMap<(&str, u32), (&str, &str, Vec<u32>)> = BTreeMap::new();
        for (card, exhibit) in cards.flat_map(|card| card.exhibits.iter().map(move |it| (card, it)))
        {
            let row = rows.entry(by_mark(&exhibit.mark));
            let (_, _, numbers) = row.or_insert((&exhibit.mark, &exhibit.text, Vec::new()));
            numbers.extend(card.number);
        }
        let rows = rows.into_values().map(|(mark, text, numbers)| IndexRow {
            mark: mark.to_owned(),
            text: text.to_owned(),
            incidents: self.listed_numbers(numbers),
        });
        IndexOfExhibits {
            heading: self.say(sentences::PRINT_INDEX_OF_EXHIBITS),
            columns: [
                sentences::PRINT_BOOK_MARK,
                sentences::PRINT_BOOK_SHOWS,
                sentences::PRINT_INCIDENT,
                sentences::PRINT_BOOK_PAGE,
            ]
            .map(|id| self.say(id))
            .into(),
            rows: rows.collect(),
        }
    }
}

/// As marks follow one another: "AB/2" before "AB/10".
fn by_mark(mark: &str) -> (&str, u32) {
    match mark.rsplit_once('/') {
        Some((initials, number)) => (initials, number.parse().unwrap_or(u32::MAX)),
        None => (mark, 0),
    }
}
