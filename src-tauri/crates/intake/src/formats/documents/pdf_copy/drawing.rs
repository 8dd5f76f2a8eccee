//! Pages as pixels.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Object};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::formats::documents::pdf_copy::picture::Pixels;
use crate::formats::documents::pdf_letters::{self, PageLetters};
use crate::formats::documents::pdf_pages;
use crate::formats::documents::pdf_steps;
use crate::formats::documents::pdf_streams::cost_of_parts;
use crate::formats::documents::pdf_texts::{KEPT_FOR, MOST_PAGES};
use crate::{Budget, Reason};

/// Dots to the inch: small print is read at this, and a page takes a second at most.
const DOTS: f32 = 150.0;
/// Points to the inch.
const POINTS: f32 = 72.0;
const LONGEST_SIDE: f32 = 4096.0;
/// All pages together: some thousand of the usual size.
const MOST_PIXELS: u64 = 2_500_000_000;

/// A page and its letters.
pub(super) struct DrawnPage {
    /// In points.
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) pixels: Pixels,
    pub(super) letters: PageLetters,
}

/// Reads and draws all pages, one after the other.
///
/// # Errors
/// A page could not be drawn, or not as a whole: a copy must not lack in silence what the original shows.
pub(super) fn draw_pages(
    bytes: Vec<u8>,
    budget: &Budget,
    drawn: &SyncSender<DrawnPage>,
) -> Result<(), Reason> {
    let document = pdf_pages::open(bytes)?;
    let cost_of_parts = cost_of_parts(&document)?;
    pdf_pages::refuse_huge_pictures(&document, budget)?;
    let pages = document.pages();
    if pages.len() > MOST_PAGES {
        return Err(Reason::TooLarge);
    }
    if pages.is_empty() || pages.len() < stated_pages(&document) {
        return Err(Reason::Damaged);
    }
    let lacks = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&lacks);
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |_| noted.store(true, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let mut cache = RenderCache::new();
    let mut read = InterpreterCache::new();
    let mut pixels = 0;
    let mut steps = pdf_steps::of_document();
    for (page, number) in pages.iter().zip(1..) {
        let letters = pdf_letters::read(page, &read, cost_of_parts)?;
        steps.take(letters.steps)?;
        if letters.largest_picture > budget.pixels {
            return Err(Reason::TooManyPixels);
        }
        if letters.lacks_letters {
            return Err(Reason::NoCleanCopy);
        }
        let page = draw_page(page, letters, &cache, &settings)?;
        pixels += (page.pixels.width * page.pixels.height) as u64;
        if pixels > MOST_PIXELS {
            return Err(Reason::TooLarge);
        }
        if lacks.load(Ordering::Relaxed) {
            return Err(Reason::NoCleanCopy);
        }
        if drawn.send(page).is_err() {
            // No more is wanted, and whoever wanted it knows why.
            return Ok(());
        }
        if number % KEPT_FOR == 0 {
            cache = RenderCache::new();
            read = InterpreterCache::new();
        }
    }
    Ok(())
}

/// How many pages the document says it has. Of those that cannot be read, the library says nothing.
fn stated_pages(document: &Pdf) -> usize {
    let root = document.xref().get::<Dict<'_>>(document.xref().root_id());
    let tree = root.and_then(|root| root.get::<Dict<'_>>("Pages"));
    let count = tree.and_then(|tree| tree.get::<Object<'_>>("Count")?.into_i32());
    count
        .and_then(|count| usize::try_from(count).ok())
        .unwrap_or(0)
}

fn draw_page<'a>(
    page: &'a Page<'a>,
    letters: PageLetters,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
) -> Result<DrawnPage, Reason> {
    let (width, height) = page.render_dimensions();
    let longest = width.max(height);
    if !longest.is_finite() || longest < 1.0 || width.min(height) <= 0.0 {
        return Err(Reason::Damaged);
    }
    let scale = (DOTS / POINTS).min(LONGEST_SIDE / longest);
    // A strip of a page still has one pixel; `as` clamps.
    let dots = |length: f32| (length * scale).round().clamp(1.0, LONGEST_SIDE) as u16;
    let (across, down) = (dots(width), dots(height));
    let pixels = render(
        page,
        cache,
        settings,
        &RenderSettings {
            x_scale: f32::from(across) / width,
            y_scale: f32::from(down) / height,
            width: Some(across),
            height: Some(down),
            bg_color: WHITE,
        },
    );
    Ok(DrawnPage {
        width,
        height,
        pixels: Pixels {
            width: pixels.width().into(),
            height: pixels.height().into(),
            bytes: pixels.data_as_u8_slice().to_vec(),
        },
        letters,
    })
}
