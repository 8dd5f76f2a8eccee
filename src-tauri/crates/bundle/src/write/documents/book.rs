//! The book of exhibits on its way into a bag, volume by volume.

use job::Meter;

use super::exhibit_pages::ExhibitPages;
use super::{DocumentPrinter, Shown};
use crate::error::WriteError;
use crate::format::by_choice::ByChoice;
use crate::format::layout::volume_by_choice;
use crate::print::{LaidOut, PrintError, PrintJob, Printed, Volume, VolumePrinter, laid_out};
use crate::write::bag::Bag;

/// Where the volumes go, and what their pictures are.
pub(super) struct BookInABag<'a, 'm> {
    pub(super) printer: &'a DocumentPrinter<'a>,
    pub(super) bag: &'a mut Bag,
    pub(super) folder: &'a str,
    pub(super) shown: Shown<'a>,
    pub(super) drawn: &'a ExhibitPages<'a>,
    pub(super) meter: &'a mut Meter<'m>,
    /// What the files are called that were made.
    pub(super) names: Vec<String>,
}

impl VolumePrinter for BookInABag<'_, '_> {
    type Fault = WriteError;

    fn lay_out(&mut self, job: &PrintJob) -> Result<LaidOut, WriteError> {
        self.meter.check()?;
        let printer = self.printer;
        let found = printer.handing_pictures(job, self.shown, Some(self.drawn), |pictures| {
            laid_out(printer.printer, job, pictures)
        });
        Ok(found?)
    }

    fn print_unless_too_long(&mut self, job: &PrintJob) -> Result<Volume, WriteError> {
        match self.print(job, 1, 1) {
            Ok(printed) => Ok(Volume::Printed(printed)),
            Err(WriteError::Print(PrintError::TooLong(found))) => {
                self.names.pop();
                Ok(Volume::TooLong(found))
            }
            Err(fault) => Err(fault),
        }
    }

    fn print(
        &mut self,
        job: &PrintJob,
        volume: usize,
        volumes: usize,
    ) -> Result<Printed, WriteError> {
        let name = volume_by_choice(ByChoice::ExhibitBook, volume, volumes);
        let path = format!("{}{name}", self.folder);
        self.names.push(name);
        let drawn = Some(self.drawn);
        self.printer
            .print_with_pages(self.bag, &path, job, self.shown, drawn, self.meter)
    }
}
