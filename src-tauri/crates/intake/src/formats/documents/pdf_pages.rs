//! PDF documents: their dates, and their pages as pictures. No script, form or link in them is
//! ever followed; a page is a picture.

use chrono::{NaiveDate, NaiveDateTime};
use domain::{Clock, ClockSource};
use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::metadata::Metadata;
use hayro::hayro_syntax::object::{DateTime, Dict, Object, String as PdfString};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::clocks::FoundClocks;
use crate::clocks::written_time::{self, offset_minutes};
use crate::formats::documents::pdf_letters;
use crate::formats::documents::pdf_streams::cost_of_parts;
use crate::preview::PagePicture;
use crate::{Budget, Reason, guard};

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

/// The dates that the document's own dictionary gives. The reader makes a missing zone zero, so the
/// text is looked up again: only a zone that stands there is kept.
fn clocks(pdf: &Pdf) -> FoundClocks {
    let Metadata {
        creation_date,
        modification_date,
        ..
    } = pdf.metadata();
    let mut clocks = FoundClocks::default();
    for (source, key, read) in [
        (ClockSource::PdfCreated, "CreationDate", creation_date),
        (ClockSource::PdfModified, "ModDate", modification_date),
    ] {
        let texts = date_texts(pdf, key);
        match read.as_ref().and_then(date_time) {
            Some(shows) => {
                let stated = texts.iter().filter_map(|text| stated(text));
                let offset = stated
                    .filter(|(time, _)| *time == shows)
                    .find_map(|(_, offset)| offset);
                clocks.add(Clock {
                    source,
                    shows,
                    offset_minutes: offset,
                    date_only: false,
                });
            }
            None => {
                for text in texts {
                    let words = String::from_utf8_lossy(&text);
                    clocks.add_read(source, &words, written_time::clock(source, &words));
                }
            }
        }
    }
    clocks
}

fn date_time(date: &DateTime) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?.and_hms_opt(
        date.hour.into(),
        date.minute.into(),
        date.second.into(),
    )
}

fn date_texts(pdf: &Pdf, key: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for object in pdf.objects() {
        if let Object::Dict(dictionary) = object {
            let text = dictionary.get::<PdfString<'_>>(key);
            found.extend(text.map(|text| text.as_bytes().to_vec()));
        }
    }
    found
}

/// `D:20260314193012+00'00'`, with whatever is left out from the end.
fn stated(text: &[u8]) -> Option<(NaiveDateTime, Option<i32>)> {
    let text = std::str::from_utf8(text).ok()?.strip_prefix("D:")?;
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
