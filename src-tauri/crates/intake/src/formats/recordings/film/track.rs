//! The tracks of a film, and which of them a player plays.

use crate::Reason;
use crate::formats::boxes::{HeldBox, boxes_in, inside};
use crate::formats::recordings::film::Layout;
use crate::formats::recordings::film::entries::{Described, described};
use crate::formats::recordings::film::headers::{
    self, As, Edits, is_enabled, media_timescale, movie_timescale,
};
use crate::formats::recordings::film::tables::Tables;
use crate::source::u32_at;

/// More tracks than this are not believed.
const MOST_TRACKS: usize = 64;

/// The headers of a film.
pub(super) struct Film<'m> {
    /// The content of `mvhd`.
    pub(super) header: &'m [u8],
    pub(super) tracks: Vec<Track<'m>>,
}

/// One of its tracks.
pub(super) struct Track<'m> {
    pub(super) place: HeldBox<'m>,
    pub(super) kind: Kind,
    /// Whether a player plays it: of pictures and of sound the first track that is enabled.
    pub(super) plays: bool,
    /// What is in it; `None` where that is not known.
    pub(super) read: Option<Readable<'m>>,
}

/// What a track holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pictures,
    Sound,
    /// Words, places, measurements, anything.
    Other,
}

/// A track of which everything is known that a player needs.
pub(super) struct Readable<'m> {
    pub(super) header: &'m [u8],
    pub(super) edits: Option<Edits>,
    pub(super) media: &'m [u8],
    pub(super) handler: &'m [u8],
    /// What its samples are, as that is written into a copy.
    pub(super) described: Described,
    pub(super) tables: Tables<'m>,
    /// Whether a part of it is never played.
    pub(super) is_cut: bool,
}

impl<'m> Film<'m> {
    pub(super) fn of(layout: &'m Layout) -> Result<Self, Reason> {
        let header = inside(&layout.headers, b"mvhd").ok_or(Reason::Damaged)?;
        let timescale = movie_timescale(header.content).ok_or(Reason::Damaged)?;
        let (found, _) = boxes_in(&layout.headers);
        let mut tracks: Vec<Track<'_>> = found
            .into_iter()
            .filter(|one| &one.name == b"trak")
            .map(|place| Track::of(place, timescale, layout))
            .collect();
        if tracks.len() > MOST_TRACKS {
            return Err(Reason::TooLarge);
        }
        for kind in [Kind::Pictures, Kind::Sound] {
            if let Some(first) = first_that_plays(&tracks, kind) {
                tracks[first].plays = true;
            }
        }
        Ok(Self {
            header: header.content,
            tracks,
        })
    }
}

fn first_that_plays(tracks: &[Track<'_>], kind: Kind) -> Option<usize> {
    let of_kind = |track: &Track<'_>| track.kind == kind;
    let enabled = |track: &Track<'_>| {
        let header = inside(track.place.content, b"tkhd");
        of_kind(track) && header.is_some_and(|header| is_enabled(header.content))
    };
    tracks
        .iter()
        .position(enabled)
        .or_else(|| tracks.iter().position(of_kind))
}

impl<'m> Track<'m> {
    fn of(place: HeldBox<'m>, timescale: u32, layout: &Layout) -> Self {
        let handler =
            inside(place.content, b"mdia").and_then(|media| inside(media.content, b"hdlr"));
        let kind = match handler.and_then(|handler| handler.content.get(8..12)) {
            Some(b"vide") => Kind::Pictures,
            Some(b"soun") => Kind::Sound,
            _ => Kind::Other,
        };
        let read = match kind {
            Kind::Other => None,
            _ => Readable::of(place.content, kind, timescale)
                .filter(|track| lies_in(layout, &track.tables)),
        };
        Self {
            place,
            kind,
            plays: false,
            read,
        }
    }
}

impl<'m> Track<'m> {
    /// What is in it, where a player plays it, all of it, and all of it is known.
    pub(super) fn played(&self) -> Option<&Readable<'m>> {
        let read = self.read.as_ref();
        read.filter(|read| self.plays && !read.is_cut)
    }

    /// Where its samples lie, whatever they are.
    pub(super) fn tables(&self, layout: &Layout) -> Option<Tables<'m>> {
        let media = inside(self.place.content, b"mdia")?;
        let table = inside(inside(media.content, b"minf")?.content, b"stbl")?;
        let described = u32_at(inside(table.content, b"stsd")?.content, 4)?;
        let tables = Tables::of(table.content, described as usize)?;
        lies_in(layout, &tables).then_some(tables)
    }
}

impl<'m> Readable<'m> {
    fn of(track: &'m [u8], kind: Kind, movie_timescale: u32) -> Option<Self> {
        let media = inside(track, b"mdia")?.content;
        let information = inside(media, b"minf")?.content;
        let table = inside(information, b"stbl")?.content;
        let header = inside(track, b"tkhd")?.content;
        let media_header = inside(media, b"mdhd")?.content;
        let handler = inside(media, b"hdlr")?.content;
        let references = inside(inside(information, b"dinf")?.content, b"dref")?;
        let entries = inside(table, b"stsd")?.content;
        let described = described(entries, kind == Kind::Pictures, As::Copied)?;
        let tables = Tables::of(table, described.codings.len())?;
        headers::track(header, As::Copied)?;
        headers::media(media_header, As::Copied)?;
        headers::references(references.content, As::Copied)?;
        let edits = match inside(track, b"edts") {
            Some(edits) => Some(headers::edits(inside(edits.content, b"elst")?.content)?),
            None => None,
        };
        let is_cut = edits.as_ref().is_some_and(|edits| {
            hides(
                edits,
                movie_timescale,
                tables.duration,
                media_timescale(media_header).unwrap_or(1),
            )
        });
        Some(Self {
            header,
            edits,
            media: media_header,
            handler,
            described,
            tables,
            is_cut,
        })
    }
}

/// Whether all samples lie where samples lie, and are no more than that.
fn lies_in(layout: &Layout, tables: &Tables<'_>) -> bool {
    let (mut chunks, mut length) = (0, 0u64);
    for chunk in tables.chunks() {
        if !layout.holds(chunk.from, chunk.length) || length > layout.size {
            return false;
        }
        length = length.saturating_add(chunk.length);
        chunks += 1;
    }
    chunks == tables.chunk_count() && length <= layout.size
}

/// Whether the edits leave out more than the moment in which sound and pictures are brought together.
fn hides(edits: &Edits, movie_timescale: u32, duration: u64, timescale: u32) -> bool {
    let seconds = |units: u64, scale: u32| units as f64 / f64::from(scale.max(1));
    let before = seconds(edits.begins, timescale);
    let shown = match edits.shows {
        0 => f64::INFINITY,
        shows => seconds(shows, movie_timescale),
    };
    const A_MOMENT: f64 = 0.5;
    before > A_MOMENT || seconds(duration, timescale) - before - shown > A_MOMENT
}
