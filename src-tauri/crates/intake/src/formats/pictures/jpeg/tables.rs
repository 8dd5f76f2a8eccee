//! The tables by which a JPEG's picture is coded, and its bits.

use crate::formats::pictures::jpeg::standard_tables::STANDARD;

/// So many tables are defined in one picture at most. One in ten scans has some dozens, and each takes far more room than it is
/// long.
const MOST_TABLES: usize = 1024;

/// How many bits a code that comes often has at most.
const SHORT: usize = 9;

/// A table that was defined, and which of its codes came.
pub(crate) struct HuffmanTable {
    /// For every sixteen bits: how many of them are the code, and its place among the values. No code has length 0.
    codes: Vec<(u8, u8)>,
    /// The same for every [`SHORT`] bits, where those hold the whole code: nearly all do, and so few stay close at hand.
    short_codes: [(u8, u8); 1 << SHORT],
    values: Vec<u8>,
    came: [bool; 256],
    is_standard: bool,
}

impl HuffmanTable {
    fn of(counts: &[u8], values: &[u8]) -> Option<Self> {
        let mut codes = vec![(0, 0); 1 << 16];
        let mut short_codes = [(0, 0); 1 << SHORT];
        let (mut code, mut place) = (0_usize, 0_usize);
        for (length, count) in (1_u8..).zip(counts) {
            for _ in 0..*count {
                let span = 1 << (16 - length);
                let at = code << (16 - length);
                let found = (length, u8::try_from(place).ok()?);
                codes.get_mut(at..at + span)?.fill(found);
                if usize::from(length) <= SHORT {
                    let rest = 16 - SHORT;
                    short_codes[at >> rest..(at + span) >> rest].fill(found);
                }
                code += 1;
                place += 1;
            }
            code <<= 1;
        }
        Some(Self {
            codes,
            short_codes,
            values: values.to_vec(),
            came: [false; 256],
            is_standard: STANDARD
                .iter()
                .any(|(numbers, known)| counts == numbers.as_slice() && values == *known),
        })
    }

    /// Whether it holds nothing but what was needed: it is one that everybody has, or each of its codes came.
    fn has_served(&self) -> bool {
        let came = &self.came[..self.values.len()];
        self.is_standard || came.iter().all(|came| *came)
    }
}

/// Those that are defined now.
#[derive(Default)]
pub(crate) struct HuffmanTables {
    direct: [Option<HuffmanTable>; 4],
    alternating: [Option<HuffmanTable>; 4],
    /// Whether one was replaced that held more than was needed.
    had_more: bool,
    defined: usize,
}

impl HuffmanTables {
    pub(crate) fn define(&mut self, mut content: &[u8]) -> Option<()> {
        if content.is_empty() {
            return None;
        }
        while !content.is_empty() {
            let (class, number) = (content[0] >> 4, usize::from(content[0] & 15));
            self.defined += 1;
            (self.defined <= MOST_TABLES).then_some(())?;
            let counts = content.get(1..17)?;
            let length: usize = counts.iter().map(|count| usize::from(*count)).sum();
            let values = content.get(17..17 + length)?;
            let all = match class {
                0 => &mut self.direct,
                1 => &mut self.alternating,
                _ => return None,
            };
            let place = all.get_mut(number)?;
            self.had_more |= place.as_ref().is_some_and(|before| !before.has_served());
            *place = Some(HuffmanTable::of(counts, values)?);
            content = &content[17 + length..];
        }
        Some(())
    }

    pub(crate) fn direct(&mut self, number: u8) -> Option<&mut HuffmanTable> {
        self.direct.get_mut(usize::from(number))?.as_mut()
    }

    pub(crate) fn alternating(&mut self, number: u8) -> Option<&mut HuffmanTable> {
        self.alternating.get_mut(usize::from(number))?.as_mut()
    }

    pub(crate) fn all_served(&self) -> bool {
        let mut all = self.direct.iter().chain(&self.alternating).flatten();
        !self.had_more && all.all(HuffmanTable::has_served)
    }
}

/// How strongly each coefficient was rounded. Their values make the picture; that there is one nobody uses does not.
#[derive(Default)]
pub(crate) struct QuantizerTables {
    defined: [bool; 4],
    used: [bool; 4],
    twice: bool,
}

impl QuantizerTables {
    pub(crate) fn define(&mut self, mut content: &[u8]) -> Option<()> {
        if content.is_empty() {
            return None;
        }
        while !content.is_empty() {
            let number = usize::from(content[0] & 15);
            let length = match content[0] >> 4 {
                0 => 64,
                1 => 128,
                _ => return None,
            };
            let defined = self.defined.get_mut(number)?;
            self.twice |= std::mem::replace(defined, true);
            content = content.get(1 + length..)?;
        }
        Some(())
    }

    pub(crate) fn use_table(&mut self, number: u8) {
        if let Some(used) = self.used.get_mut(usize::from(number)) {
            *used = true;
        }
    }

    pub(crate) fn all_served(&self) -> bool {
        !self.twice && self.defined == self.used
    }
}

/// The bits of one scan, in which a zero follows each byte of ones.
pub(crate) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Bits that were fetched and not taken, in the low places.
    held: u64,
    count: u8,
}

impl<'a> Bits<'a> {
    pub(crate) const fn of(bytes: &'a [u8]) -> Self {
        Self {
            bytes,
            at: 0,
            held: 0,
            count: 0,
        }
    }

    fn fetch(&mut self) {
        if let Some(bytes) = self.bytes.get(self.at..self.at + 8) {
            let bytes = u64::from_be_bytes(bytes.try_into().expect("they are eight"));
            if !has_byte_of_ones(bytes) && self.count <= 48 {
                // As many whole bytes as there is room for, which are fewer than eight.
                let taken = (63 - self.count) / 8;
                self.held = self.held << (8 * taken) | bytes >> (64 - 8 * taken);
                self.count += 8 * taken;
                self.at += usize::from(taken);
                return;
            }
        }
        while self.count <= 48 {
            let byte = match (self.bytes.get(self.at), self.bytes.get(self.at + 1)) {
                (Some(0xFF), Some(0)) => {
                    self.at += 2;
                    0xFF
                }
                (Some(0xFF), _) | (None, _) => return,
                (Some(byte), _) => {
                    self.at += 1;
                    *byte
                }
            };
            self.held = self.held << 8 | u64::from(byte);
            self.count += 8;
        }
    }

    pub(crate) fn symbol(&mut self, table: &mut HuffmanTable) -> Option<u8> {
        if self.count < 16 {
            self.fetch();
        }
        let next = match self.count {
            // Behind the last bits stand ones.
            short @ 0..16 => self.held << (16 - short) | ((1 << (16 - short)) - 1),
            count => self.held >> (count - 16),
        };
        let next = (next & 0xFFFF) as usize;
        let (length, place) = match table.short_codes[next >> (16 - SHORT)] {
            (0, _) => table.codes[next],
            short => short,
        };
        if length == 0 || length > self.count {
            return None;
        }
        self.count -= length;
        table.came[usize::from(place)] = true;
        table.values.get(usize::from(place)).copied()
    }

    pub(crate) fn skip(&mut self, bits: u8) -> Option<()> {
        self.take(bits).map(|_| ())
    }

    fn take(&mut self, bits: u8) -> Option<u64> {
        if self.count < bits {
            self.fetch();
        }
        self.count = self.count.checked_sub(bits)?;
        Some(self.held >> self.count & ((1_u64 << bits) - 1))
    }

    /// How many further blocks have ended, beside the one that says so.
    pub(crate) fn ended_bands(&mut self, run: usize) -> Option<u32> {
        let more = self.take(u8::try_from(run).ok()?)?;
        u32::try_from((1_u64 << run) + more - 1).ok()
    }

    /// Passes the restart marker that has to stand here.
    pub(crate) fn restart(&mut self, number: u8) -> Option<()> {
        self.is_filled_up().then_some(())?;
        let marker = [0xFF, 0xD0 + number];
        (self.bytes.get(self.at..self.at + 2)? == marker).then_some(())?;
        self.at += 2;
        (self.held, self.count) = (0, 0);
        Some(())
    }

    /// Whether nothing is left but what fills up the last byte.
    pub(crate) fn is_at_end(&mut self) -> bool {
        self.is_filled_up() && self.at == self.bytes.len()
    }

    fn is_filled_up(&mut self) -> bool {
        self.fetch();
        let ones = (1_u64 << (self.count & 63)) - 1;
        let left = self.held & ones;
        self.count < 8 && (left == ones || left == 0)
    }
}

/// Whether one of the eight is `FF`, behind which something else than picture may stand.
const fn has_byte_of_ones(bytes: u64) -> bool {
    const LOW: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let zeros = !bytes;
    zeros.wrapping_sub(LOW) & !zeros & HIGH != 0
}
