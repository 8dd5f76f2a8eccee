//! PDF documents: their dates, and their pages as pictures. No script, form or link in them is
//! ever followed; a page is a picture.

use chrono::{NaiveDate, NaiveDateTime};
use domain::{Clock, ClockSource};
use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::metadata::Metadata;
use hayro::hayro_syntax::object::{DateTime, Dict, Object, ObjectIdentifier, String as PdfString};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::clocks::FoundClocks;
use crate::clocks::written_time::{self, offset_minutes};
use crate::formats::documents::pdf_letters;
use crate::formats::documents::pdf_streams::cost_of_parts;
use crate::formats::documents::pdf_strings::decoded;
use crate::preview::PagePicture;
use crate::{Budget, Reason, guard};

/// Stands before the number of the dictionary in which a document says what it is.
const ABOUT: &[u8] = b"/Info";
/// So many of the places that may name it are followed.
const MOST_NAMED: usize = 64;
/// Ten digits, five digits and a letter, and what may stand between them.
const LONGEST_REFERENCE: usize = 64;

/// What a PDF knows of itself.
pub(crate) struct PdfFacts {
    pub(crate) clocks: FoundClocks,
    pub(crate) pages: u32,
}

pub(crate) fn open(bytes: Vec<u8>) -> Result<Pdf, Reason> {
    Pdf::new(bytes).map_err(|fault| match fault {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Reason::Locked,
        _ => Reason::Damaged,
    })
}

pub(crate) fn pdf_facts(bytes: Vec<u8>) -> Result<PdfFacts, Reason> {
    guard::fenced_on_own_stack(move || {
        let pdf = open(bytes)?;
        Ok(PdfFacts {
            clocks: clocks(&pdf),
            pages: u32::try_from(pdf.pages().len()).unwrap_or(u32::MAX),
        })
    })
}

/// The dates that the document's own dictionary gives. The reader makes a missing zone zero, and reads one set of letters, so
/// the text is looked up again: only a zone that stands there is kept.
fn clocks(pdf: &Pdf) -> FoundClocks {
    let Metadata {
        creation_date,
        modification_date,
        ..
    } = pdf.metadata();
    let about = about(pdf);
    let mut clocks = FoundClocks::default();
    for (source, key, read) in [
        (ClockSource::PdfCreated, "CreationDate", creation_date),
        (ClockSource::PdfModified, "ModDate", modification_date),
    ] {
        let words = about.as_ref().and_then(|about| date_text(about, key));
        let stated = words.as_deref().and_then(stated);
        let read = read.as_ref().and_then(date_time);
        let clock = |shows, offset_minutes| Clock {
            source,
            shows,
            offset_minutes,
            date_only: false,
        };
        match (read, stated, words) {
            (Some(shows), Some((time, offset)), _) if shows == time => {
                clocks.add(clock(shows, offset));
            }
            (Some(shows), ..) => clocks.add(clock(shows, None)),
            (None, Some((shows, offset)), _) => clocks.add(clock(shows, offset)),
            (None, None, Some(words)) => {
                clocks.add_read(source, &words, written_time::clock(source, &words));
            }
            (None, None, None) => {}
        }
    }
    clocks
}

/// The dictionary in which a document says what it is (ISO 32000-1, 14.3.3). Other dictionaries have dates as well, of a note
/// or an attachment. The reader does not say which one it is, so the last place is looked for that names it: no trailer is
/// packed, nor is the dictionary of a stream that stands for one.
fn about(pdf: &Pdf) -> Option<Dict<'_>> {
    let bytes: &[u8] = pdf.data().as_ref();
    let places = bytes
        .windows(ABOUT.len())
        .enumerate()
        .rev()
        .filter(|(_, window)| *window == ABOUT);
    let named = places.filter_map(|(at, _)| reference(&bytes[at + ABOUT.len()..]));
    let mut found = named
        .take(MOST_NAMED)
        .filter_map(|id| pdf.xref().get::<Dict<'_>>(id));
    // What names its own type is something else.
    found.find(|about| !about.contains_key("Type") && !about.contains_key("Subtype"))
}

/// `12 0 R`, which names an object.
fn reference(bytes: &[u8]) -> Option<ObjectIdentifier> {
    let bytes = &bytes[..bytes.len().min(LONGEST_REFERENCE)];
    let mut words = bytes
        .split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty());
    let mut number = || std::str::from_utf8(words.next()?).ok()?.parse().ok();
    let (number, generation) = (number()?, number()?);
    let is_reference = words.next()?.starts_with(b"R");
    is_reference.then(|| ObjectIdentifier::new(number, generation))
}

fn date_time(date: &DateTime) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?.and_hms_opt(
        date.hour.into(),
        date.minute.into(),
        date.second.into(),
    )
}

fn date_text(about: &Dict<'_>, key: &str) -> Option<String> {
    let text = about.get::<PdfString<'_>>(key)?;
    let decoded = decoded(text.as_bytes()).into_iter().next()?;
    // Wide letters without their mark.
    Some(decoded.replace('\0', ""))
}

/// `D:20260314193012+00'00'`, with whatever is left out from the end.
fn stated(text: &str) -> Option<(NaiveDateTime, Option<i32>)> {
    let text = text.strip_prefix("D:")?;
    let split = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, zone) = text.split_at(split);
    // What is left out is the first month, the first day, midnight.
    let defaults = "00000101000000";
    let full = format!("{digits}{}", defaults.get(digits.len()..)?);
    let shows = NaiveDateTime::parse_from_str(&full, "%Y%m%d%H%M%S").ok()?;
    let zone: String = zone.chars().filter(|letter| *letter != '\'').collect();
    let zone = if zone.len() == 3 { zone + "00" } else { zone };
    let offset = if zone.starts_with('Z') {
        Some(0)
    } else {
        offset_minutes(&zone)
    };
    Some((shows, offset))
}

/// The first pages as pictures, and how many there are in all.
pub(crate) fn page_pictures(
    bytes: Vec<u8>,
    budget: Budget,
) -> Result<(Vec<PagePicture>, u32), Reason> {
    guard::fenced_on_own_stack(move || {
        let pdf = open(bytes)?;
        let cost_of_parts = cost_of_parts(&pdf)?;
        refuse_huge_pictures(&pdf, &budget)?;
        let settings = InterpreterSettings::default();
        let cache = RenderCache::new();
        let pages = pdf.pages();
        let pictures = pages
            .iter()
            .take(budget.pages)
            .map(|page| {
                // What would never end is left here.
                pdf_letters::read(page, &InterpreterCache::new(), cost_of_parts)?;
                page_picture(page, &cache, &settings, &budget)
            })
            .collect::<Result<Vec<_>, _>>()?;
        Ok((pictures, u32::try_from(pages.len()).unwrap_or(u32::MAX)))
    })
}

fn page_picture<'a>(
    page: &'a Page<'a>,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
    budget: &Budget,
) -> Result<PagePicture, Reason> {
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !longest.is_finite() || longest < 1.0 || width.min(height) <= 0.0 {
        return Err(Reason::Damaged);
    }
    let side = budget.longest_side.clamp(16, 4096) as f32;
    let scale = side / longest;
    // A strip of a page still has one pixel; `as` clamps.
    let pixels = |length: f32| (length * scale).floor().clamp(1.0, side) as u16;
    let picture = render(
        page,
        cache,
        settings,
        &RenderSettings {
            x_scale: scale,
            y_scale: scale,
            width: Some(pixels(width)),
            height: Some(pixels(height)),
            bg_color: WHITE,
        },
    );
    Ok(PagePicture {
        width: picture.width().into(),
        height: picture.height().into(),
        png: picture.into_png().map_err(|_| Reason::Damaged)?,
    })
}

/// The renderer decodes whatever pictures a page names; those beyond the budget stop it before.
pub(crate) fn refuse_huge_pictures(pdf: &Pdf, budget: &Budget) -> Result<(), Reason> {
    for object in pdf.objects() {
        if let Object::Stream(stream) = object {
            let dictionary: &Dict<'_> = stream.dict();
            let side = |key: &str| u64::from(dictionary.get::<u32>(key).unwrap_or(0));
            if side("Width").saturating_mul(side("Height")) > budget.pixels {
                return Err(Reason::TooManyPixels);
            }
        }
    }
    Ok(())
}

/// The document's own title, author and so on: name and words.
pub(crate) fn titles(pdf: &Pdf) -> Vec<(&'static str, String)> {
    let about = pdf.metadata();
    [
        ("Title", &about.title),
        ("Author", &about.author),
        ("Subject", &about.subject),
        ("Keywords", &about.keywords),
        ("Creator", &about.creator),
        ("Producer", &about.producer),
    ]
    .into_iter()
    .filter_map(|(name, bytes)| Some((name, title_text(bytes.as_deref()?))))
    .collect()
}

fn title_text(bytes: &[u8]) -> String {
    match bytes.strip_prefix(&[0xFE, 0xFF]) {
        Some(wide) => encoding_rs::UTF_16BE.decode(wide).0.into_owned(),
        None => crate::formats::text_bytes::decoded(bytes),
    }
}
