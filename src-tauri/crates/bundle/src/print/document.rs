//! What the documents say, as plain data. All texts are ready to be read: dates in words, labels
//! from the catalogue, withheld details already replaced.

use serde::{Deserialize, Serialize};

use super::court::paper::CourtPaper;
use super::registers::{IndexOfExhibits, WrittenDown};

/// One document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Document {
    /// `00_READ_ME_FIRST.pdf`, one page.
    ReadMe(Pages),
    /// `01_for_the_officer.pdf`, two pages and lists after them.
    ForTheOfficer(Pages),
    /// `02_chronology.pdf`, one volume.
    Chronology(Chronology),
    /// `03_exhibit_schedule.pdf`.
    ExhibitSchedule(Schedule),
    /// `05_exhibit_book.pdf`, one volume.
    ExhibitBook(ExhibitBook),
    /// A paper for a court.
    Court(CourtPaper),
    /// What is for police alone: the page to be read first, the contact sheet, the schedule of originals.
    PoliceOnly(Pages),
    /// One incident by itself, in no bundle.
    Incident(IncidentAlone),
}

impl Document {
    /// Its name for a message; says nothing of what is in it.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ReadMe(_) => "READ_ME_FIRST",
            Self::ForTheOfficer(_) => "for_the_officer",
            Self::Chronology(_) => "chronology",
            Self::ExhibitSchedule(_) => "exhibit_schedule",
            Self::ExhibitBook(_) => "exhibit_book",
            Self::Court(paper) => paper.which.file_name(),
            Self::PoliceOnly(_) => "police_only",
            Self::Incident(_) => "incident",
        }
    }

    /// The size of its type in points, where that does not depend on how much room there is: a court takes no smaller type than
    /// 12 points (Family Procedure Rules 2010, Practice Direction 27A).
    pub const fn type_size(&self) -> Option<f64> {
        match self {
            Self::ExhibitBook(_) | Self::Court(_) => Some(12.0),
            Self::ReadMe(_)
            | Self::ForTheOfficer(_)
            | Self::Chronology(_)
            | Self::ExhibitSchedule(_)
            | Self::PoliceOnly(_)
            | Self::Incident(_) => None,
        }
    }

    /// With more pages than these it is laid out and not made.
    pub const fn most_pages(&self) -> Option<usize> {
        match self {
            Self::ExhibitBook(book) => book.most_pages,
            _ => None,
        }
    }

    /// How many pages it is to fill, where that is fixed. Lists come after them, on as many as they need.
    pub const fn pages_wanted(&self) -> Option<usize> {
        match self {
            Self::ReadMe(_) => Some(1),
            Self::ForTheOfficer(_) => Some(2),
            Self::Chronology(_)
            | Self::ExhibitSchedule(_)
            | Self::ExhibitBook(_)
            | Self::Court(_)
            | Self::PoliceOnly(_)
            | Self::Incident(_) => None,
        }
    }
}

/// A document of a few sections on one or two sheets.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Pages {
    /// Sentences under the title.
    pub opening: Vec<String>,
    /// The sections of each page. A document without a fixed number of pages has one list.
    pub pages: Vec<Vec<Section>>,
    /// Said under a list that was shortened to fit; `{N}` becomes how many are left out.
    pub shortened: String,
    /// Lists on pages of their own, whole.
    pub lists: Lists,
}

/// Lists of incidents, on pages of their own behind the others. Nothing in them is ever shortened.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Lists {
    /// The heading above them all.
    pub heading: String,
    /// Sentences under it.
    pub opening: Vec<String>,
    /// Those that have something in them; without any there is no page.
    pub lists: Vec<List>,
}

/// One list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct List {
    /// What its incidents have in common, and how many they are.
    pub heading: String,
    /// A sentence before the rest; may be empty.
    pub sentence: String,
    /// Its incidents, in one group or more.
    pub groups: Vec<ListGroup>,
}

/// Incidents of a list that belong together.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ListGroup {
    /// Its first words, in bold; may be empty.
    pub lead: String,
    /// More words; may be empty.
    pub text: String,
    /// The incidents, in order of time.
    pub rows: Vec<ListRow>,
}

/// One incident of a list, on one line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ListRow {
    /// The day, or as much as is known of it.
    pub when: String,
    /// The incident's number.
    pub number: String,
    /// "page 12" of the chronology; empty where it stands there on none.
    pub page: String,
    /// The marks of its exhibits; may be empty.
    pub marks: String,
    /// The keeper's words, where the list is of them; may be empty.
    pub words: String,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// Sentences before the rest.
    pub sentences: Vec<String>,
    /// Labelled values.
    pub facts: Vec<Fact>,
    /// A list.
    pub points: Vec<Point>,
    /// Never shortened, whatever room there is.
    pub whole: bool,
}

/// A labelled value.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: String,
    /// Whether it is a code to be copied letter by letter.
    pub code: bool,
}

impl Fact {
    /// A value in words.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            code: false,
        }
    }

    /// A value to be copied letter by letter.
    pub fn code(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            code: true,
            ..Self::new(label, value)
        }
    }
}

/// One thing of a list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// Its first words, in bold.
    pub lead: String,
    /// The rest.
    pub text: String,
    /// What it demands, one by one; never shortened.
    pub terms: Vec<String>,
    /// Smaller words under it.
    pub note: String,
}

/// One volume of the chronology.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Chronology {
    /// Sentences under the title: what this is and how to read it.
    pub opening: Vec<String>,
    /// The incidents, month by month.
    pub months: Vec<Month>,
    /// What comes after them: changes in a life, dealings with police and others.
    pub sections: Vec<Section>,
    /// What was written before, where that was changed.
    pub annex: Annex,
    /// When each incident was written down.
    pub written: WrittenDown,
    /// The index of exhibits.
    pub index: IndexOfExhibits,
    /// The labels that the template needs.
    pub labels: ChronologyLabels,
}

/// What entries said before they were changed, with what they say since.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Annex {
    /// Its heading.
    pub heading: String,
    /// Sentences under it.
    pub opening: Vec<String>,
    /// The entries; without any there is no annex.
    pub entries: Vec<Reworded>,
}

/// An entry of which something was changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Reworded {
    /// Its id, by which its card and this find each other.
    pub id: String,
    /// "Incident 7. 14 March 2026", or what else it is.
    pub heading: String,
    /// Whether it has a card in this volume.
    pub has_card: bool,
    /// Whether its words stand.
    pub state: State,
    /// What was changed.
    pub fields: Vec<RewordedField>,
}

/// Something that was changed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct RewordedField {
    /// What it is.
    pub label: String,
    /// How it was written, one after the other; the last is how it stands.
    pub versions: Vec<Wording>,
}

/// How something was written at one time.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Wording {
    /// When, and by whom.
    pub written: String,
    /// The words; empty where nothing was said.
    pub words: String,
    /// That nothing was said.
    pub nothing: String,
}

/// One incident by itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct IncidentAlone {
    /// Sentences under the title.
    pub opening: Vec<String>,
    /// The incident.
    pub card: Card,
    /// The labels that the template needs.
    pub labels: ChronologyLabels,
}

/// Words that stand on every card.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ChronologyLabels {
    /// "page".
    pub page: String,
    /// "Contents".
    pub contents: String,
    /// "This picture could not be printed; the file is in the bundle."
    pub no_picture: String,
    /// "struck out".
    pub struck_out: String,
}

/// The incidents of one month.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Month {
    /// "March 2026", or that the date is not known.
    pub heading: String,
    /// Its incidents.
    pub cards: Vec<Card>,
}

/// Whether the words of an entry stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// They do.
    #[default]
    Kept,
    /// They are readable, and struck.
    StruckOut,
    /// They are gone.
    Erased,
}

/// One incident or event.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Card {
    /// "Incident" or "Event"; "Entry" where it was erased.
    pub called: String,
    /// Its number, which it was given when it was first written.
    pub number: Option<u32>,
    /// Its entry's id, by which its page is found again.
    pub id: String,
    /// Whether its words stand.
    pub state: State,
    /// The line about a strike-out or an erasure.
    pub state_line: String,
    /// When it happened and how that is known.
    pub when: String,
    /// Where, who and what kind of thing, in short lines.
    pub heads: Vec<Fact>,
    /// The keeper's words.
    pub words: String,
    /// What was said or written, word for word.
    pub quotes: Vec<Quote>,
    /// What else is known.
    pub facts: Vec<Fact>,
    /// Its exhibits.
    pub exhibits: Vec<CardExhibit>,
    /// When it was written down and changed.
    pub notes: Vec<String>,
    /// That what was written before stands in the annex; `{N}` becomes the page. Empty where nothing does.
    pub annexed: String,
}

/// Words, exactly.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Quote {
    /// Who said or wrote them, with a colon's worth of words before.
    pub by: String,
    /// The words.
    pub words: String,
}

/// An exhibit on a card.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CardExhibit {
    /// "AB/1".
    pub mark: String,
    /// What it is and shows.
    pub text: String,
    /// Its place among the job's pictures.
    pub picture: Option<usize>,
    /// What the picture is, for somebody who does not see it.
    pub alt: String,
}

/// The schedule of exhibits.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Schedule {
    /// Sentences under the title.
    pub opening: Vec<String>,
    /// The exhibits by mark.
    pub exhibits: Vec<Exhibit>,
}

/// One exhibit of the schedule.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Exhibit {
    /// "AB/1".
    pub mark: String,
    /// What it shows.
    pub description: String,
    /// Everything else about it.
    pub facts: Vec<Fact>,
}

/// One volume of the book of exhibits.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct ExhibitBook {
    /// Sentences under the title.
    pub opening: Vec<String>,
    /// The heading of the index.
    pub index: String,
    /// The four headings of its columns: mark, what it shows, incidents, page.
    pub columns: Vec<String>,
    /// The exhibits by mark.
    pub exhibits: Vec<BookExhibit>,
    /// "This picture could not be printed; the file is in the bundle."
    pub no_picture: String,
    /// The number of its first page: the volumes share one row of numbers.
    pub first_page: usize,
    /// Whether there are other volumes: then each page says which pages this one has.
    pub is_one_of_several: bool,
    /// With more pages than these it is laid out and not made.
    pub most_pages: Option<usize>,
}

/// One exhibit of the book.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BookExhibit {
    /// "AB/1".
    pub mark: String,
    /// What kind of thing it is, and what it shows.
    pub title: String,
    /// The numbers of the incidents that it belongs to.
    pub incidents: String,
    /// Whether its file is in this bundle. Others have no page, only a row of the index.
    pub is_here: bool,
    /// Why it is not shown, or not all of it; empty where it is.
    pub not_shown: String,
    /// What else is said of it.
    pub facts: Vec<Fact>,
    /// Its place among the job's pictures.
    pub picture: Option<usize>,
    /// What the picture is, for somebody who does not see it.
    pub alt: String,
    /// Its pages, where it is a document whose pages can be drawn.
    pub pages: Vec<BookPage>,
    /// Its words, where it is a text.
    pub text: String,
}

/// A page of an exhibit.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct BookPage {
    /// Its place among the job's pictures.
    pub picture: usize,
    /// "AB/1, page 2 of 5", above it.
    pub called: String,
    /// The same and its words, for somebody who does not see it.
    pub alt: String,
}
