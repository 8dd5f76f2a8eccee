//! From plain data to PDF: a world that holds nothing but the templates, one job and the typefaces.

mod as_room_allows;
mod text;
mod typefaces;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use chrono::{Datelike, Timelike};
use serde_json::{Value, json};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Label, Selector, Smart};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use unicode_segmentation::UnicodeSegmentation;

use self::text::Cleaner;
use self::typefaces::Typefaces;
use super::{
    Document, Lists, PictureOf, Pictures, PrintError, PrintJob, Printed, Printer, Standard,
};

const BASE: &str = include_str!("templates/base.typ");
const PAGES: &str = include_str!("templates/pages.typ");
const ANNEX: &str = include_str!("templates/annex.typ");
const CARD: &str = include_str!("templates/card.typ");
const INCIDENT: &str = include_str!("templates/incident.typ");
const CHRONOLOGY: &str = include_str!("templates/chronology.typ");
const SCHEDULE: &str = include_str!("templates/schedule.typ");
const BOOK: &str = include_str!("templates/book.typ");
const COURT: &str = include_str!("templates/court.typ");

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

/// The largest picture on a card, in millimetres. Of an upright one the width says whether it can be read.
const PICTURE: (f64, f64) = (150.0, 110.0);
/// The largest on a page of its own, with room for what is said of it.
const PICTURE_OF_A_PAGE: (f64, f64) = (166.0, 165.0);
/// The largest where nothing is said of it but which page it is.
const PICTURE_OF_A_LATER_PAGE: (f64, f64) = (166.0, 240.0);
/// A picture is not blown up beyond this many pixels an inch.
const FEWEST_PIXELS_AN_INCH: f64 = 110.0;

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
        out.write_all(&pdf)?;
        Ok(printed)
    }
}

/// Lays a job out and makes its PDF.
pub(super) fn typeset(
    job: &PrintJob,
    pictures: Vec<Vec<u8>>,
) -> Result<(Printed, Vec<u8>), PrintError> {
    let mut sheet = Sheet::new(job, pictures);
    let document = sheet.laid_out(job)?;
    let (standard, pdf) = sheet.pdf(job, &document)?;
    let printed = Printed {
        standard,
        pages: document.pages().len(),
        found_on: found_on(&document),
        pictures_left_out: sheet.pictures_left_out(),
    };
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
        let largest = job.pictures.iter().map(|of| match (&job.document, of) {
            (_, PictureOf::Page(_, page)) if *page > 0 => PICTURE_OF_A_LATER_PAGE,
            (Document::ExhibitBook(_), _) => PICTURE_OF_A_PAGE,
            _ => PICTURE,
        });
        let pictures = pictures.into_iter().zip(largest);
        let desk = Desk::new(template(&job.document), pictures);
        let data = json!({
            "title": job.title,
            "author": job.page_words.made_with,
            "foot": job.foot,
            "band": job.band,
            "page_words": job.page_words,
            "fixed": job.document.pages_wanted().is_some(),
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
        if let Ok(document) = typst::compile(&self.desk).output {
            return Ok(document);
        }
        // Nothing but a picture can be at fault: its head was well and its body is not.
        self.desk.drop_unreadable_pictures();
        self.lay_data(room);
        typst::compile(&self.desk)
            .output
            .map_err(|_| PrintError::NotLaidOut(job.document.name()))
    }

    fn lay_data(&mut self, (most, longest, size): (usize, usize, f64)) {
        let mut data = self.data.clone();
        self.cleaner.clean_all(&mut data);
        data["room"] = json!({
            "most": most.min(1 << 40),
            "longest": longest.min(1 << 40),
            "size": size,
            "apart": most == usize::MAX,
        });
        data["pictures"] = self.desk.measures();
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
        let unreadable = |picture: &&Picture| picture.measures.is_none();
        self.desk.pictures.iter().filter(unreadable).count()
    }
}

fn template(document: &Document) -> &'static str {
    match document {
        Document::ReadMe(_) | Document::ForTheOfficer(_) | Document::PoliceOnly(_) => PAGES,
        Document::Chronology(_) => CHRONOLOGY,
        Document::ExhibitSchedule(_) => SCHEDULE,
        Document::ExhibitBook(_) => BOOK,
        Document::Court(_) => COURT,
        Document::Incident(_) => INCIDENT,
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

/// On which page each thing that the template marks stands first.
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
            found.entry(name).or_insert(page.get());
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

struct Picture {
    bytes: Bytes,
    /// Width and height on the page in millimetres; none when it cannot be read.
    measures: Option<(f64, f64)>,
}

/// Everything that a template can reach.
struct Desk {
    typst_library: LazyHash<Library>,
    main: FileId,
    template: &'static str,
    data: Bytes,
    typefaces: Typefaces,
    pictures: Vec<Picture>,
}

impl Desk {
    /// Each picture with the most room that it may take.
    fn new(template: &'static str, pictures: impl Iterator<Item = (Vec<u8>, (f64, f64))>) -> Self {
        let pictures = pictures.map(|(bytes, largest)| Picture {
            measures: measures(&bytes, largest),
            bytes: Bytes::new(bytes),
        });
        let mut library = Library::default();
        as_room_allows::teach(&mut library);
        Self {
            typst_library: LazyHash::new(library),
            main: file("main.typ"),
            template,
            data: Bytes::new([]),
            typefaces: Typefaces::with(&[]),
            pictures: pictures.collect(),
        }
    }

    fn measures(&self) -> Value {
        let measures = self.pictures.iter().map(|picture| match picture.measures {
            Some((width, height)) => json!({ "width": width, "height": height }),
            None => Value::Null,
        });
        measures.collect()
    }

    fn drop_unreadable_pictures(&mut self) {
        for picture in &mut self.pictures {
            let format = image::ImageFormat::Jpeg;
            if image::load_from_memory_with_format(&picture.bytes, format).is_err() {
                picture.measures = None;
            }
        }
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.typst_library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typefaces.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        match id.get().vpath().get_without_slash() {
            "main.typ" => Ok(Source::new(id, self.template.to_owned())),
            "base.typ" => Ok(Source::new(id, BASE.to_owned())),
            "annex.typ" => Ok(Source::new(id, ANNEX.to_owned())),
            "card.typ" => Ok(Source::new(id, CARD.to_owned())),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_without_slash();
        if path == "job.json" {
            return Ok(self.data.clone());
        }
        let picture = path
            .strip_prefix("pictures/")
            .and_then(|name| name.strip_suffix(".jpg")?.parse::<usize>().ok())
            .and_then(|index| self.pictures.get(index));
        picture
            .map(|picture| picture.bytes.clone())
            .ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typefaces.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("the names of our own files are paths");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// As large as it is readable, and no larger than there is room for.
fn measures(jpeg: &[u8], largest: (f64, f64)) -> Option<(f64, f64)> {
    let reader = std::io::Cursor::new(jpeg);
    let (width, height) = image::ImageReader::with_format(reader, image::ImageFormat::Jpeg)
        .into_dimensions()
        .ok()?;
    let (width, height) = (f64::from(width), f64::from(height));
    let natural = 25.4 / FEWEST_PIXELS_AN_INCH;
    let scale = natural.min(largest.0 / width).min(largest.1 / height);
    Some((width * scale, height * scale))
}

#[cfg(test)]
mod tests;
