//! The documents of a bag: which there are, in which order they are printed, and what they say
//! beyond the case itself.

mod book;
mod by_choice;
mod exhibit_pages;
mod exhibit_texts;
mod left_out;
mod pictures;

use catalogue::sentences;
use job::Meter;
use ledger::KeyName;

use crate::case_file::{CaseFile, Evidence, ExhibitFile, Signer};
use crate::error::WriteError;
use crate::exhibits_counted::exhibits_counted;
use crate::format::by_choice::ByChoice;
use crate::format::layout::{
    DOCUMENTS, DocumentKind, HOW_TO_CHECK, POLICE_ONLY_HOW_TO_CHECK, READ_ME, chronology_volume,
    document_path,
};
use crate::plan::Plan;
use crate::plan::redaction::Protected;
use crate::print::{
    Beside, PAGES_OF_A_VOLUME, PictureOf, Pictures, PlaceInChronology, PlacesOfExhibits,
    PrintInput, PrintJob, Printed, Printer, ReadMeFacts, chronology, contact_sheet,
    exhibit_schedule, for_the_officer, police_read_me, read_me, schedule_of_originals,
};
use crate::write::bag::Bag;
use crate::write::ports::Ports;

use self::book::BookInABag;
use self::by_choice::{ToPrint, to_print};
use self::exhibit_pages::ExhibitPages;
pub(crate) use self::exhibit_texts::readable_copy;
use self::left_out::{in_no_bag, left_out};
use self::pictures::PicturesMade;

const OFFICER: &str = DocumentKind::ForTheOfficer.file_name();
const SCHEDULE: &str = DocumentKind::ExhibitSchedule.file_name();
const SPREADSHEET: &str = DocumentKind::Spreadsheet.file_name();

/// Whether a picture may be on a page.
type Shown<'a> = &'a dyn Fn(domain::EntryId) -> bool;

/// What each file is, by its name.
pub(crate) type Names = Vec<(String, String)>;

/// What print needs beside the jobs.
pub(crate) struct DocumentPrinter<'a> {
    pub(crate) printer: &'a dyn Printer,
    pub(crate) evidence: &'a dyn Evidence,
    pictures: PicturesMade,
}

impl<'a> DocumentPrinter<'a> {
    pub(crate) fn of(ports: Ports<'a>, plan: &Plan) -> Self {
        Self {
            printer: ports.printer,
            evidence: ports.evidence,
            // In the chronology, and in the book.
            pictures: PicturesMade::none(plan.choice.documents.contains(&ByChoice::ExhibitBook)),
        }
    }

    fn print(
        &self,
        bag: &mut Bag,
        path: &str,
        job: &PrintJob,
        may_be_shown: Shown<'_>,
        meter: &mut Meter<'_>,
    ) -> Result<Printed, WriteError> {
        self.print_with_pages(bag, path, job, may_be_shown, None, meter)
    }

    /// Also the pages of exhibits.
    fn print_with_pages(
        &self,
        bag: &mut Bag,
        path: &str,
        job: &PrintJob,
        may_be_shown: Shown<'_>,
        pages: Option<&ExhibitPages<'_>>,
        meter: &mut Meter<'_>,
    ) -> Result<Printed, WriteError> {
        meter.check()?;
        let (printed, _) = self.handing_pictures(job, may_be_shown, pages, |pictures| {
            bag.write_with(path, |out| self.printer.print(job, pictures, out))
        })?;
        Ok(printed)
    }

    /// Makes the pictures of a job while it is laid out.
    fn handing_pictures<Done>(
        &self,
        job: &PrintJob,
        may_be_shown: Shown<'_>,
        pages: Option<&ExhibitPages<'_>>,
        print: impl FnOnce(&mut Pictures<'_>) -> Done,
    ) -> Done {
        let items = job.pictures.iter().filter_map(|of| match of {
            PictureOf::Item(item) if may_be_shown(*item) => Some(*item),
            PictureOf::Item(_) | PictureOf::Page(..) => None,
        });
        let items: Vec<domain::EntryId> = items.collect();
        let make = |item| self.evidence.picture(item);
        self.pictures.hand_to(&items, &make, |give| {
            let mut picture = |of| match of {
                PictureOf::Item(item) if may_be_shown(item) => give(item),
                PictureOf::Page(item, page) if may_be_shown(item) => pages?.picture(item, page),
                PictureOf::Item(_) | PictureOf::Page(..) => None,
            };
            print(&mut picture)
        })
    }

    /// The main bag's documents.
    pub(crate) fn main(
        &self,
        bag: &mut Bag,
        case: &CaseFile,
        plan: &Plan,
        signer: &dyn Signer,
        meter: &mut Meter<'_>,
    ) -> Result<Vec<Printed>, WriteError> {
        let (mut printed, mut names) = self.to_read(bag, DOCUMENTS, case, plan, meter)?;
        let words = plan.shown.words;
        names.extend([
            (
                SPREADSHEET.to_owned(),
                words.say(sentences::BUNDLE_FILE_SPREADSHEET),
            ),
            (
                "2_exhibits".to_owned(),
                words.say(sentences::BUNDLE_FILE_EXHIBITS),
            ),
            (
                "4_machine_readable".to_owned(),
                words.say(sentences::BUNDLE_FILE_FOR_PROGRAMS),
            ),
        ]);
        let input = main_input(plan);
        let first = read_me(&input, &read_me_facts(plan, signer, names));
        printed.push(self.print(bag, READ_ME, &first, &shown_in(plan), meter)?);
        Ok(printed)
    }

    /// The documents about the case, into a folder of the bag, and what each is by its name.
    pub(crate) fn to_read(
        &self,
        bag: &mut Bag,
        folder: &str,
        case: &CaseFile,
        plan: &Plan,
        meter: &mut Meter<'_>,
    ) -> Result<(Vec<Printed>, Names), WriteError> {
        let input = main_input(plan);
        let shown = shown_in(plan);
        let mut print = |bag: &mut Bag, name: &str, job: &PrintJob| {
            self.print(bag, &format!("{folder}{name}"), job, &shown, meter)
        };
        let volumes = chronology(&input);
        let mut names = vec![(
            OFFICER.to_owned(),
            plan.shown.words.say(sentences::BUNDLE_FILE_OFFICER),
        )];
        let mut printed = Vec::new();
        for (job, volume) in volumes.iter().zip(1..) {
            let name = chronology_volume(volume, volumes.len());
            printed.push(print(bag, &name, job)?);
            names.push((
                name,
                plan.shown.words.say(sentences::BUNDLE_FILE_CHRONOLOGY),
            ));
        }
        names.push((
            SCHEDULE.to_owned(),
            plan.shown.words.say(sentences::BUNDLE_FILE_SCHEDULE),
        ));
        let places = PlaceInChronology::of(&printed);
        let officer = for_the_officer(&input, &places);
        printed.push(print(bag, OFFICER, &officer)?);
        let schedule = exhibit_schedule(&input, &places);
        printed.push(print(bag, SCHEDULE, &schedule)?);
        let protected = Protected::of(case);
        let drawn = ExhibitPages::of(plan, &protected, self.evidence);
        let mut book = None;
        for document in plan.choice.documents.iter().copied() {
            let places = PlacesOfExhibits {
                book: book.as_ref(),
                chronology: &places,
            };
            let made = match to_print(document, &input, case, plan, &drawn, places) {
                ToPrint::Book(volumes) => {
                    let mut printing = BookInABag {
                        printer: self,
                        bag: &mut *bag,
                        folder,
                        shown: &shown,
                        drawn: &drawn,
                        meter: &mut *meter,
                        names: Vec::new(),
                    };
                    let volumes = volumes.print(PAGES_OF_A_VOLUME, &mut printing)?;
                    let made = printing.names;
                    book = Some(PlaceInChronology::of(&volumes));
                    printed.extend(volumes);
                    made
                }
                ToPrint::Paper(job) => {
                    let name = document.file_name();
                    let path = format!("{folder}{name}");
                    printed.push(self.print(bag, &path, &job, &shown, meter)?);
                    vec![name.to_owned()]
                }
            };
            let what = plan.shown.words.say(by_choice::what_it_is(document));
            names.extend(made.into_iter().map(|name| (name, what.clone())));
        }
        Ok((printed, names))
    }

    /// The police-only bag's.
    pub(crate) fn police_only(
        &self,
        bag: &mut Bag,
        case: &CaseFile,
        plan: &Plan,
        originals: &[ExhibitFile],
        signer: &dyn Signer,
        meter: &mut Meter<'_>,
    ) -> Result<(), WriteError> {
        let input = PrintInput {
            beside: Beside::Bundle,
            extent: plan.extent,
            case,
            entries: &case.entries,
            exhibits: originals,
            figures: &[],
            findings: &[],
            others_exist: false,
        };
        let not_agreed = &plan.not_agreed;
        let facts = police_read_me_facts(plan, signer);
        let jobs = [
            (
                DocumentKind::PoliceReadMe,
                police_read_me(&input, &facts, not_agreed),
            ),
            (
                DocumentKind::ContactSheet,
                contact_sheet(&input, &plan.withheld, not_agreed),
            ),
            (
                DocumentKind::OriginalsSchedule,
                schedule_of_originals(&input, &plan.exhibits, not_agreed),
            ),
        ];
        for (document, job) in jobs {
            self.print(bag, &document_path(document), &job, &|_| true, meter)?;
        }
        Ok(())
    }
}

/// Pictures of what is kept back are on no page.
fn shown_in(plan: &Plan) -> impl Fn(domain::EntryId) -> bool + '_ {
    |item| {
        let file = plan.exhibits.iter().find(|file| file.item == item);
        file.is_some_and(|file| !file.how.is_kept_back())
    }
}

/// What the main documents are printed from: the case as it may leave.
pub(crate) fn main_input(plan: &Plan) -> PrintInput<'_> {
    PrintInput {
        beside: match plan.choice.form.holds_exhibits() {
            true => Beside::Bundle,
            false => Beside::Documents,
        },
        extent: plan.extent,
        case: &plan.shown,
        entries: &plan.shown.entries,
        exhibits: &plan.exhibits,
        figures: &plan.shown.figures,
        findings: &plan.findings,
        others_exist: !plan.left_out.is_empty(),
    }
}

fn read_me_facts(plan: &Plan, signer: &dyn Signer, files: Vec<(String, String)>) -> ReadMeFacts {
    ReadMeFacts {
        key_name: KeyName::of(&signer.verifying_key()).to_string(),
        how_to_check: HOW_TO_CHECK.to_owned(),
        files,
        counts: vec![
            (
                plan.shown.words.say(sentences::BUNDLE_COUNT_ENTRIES),
                plan.shown.entries.len().to_string(),
            ),
            (
                plan.shown.words.say(sentences::PRINT_EXHIBITS),
                exhibits_counted(plan.shown.words, &plan.exhibits),
            ),
        ],
        left_out: left_out(plan),
    }
}

/// What the part for police says of itself.
fn police_read_me_facts(plan: &Plan, signer: &dyn Signer) -> ReadMeFacts {
    let words = plan.shown.words;
    let of = |name: &str, what| (name.to_owned(), words.say(what));
    ReadMeFacts {
        key_name: KeyName::of(&signer.verifying_key()).to_string(),
        how_to_check: POLICE_ONLY_HOW_TO_CHECK.to_owned(),
        files: vec![
            of(
                DocumentKind::ContactSheet.file_name(),
                sentences::BUNDLE_FILE_CONTACT_SHEET,
            ),
            of(
                DocumentKind::OriginalsSchedule.file_name(),
                sentences::BUNDLE_FILE_ORIGINALS_SCHEDULE,
            ),
            of("2_exhibits", sentences::BUNDLE_FILE_ORIGINALS),
            of("4_machine_readable", sentences::BUNDLE_FILE_POLICE_PROGRAMS),
        ],
        counts: Vec::new(),
        left_out: in_no_bag(plan),
    }
}
