use std::io::SeekFrom;

use domain::ItemKind;
use image::ImageFormat;

pub use crate::formats::pdf::PagePicture;
use crate::source::{read_first, read_whole};
use crate::{
    Budget, Identified, ReadSeek, Reason, formats::mail, formats::pdf, formats::picture,
    formats::text,
};

/// What can be shown of a file. All of it is made anew; nothing of the original is run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preview {
    /// A picture, upright and downscaled.
    Picture {
        /// A PNG or a JPEG.
        bytes: Vec<u8>,
        /// Which of the two.
        media_type: &'static str,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The first pages of a document.
    Pages {
        /// Each as a picture.
        pages: Vec<PagePicture>,
        /// How many there are in all.
        total: u32,
    },
    /// Text, with what would hide in it made visible.
    Text {
        /// The text.
        text: String,
        /// Whether there is more.
        truncated: bool,
    },
    /// One e-mail, as text.
    Mail {
        /// Header lines: name and value.
        headers: Vec<(String, String)>,
        /// Its text.
        body: String,
        /// Whether there is more.
        truncated: bool,
        /// Names of what hangs on it.
        attachments: Vec<String>,
    },
    /// A recording, to be played from the original.
    Sound,
    /// A film, to be played from the original.
    Moving,
    /// Nothing.
    Nothing {
        /// Why.
        reason: Reason,
    },
}

/// Makes what can be shown of a file.
pub fn preview(
    source: &mut dyn ReadSeek,
    size: u64,
    identified: &Identified,
    budget: Budget,
) -> Preview {
    if size == 0 {
        return Preview::Nothing {
            reason: Reason::Empty,
        };
    }
    let shown = match identified.item_kind {
        ItemKind::Photo | ItemKind::Screenshot => show_picture(source, &budget),
        ItemKind::Video => Ok(Preview::Moving),
        ItemKind::Audio => Ok(Preview::Sound),
        ItemKind::Pdf => show_pages(source, budget),
        ItemKind::Mail => show_mail(source, identified, &budget),
        ItemKind::Chat | ItemKind::Text => show_text(source, &budget),
        ItemKind::Document if identified.is("text/html") => show_page_words(source, &budget),
        ItemKind::Document if identified.is("image/svg+xml") => show_text(source, &budget),
        ItemKind::Document | ItemKind::Archive | ItemKind::Other => Err(Reason::NothingToShow),
    };
    shown.unwrap_or_else(|reason| Preview::Nothing { reason })
}

fn show_picture(mut source: &mut dyn ReadSeek, budget: &Budget) -> Result<Preview, Reason> {
    source.seek(SeekFrom::Start(0))?;
    let (whole, format) = picture::upright(&mut source, budget)?;
    let small = picture::scaled(whole, budget.longest_side);
    // JPEG blurs the letters of a screenshot and has no transparency.
    let (media_type, bytes) = if format == ImageFormat::Png || small.color().has_alpha() {
        ("image/png", picture::as_png(&small)?)
    } else {
        ("image/jpeg", picture::as_jpeg(&picture::on_white(&small))?)
    };
    Ok(Preview::Picture {
        bytes,
        media_type,
        width: small.width(),
        height: small.height(),
    })
}

fn show_pages(source: &mut dyn ReadSeek, budget: Budget) -> Result<Preview, Reason> {
    let bytes = read_whole(source, budget.bytes)?;
    let (pages, total) = pdf::page_pictures(bytes, budget)?;
    Ok(Preview::Pages { pages, total })
}

fn show_text(source: &mut dyn ReadSeek, budget: &Budget) -> Result<Preview, Reason> {
    let (bytes, more) = read_first(source, budget.text_bytes as u64)?;
    let (text, cut) = text::capped(
        text::made_visible(&text::decoded(&bytes).0),
        budget.text_bytes,
    );
    Ok(Preview::Text {
        text,
        truncated: more || cut,
    })
}

fn show_page_words(source: &mut dyn ReadSeek, budget: &Budget) -> Result<Preview, Reason> {
    // Tags take most of a page, so more of it is read than is shown.
    let (bytes, more) = read_first(source, budget.text_bytes as u64 * 8)?;
    let words = mail::words_of_page_bytes(&bytes)?;
    let (text, cut) = text::capped(text::made_visible(&words), budget.text_bytes);
    Ok(Preview::Text {
        text,
        truncated: more || cut,
    })
}

fn show_mail(
    source: &mut dyn ReadSeek,
    identified: &Identified,
    budget: &Budget,
) -> Result<Preview, Reason> {
    let bytes = read_whole(source, budget.bytes)?;
    let messages = mail::messages(&bytes, identified);
    let letter = mail::read(messages.first().ok_or(Reason::Damaged)?)?;
    let (body, cut) = text::capped(text::made_visible(&letter.body), budget.text_bytes);
    Ok(Preview::Mail {
        headers: letter
            .headers
            .into_iter()
            .map(|(name, value)| (text::made_visible(&name), text::made_visible(&value)))
            .collect(),
        body,
        truncated: cut || messages.len() > 1,
        attachments: letter
            .attachments
            .into_iter()
            .map(|one| text::made_visible(&one.name))
            .collect(),
    })
}
