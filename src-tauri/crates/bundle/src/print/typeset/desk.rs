//! What a template can reach: the other templates, its job, the stand-ins of the job's pictures, the typefaces. Nothing else.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use super::as_room_allows;
use super::pictures::Picture;
use super::typefaces::Typefaces;
use crate::print::Document;

const BASE: &str = include_str!("templates/base.typ");
const PAGES: &str = include_str!("templates/pages.typ");
const ANNEX: &str = include_str!("templates/annex.typ");
const CARD: &str = include_str!("templates/card.typ");
const INCIDENT: &str = include_str!("templates/incident.typ");
const CHRONOLOGY: &str = include_str!("templates/chronology.typ");
const SCHEDULE: &str = include_str!("templates/schedule.typ");
const BOOK: &str = include_str!("templates/book.typ");
const COURT: &str = include_str!("templates/court.typ");

/// Everything that a template can reach.
pub(super) struct Desk {
    typst_library: LazyHash<Library>,
    main: FileId,
    template: &'static str,
    pub(super) data: Bytes,
    pub(super) typefaces: Typefaces,
    pub(super) pictures: Vec<Option<Picture>>,
}

impl Desk {
    pub(super) fn new(document: &Document, pictures: Vec<Option<Picture>>) -> Self {
        // By which the first column of a table can be its headers.
        let features = [Feature::A11yExtras].into_iter().collect();
        let mut library = Library::builder().with_features(features).build();
        as_room_allows::teach(&mut library);
        Self {
            typst_library: LazyHash::new(library),
            main: file("main.typ"),
            template: template(document),
            data: Bytes::new([]),
            typefaces: Typefaces::with(&[]),
            pictures,
        }
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
            .and_then(|index| self.pictures.get(index)?.as_ref());
        picture
            .map(|picture| picture.stand_in.clone())
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
