//! Pages as pixels.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex};
use std::thread::{self, ScopedJoinHandle};

use hayro::hayro_interpret::{InterpreterCache, InterpreterSettings};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Dict, Object};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use crate::allowance::Allowance;
use crate::formats::documents::pdf_copy::picture::Pixels;
use crate::formats::documents::pdf_letters::{self, PageLetters};
use crate::formats::documents::pdf_pages;
use crate::formats::documents::pdf_steps;
use crate::formats::documents::pdf_streams::cost_of_parts;
use crate::formats::documents::pdf_texts::{KEPT_FOR, MOST_PAGES};
use crate::{Budget, Reason, guard};

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

/// How many pages are drawn at once.
pub(super) const AT_ONCE: usize = 2;

/// Reads and draws all pages. Each sender gets every `AT_ONCE`th of them, in their order.
///
/// # Errors
/// A page could not be drawn, or not as a whole: a copy must not lack in silence what the original shows.
pub(super) fn draw_pages(
    bytes: Vec<u8>,
    budget: &Budget,
    drawn: [SyncSender<DrawnPage>; AT_ONCE],
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
    let all = AllPages {
        cost_of_parts,
        budget,
        used: Mutex::new(Used {
            steps: pdf_steps::of_document(),
            pixels: 0,
        }),
    };
    // Each has caches of its own: what the library keeps of a page cannot be shared.
    thread::scope(|scope| {
        let drawing = drawn.into_iter().enumerate().map(|(first, drawn)| {
            let all = &all;
            let pages = pages.iter().skip(first).step_by(AT_ONCE);
            scope.spawn(move || guard::fenced_on_own_stack(move || all.draw(pages, &drawn)))
        });
        // All of them begin before the first is waited for.
        let drawing: Vec<_> = drawing.collect();
        drawing.into_iter().try_for_each(|drawing| {
            let done = ScopedJoinHandle::join(drawing);
            done.unwrap_or(Err(Reason::Damaged))
        })
    })
}

/// What holds for all pages of a document together.
struct AllPages<'b> {
    cost_of_parts: u64,
    budget: &'b Budget,
    used: Mutex<Used>,
}

/// What was used up of what a document may take.
struct Used {
    steps: Allowance,
    pixels: u64,
}

impl AllPages<'_> {
    fn draw<'a>(
        &self,
        pages: impl Iterator<Item = &'a Page<'a>>,
        drawn: &SyncSender<DrawnPage>,
    ) -> Result<(), Reason> {
        let lacks = Arc::new(AtomicBool::new(false));
        let noted = Arc::clone(&lacks);
        let settings = InterpreterSettings {
            warning_sink: Arc::new(move |_| noted.store(true, Ordering::Relaxed)),
            ..InterpreterSettings::default()
        };
        let mut cache = RenderCache::new();
        let mut read = InterpreterCache::new();
        for (page, number) in pages.zip(1..) {
            let letters = pdf_letters::read(page, &read, self.cost_of_parts)?;
            self.use_up(letters.steps, 0)?;
            if letters.largest_picture > self.budget.pixels {
                return Err(Reason::TooManyPixels);
            }
            if letters.lacks_letters {
                return Err(Reason::NoCleanCopy);
            }
            let page = draw_page(page, letters, &cache, &settings)?;
            self.use_up(0, (page.pixels.width * page.pixels.height) as u64)?;
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

    fn use_up(&self, steps: u64, pixels: u64) -> Result<(), Reason> {
        let mut used = self.used.lock().map_err(|_| Reason::Damaged)?;
        used.steps.take(steps)?;
        used.pixels += pixels;
        match used.pixels > MOST_PIXELS {
            true => Err(Reason::TooLarge),
            false => Ok(()),
        }
    }
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
