//! The printed documents: plain data in, PDF out.
//!
//! A [`PrintJob`] holds everything that one document says, as plain text; nothing of it is ever read
//! as markup. The builders ([`read_me`], [`for_the_officer`], [`chronology`], [`exhibit_schedule`],
//! [`exhibit_book`], [`redaction_certificate`], [`family_chronology`], [`continuity`], [`not_relied_on`], [`contact_sheet`], [`incident_alone`]) make jobs from a case file in the
//! catalogue's words. A [`Printer`] turns a job into a PDF: [`ChildPrinter`] in a process of its own, so that a document which eats all memory
//! cannot take the open vault with it; [`InProcessPrinter`] for tests.
//!
//! What it never does: write a file, attach one inside a PDF, make a link that leaves the document,
//! or stop because of a character: one that no typeface has is printed as its number, `⟨U+13000⟩`.

mod alone;
mod cards;
mod child;
mod chronology;
mod context;
mod court;
mod document;
mod exhibits;
mod extent_words;
mod how_made;
mod officer;
mod orders;
mod police_only;
mod read_me;
mod registers;
mod revisions;
mod tables;
mod typeset;

use std::collections::BTreeMap;
use std::io::Write;

use domain::{EntryId, Moment};
use serde::{Deserialize, Serialize};

pub use alone::incident_alone;
pub use child::{ChildPrinter, PRINTING};
pub use chronology::{chronology, in_order};
pub use context::{Beside, PrintInput};
pub use court::{
    CertificateFacts, CourtColumn, CourtContent, CourtExhibit, CourtFact, CourtLabels, CourtPaper,
    CourtParagraph, CourtPart, CourtTable, NotHere, NotReliedOn, PlacesOfExhibits, continuity,
    family_chronology, not_relied_on, redaction_certificate,
};
pub use document::{
    Annex, BookExhibit, BookPage, Card, CardExhibit, Chronology, Document, Exhibit, ExhibitBook,
    Fact, IncidentAlone, List, ListGroup, ListRow, Lists, Month, Pages, Point, Quote, Reworded,
    RewordedField, Schedule, Section, State, Wording,
};
pub use exhibits::{
    Book, ExhibitText, ExhibitTexts, PAGES_OF_A_VOLUME, PagesOnPaper, PlaceInChronology, Volume,
    VolumePrinter, exhibit_book, exhibit_schedule, laid_out,
};
pub use officer::{for_the_officer, for_the_officer_alone};
pub use police_only::{contact_sheet, police_read_me, schedule_of_originals};
pub use read_me::{ReadMeFacts, read_me};
pub use registers::{IndexOfExhibits, IndexRow, WrittenDown, WrittenRow};
pub(crate) use tables::{Table, table_of_exhibits, table_of_incidents};
pub use typeset::InProcessPrinter;

/// How many incidents one volume of the chronology holds at most.
pub const INCIDENTS_PER_VOLUME: usize = 1_000;

/// Everything that one printed document is made of, but the bytes of its pictures, which are handed
/// over one at a time while it is printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PrintJob {
    /// What the document says.
    pub document: Document,
    /// Its title, in its first line and in its properties.
    pub title: String,
    /// In every page's foot: the case, the document and the day on which it was made.
    pub foot: String,
    /// In a band at the head of every page of what only police may see; empty elsewhere.
    pub band: String,
    /// When the bundle was made: the document's only clock.
    pub made: Moment,
    /// The pictures that it shows, in the order in which they are handed over.
    pub pictures: Vec<PictureOf>,
    /// What stands on every page. It travels with the job: whoever sets the pages knows no language.
    pub page_words: PageWords,
}

/// Of what a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PictureOf {
    /// An item that is a picture.
    Item(EntryId),
    /// A page of an item, from 0.
    Page(EntryId, usize),
}

/// The words of a page's foot and of the document's properties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageWords {
    /// The tag of their language, by BCP 47, which readers aloud go by: "en-GB".
    pub language: String,
    /// "Made with Daybook".
    pub made_with: String,
    /// "Page", before its number.
    pub page: String,
    /// "of", between its number and how many there are.
    pub of: String,
    /// What it means that a character stands as its number.
    pub replaced: String,
}

/// To what a printed document conforms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Standard {
    /// PDF/A-3a for keeping and PDF/UA-1 for screen readers, as the typesetter's own checks see it.
    ArchivalAndAccessible,
    /// Tagged PDF 1.7, where that could not be had.
    TaggedPdf,
}

impl Standard {
    /// "PDF/A-3a + PDF/UA-1" or "PDF 1.7".
    pub const fn name(self) -> &'static str {
        match self {
            Self::ArchivalAndAccessible => "PDF/A-3a + PDF/UA-1",
            Self::TaggedPdf => "PDF 1.7",
        }
    }
}

/// What is known of a document once it is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// To what it conforms.
    pub standard: Standard,
    /// How many pages it has.
    pub pages: usize,
    /// On which page an exhibit's mark ("AB/1") or an incident (its entry's id) stands first, by the number that is printed on it.
    pub found_on: BTreeMap<String, usize>,
    /// Pictures that could not be read and are printed as a sentence.
    pub pictures_left_out: usize,
}

/// Where everything stands in a document that was laid out and not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaidOut {
    /// How many pages it has.
    pub pages: usize,
    /// On which page each thing stands first, as of [`Printed::found_on`].
    pub found_on: BTreeMap<String, usize>,
}

/// A document that was not printed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PrintError {
    /// The process that prints could not be started, or ended before it was done.
    #[error("the part of the program that prints stopped before it was done")]
    Ended,
    /// It has more pages than it [may](Document::most_pages): where everything would stand.
    #[error("the document has more pages than it may")]
    TooLong(LaidOut),
    /// Somebody [cancelled](job::CancelToken) it.
    #[error("printing was stopped")]
    Stopped,
    /// The typesetter refused the document. Holds the template's name, never the document's words.
    #[error("the document {0} could not be laid out")]
    NotLaidOut(&'static str),
    /// The job could not be read.
    #[error("the print job could not be read")]
    NoJob,
    /// The PDF could not be passed on.
    #[error("the printed document could not be passed on: {0}")]
    Output(#[from] std::io::Error),
}

/// Gives a JPEG as it is to be printed (turned upright, no metadata; what is more than 300 dpi on paper is taken away),
/// or nothing where there is no picture.
pub type Pictures<'a> = dyn FnMut(PictureOf) -> Option<Vec<u8>> + 'a;

/// Turns jobs into PDFs.
pub trait Printer {
    /// Prints one document into `out`. Pictures are asked for one at a time and the PDF is passed
    /// on piece by piece, so that the caller's memory stays flat.
    ///
    /// # Errors
    /// Nothing usable was written to `out`.
    fn print(
        &self,
        job: &PrintJob,
        pictures: &mut Pictures<'_>,
        out: &mut dyn Write,
    ) -> Result<Printed, PrintError>;
}
