//! Which bytes of a film nothing has read: every box is known by its layout and written again to see that there is nothing
//! else in it, every sample of a track that plays is named by its tables, and what is left is told.

use domain::UnreadPart;

use crate::Reason;
use crate::account::Account;
use crate::formats::boxes::{HeldBox, boxes_in, is_empty_space};
use crate::formats::coded::places::Places;
use crate::formats::coded::samples::{Coding, bytes_of, sample};
use crate::formats::coded::takers::Unread;
use crate::formats::recordings::film::Layout;
use crate::formats::recordings::film::entries::described;
use crate::formats::recordings::film::headers::{self, As};
use crate::formats::recordings::film::small_boxes::{
    apertures, brands, is_grouped, is_groups, numbers_of_tracks, object_numbers,
};
use crate::formats::recordings::film::track::{Film, Kind, Readable, Track};
use crate::formats::recordings::movie_texts::{Told, meta, numbered, user_data};
use crate::stream::BoundedStream;

/// So much of what lies between samples is read, to see whether it is empty.
const MOST_SPACE: u64 = 4 * 1024 * 1024;

/// What is known of a file, and every word and place in it.
pub(in crate::formats::recordings) struct Known {
    pub(in crate::formats::recordings) account: Account,
    pub(in crate::formats::recordings) told: Told,
}

/// Accounts for a file.
pub(in crate::formats::recordings) fn account(
    stream: &mut BoundedStream<'_>,
    layout: &Layout,
) -> Result<Known, Reason> {
    let film = Film::of(layout)?;
    let mut walk = Walk {
        account: Account::whole().that_shows(),
        told: Told::default(),
        names: Vec::new(),
    };
    walk.outermost(stream, layout)?;
    walk.headers(&film, layout);
    walk.samples(stream, &film, layout)?;
    for (part, from, length) in std::mem::take(&mut walk.told.unread) {
        walk.account.add(part, from, length);
    }
    walk.told.texts.extend(walk.names);
    Ok(Known {
        account: walk.account,
        told: walk.told,
    })
}

struct Walk {
    account: Account,
    told: Told,
    /// How programs are called, which comes last.
    names: Vec<(String, String)>,
}

impl Walk {
    fn unknown(&mut self, from: u64, length: u64) {
        self.account.add(UnreadPart::UnknownPart, from, length);
    }

    /// A box of the headers that is as it has to be, or is not known. `base` is where in the file the boxes beside it begin.
    fn leaf(&mut self, one: &HeldBox<'_>, base: u64, written: Option<Vec<u8>>) {
        if written.as_deref() != Some(one.content) {
            self.unknown(base + one.at as u64, one.length as u64);
        }
    }

    fn outermost(&mut self, stream: &mut BoundedStream<'_>, layout: &Layout) -> Result<(), Reason> {
        let mut space = MOST_SPACE;
        for one in &layout.boxes {
            let length = one.to - one.from;
            let known = match &one.name {
                b"moov" | b"mdat" => true,
                b"free" | b"skip" | b"wide" => is_space(stream, one.from, length, &mut space)?,
                b"ftyp" => length <= 128 && brands(&stream.at(one.from, length as usize)?),
                b"meta" | b"uuid" | b"udta" if length <= MOST_SPACE => {
                    let content = stream.at(one.from, length as usize)?;
                    self.beside(&one.name, &content, one.from)
                }
                _ => false,
            };
            if !known {
                self.unknown(one.start, one.to - one.start);
            }
        }
        let behind = layout.size - layout.end;
        self.account
            .add(UnreadPart::AfterTheEnd, layout.end, behind);
        Ok(())
    }

    /// What is told beside the tracks; whether it is that at all.
    fn beside(&mut self, name: &[u8; 4], content: &[u8], from: u64) -> bool {
        match name {
            b"meta" => meta(content, from, &mut self.told),
            b"udta" => user_data(content, from, &mut self.told),
            b"uuid" => numbered(content, from, &mut self.told),
            b"free" | b"skip" | b"wide" => return is_empty_space(content),
            _ => return false,
        }
        true
    }

    fn headers(&mut self, film: &Film<'_>, layout: &Layout) {
        let mut tracks = film.tracks.iter();
        let base = layout.headers_at;
        self.inside(&layout.headers, base, |walk, one, from| {
            match &one.name {
                b"mvhd" => walk.leaf(one, base, headers::movie(one.content, As::ItStands)),
                b"iods" => walk.leaf(one, base, object_numbers(one.content)),
                b"trak" => {
                    if let Some(track) = tracks.next() {
                        walk.track(track, base, from);
                    }
                }
                _ => return false,
            }
            true
        });
    }

    /// The boxes in a box. Those that the closure does not know are words, space, or unknown; so is a second one of a name
    /// that a player asks for once.
    fn inside(
        &mut self,
        content: &[u8],
        base: u64,
        mut known: impl FnMut(&mut Self, &HeldBox<'_>, u64) -> bool,
    ) {
        let (found, end) = boxes_in(content);
        let mut seen: Vec<[u8; 4]> = Vec::new();
        for one in &found {
            let from = base + one.from() as u64;
            let again =
                seen.contains(&one.name) && !matches!(&one.name, b"trak" | b"sgpd" | b"sbgp");
            let is_known =
                (!again && known(self, one, from)) || self.beside(&one.name, one.content, from);
            if !is_known {
                self.unknown(base + one.at as u64, one.length as u64);
            }
            if !again {
                seen.push(one.name);
            }
        }
        if !is_empty_space(&content[end..]) {
            self.unknown(base + end as u64, (content.len() - end) as u64);
        }
    }

    fn track(&mut self, track: &Track<'_>, base: u64, from: u64) {
        let Some(read) = track.played() else {
            let at = base + track.place.at as u64;
            self.account
                .add(UnreadPart::BesideTracks, at, track.place.length as u64);
            return;
        };
        self.inside(track.place.content, from, |walk, one, inner| {
            match &one.name {
                b"tkhd" => walk.leaf(one, from, headers::track(one.content, As::ItStands)),
                b"edts" => walk.inside(one.content, inner, |walk, edits, _| {
                    let written = read.edits.as_ref().map(|edits| edits.written.clone());
                    &edits.name == b"elst" && {
                        walk.leaf(edits, inner, written);
                        true
                    }
                }),
                b"mdia" => walk.media(one.content, inner, track, read),
                b"tref" => walk.leaf(one, from, numbers_of_tracks(one.content)),
                b"tapt" => walk.leaf(one, from, apertures(one.content)),
                _ => return false,
            }
            true
        });
    }

    fn media(&mut self, content: &[u8], base: u64, track: &Track<'_>, read: &Readable<'_>) {
        self.inside(content, base, |walk, one, from| {
            match &one.name {
                b"mdhd" => walk.leaf(one, base, headers::media(one.content, As::ItStands)),
                b"hdlr" => walk.handler(one, base),
                b"minf" => walk.information(one.content, from, track, read),
                _ => return false,
            }
            true
        });
    }

    fn handler(&mut self, one: &HeldBox<'_>, base: u64) {
        let from = base + one.from() as u64 + 24;
        self.name("hdlr", headers::handler_name(one.content), from);
        self.leaf(one, base, headers::handler(one.content, As::ItStands));
    }

    /// A name is words, and whatever follows it too.
    fn name(&mut self, field: &str, name: &[u8], from: u64) {
        let (text, had_errors) = encoding_rs::UTF_8.decode_without_bom_handling(name);
        if had_errors {
            self.account
                .add(UnreadPart::Undecodable, from, name.len() as u64);
        }
        let text = text.trim_matches(char::is_control);
        if !text.is_empty() {
            self.names.push((field.to_owned(), text.to_owned()));
        }
    }

    fn information(&mut self, content: &[u8], base: u64, track: &Track<'_>, read: &Readable<'_>) {
        self.inside(content, base, |walk, one, from| {
            match &one.name {
                b"vmhd" => walk.leaf(one, base, headers::picture_media(one.content, As::ItStands)),
                b"smhd" => walk.leaf(one, base, headers::sound_media(one.content, As::ItStands)),
                b"hdlr" => walk.handler(one, base),
                b"dinf" => walk.inside(one.content, from, |walk, references, _| {
                    let written = headers::references(references.content, As::ItStands);
                    &references.name == b"dref" && {
                        walk.leaf(references, from, written);
                        true
                    }
                }),
                b"stbl" => walk.tables(one.content, from, track, read),
                _ => return false,
            }
            true
        });
    }

    fn tables(&mut self, content: &[u8], base: u64, track: &Track<'_>, read: &Readable<'_>) {
        let tables = &read.tables;
        self.inside(content, base, |walk, one, from| {
            match &one.name {
                b"stsd" => {
                    let pictures = track.kind == Kind::Pictures;
                    let stands = described(one.content, pictures, As::ItStands);
                    let names = stands.iter().flat_map(|entries| &entries.names);
                    names.for_each(|name| walk.name("compressorname", name, from));
                    walk.leaf(one, base, stands.map(|entries| entries.written));
                }
                b"stsz" => walk.leaf(one, base, Some(tables.written_sizes())),
                b"stsc" => walk.leaf(one, base, Some(tables.written_runs())),
                // They are used, to their last number.
                b"stco" | b"co64" => return tables.is_offset(&one.name),
                b"cslg" => return one.content.len() == 24 && one.content.starts_with(&[0; 4]),
                b"sgpd" => return is_groups(one.content),
                b"sbgp" => return is_grouped(one.content, tables.samples),
                name => match tables.others.iter().find(|(other, _)| other == name) {
                    Some((_, written)) => walk.leaf(one, base, Some(written.clone())),
                    None => return false,
                },
            }
            true
        });
    }

    /// What lies in the boxes of samples.
    fn samples(
        &mut self,
        stream: &mut BoundedStream<'_>,
        film: &Film<'_>,
        layout: &Layout,
    ) -> Result<(), Reason> {
        let (mut named, mut beside) = (Places::default(), Places::default());
        for track in &film.tracks {
            if let Some(read) = track.played() {
                for chunk in read.tables.chunks() {
                    named.add(chunk.from, chunk.length)?;
                }
                self.look_into(stream, read)?;
            } else if let Some(tables) = track.tables(layout) {
                for chunk in tables.chunks() {
                    beside.add(chunk.from, chunk.length)?;
                    self.account
                        .add(UnreadPart::BesideTracks, chunk.from, chunk.length);
                }
            }
        }
        let mut space = MOST_SPACE;
        for one in layout.boxes.iter().filter(|one| &one.name == b"mdat") {
            for (from, to) in named.gaps(one.from, one.to) {
                for (from, to) in beside.gaps(from, to) {
                    if !is_space(stream, from, to - from, &mut space)? {
                        self.account.add(UnreadPart::AfterTheEnd, from, to - from);
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether the samples of a track hold more than a decoder shows.
    fn look_into(
        &mut self,
        stream: &mut BoundedStream<'_>,
        track: &Readable<'_>,
    ) -> Result<(), Reason> {
        for chunk in track.tables.chunks() {
            let coding = track.described.codings.get(chunk.entry);
            let Some(coding) = coding.filter(|coding| **coding != Coding::Whole) else {
                continue;
            };
            let mut at = chunk.from;
            for number in chunk.first_sample..chunk.first_sample.saturating_add(chunk.samples) {
                let length = u64::from(track.tables.size(number).unwrap_or(0));
                match sample(
                    stream,
                    *coding,
                    at,
                    length,
                    &mut Unread {
                        account: &mut self.account,
                        part: UnreadPart::BesideTracks,
                    },
                ) {
                    Ok(()) => {}
                    Err(Reason::Damaged) => {
                        self.account.add(UnreadPart::BesideTracks, at, length);
                    }
                    Err(Reason::OnlyTheFirstPart) => {
                        let rest = track.tables.chunks().map(|chunk| chunk.length).sum();
                        self.account.add(UnreadPart::Rest, at, rest);
                        return Ok(());
                    }
                    Err(reason) => return Err(reason),
                }
                at += length;
            }
        }
        Ok(())
    }
}

/// Whether there is nothing but zeros. What is beyond what may be read of such is not said to be.
fn is_space(
    stream: &mut BoundedStream<'_>,
    from: u64,
    length: u64,
    left: &mut u64,
) -> Result<bool, Reason> {
    if length > *left {
        return Ok(false);
    }
    *left -= length;
    let mut empty = true;
    bytes_of(stream, from, length, |bytes| {
        empty &= is_empty_space(bytes);
        Ok(())
    })?;
    Ok(empty)
}
