//! Pictures put into the typesetter's PDF in place of their [stand-ins](super::pictures).
//!
//! The typesetter's PDF is small; the pictures are not. So nothing is put together in memory: what is written is the PDF as it
//! came, piece by piece, with other bytes in some places: each stand-in's data, its width, height and length, and, since all
//! that follows is moved, the table that says where each object begins (ISO 32000-1, 7.5.4).

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Write};
use std::ops::Range;

use typst::layout::{Frame, FrameItem};
use typst::visualize::ImageKind;
use typst_layout::PagedDocument;

use super::pictures::Picture;

/// A PDF with its pictures, ready to be written.
pub(in crate::print) struct FinishedPdf {
    typeset: Vec<u8>,
    pictures: Vec<Option<Picture>>,
    /// In the order in which they stand, none within another.
    changes: Vec<Change>,
}

/// Bytes of the typesetter's PDF that others take the place of.
struct Change {
    at: Range<usize>,
    to: Replacement,
}

enum Replacement {
    Written(Vec<u8>),
    /// The picture with this place in the job.
    Picture(usize),
}

impl FinishedPdf {
    /// Nothing if the PDF is not built as this module knows it, or a stand-in is not where it should be: it is never printed in
    /// place of a picture.
    pub(super) fn new(
        typeset: Vec<u8>,
        pictures: Vec<Option<Picture>>,
        document: &PagedDocument,
    ) -> Option<Self> {
        let table = ObjectTable::read(&typeset)?;
        let mut by_stand_in = BTreeMap::new();
        for (place, picture) in pictures.iter().enumerate() {
            if let Some(picture) = picture {
                by_stand_in.entry(&picture.stand_in[..]).or_insert(place);
            }
        }
        let mut changes = Vec::new();
        let mut put = 0;
        for (_, object) in &table.objects {
            let Some(image) = ImageObject::read(&typeset, *object) else {
                continue;
            };
            let place = *by_stand_in.get(&typeset[image.data.clone()])?;
            let picture = pictures.get(place)?.as_ref()?;
            let numbers = [
                (image.length, picture.jpeg.len()),
                (image.width, picture.pixels.0 as usize),
                (image.height, picture.pixels.1 as usize),
            ];
            changes.extend(numbers.map(|(at, number)| Change {
                at,
                to: Replacement::Written(number.to_string().into_bytes()),
            }));
            changes.push(Change {
                at: image.data,
                to: Replacement::Picture(place),
            });
            put += 1;
        }
        changes.sort_by_key(|change| change.at.start);
        let mut finished = Self {
            typeset,
            pictures,
            changes,
        };
        if put != images_placed(document) {
            return None;
        }
        let moved = finished.moved(&table);
        finished.changes.extend(moved);
        Some(finished)
    }

    /// How many bytes it has.
    pub(in crate::print) fn length(&self) -> usize {
        self.pieces().map(<[u8]>::len).sum()
    }

    pub(in crate::print) fn write_to(&self, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        self.pieces().try_for_each(|piece| out.write_all(piece))
    }

    fn pieces(&self) -> impl Iterator<Item = &[u8]> {
        let ends = self.changes.iter().map(|change| change.at.end);
        let from = std::iter::once(0).chain(ends);
        let until = self.changes.iter().map(|change| change.at.start);
        let until = until.chain(std::iter::once(self.typeset.len()));
        let kept = from
            .zip(until)
            .map(|(from, until)| &self.typeset[from..until]);
        let changed = self.changes.iter().map(|change| self.bytes(&change.to));
        let changed = changed.chain(std::iter::once(&[][..]));
        kept.zip(changed)
            .flat_map(|(kept, changed)| [kept, changed])
    }

    fn bytes<'a>(&'a self, replacement: &'a Replacement) -> &'a [u8] {
        match replacement {
            Replacement::Written(bytes) => bytes,
            Replacement::Picture(place) => self
                .pictures
                .get(*place)
                .and_then(Option::as_ref)
                .map_or(&[], |picture| &picture.jpeg),
        }
    }

    /// The table of objects, and the number that says where it begins, as they are after the changes so far.
    fn moved(&self, table: &ObjectTable) -> [Change; 2] {
        let mut shift = 0;
        let shifts = self.changes.iter().map(|change| {
            shift += signed(self.bytes(&change.to).len()) - signed(change.at.len());
            (change.at.end, shift)
        });
        let shifts: Vec<(usize, i64)> = shifts.collect();
        let new_place = |place: usize| {
            let before = shifts.partition_point(|(end, _)| *end <= place);
            signed(place) + before.checked_sub(1).map_or(0, |last| shifts[last].1)
        };
        let mut entries = self.typeset[table.entries.clone()].to_vec();
        for (at, place) in &table.objects {
            let digits = format!("{:010}", new_place(*place));
            entries[*at..at + digits.len()].copy_from_slice(digits.as_bytes());
        }
        let begins = new_place(table.begins).to_string().into_bytes();
        [
            (table.entries.clone(), entries),
            (table.begins_at.clone(), begins),
        ]
        .map(|(at, bytes)| Change {
            at,
            to: Replacement::Written(bytes),
        })
    }
}

/// No PDF is as long as that, so nothing is lost.
fn signed(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// How many different pictures stand on the pages. One that is described in two ways lies in the PDF once.
fn images_placed(document: &PagedDocument) -> usize {
    let mut images = HashSet::new();
    for page in document.pages() {
        look_for_images(&page.frame, &mut images);
    }
    images.len()
}

fn look_for_images<'a>(frame: &'a Frame, images: &mut HashSet<&'a [u8]>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look_for_images(&group.frame, images),
            FrameItem::Image(image, _, _) => {
                if let ImageKind::Raster(raster) = image.kind() {
                    images.insert(raster.data());
                }
            }
            _ => {}
        }
    }
}

/// The table at the end of a PDF (ISO 32000-1, 7.5.4), as the typesetter writes it: one section, each entry of twenty bytes.
struct ObjectTable {
    /// Where the table begins, and the number that says so.
    begins: usize,
    begins_at: Range<usize>,
    /// The bytes of its entries.
    entries: Range<usize>,
    /// Of each entry in use: its place among these bytes, and where its object begins.
    objects: Vec<(usize, usize)>,
}

const ENTRY: usize = 20;

impl ObjectTable {
    fn read(pdf: &[u8]) -> Option<Self> {
        const START: &[u8] = b"startxref\n";
        let last = pdf.windows(START.len()).rposition(|words| words == START)?;
        let (begins_at, begins) = number(pdf, last + START.len())?;
        let head = pdf.get(begins..)?.strip_prefix(b"xref\n0 ")?;
        let (count_at, count) = number(pdf, pdf.len() - head.len())?;
        let first = count_at.end + 1;
        let entries = first..first.checked_add(count.checked_mul(ENTRY)?)?;
        let mut objects = Vec::with_capacity(count);
        for (entry, at) in pdf
            .get(entries.clone())?
            .chunks_exact(ENTRY)
            .zip((0..).step_by(ENTRY))
        {
            let (_, place) = number(entry, 0)?;
            match entry.get(10..18)? {
                b" 00000 n" => objects.push((at, place)),
                _ if entry[17] == b'f' => {}
                _ => return None,
            }
        }
        pdf[entries.end..].starts_with(b"trailer").then_some(Self {
            begins,
            begins_at,
            entries,
            objects,
        })
    }
}

/// Where an image has what is changed of it.
struct ImageObject {
    length: Range<usize>,
    width: Range<usize>,
    height: Range<usize>,
    data: Range<usize>,
}

impl ImageObject {
    /// Nothing if it is another kind of object. An image is known by how its object begins: no word of a document can stand
    /// there.
    fn read(pdf: &[u8], begins: usize) -> Option<Self> {
        const STREAM: &[u8] = b">>\nstream\n";
        let (number_at, _) = number(pdf, begins)?;
        let after = number_at.end;
        let dictionary = pdf.get(after..)?.strip_prefix(b" 0 obj\n<<")?;
        let dictionary = pdf.len() - dictionary.len();
        let (length_at, length) = number_of(pdf, dictionary, b"/Length ")?;
        let is_image = pdf
            .get(length_at.end..)?
            .starts_with(b"/Type/XObject/Subtype/Image/");
        // Of images alone, so that no other stream is gone through for it.
        let stream = is_image
            .then(|| find(pdf, length_at.end, STREAM))
            .flatten()?;
        let within = |name: &[u8]| {
            let at = find(pdf.get(..stream)?, length_at.end, name)?;
            number_of(pdf, at, name)
        };
        let data = stream + STREAM.len()..stream + STREAM.len() + length;
        pdf.get(data.clone())?;
        Some(Self {
            width: within(b"/Width ")?.0,
            height: within(b"/Height ")?.0,
            length: length_at,
            data,
        })
    }
}

fn find(pdf: &[u8], from: usize, words: &[u8]) -> Option<usize> {
    let found = pdf
        .get(from..)?
        .windows(words.len())
        .position(|at| at == words)?;
    Some(from + found)
}

/// The number after these words, which stand here.
fn number_of(pdf: &[u8], at: usize, name: &[u8]) -> Option<(Range<usize>, usize)> {
    pdf.get(at..)?.starts_with(name).then_some(())?;
    number(pdf, at + name.len())
}

/// The decimal number that stands here, and where.
fn number(pdf: &[u8], at: usize) -> Option<(Range<usize>, usize)> {
    let digits = pdf
        .get(at..)?
        .iter()
        .take_while(|byte| byte.is_ascii_digit());
    let place = at..at + digits.count();
    let number = std::str::from_utf8(&pdf[place.clone()])
        .ok()?
        .parse()
        .ok()?;
    Some((place, number))
}
