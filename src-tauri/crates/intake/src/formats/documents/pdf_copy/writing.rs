//! The copy as it is written, object by object.

use miniz_oxide::deflate::compress_to_vec_zlib;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Chunk, Filter, Finish, Name, Rect, Ref, Settings, Str};

use crate::Reason;
use crate::clean_copy::CopyTarget;
use crate::formats::documents::pdf_copy::drawing::DrawnPage;
use crate::formats::documents::pdf_copy::glyphless_font;
use crate::formats::documents::pdf_copy::picture::PagePicture;
use crate::formats::documents::pdf_copy::text_layer::{FONT, PICTURE, TextLayer};

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const WORDS: Ref = Ref::new(3);
const LETTERS: Ref = Ref::new(4);
const DESCRIPTOR: Ref = Ref::new(5);
const FONT_FILE: Ref = Ref::new(6);
const MEANINGS: Ref = Ref::new(7);
const ALL_THE_SAME: Ref = Ref::new(8);
const FIRST_PAGE: i32 = 9;
/// A page, its picture, and how it is drawn.
const OBJECTS_A_PAGE: i32 = 3;

const LETTER_NAME: Name<'_> = Name(b"Words");
const NUMBERS: SystemInfo<'_> = SystemInfo {
    registry: Str(b"Adobe"),
    ordering: Str(b"Identity"),
    supplement: 0,
};

/// Writes a document of pages. It holds nothing that differs from one time to the next.
pub(super) struct DocumentWriter {
    written: u64,
    /// Where each object begins.
    places: Vec<(i32, u64)>,
    pages: Vec<Ref>,
}

impl DocumentWriter {
    pub(super) fn begin(copy: &mut CopyTarget<'_>) -> Result<Self, Reason> {
        let mut document = Self {
            written: 0,
            places: Vec::new(),
            pages: Vec::new(),
        };
        // Bytes beyond ASCII say to programs that carry files that this is none of theirs to change.
        document.write(copy, b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        Ok(document)
    }

    /// A page: its picture, and the steps that show it and its words.
    pub(super) fn page(
        &mut self,
        copy: &mut CopyTarget<'_>,
        page: &DrawnPage,
        steps: &[u8],
    ) -> Result<(), Reason> {
        let number = i32::try_from(self.pages.len()).map_err(|_| Reason::TooLarge)?;
        let first = FIRST_PAGE + number * OBJECTS_A_PAGE;
        let (id, picture_id, steps_id) =
            (Ref::new(first), Ref::new(first + 1), Ref::new(first + 2));
        self.pages.push(id);
        self.object(copy, id, |chunk| {
            let mut written = chunk.page(id);
            written.parent(PAGES);
            written.media_box(Rect::new(0.0, 0.0, page.width, page.height));
            let mut resources = written.resources();
            resources.x_objects().pair(Name(PICTURE), picture_id);
            resources.fonts().pair(Name(FONT), WORDS);
            resources.finish();
            written.contents(steps_id);
        })?;
        let picture = PagePicture::of(&page.pixels)?;
        self.object(copy, picture_id, |chunk| {
            let mut written = chunk.image_xobject(picture_id, &picture.bytes);
            written.width(page.pixels.width as i32);
            written.height(page.pixels.height as i32);
            written.bits_per_component(8);
            match picture.is_grey {
                true => written.color_space().device_gray(),
                false => written.color_space().device_rgb(),
            }
            written.filter(match picture.is_jpeg {
                true => Filter::DctDecode,
                false => Filter::FlateDecode,
            });
        })?;
        self.packed(copy, steps_id, steps)
    }

    /// The font of the words: letters that are not drawn, and what each means.
    pub(super) fn words(
        &mut self,
        copy: &mut CopyTarget<'_>,
        words: &TextLayer,
    ) -> Result<(), Reason> {
        self.object(copy, WORDS, |chunk| {
            let mut font = chunk.type0_font(WORDS);
            font.base_font(LETTER_NAME)
                .encoding_predefined(Name(b"Identity-H"))
                .descendant_font(LETTERS)
                .to_unicode(MEANINGS);
        })?;
        self.object(copy, LETTERS, |chunk| {
            let mut font = chunk.cid_font(LETTERS);
            font.subtype(CidFontType::Type2)
                .base_font(LETTER_NAME)
                .system_info(NUMBERS)
                .font_descriptor(DESCRIPTOR)
                .default_width(glyphless_font::WIDTH as f32)
                .cid_to_gid_map_stream(ALL_THE_SAME);
        })?;
        self.object(copy, DESCRIPTOR, |chunk| {
            chunk
                .font_descriptor(DESCRIPTOR)
                .name(LETTER_NAME)
                .flags(FontFlags::SYMBOLIC | FontFlags::FIXED_PITCH)
                .bbox(Rect::new(0.0, -200.0, glyphless_font::WIDTH as f32, 900.0))
                .italic_angle(0.0)
                .ascent(900.0)
                .descent(-200.0)
                .cap_height(900.0)
                .stem_v(80.0)
                .font_file2(FONT_FILE);
        })?;
        let font = glyphless_font::written();
        self.object(copy, FONT_FILE, |chunk| {
            chunk
                .stream(FONT_FILE, &font)
                .pair(Name(b"Length1"), font.len() as i32);
        })?;
        let mut meanings = UnicodeCmap::<u16>::new(LETTER_NAME, NUMBERS);
        for (sign, number) in words.signs.iter().zip(1..) {
            meanings.pair(number, *sign);
        }
        self.packed(copy, MEANINGS, &meanings.finish().into_vec())?;
        // Every number is drawn by the one glyph that draws nothing.
        let same = [0, 1].repeat(usize::from(u16::MAX) + 1);
        self.packed(copy, ALL_THE_SAME, &same)
    }

    /// The list of pages, and where everything stands.
    pub(super) fn finish(mut self, copy: &mut CopyTarget<'_>) -> Result<(), Reason> {
        let pages = std::mem::take(&mut self.pages);
        self.object(copy, PAGES, |chunk| {
            let count = pages.len() as i32;
            chunk.pages(PAGES).kids(pages).count(count);
        })?;
        self.object(copy, CATALOG, |chunk| {
            chunk
                .indirect(CATALOG)
                .dict()
                .pair(Name(b"Type"), Name(b"Catalog"))
                .pair(Name(b"Pages"), PAGES);
        })?;
        self.places.sort_unstable();
        let size = self.places.len() + 1;
        let table = self.written;
        let mut end = format!("xref\n0 {size}\n0000000000 65535 f \n");
        for (_, place) in &self.places {
            end.push_str(&format!("{place:010} 00000 n \n"));
        }
        end.push_str(&format!(
            "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
        ));
        self.write(copy, end.as_bytes())
    }

    fn packed(&mut self, copy: &mut CopyTarget<'_>, id: Ref, bytes: &[u8]) -> Result<(), Reason> {
        let packed = compress_to_vec_zlib(bytes, 6);
        self.object(copy, id, |chunk| {
            chunk.stream(id, &packed).filter(Filter::FlateDecode);
        })
    }

    fn object(
        &mut self,
        copy: &mut CopyTarget<'_>,
        id: Ref,
        write: impl FnOnce(&mut Chunk),
    ) -> Result<(), Reason> {
        let mut chunk = Chunk::with_settings(Settings { pretty: false });
        write(&mut chunk);
        self.places.push((id.get(), self.written));
        self.write(copy, chunk.as_bytes())
    }

    fn write(&mut self, copy: &mut CopyTarget<'_>, bytes: &[u8]) -> Result<(), Reason> {
        self.written += bytes.len() as u64;
        copy.write(bytes)
    }
}
