//! The chronology for a family court: what happened, in short numbered paragraphs, with where each exhibit is found. It is an
//! edition to be served on somebody: what the keeper felt and feared is not in it.

use catalogue::sentences;

use super::{CourtColumn, CourtContent, CourtPaper, CourtParagraph, CourtPart};
use crate::case_file::KeptEntry;
use crate::format::by_choice::ByChoice;
use crate::print::chronology::{in_order, is_event, one_line, told};
use crate::print::context::{PrintContext, PrintInput};
use crate::print::{PlaceInChronology, PrintJob};

/// Where exhibits are found on paper.
#[derive(Debug, Clone, Copy)]
pub struct PlacesOfExhibits<'a> {
    /// In the book of exhibits, where there is one.
    pub book: Option<&'a PlaceInChronology>,
    /// In the chronology.
    pub chronology: &'a PlaceInChronology,
}

/// The chronology for a family court.
pub fn family_chronology(input: &PrintInput<'_>, pages: PlacesOfExhibits<'_>) -> PrintJob {
    let context = PrintContext::of(*input);
    let in_order = in_order(input);
    let stands = |kept: &&KeptEntry| kept.struck_out.is_none() && kept.erased.is_none();
    let standing = in_order.iter().copied().filter(stands);
    let paragraphs = standing.filter_map(|kept| context.paragraph(kept, pages));
    let paragraphs: Vec<CourtParagraph> = paragraphs.collect();
    let struck_out = in_order
        .iter()
        .copied()
        .filter(|kept| !stands(kept))
        .count();
    let struck_out = (struck_out > 0).then(|| {
        let count = [("count", struck_out.into())];
        context.say_with(sentences::PRINT_FAMILY_STRUCK_OUT, &count)
    });
    let opening = [
        sentences::PRINT_FAMILY_OPENING,
        sentences::PRINT_FAMILY_LEFT_OUT,
        sentences::PRINT_FAMILY_NO_STATEMENT,
    ];
    let paper = CourtPaper {
        which: ByChoice::FamilyChronology,
        blanks: vec![
            context.say(sentences::PRINT_FAMILY_COURT),
            context.say(sentences::PRINT_FAMILY_CASE_NUMBER),
        ],
        opening: opening
            .map(|id| context.say(id))
            .into_iter()
            .chain(struck_out)
            .chain([context.zone_of_times()])
            .collect(),
        parts: vec![context.what_happened(paragraphs), context.references()],
    };
    context.court_job(sentences::PRINT_FAMILY_TITLE, paper)
}

impl PrintContext<'_> {
    fn what_happened(&self, paragraphs: Vec<CourtParagraph>) -> CourtPart {
        let none = paragraphs.is_empty();
        let none = none.then(|| self.say(sentences::PRINT_FAMILY_NONE));
        CourtPart {
            heading: self.say(sentences::PRINT_FAMILY_WHAT_HAPPENED),
            sentences: none.into_iter().collect(),
            content: CourtContent::Paragraphs(paragraphs),
        }
    }

    fn paragraph(&self, kept: &KeptEntry, pages: PlacesOfExhibits<'_>) -> Option<CourtParagraph> {
        let incident = told(kept)?;
        let (called, who) = match is_event(kept) {
            true => (
                sentences::PRINT_FAMILY_EVENT,
                sentences::PRINT_WHO_WAS_THERE,
            ),
            false => (sentences::PRINT_FAMILY_INCIDENT, sentences::PRINT_WHO),
        };
        let number = kept.number.unwrap_or_default();
        let mut heads = self.where_and_who(who, incident);
        // Else the words would be taken for the keeper's own.
        heads.extend(self.in_whose_words(incident));
        let quotes = self.quotes(incident).into_iter();
        let exhibits = incident.evidence.iter();
        Some(CourtParagraph {
            when: self.when(incident),
            called: self.say_with(called, &[("number", number.to_string().into())]),
            heads: one_line(&heads),
            words: incident.what.clone(),
            quotes: quotes.map(|quote| (quote.by, quote.words)).collect(),
            exhibits_label: self.say(sentences::PRINT_EXHIBITS),
            exhibits: exhibits
                .filter_map(|item| self.exhibit_and_page(*item, pages))
                .collect(),
        })
    }

    /// "AB/1" and "exhibit book, page 12".
    fn exhibit_and_page(
        &self,
        item: domain::EntryId,
        pages: PlacesOfExhibits<'_>,
    ) -> Option<(String, String)> {
        let file = self.file(item)?;
        let mark = self.item(item)?.exhibit.to_string();
        let in_it = |id, places: &PlaceInChronology| {
            self.say_with(id, &[("place", places.say(self, &mark).into())])
        };
        let place = match pages.book {
            _ if file.how.is_kept_back() => self.say(file.how.instead_of_a_file()),
            Some(book) if book.holds(&mark) => in_it(sentences::PRINT_FAMILY_IN_THE_BOOK, book),
            _ => in_it(sentences::PRINT_FAMILY_IN_THE_CHRONOLOGY, pages.chronology),
        };
        Some((mark, place))
    }

    /// What a court or police called it, for whoever fills in the head.
    fn references(&self) -> CourtPart {
        let orders = self.orders().into_iter().map(|(_, order)| {
            vec![
                self.order_lead(order),
                order.made_by.clone().unwrap_or_default(),
                order.reference.clone().unwrap_or_default(),
            ]
        });
        let proceedings = self.proceedings().into_iter().map(|one| {
            let place = one.place.clone().unwrap_or_default();
            vec![self.stage(one), place, String::new()]
        });
        let columns: Vec<CourtColumn> = vec![
            self.column(sentences::PRINT_FAMILY_ORDER_OR_STAGE, 5),
            self.column(sentences::PRINT_FAMILY_WHERE_MADE, 4),
            self.column(sentences::PRINT_REFERENCE, 4),
        ];
        self.court_table(
            sentences::PRINT_ORDERS,
            sentences::PRINT_FAMILY_NO_ORDERS,
            columns,
            orders.chain(proceedings).collect(),
        )
    }
}
