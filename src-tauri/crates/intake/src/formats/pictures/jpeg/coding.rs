//! Whether every bit of a JPEG's compressed picture is drawn.
//!
//! The blocks of each scan are gone through as a decoder does (ITU-T T.81, annexes F and G), without making pixels of them. So
//! it is known where the picture ends, and that no table and no scan holds anything that no decoder looks at. What is
//! not coded as nearly all pictures are is not exact, whatever it is.

use crate::allowance::Allowance;
use crate::formats::pictures::jpeg::segments::{Part, Piece};
use crate::formats::pictures::jpeg::tables::{Bits, HuffmanTables, QuantizerTables};
use crate::source::u16_at;

const BASELINE: u8 = 0xC0;
const EXTENDED: u8 = 0xC1;
const PROGRESSIVE: u8 = 0xC2;
const HUFFMAN_TABLES: u8 = 0xC4;
const QUANTIZERS: u8 = 0xDB;
const RESTART_INTERVAL: u8 = 0xDD;
const START_OF_SCAN: u8 = 0xDA;

/// Blocks beyond this are more than any picture has that is opened here.
const MOST_BLOCKS: usize = 8_000_000;

/// So many blocks are gone through of one picture, in all its scans together. The largest that phones make have two million, in
/// ten scans where they are coded so.
const MOST_VISITS: u64 = if cfg!(test) { 2_000_000 } else { 100_000_000 };

/// Whether all tables and scans of a picture are what a decoder needs, to the last bit.
pub(crate) fn is_exact(pieces: &[Piece<'_>]) -> bool {
    let mut walk = Walk::new();
    let all = pieces.iter().try_for_each(|piece| match piece.part {
        Part::Segment { code, content } => walk.segment(code, content),
        Part::Picture(bytes) => walk.picture(bytes),
    });
    all.is_some() && walk.is_complete()
}

struct Walk {
    frame: Option<Frame>,
    huffman: HuffmanTables,
    quantizers: QuantizerTables,
    restart_interval: usize,
    /// The scan whose picture comes next.
    scan: Option<Scan>,
    /// How many blocks may still be gone through.
    visits: Allowance,
}

struct Frame {
    progressive: bool,
    width: usize,
    height: usize,
    components: Vec<Component>,
}

struct Component {
    id: u8,
    across: usize,
    down: usize,
    /// For each coefficient, how many of its low bits are still to come; nothing before its first scan.
    coded: [Option<u8>; 64],
    /// For each block, which coefficients are not zero yet. Later scans of a progressive picture depend on it.
    known: Vec<u64>,
}

struct Scan {
    /// Which component, and the numbers of its tables.
    parts: Vec<(usize, u8, u8)>,
    first: usize,
    last: usize,
    high: u8,
    low: u8,
}

impl Walk {
    fn new() -> Self {
        Self {
            frame: None,
            huffman: HuffmanTables::default(),
            quantizers: QuantizerTables::default(),
            restart_interval: 0,
            scan: None,
            visits: Allowance::of(MOST_VISITS),
        }
    }

    fn segment(&mut self, code: u8, content: &[u8]) -> Option<()> {
        if self.scan.is_some() {
            return None;
        }
        match code {
            BASELINE | EXTENDED | PROGRESSIVE => self.begin_frame(code, content),
            HUFFMAN_TABLES => self.huffman.define(content),
            QUANTIZERS => self.quantizers.define(content),
            RESTART_INTERVAL => {
                self.restart_interval = usize::from(u16_at(content, 0)?);
                (content.len() == 2).then_some(())
            }
            START_OF_SCAN => self.begin_scan(content),
            // What no decoder needs is no part of the picture.
            0xE0..=0xEF | 0xFE => Some(()),
            _ => None,
        }
    }

    fn begin_frame(&mut self, code: u8, content: &[u8]) -> Option<()> {
        let (height, width) = (u16_at(content, 1)?, u16_at(content, 3)?);
        let parts = content.get(6..)?;
        let count = usize::from(*content.get(5)?);
        let fits = content[0] == 8 && (1..=4).contains(&count) && parts.len() == 3 * count;
        if !fits || self.frame.is_some() || width == 0 || height == 0 {
            return None;
        }
        let mut components = Vec::new();
        for part in parts.chunks_exact(3) {
            let (across, down) = (usize::from(part[1] >> 4), usize::from(part[1] & 15));
            let sampled = (1..=4).contains(&across) && (1..=4).contains(&down);
            let is_new = components
                .iter()
                .all(|known: &Component| known.id != part[0]);
            if !sampled || !is_new {
                return None;
            }
            self.quantizers.use_table(part[2]);
            components.push(Component {
                id: part[0],
                across,
                down,
                coded: [None; 64],
                known: Vec::new(),
            });
        }
        let mut frame = Frame {
            progressive: code == PROGRESSIVE,
            width: usize::from(width),
            height: usize::from(height),
            components,
        };
        frame.make_room()?;
        self.frame = Some(frame);
        Some(())
    }

    fn begin_scan(&mut self, content: &[u8]) -> Option<()> {
        let frame = self.frame.as_mut()?;
        let count = usize::from(*content.first()?);
        if !(1..=frame.components.len()).contains(&count) || content.len() != 4 + 2 * count {
            return None;
        }
        let (named, rest) = content[1..].split_at(2 * count);
        let mut scan = Scan {
            parts: Vec::new(),
            first: usize::from(rest[0]),
            last: usize::from(rest[1]),
            high: rest[2] >> 4,
            low: rest[2] & 15,
        };
        for pair in named.chunks_exact(2) {
            let at = frame.components.iter().position(|one| one.id == pair[0])?;
            if scan.parts.iter().any(|(known, ..)| *known == at) {
                return None;
            }
            scan.parts.push((at, pair[1] >> 4, pair[1] & 15));
        }
        scan.is_allowed(frame).then_some(())?;
        for (at, ..) in &scan.parts {
            frame.components[*at].note(&scan)?;
        }
        self.scan = Some(scan);
        Some(())
    }

    fn picture(&mut self, bytes: &[u8]) -> Option<()> {
        let (scan, frame) = (self.scan.take()?, self.frame.as_mut()?);
        let (across, down) = frame.units(&scan);
        let visits = across * down * frame.blocks_of_unit(&scan);
        self.visits.take(visits as u64).ok()?;
        let mut blocks = Blocks {
            bits: Bits::of(bytes),
            scan: &scan,
            tables: &mut self.huffman,
            bands_ended: 0,
        };
        for unit in 0..across * down {
            if self.restart_interval > 0 && unit > 0 && unit % self.restart_interval == 0 {
                blocks.restart(unit / self.restart_interval)?;
            }
            blocks.unit(frame, unit % across, unit / across)?;
        }
        (blocks.bands_ended == 0 && blocks.bits.is_at_end()).then_some(())
    }

    /// Whether every component was drawn whole, and every table served for that.
    fn is_complete(&self) -> bool {
        let whole = |frame: &Frame| {
            let mut coded = frame.components.iter().flat_map(|one| one.coded.iter());
            coded.all(|left| *left == Some(0))
        };
        self.scan.is_none()
            && self.frame.as_ref().is_some_and(whole)
            && self.huffman.all_served()
            && self.quantizers.all_served()
    }
}

impl Frame {
    fn most(&self) -> (usize, usize) {
        let across = self.components.iter().map(|one| one.across).max();
        let down = self.components.iter().map(|one| one.down).max();
        (across.unwrap_or(1), down.unwrap_or(1))
    }

    /// How many units stand side by side and below one another when all components are interleaved.
    fn whole_units(&self) -> (usize, usize) {
        let (across, down) = self.most();
        (
            self.width.div_ceil(8 * across),
            self.height.div_ceil(8 * down),
        )
    }

    /// How many units a scan has: of one component its blocks, else groups of blocks of each.
    fn units(&self, scan: &Scan) -> (usize, usize) {
        let [(at, ..)] = scan.parts.as_slice() else {
            return self.whole_units();
        };
        let (component, most) = (&self.components[*at], self.most());
        (
            (self.width * component.across).div_ceil(most.0).div_ceil(8),
            (self.height * component.down).div_ceil(most.1).div_ceil(8),
        )
    }

    /// How many blocks a unit of a scan has.
    fn blocks_of_unit(&self, scan: &Scan) -> usize {
        let blocks = |at: usize| self.components[at].across * self.components[at].down;
        match scan.parts.as_slice() {
            [_] => 1,
            parts => parts.iter().map(|(at, ..)| blocks(*at)).sum(),
        }
    }

    fn make_room(&mut self) -> Option<()> {
        let (across, down) = self.whole_units();
        for component in &mut self.components {
            let blocks = across * component.across * down * component.down;
            if blocks > MOST_BLOCKS {
                return None;
            }
            component.known = vec![0; if self.progressive { blocks } else { 0 }];
        }
        Some(())
    }
}

impl Scan {
    fn is_allowed(&self, frame: &Frame) -> bool {
        match frame.progressive {
            false => (self.first, self.last, self.high, self.low) == (0, 63, 0, 0),
            true if self.first == 0 => self.last == 0 && self.low < 14,
            true => {
                self.last >= self.first && self.last < 64 && self.parts.len() == 1 && self.low < 14
            }
        }
    }
}

impl Component {
    /// Notes what a scan codes of it. Nothing may be coded twice: a decoder draws one of the two.
    fn note(&mut self, scan: &Scan) -> Option<()> {
        for left in &mut self.coded[scan.first..=scan.last] {
            let goes_on = match *left {
                None => scan.high == 0,
                Some(before) => before > 0 && scan.high == before && scan.low + 1 == before,
            };
            if !goes_on {
                return None;
            }
            *left = Some(scan.low);
        }
        Some(())
    }
}

/// The blocks of one scan.
struct Blocks<'a> {
    bits: Bits<'a>,
    scan: &'a Scan,
    tables: &'a mut HuffmanTables,
    /// How many further blocks have nothing in this band.
    bands_ended: u32,
}

impl Blocks<'_> {
    fn restart(&mut self, number: usize) -> Option<()> {
        // A run of ended bands does not go on behind a restart.
        (self.bands_ended == 0).then_some(())?;
        self.bits.restart(((number - 1) % 8) as u8)
    }

    /// One unit: a block where one component is alone, else some of each.
    fn unit(&mut self, frame: &mut Frame, x: usize, y: usize) -> Option<()> {
        let row_of = |across: usize, whole: usize| whole * across;
        let (whole, _) = frame.whole_units();
        let alone = self.scan.parts.len() == 1;
        for &(at, dc, ac) in &self.scan.parts {
            let component = &mut frame.components[at];
            let row = row_of(component.across, whole);
            let (across, down) = match alone {
                true => (1, 1),
                false => (component.across, component.down),
            };
            for below in 0..down {
                for beside in 0..across {
                    let place = (y * down + below) * row + x * across + beside;
                    match frame.progressive {
                        false => self.sequential(dc, ac)?,
                        true => self.progressive(component.known.get_mut(place)?, dc, ac)?,
                    }
                }
            }
        }
        Some(())
    }

    fn sequential(&mut self, dc: u8, ac: u8) -> Option<()> {
        let table = self.tables.direct(dc)?;
        let size = self.bits.symbol(table)?;
        self.bits.skip(small(size, 11)?)?;
        let table = self.tables.alternating(ac)?;
        let mut at = 1;
        while at < 64 {
            let symbol = self.bits.symbol(table)?;
            let (run, size) = (usize::from(symbol >> 4), symbol & 15);
            match (run, size) {
                (15, 0) => at += 16,
                (0, 0) => return Some(()),
                (_, 0) => return None,
                _ => {
                    at += run + 1;
                    self.bits.skip(small(size, 10)?)?;
                }
            }
        }
        (at == 64).then_some(())
    }

    fn progressive(&mut self, known: &mut u64, dc: u8, ac: u8) -> Option<()> {
        match (self.scan.first, self.scan.high) {
            (0, 0) => {
                let table = self.tables.direct(dc)?;
                let size = self.bits.symbol(table)?;
                self.bits.skip(small(size, 11)?)
            }
            (0, _) => self.bits.skip(1),
            (_, 0) => self.first_of_band(known, ac),
            _ => self.next_of_band(known, ac),
        }
    }

    fn first_of_band(&mut self, known: &mut u64, ac: u8) -> Option<()> {
        if self.bands_ended > 0 {
            self.bands_ended -= 1;
            return Some(());
        }
        let table = self.tables.alternating(ac)?;
        let mut at = self.scan.first;
        while at <= self.scan.last {
            let symbol = self.bits.symbol(table)?;
            let (run, size) = (usize::from(symbol >> 4), symbol & 15);
            match (run, size) {
                (15, 0) => at += 16,
                (run, 0) => {
                    self.bands_ended = self.bits.ended_bands(run)?;
                    return Some(());
                }
                _ => {
                    at += run;
                    (at <= self.scan.last).then_some(())?;
                    self.bits.skip(small(size, 10)?)?;
                    *known |= 1 << at;
                    at += 1;
                }
            }
        }
        (at == self.scan.last + 1).then_some(())
    }

    fn next_of_band(&mut self, known: &mut u64, ac: u8) -> Option<()> {
        let mut at = self.scan.first;
        if self.bands_ended == 0 {
            let table = self.tables.alternating(ac)?;
            while at <= self.scan.last {
                let symbol = self.bits.symbol(table)?;
                let (mut run, size) = (usize::from(symbol >> 4), symbol & 15);
                match size {
                    0 if run < 15 => {
                        // This block is one of those whose band has ended.
                        self.bands_ended = self.bits.ended_bands(run)? + 1;
                        break;
                    }
                    0 => {}
                    1 => self.bits.skip(1)?,
                    _ => return None,
                }
                // One more bit of each that is known, until so many unknown ones are passed.
                while at <= self.scan.last {
                    if *known & 1 << at != 0 {
                        self.bits.skip(1)?;
                    } else if run == 0 {
                        break;
                    } else {
                        run -= 1;
                    }
                    at += 1;
                }
                if size == 1 {
                    (at <= self.scan.last).then_some(())?;
                    *known |= 1 << at;
                } else if at > self.scan.last {
                    // Sixteen zeros do not fit: a decoder would stop short.
                    return None;
                }
                at += 1;
            }
        }
        if self.bands_ended > 0 {
            let band = (at..=self.scan.last).filter(|at| *known & 1 << at != 0);
            band.map(|_| self.bits.skip(1)).collect::<Option<()>>()?;
            self.bands_ended -= 1;
        }
        Some(())
    }
}

fn small(size: u8, most: u8) -> Option<u8> {
    (size <= most).then_some(size)
}
