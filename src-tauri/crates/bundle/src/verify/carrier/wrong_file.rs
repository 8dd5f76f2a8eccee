//! What a file is that somebody took for a bundle, or what is left of one: whoever chose it needs other words for each.

use std::io::{self, Read, Seek, SeekFrom};

use super::zip::Zip;
use crate::format::layout::BAG;
use crate::verify::open_error::OpenError;

/// As much as has to be looked at: what the kinds below begin with, and the name of a ZIP's first file.
const BEGINNING: u64 = 128;
const ZIP: &[u8] = b"PK\x03\x04";
/// Where the name of a ZIP's first file begins.
const FIRST_NAME: usize = 30;
const OFFICE_DOCUMENTS: [&[u8]; 2] = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"];
const PICTURES: [&[u8]; 3] = [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8"];
/// What the first file in an office document, itself a ZIP, is called.
const FIRST_IN_OFFICE_DOCUMENTS: [&[u8]; 4] = [
    b"[Content_Types].xml",
    b"_rels/",
    b"docProps/",
    b"mimetypeapplication/",
];

/// What a file is that is no ZIP, or no whole one. An empty file is what is left of a copy that never got further.
pub(super) fn told_by_its_beginning<R: Read + Seek>(file: &mut R) -> io::Result<OpenError> {
    file.seek(SeekFrom::Start(0))?;
    let mut beginning = Vec::new();
    file.take(BEGINNING).read_to_end(&mut beginning)?;
    let begins = |magic: &&[u8]| beginning.starts_with(magic);
    let first_name = beginning.get(FIRST_NAME..).unwrap_or_default();
    let is_office = OFFICE_DOCUMENTS.iter().any(begins)
        || begins(&ZIP)
            && FIRST_IN_OFFICE_DOCUMENTS
                .iter()
                .any(|name| first_name.starts_with(name));
    Ok(match () {
        () if is_office => OpenError::OfficeDocument,
        () if beginning.is_empty() || begins(&ZIP) => OpenError::CutZip,
        () if begins(&&b"%PDF-"[..]) => OpenError::Pdf,
        () if PICTURES.iter().any(begins) || is_in_container(&beginning) => OpenError::Picture,
        () => OpenError::NoZip,
    })
}

/// Pictures that lie in a container which other things lie in as well: WebP, and what telephones take.
fn is_in_container(beginning: &[u8]) -> bool {
    let is_webp = beginning.starts_with(b"RIFF") && beginning.get(8..12) == Some(b"WEBP");
    let brand = beginning.get(4..12).unwrap_or_default();
    is_webp
        || [b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"]
            .iter()
            .any(|one| brand == *one)
}

/// What a ZIP is that could be read and yet is no bundle, or none that can be checked as it is.
pub(super) fn told_by_what_is_in_it<R: Read + Seek>(
    zip: &Zip,
    file: &mut R,
) -> io::Result<Option<OpenError>> {
    let is_bag = |name: &String| name == BAG || name.ends_with("/bagit.txt");
    let has = |name: &str| zip.names.contains(name);
    let is_office = has("[content_types].xml") || (has("mimetype") && has("meta-inf/manifest.xml"));
    Ok(match zip.names.iter().any(is_bag) {
        true => zip.packed_anew.then_some(OpenError::PackedAnew),
        // A bundle that breaks off behind a spreadsheet, itself a ZIP, ends as one.
        false if zip.begins_later => Some(told_by_its_beginning(file)?),
        false if is_office => Some(OpenError::OfficeDocument),
        false if zip.locked => Some(OpenError::LockedZip),
        false => Some(OpenError::NoBag),
    })
}
