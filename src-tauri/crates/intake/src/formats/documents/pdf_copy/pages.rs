//! The pages of a copy as pictures for paper, taken out of it as they were written into it: nothing is drawn again.

use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Object, Stream};
use hayro::hayro_syntax::page::Page;
use image::ExtendedColorType;

use crate::formats::documents::pdf_copy::picture::PagePicture;
use crate::formats::documents::pdf_copy::text_layer::PICTURE;
use crate::formats::documents::pdf_pages;
use crate::{Budget, Reason, guard};

/// Pages of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedPages {
    /// The first of them, as JPEGs.
    pub jpegs: Vec<Vec<u8>>,
    /// How many there are in all.
    pub total: usize,
}

/// The first pages, at most so many, of a copy of a PDF as [`clean_copy`](crate::clean_copy) writes it.
///
/// # Errors
/// It is no such copy.
pub fn pages_of_copy(copy: Vec<u8>, most: usize) -> Result<CopiedPages, Reason> {
    guard::fenced_on_own_stack(move || {
        let document = pdf_pages::open(copy)?;
        pdf_pages::refuse_huge_pictures(&document, &Budget::default())?;
        let pages = document.pages();
        let jpegs = pages.iter().take(most).map(jpeg);
        Ok(CopiedPages {
            jpegs: jpegs.collect::<Result<_, _>>()?,
            total: pages.len(),
        })
    })
}

fn jpeg(page: &Page<'_>) -> Result<Vec<u8>, Reason> {
    let picture: Stream<'_> = page
        .resources()
        .x_objects
        .get(PICTURE)
        .ok_or(Reason::Damaged)?;
    if picture.filters().as_slice() == [Filter::DctDecode] {
        return Ok(picture.raw_data().into_owned());
    }
    // Written without loss: one byte a pixel.
    let side = |name: &str| {
        let side = picture.dict().get::<Object<'_>>(name)?.into_i32()?;
        usize::try_from(side).ok()
    };
    let (width, height) = side("Width").zip(side("Height")).ok_or(Reason::Damaged)?;
    let grey = picture.decoded().map_err(|_| Reason::Damaged)?;
    if grey.len() != width * height {
        return Err(Reason::Damaged);
    }
    Ok(PagePicture::packed(width, height, &grey, ExtendedColorType::L8)?.bytes)
}
