//! The tables of a track: how long each of its samples is, when it is shown and where it lies.
//!
//! They are read in place. Nothing here grows with what they promise, only with how long they are.

use crate::formats::boxes::inside;
use crate::source::{u32_at, u64_at};

/// The tables of one track, checked against one another.
pub(super) struct Tables<'m> {
    sizes: Sizes<'m>,
    /// Entries of `stsc`: from which chunk on, how many samples in each, described by which entry.
    runs: &'m [u8],
    offsets: Offsets<'m>,
    pub(super) samples: u32,
    /// In units of the track's own time.
    pub(super) duration: u64,
    /// Those that say nothing else, as they have to be written: name and content.
    pub(super) others: Vec<([u8; 4], Vec<u8>)>,
}

#[derive(Clone, Copy)]
enum Sizes<'m> {
    Same(u32),
    Each(&'m [u8]),
}

#[derive(Clone, Copy)]
enum Offsets<'m> {
    Short(&'m [u8]),
    Long(&'m [u8]),
}

impl Offsets<'_> {
    const fn count(self) -> usize {
        match self {
            Self::Short(offsets) => offsets.len() / 4,
            Self::Long(offsets) => offsets.len() / 8,
        }
    }

    fn get(self, index: usize) -> Option<u64> {
        match self {
            Self::Short(offsets) => u32_at(offsets, index.checked_mul(4)?).map(u64::from),
            Self::Long(offsets) => u64_at(offsets, index.checked_mul(8)?),
        }
    }
}

/// Samples that lie one behind the other.
#[derive(Clone, Copy)]
pub(super) struct Chunk {
    pub(super) from: u64,
    pub(super) length: u64,
    pub(super) first_sample: u32,
    pub(super) samples: u32,
    /// Which entry describes them, from 0.
    pub(super) entry: usize,
}

/// The entries of a table: flags of zero, how many there are, and then exactly those.
fn entries<'m>(table: &'m [u8], name: &[u8; 4], each: usize) -> Option<&'m [u8]> {
    let content = inside(table, name)?.content;
    let count = u32_at(content, 4)? as usize;
    let found = content.get(8..)?;
    (content.starts_with(&[0; 4]) && count.checked_mul(each)? == found.len()).then_some(found)
}

impl<'m> Tables<'m> {
    /// Those in a `stbl`; `None` where one is missing or they contradict one another.
    pub(super) fn of(table: &'m [u8], described: usize) -> Option<Self> {
        let (sizes, samples) = sizes(table)?;
        let runs = entries(table, b"stsc", 12)?;
        let offsets = match entries(table, b"stco", 4) {
            Some(short) => Offsets::Short(short),
            None => Offsets::Long(entries(table, b"co64", 8)?),
        };
        let (durations, duration) = durations(entries(table, b"stts", 8)?, samples)?;
        let mut found = Self {
            sizes,
            runs,
            offsets,
            samples,
            duration,
            others: vec![(*b"stts", durations)],
        };
        found.add_others(table)?;
        found.hold_together(described)?;
        Some(found)
    }

    /// Tables that not every track has.
    fn add_others(&mut self, table: &'m [u8]) -> Option<()> {
        if let Some(delays) = inside(table, b"ctts") {
            let version = *delays.content.first().filter(|version| **version <= 1)?;
            let plain = [&[0; 4][..], delays.content.get(4..)?].concat();
            let count = u32_at(&plain, 4)? as usize;
            let exact = count.checked_mul(8)? == plain.len() - 8;
            let (mut delays, _) = durations(plain.get(8..).filter(|_| exact)?, self.samples)?;
            delays[0] = version;
            self.others.push((*b"ctts", delays));
        }
        for name in [b"stss", b"stps"] {
            if inside(table, name).is_some() {
                let keys = entries(table, name, 4)?;
                let written = rising(keys, self.samples)?;
                self.others.push((*name, written));
            }
        }
        Some(())
    }

    /// Each chunk is described, and together they hold all samples and no more.
    fn hold_together(&self, described: usize) -> Option<()> {
        let (mut before, mut samples) = (0u64, 0u64);
        let chunks = self.offsets.count() as u64;
        for (index, run) in self.runs.chunks_exact(12).enumerate() {
            let first = u64::from(u32_at(run, 0)?);
            let entry = u32_at(run, 8)? as usize;
            let each = u64::from(u32_at(run, 4)?);
            let next = u32_at(self.runs, (index + 1) * 12).map_or(chunks + 1, u64::from);
            let begins = if index == 0 {
                first == 1
            } else {
                first > before
            };
            let fits = each > 0 && entry >= 1 && entry <= described && next > first;
            if !begins || !fits || next > chunks + 1 {
                return None;
            }
            before = first;
            samples = samples.checked_add(each.checked_mul(next - first)?)?;
        }
        (samples == u64::from(self.samples)).then_some(())
    }

    /// Whether the chunks' places are told by this table, and not by another.
    pub(super) const fn is_offset(&self, name: &[u8; 4]) -> bool {
        matches!(
            (self.offsets, name),
            (Offsets::Short(_), b"stco") | (Offsets::Long(_), b"co64")
        )
    }

    pub(super) const fn chunk_count(&self) -> usize {
        self.offsets.count()
    }

    /// How long one sample is.
    pub(super) fn size(&self, sample: u32) -> Option<u32> {
        match self.sizes {
            Sizes::Same(size) => Some(size),
            Sizes::Each(sizes) => u32_at(sizes, (sample as usize).checked_mul(4)?),
        }
    }

    /// The chunks in the order of the track.
    pub(super) const fn chunks(&self) -> Chunks<'_, 'm> {
        Chunks {
            tables: self,
            run: 0,
            chunk: 0,
            sample: 0,
        }
    }

    /// Which sample has which size.
    pub(super) fn written_sizes(&self) -> Vec<u8> {
        let (same, each) = match self.sizes {
            Sizes::Same(size) => (size, &[][..]),
            Sizes::Each(sizes) => (0, sizes),
        };
        [
            &[0; 4],
            &same.to_be_bytes(),
            &self.samples.to_be_bytes(),
            each,
        ]
        .concat()
    }

    /// Which chunk has how many samples.
    pub(super) fn written_runs(&self) -> Vec<u8> {
        let count = u32::try_from(self.runs.len() / 12).unwrap_or(u32::MAX);
        [&[0; 4], &count.to_be_bytes(), self.runs].concat()
    }

    /// How long the samples of a chunk are together.
    fn length(&self, first: u32, samples: u32) -> Option<u64> {
        match self.sizes {
            Sizes::Same(size) => u64::from(size).checked_mul(u64::from(samples)),
            Sizes::Each(sizes) => {
                let from = (first as usize).checked_mul(4)?;
                let to = from.checked_add((samples as usize).checked_mul(4)?)?;
                let sizes = sizes.get(from..to)?.chunks_exact(4);
                sizes
                    .map(|size| u32_at(size, 0).map(u64::from))
                    .try_fold(0u64, |sum, size| sum.checked_add(size?))
            }
        }
    }
}

/// Goes through the chunks of a track.
pub(super) struct Chunks<'t, 'm> {
    tables: &'t Tables<'m>,
    run: usize,
    chunk: usize,
    sample: u32,
}

impl Iterator for Chunks<'_, '_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let from = self.tables.offsets.get(self.chunk)?;
        let next_run = u32_at(self.tables.runs, (self.run + 1) * 12);
        if next_run.is_some_and(|first| self.chunk as u64 + 1 >= u64::from(first)) {
            self.run += 1;
        }
        let samples = u32_at(self.tables.runs, self.run * 12 + 4)?;
        let entry = u32_at(self.tables.runs, self.run * 12 + 8)?;
        let chunk = Chunk {
            from,
            length: self.tables.length(self.sample, samples)?,
            first_sample: self.sample,
            samples,
            entry: (entry as usize).checked_sub(1)?,
        };
        self.sample = self.sample.checked_add(samples)?;
        self.chunk += 1;
        Some(chunk)
    }
}

/// `stsz`. That of older QuickTime sound, which counts otherwise, is not among what is known.
fn sizes(table: &[u8]) -> Option<(Sizes<'_>, u32)> {
    let content = inside(table, b"stsz")?.content;
    let (same, samples) = (u32_at(content, 4)?, u32_at(content, 8)?);
    let each = content.get(12..)?;
    let exact = match same {
        0 => (samples as usize).checked_mul(4)? == each.len(),
        _ => each.is_empty(),
    };
    let sizes = match same {
        0 => Sizes::Each(each),
        size => Sizes::Same(size),
    };
    (content.starts_with(&[0; 4]) && exact).then_some((sizes, samples))
}

/// A table of how many samples have which number, for exactly as many as there are, and what it adds up to.
fn durations(entries: &[u8], samples: u32) -> Option<(Vec<u8>, u64)> {
    let mut written = vec![0; 8];
    let (mut left, mut sum, mut count) = (samples, 0u64, 0u32);
    for entry in entries.chunks_exact(8) {
        let (many, number) = (u32_at(entry, 0)?.min(left), u32_at(entry, 4)?);
        if many == 0 {
            continue;
        }
        left -= many;
        count += 1;
        sum = sum.checked_add(u64::from(many).checked_mul(u64::from(number))?)?;
        written.extend(many.to_be_bytes());
        written.extend(number.to_be_bytes());
    }
    written[4..8].copy_from_slice(&count.to_be_bytes());
    (left == 0).then_some((written, sum))
}

/// Numbers of samples, each greater than the one before.
fn rising(entries: &[u8], samples: u32) -> Option<Vec<u8>> {
    let mut before = 0;
    for entry in entries.chunks_exact(4) {
        let number = u32_at(entry, 0)?;
        if number <= before || number > samples {
            return None;
        }
        before = number;
    }
    let count = u32::try_from(entries.len() / 4).ok()?;
    Some([&[0; 4], &count.to_be_bytes(), entries].concat())
}
