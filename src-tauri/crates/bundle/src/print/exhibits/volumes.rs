//! How the book of exhibits is parted into volumes: by about how many pages each exhibit takes, and where that was wrong, by how
//! many it was found to take once it was laid out.

use std::io;
use std::ops::Range;

use crate::print::{LaidOut, Pictures, PrintError, PrintJob, Printed, Printer};

/// Family courts take a bundle of at most 350 pages (Family Procedure Rules 2010, Practice Direction 27A).
pub const PAGES_OF_A_VOLUME: usize = 350;
/// About so many exhibits stand on one page of an index.
const ROWS_OF_AN_INDEX_PAGE: usize = 34;

/// What came of a book in one volume.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Volume {
    /// It is printed.
    Printed(Printed),
    /// It would have more pages than it may.
    TooLong(LaidOut),
}

/// Who lays out and prints the volumes of a book.
pub trait VolumePrinter {
    /// Why it could not.
    type Fault;

    /// Where everything would stand.
    ///
    /// # Errors
    /// It could not be laid out.
    fn lay_out(&mut self, job: &PrintJob) -> Result<LaidOut, Self::Fault>;

    /// Prints a book in one volume, where that has no more pages than it may.
    ///
    /// # Errors
    /// It could not be printed.
    fn print_unless_too_long(&mut self, job: &PrintJob) -> Result<Volume, Self::Fault>;

    /// Prints one volume of so many.
    ///
    /// # Errors
    /// It could not be printed.
    fn print(
        &mut self,
        job: &PrintJob,
        volume: usize,
        volumes: usize,
    ) -> Result<Printed, Self::Fault>;
}

/// Where everything would stand in a document that is made only where it has few pages.
///
/// # Errors
/// It could not be laid out.
pub fn laid_out(
    printer: &dyn Printer,
    job: &PrintJob,
    pictures: &mut Pictures<'_>,
) -> Result<LaidOut, PrintError> {
    match printer.print(job, pictures, &mut io::sink()) {
        Err(PrintError::TooLong(found)) => Ok(found),
        Ok(Printed {
            pages, found_on, ..
        }) => Ok(LaidOut { pages, found_on }),
        Err(fault) => Err(fault),
    }
}

/// About how many pages each exhibit of a book takes, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pages {
    of_exhibits: Vec<usize>,
    /// How many exhibits stand on one page of an index.
    rows: usize,
    /// So many pages are filled, as far as that is known beforehand.
    room: usize,
}

impl Pages {
    /// What is worked out beforehand can be too few, so some pages are left over.
    pub(super) fn estimated(of_exhibits: Vec<usize>, most: usize) -> Self {
        Self {
            of_exhibits,
            rows: ROWS_OF_AN_INDEX_PAGE,
            room: most - most / 7,
        }
    }

    /// The exhibits of each volume, by their places. There is one volume at least.
    pub(super) fn volumes(&self) -> Vec<Range<usize>> {
        let mut volumes = Vec::new();
        let (mut first, mut filled) = (0, 0);
        for (at, pages) in self.of_exhibits.iter().enumerate() {
            let index = 1 + (at - first) / self.rows;
            if at > first && index + filled + pages > self.room {
                volumes.push(first..at);
                (first, filled) = (at, 0);
            }
            filled += pages;
        }
        volumes.push(first..self.of_exhibits.len());
        volumes
    }

    /// Whether a volume that can be parted was found to have more pages than it may.
    pub(super) fn is_too_long(exhibits: &Range<usize>, pages: usize, most: usize) -> bool {
        pages > most && exhibits.len() > 1
    }

    /// Takes over what a volume was found to take: `marks` are those of its exhibits, and it began on this page.
    pub(super) fn learn(
        &mut self,
        exhibits: &Range<usize>,
        marks: &[String],
        first_page: usize,
        found: &LaidOut,
    ) {
        let mut end = first_page + found.pages;
        for (at, mark) in exhibits.clone().zip(marks).rev() {
            // What has no page stands in the index alone.
            let begins = found.found_on.get(mark).copied();
            self.of_exhibits[at] = begins.map_or(0, |begins| end.saturating_sub(begins));
            end = begins.unwrap_or(end);
        }
        let index = end.saturating_sub(first_page);
        if index > 1 {
            self.rows = self.rows.min((exhibits.len() / index).max(1));
        }
    }

    /// Fills one page fewer than was tried, and no more than may be.
    pub(super) fn tighten(&mut self, most: usize) {
        self.room = self.room.min(most + 1).saturating_sub(1).max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(count: usize) -> Vec<String> {
        (1..=count).map(|number| format!("AB/{number}")).collect()
    }

    #[test]
    fn volumes_hold_every_exhibit_once_and_no_more_than_there_is_room_for() {
        let pages: Vec<usize> = (0..700).map(|number| 1 + number % 13).collect();
        let parted = Pages::estimated(pages.clone(), PAGES_OF_A_VOLUME).volumes();
        assert!(parted.len() > 3);
        let mut next = 0;
        for exhibits in parted {
            assert_eq!(exhibits.start, next);
            next = exhibits.end;
            let index = exhibits.len().div_ceil(ROWS_OF_AN_INDEX_PAGE);
            assert!(index + pages[exhibits].iter().sum::<usize>() <= 300);
        }
        assert_eq!(next, pages.len());
        let none = Pages::estimated(Vec::new(), PAGES_OF_A_VOLUME);
        assert_eq!(none.volumes(), vec![Range { start: 0, end: 0 }]);
    }

    #[test]
    fn what_a_volume_was_found_to_take_is_what_the_next_parting_goes_by() {
        let mut pages = Pages::estimated(vec![1; 4], 10);
        assert_eq!(pages.volumes(), vec![Range { start: 0, end: 4 }]);
        // Two pages of index; the third exhibit has no page of its own.
        let found = LaidOut {
            pages: 12,
            found_on: [("AB/1", 103), ("AB/2", 107), ("AB/4", 108)]
                .map(|(mark, page)| (mark.to_owned(), page))
                .into(),
        };
        pages.learn(&(0..4), &marks(4), 101, &found);
        assert_eq!(pages.of_exhibits, [4, 1, 0, 5]);
        assert_eq!(pages.rows, 2);
        assert_eq!(pages.volumes(), [0..3, 3..4]);
    }

    #[test]
    fn an_exhibit_that_is_too_long_by_itself_has_a_volume_of_its_own() {
        let mut pages = Pages::estimated(vec![2, 50, 2, 2], 10);
        assert_eq!(pages.volumes(), [0..1, 1..2, 2..4]);
        assert!(!Pages::is_too_long(&(1..2), 51, 10));
        for _ in 0..100 {
            pages.tighten(10);
        }
        assert_eq!(pages.volumes(), [0..1, 1..2, 2..3, 3..4]);
    }
}
