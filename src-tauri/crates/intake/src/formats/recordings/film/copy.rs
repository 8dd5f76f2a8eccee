//! A film made anew from the tracks that play: their samples in the order in which they lay, and headers that say nothing but
//! how they are played.

use crate::Reason;
use crate::clean_copy::CopyTarget;
use crate::formats::boxes::boxed;
use crate::formats::coded::samples::{Coding, Parts, sample};
use crate::formats::coded::takers::Written;
use crate::formats::format::File;
use crate::formats::recordings::film::Layout;
use crate::formats::recordings::film::headers::{self, As};
use crate::formats::recordings::film::tables::Chunk;
use crate::formats::recordings::film::track::{Film, Kind, Readable};
use crate::stream::BoundedStream;

/// More pieces than this are not put in order: a film of a day has some hundred thousand.
const MOST_CHUNKS: usize = 2_000_000;

/// Writes the copy, and says of which type it is.
///
/// # Errors
/// [`Reason::NoCleanCopy`] where not everything is known that has to be written, or a part of it is never played.
pub(in crate::formats::recordings) fn of(
    file: &mut File<'_>,
    copy: &mut CopyTarget<'_>,
) -> Result<&'static str, Reason> {
    let (size, most) = (file.size, file.budget.bytes);
    let media_type = file.identified.media_type.clone();
    // It is read once, from its beginning to its end or nearly so, and no more is written than it is long.
    let mut stream = BoundedStream::new(file.source, u64::MAX)?;
    let layout = Layout::of(&mut stream, size, most)?;
    let film = Film::of(&layout)?;
    let plan = Plan::of(&layout, &film, &media_type)?;
    let beginning = plan.beginning()?;
    copy.write(&beginning)?;
    plan.write_samples(&mut stream, copy)?;
    Ok(plan.kind.media_type)
}

/// How a copy calls itself.
struct CopyKind {
    media_type: &'static str,
    brands: &'static [u8],
}

fn kind(media_type: &str, has_pictures: bool) -> CopyKind {
    match (media_type, has_pictures) {
        ("video/quicktime", _) => CopyKind {
            media_type: "video/quicktime",
            brands: b"qt  \0\0\0\0qt  ",
        },
        ("video/3gpp", _) => CopyKind {
            media_type: "video/3gpp",
            brands: b"3gp4\0\0\0\x003gp4isom",
        },
        (_, true) => CopyKind {
            media_type: "video/mp4",
            brands: b"mp42\0\0\0\0mp42isom",
        },
        (_, false) => CopyKind {
            media_type: "audio/mp4",
            brands: b"M4A \0\0\0\0M4A mp42isom",
        },
    }
}

/// A piece of a track, and where it goes.
struct Piece {
    track: usize,
    /// Which of the track's pieces it is.
    number: usize,
    chunk: Chunk,
}

struct Plan<'f, 'm> {
    kind: CopyKind,
    film: &'f Film<'m>,
    tracks: Vec<&'f Readable<'m>>,
    kinds: Vec<Kind>,
    /// In the order in which they lie in the file.
    pieces: Vec<Piece>,
    /// How long they are together.
    length: u64,
}

impl<'f, 'm> Plan<'f, 'm> {
    fn of(layout: &Layout, film: &'f Film<'m>, media_type: &str) -> Result<Self, Reason> {
        let mut tracks = Vec::new();
        let mut kinds = Vec::new();
        for track in film.tracks.iter().filter(|track| track.plays) {
            tracks.push(track.played().ok_or(Reason::NoCleanCopy)?);
            kinds.push(track.kind);
        }
        if tracks.is_empty() || layout.is_in_fragments() {
            return Err(Reason::NoCleanCopy);
        }
        let pieces = pieces(&tracks)?;
        let length = pieces
            .iter()
            .map(|piece| piece.chunk.length)
            .try_fold(0u64, u64::checked_add)
            .filter(|length| *length <= layout.size)
            .ok_or(Reason::Damaged)?;
        Ok(Self {
            kind: kind(media_type, kinds.contains(&Kind::Pictures)),
            film,
            tracks,
            kinds,
            pieces,
            length,
        })
    }

    /// All that stands before the samples.
    fn beginning(&self) -> Result<Vec<u8>, Reason> {
        let start = boxed(b"ftyp", &[self.kind.brands]);
        let long_box = self.length > u64::from(u32::MAX) - 16;
        let head = if long_box { 16 } else { 8 };
        // Where samples lie does not change how long the headers are.
        let wide = self.length > u64::from(u32::MAX / 2);
        let length = self.headers(0, wide).ok_or(Reason::NoCleanCopy)?.len();
        let first = (start.len() + length + head) as u64;
        let headers = self.headers(first, wide).ok_or(Reason::NoCleanCopy)?;
        let samples = match long_box {
            true => [&b"\0\0\0\x01mdat"[..], &(self.length + 16).to_be_bytes()].concat(),
            false => {
                let length = u32::try_from(self.length + 8).map_err(|_| Reason::NoCleanCopy)?;
                [&length.to_be_bytes()[..], b"mdat"].concat()
            }
        };
        Ok([start, headers, samples].concat())
    }

    /// `moov`, where the first sample stands at this place.
    fn headers(&self, first: u64, wide: bool) -> Option<Vec<u8>> {
        let header = headers::movie(self.film.header, As::Copied)?;
        let mut contents = vec![boxed(b"mvhd", &[&header])];
        for (number, track) in self.tracks.iter().enumerate() {
            let places = self.places(number, first, wide)?;
            contents.push(written_track(track, *self.kinds.get(number)?, &places)?);
        }
        let contents: Vec<&[u8]> = contents.iter().map(Vec::as_slice).collect();
        Some(boxed(b"moov", &contents))
    }

    /// The box that says where the pieces of a track stand.
    fn places(&self, track: usize, first: u64, wide: bool) -> Option<Vec<u8>> {
        let each = if wide { 8 } else { 4 };
        let count = self.tracks.get(track)?.tables.chunk_count();
        let mut places = vec![0; 8 + count.checked_mul(each)?];
        places[4..8].copy_from_slice(&u32::try_from(count).ok()?.to_be_bytes());
        let mut at = first;
        for piece in &self.pieces {
            if piece.track == track {
                let place = 8 + piece.number * each;
                let written = at.to_be_bytes();
                places
                    .get_mut(place..place + each)?
                    .copy_from_slice(&written[8 - each..]);
            }
            at = at.checked_add(piece.chunk.length)?;
        }
        Some(boxed(if wide { b"co64" } else { b"stco" }, &[&places]))
    }

    fn write_samples(
        &self,
        stream: &mut BoundedStream<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<(), Reason> {
        let mut written = Written(copy);
        for piece in &self.pieces {
            let track = self.tracks.get(piece.track).ok_or(Reason::Damaged)?;
            let chunk = &piece.chunk;
            match track.described.codings.get(chunk.entry) {
                None => return Err(Reason::Damaged),
                Some(Coding::Whole) => written.plays(stream, chunk.from, chunk.length)?,
                Some(coding) => {
                    let mut at = chunk.from;
                    for number in chunk.first_sample..chunk.first_sample + chunk.samples {
                        let length = track.tables.size(number).ok_or(Reason::Damaged)?;
                        sample(stream, *coding, at, u64::from(length), &mut written)?;
                        at += u64::from(length);
                    }
                }
            }
        }
        Ok(())
    }
}

fn pieces(tracks: &[&Readable<'_>]) -> Result<Vec<Piece>, Reason> {
    let count: usize = tracks.iter().map(|track| track.tables.chunk_count()).sum();
    if count > MOST_CHUNKS {
        return Err(Reason::TooLarge);
    }
    let mut pieces: Vec<Piece> = Vec::with_capacity(count);
    for (number, track) in tracks.iter().enumerate() {
        let chunks = track.tables.chunks().enumerate();
        pieces.extend(chunks.map(|(index, chunk)| Piece {
            track: number,
            number: index,
            chunk,
        }));
    }
    pieces.sort_by_key(|piece| (piece.chunk.from, piece.track, piece.number));
    Ok(pieces)
}

fn written_track(track: &Readable<'_>, kind: Kind, places: &[u8]) -> Option<Vec<u8>> {
    let header = headers::track(track.header, As::Copied)?;
    let edits = track
        .edits
        .as_ref()
        .map(|edits| boxed(b"edts", &[&boxed(b"elst", &[&edits.written])]))
        .unwrap_or_default();
    let tables = &track.tables;
    let mut table = boxed(b"stsd", &[&track.described.written]);
    for (name, content) in &tables.others {
        table.extend(boxed(name, &[content]));
    }
    table.extend(boxed(b"stsc", &[&tables.written_runs()]));
    table.extend(boxed(b"stsz", &[&tables.written_sizes()]));
    table.extend(places);
    let information = match kind {
        Kind::Pictures => boxed(b"vmhd", &[&headers::picture_media(&[], As::Copied)?]),
        _ => boxed(b"smhd", &[&headers::sound_media(&[], As::Copied)?]),
    };
    let own = boxed(b"url ", &[&[0, 0, 0, 1]]);
    let references = boxed(b"dref", &[&[0, 0, 0, 0, 0, 0, 0, 1], &own]);
    let media = [
        boxed(b"mdhd", &[&headers::media(track.media, As::Copied)?]),
        boxed(b"hdlr", &[&headers::handler(track.handler, As::Copied)?]),
        boxed(
            b"minf",
            &[
                &information,
                &boxed(b"dinf", &[&references]),
                &boxed(b"stbl", &[&table]),
            ],
        ),
    ];
    Some(boxed(
        b"trak",
        &[
            &boxed(b"tkhd", &[&header]),
            &edits,
            &boxed(b"mdia", &[&media.concat()]),
        ],
    ))
}
