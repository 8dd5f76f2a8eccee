//! From plain data to PDF: a world that holds nothing but the templates, one job and the typefaces.

mod as_room_allows;
mod desk;
mod finished;
mod pictures;
mod resolution;
mod text;
mod typefaces;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use chrono::{Datelike, Timelike};
use serde_json::{Value, json};
use typst::foundations::{Bytes, Datetime, Label, Selector, Smart};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::utils::PicoStr;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use unicode_segmentation::UnicodeSegmentation;

use self::desk::Desk;
pub(super) use self::finished::FinishedPdf;
use self::text::Cleaner;
use self::typefaces::Typefaces;
use super::{LaidOut, Lists, Pictures, PrintError, PrintJob, Printed, Printer, Standard};

/// How much a document may say, from all of it to what surely fits: longest list, longest text in characters, type size in
/// points. In small steps, so that nothing is cut while there is paper left.
const ROOMS: [(usize, usize, f64); 17] = [
    (usize::MAX, usize::MAX, 10.5),
    (24, 800, 10.5),
    (12, 500, 10.5),
    (10, 360, 10.0),
    (8, 260, 10.0),
    (8, 260, 9.5),
    (6, 300, 9.5),
    (6, 200, 9.5),
    (5, 260, 9.5),
    (5, 180, 9.5),
    (4, 260, 9.5),
    (4, 150, 9.5),
    (3, 200, 9.5),
    (3, 120, 9.5),
    (3, 200, 9.0),
    (2, 150, 9.0),
    (1, 60, 8.5),
];

/// Prints in this process. For tests, and for the child process itself.
#[derive(Debug, Clone, Copy, Default)]
pub struct InProcessPrinter;

impl Printer for InProcessPrinter {
    fn print(
        &self,
        job: &PrintJob,
        pictures: &mut Pictures<'_>,
        out: &mut dyn Write,
    ) -> Result<Printed, PrintError> {
        let pictures: Vec<Vec<u8>> = job
            .pictures
            .iter()
            .map(|of| pictures(*of).unwrap_or_default())
            .collect();
        let (printed, pdf) = typeset(job, pictures)?;
        pdf.write_to(out)?;
        Ok(printed)
    }
}

/// Lays a job out and makes its PDF.
pub(super) fn typeset(
    job: &PrintJob,
    pictures: Vec<Vec<u8>>,
) -> Result<(Printed, FinishedPdf), PrintError> {
    let mut sheet = Sheet::new(job, pictures);
    let document = sheet.laid_out(job)?;
    let pages = document.pages().len();
    if job.document.most_pages().is_some_and(|most| pages > most) {
        let found_on = found_on(&document);
        return Err(PrintError::TooLong(LaidOut { pages, found_on }));
    }
    resolution::cap(&mut sheet.desk.pictures, &document);
    let (standard, pdf) = sheet.pdf(job, &document)?;
    let printed = Printed {
        standard,
        pages,
        found_on: found_on(&document),
        pictures_left_out: sheet.pictures_left_out(),
    };
    let pdf = FinishedPdf::new(pdf, sheet.desk.pictures, &document)
        .ok_or(PrintError::NotLaidOut(job.document.name()))?;
    // What the typesetter remembers holds the words.
    typst::comemo::evict(0);
    Ok((printed, pdf))
}

/// One job on its way to paper.
struct Sheet {
    desk: Desk,
    cleaner: Cleaner,
    data: Value,
}

impl Sheet {
    fn new(job: &PrintJob, pictures: Vec<Vec<u8>>) -> Self {
        let desk = Desk::new(&job.document, pictures::of_job(job, pictures));
        let data = json!({
            "title": job.title,
            "author": job.page_words.made_with,
            "foot": job.foot,
            "band": job.band,
            "page_words": job.page_words,
            "fixed": job.document.pages_wanted().is_some(),
            "type_size": job.document.type_size(),
            "document": job.document,
        });
        Self {
            desk,
            cleaner: Cleaner::default(),
            data,
        }
    }

    fn laid_out(&mut self, job: &PrintJob) -> Result<PagedDocument, PrintError> {
        // Lists stand on pages of their own, and how full the others are does not depend on them.
        let none = json!(Lists::default());
        let lists = self.data["document"].get_mut("lists");
        let lists = lists.map(|lists| std::mem::replace(lists, none.clone()));
        let (room, document) = self.laid_out_with_room(job)?;
        match lists {
            Some(lists) if lists != none => {
                self.data["document"]["lists"] = lists;
                self.laid_out_in(room, job)
            }
            _ => Ok(document),
        }
    }

    /// With the most that fits the pages wanted.
    fn laid_out_with_room(
        &mut self,
        job: &PrintJob,
    ) -> Result<((usize, usize, f64), PagedDocument), PrintError> {
        let wanted = job.document.pages_wanted().unwrap_or(usize::MAX);
        let mut last = None;
        for room in ROOMS {
            let document = self.laid_out_in(room, job)?;
            let fits = document.pages().len() <= wanted;
            last = Some((room, document));
            if fits {
                break;
            }
        }
        last.ok_or(PrintError::NotLaidOut(job.document.name()))
    }

    /// A cluster that has no glyph after all is refused and the page laid out again.
    fn laid_out_in(
        &mut self,
        room: (usize, usize, f64),
        job: &PrintJob,
    ) -> Result<PagedDocument, PrintError> {
        let mut document = self.compiled(room, job)?;
        for _ in 0..3 {
            let missing = without_glyph(&document);
            if missing.is_empty() {
                break;
            }
            self.cleaner.refuse(missing);
            document = self.compiled(room, job)?;
        }
        Ok(document)
    }

    fn compiled(
        &mut self,
        room: (usize, usize, f64),
        job: &PrintJob,
    ) -> Result<PagedDocument, PrintError> {
        self.lay_data(room);
        typst::compile(&self.desk)
            .output
            .map_err(|_| PrintError::NotLaidOut(job.document.name()))
    }

    fn lay_data(&mut self, (most, longest, size): (usize, usize, f64)) {
        let mut data = self.data.clone();
        self.cleaner.clean_all(&mut data);
        if self.cleaner.has_replaced() {
            say_of_replaced(&mut data);
        }
        data["room"] = json!({
            "most": most.min(1 << 40),
            "longest": longest.min(1 << 40),
            "size": size,
            "apart": most == usize::MAX,
        });
        data["pictures"] = pictures::measures(&self.desk.pictures);
        let others = self.cleaner.others();
        data["faces"] = others.iter().map(|other| other.family()).collect();
        self.desk.typefaces = Typefaces::with(others);
        self.desk.data = Bytes::from_string(data.to_string());
    }

    fn pdf(
        &self,
        job: &PrintJob,
        document: &PagedDocument,
    ) -> Result<(Standard, Vec<u8>), PrintError> {
        let archival = [PdfStandard::A_3a, PdfStandard::Ua_1];
        if let Some(pdf) = self.pdf_as(job, document, &archival) {
            return Ok((Standard::ArchivalAndAccessible, pdf));
        }
        self.pdf_as(job, document, &[PdfStandard::V_1_7])
            .map(|pdf| (Standard::TaggedPdf, pdf))
            .ok_or(PrintError::NotLaidOut(job.document.name()))
    }

    fn pdf_as(
        &self,
        job: &PrintJob,
        document: &PagedDocument,
        standards: &[PdfStandard],
    ) -> Option<Vec<u8>> {
        let options = PdfOptions {
            ident: Smart::Custom(format!("{} {}", job.document.name(), job.foot)),
            creator: Smart::Custom(Some(job.page_words.made_with.clone())),
            timestamp: timestamp(job),
            standards: PdfStandards::new(standards).ok()?,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(document, &options).ok()
    }

    fn pictures_left_out(&self) -> usize {
        self.desk
            .pictures
            .iter()
            .filter(|picture| picture.is_none())
            .count()
    }
}

/// What it means that a character stands as its number is said where one does, and nowhere else.
fn say_of_replaced(data: &mut Value) {
    let sentence = data["page_words"]["replaced"].clone();
    if let Some(opening) = data["document"]
        .get_mut("opening")
        .and_then(Value::as_array_mut)
    {
        opening.push(sentence);
    }
}

fn timestamp(job: &PrintJob) -> Option<Timestamp> {
    let local = job.made.local();
    let whole = |number: u32| u8::try_from(number).ok();
    let datetime = Datetime::from_ymd_hms(
        local.year(),
        whole(local.month())?,
        whole(local.day())?,
        whole(local.hour())?,
        whole(local.minute())?,
        whole(local.second())?,
    )?;
    Timestamp::new_local(datetime, job.made.offset_minutes)
}

/// On which page each thing that the template marks stands first, by the number that is printed on it.
fn found_on(document: &PagedDocument) -> BTreeMap<String, usize> {
    let Some(label) = Label::new(PicoStr::intern("found")) else {
        return BTreeMap::new();
    };
    let introspector = document.introspector();
    let mut found = BTreeMap::new();
    for mark in introspector.query(&Selector::Label(label)) {
        let page = mark.location().and_then(|at| introspector.page(at));
        let name = mark
            .to_packed::<MetadataElem>()
            .and_then(|metadata| metadata.value.clone().cast::<String>().ok());
        if let (Some(page), Some(name)) = (page, name) {
            let printed = document.pages().get(page.get() - 1);
            let number = printed.and_then(|page| usize::try_from(page.number).ok());
            found.entry(name).or_insert(number.unwrap_or(page.get()));
        }
    }
    found
}

/// The clusters that were set with a typeface's "no such glyph", which PDF/A forbids.
fn without_glyph(document: &PagedDocument) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    for page in document.pages() {
        look_into(&page.frame, &mut missing);
    }
    missing
}

fn look_into(frame: &Frame, missing: &mut BTreeSet<String>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look_into(&group.frame, missing),
            FrameItem::Text(text) => {
                let none = text.glyphs.iter().filter(|glyph| glyph.id == 0);
                missing
                    .extend(none.filter_map(|glyph| cluster_at(&text.text, glyph.range().start)));
            }
            _ => {}
        }
    }
}

/// The whole cluster around a place: a mark without a glyph is the fault of its letter's typeface.
fn cluster_at(text: &str, at: usize) -> Option<String> {
    let mut clusters = text.grapheme_indices(true);
    clusters
        .find(|(start, cluster)| at < start + cluster.len())
        .map(|(_, cluster)| cluster.to_owned())
}

#[cfg(test)]
mod tests;
