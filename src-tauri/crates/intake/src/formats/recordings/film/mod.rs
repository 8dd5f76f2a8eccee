//! A film, or sound in the same boxes, taken apart: what of it plays ([`track`]), what of it nothing reads ([`account`]), and
//! a copy of what plays ([`copy`]).
//!
//! Its headers are held, as far as the budget for that goes; its pictures and its sound are not. They are read sample by
//! sample, or only named.

pub(super) mod account;
pub(super) mod copy;
mod entries;
mod headers;
mod small_boxes;
mod tables;
mod track;

use crate::Reason;
use crate::formats::boxes::{BoxPlace, boxes_of_file, content, only};
use crate::stream::BoundedStream;

/// The boxes of a file, and its headers.
pub(super) struct Layout {
    /// All boxes of the outermost level.
    boxes: Vec<BoxPlace>,
    /// Where they end.
    end: u64,
    /// How long the file is.
    size: u64,
    /// What stands in the headers, and where in the file.
    headers: Vec<u8>,
    headers_at: u64,
}

impl Layout {
    /// # Errors
    /// [`Reason::Damaged`] where there are no headers or more than one, [`Reason::TooLarge`] where they are longer than may
    /// be held.
    pub(super) fn of(
        stream: &mut BoundedStream<'_>,
        size: u64,
        most_held: u64,
    ) -> Result<Self, Reason> {
        let (boxes, end) = boxes_of_file(stream, size)?;
        let headers = only(&boxes, b"moov")?;
        let headers_at = headers.from;
        let headers = content(stream, headers, most_held)?;
        Ok(Self {
            boxes,
            end,
            size,
            headers,
            headers_at,
        })
    }

    /// Whether its samples are told of in pieces between them, as they are in what is sent while it is filmed.
    fn is_in_fragments(&self) -> bool {
        self.boxes.iter().any(|one| &one.name == b"moof")
    }

    /// Whether bytes lie in a box of samples.
    fn holds(&self, from: u64, length: u64) -> bool {
        let next = self.boxes.partition_point(|one| one.from <= from);
        let holder = next.checked_sub(1).and_then(|index| self.boxes.get(index));
        holder.is_some_and(|one| {
            &one.name == b"mdat" && from.checked_add(length).is_some_and(|end| end <= one.to)
        })
    }
}
