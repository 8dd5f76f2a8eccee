//! A font whose letters draw nothing: the smallest `TrueType` file that viewers take.

/// How wide each letter is, in thousandths of the type size.
pub(super) const WIDTH: f64 = 500.0;

const EM: u16 = 1000;
const ADVANCE: u16 = 500;
const ASCENT: i16 = 900;
const DESCENT: i16 = -200;
/// The glyph for what is missing, and the one that stands for every letter.
const GLYPHS: u16 = 2;
/// What the sum of all words of a font file has to be taken from.
const SUM_OF_ALL: u32 = 0xB1B0_AFBA;
/// Where in `head` the sum stands.
const SUM_IN_HEAD: usize = 8;

/// The font as a file.
pub(super) fn written() -> Vec<u8> {
    // By their names, as the format wants them.
    let tables = [
        (*b"cmap", cmap()),
        (*b"glyf", vec![0; 4]),
        (*b"head", head()),
        (*b"hhea", hhea()),
        (*b"hmtx", numbers(&[ADVANCE, 0, ADVANCE, 0])),
        // Where the outline of each glyph begins and ends: nowhere.
        (*b"loca", numbers(&[0, 0, 0])),
        (*b"maxp", maxp()),
        (*b"post", post()),
    ];
    let count = tables.len() as u16;
    let mut file = vec![0, 1, 0, 0];
    // What a search by halves needs to know: the largest power of two, and its exponent.
    let exponent = count.ilog2() as u16;
    let half = (1 << exponent) * 16;
    file.extend(numbers(&[count, half, exponent, count * 16 - half]));
    let mut at = file.len() + tables.len() * 16;
    let mut bodies = Vec::new();
    let mut head_at = 0;
    for (name, body) in &tables {
        if name == b"head" {
            head_at = at;
        }
        file.extend(name);
        file.extend(sum(body).to_be_bytes());
        file.extend((at as u32).to_be_bytes());
        file.extend((body.len() as u32).to_be_bytes());
        bodies.extend(body);
        let padded = body.len().next_multiple_of(4);
        bodies.resize(bodies.len() + padded - body.len(), 0);
        at += padded;
    }
    file.extend(bodies);
    let sum_at = head_at + SUM_IN_HEAD;
    let whole = SUM_OF_ALL.wrapping_sub(sum(&file));
    file[sum_at..sum_at + 4].copy_from_slice(&whole.to_be_bytes());
    file
}

/// No sign has a glyph by itself: the document names glyphs by their numbers.
fn cmap() -> Vec<u8> {
    let mut table = numbers(&[0, 1, 3, 1, 0, 12]);
    // One stretch of signs, which ends the list and leads to the glyph for what is missing.
    table.extend(numbers(&[4, 24, 0, 2, 2, 0, 0, 0xFFFF, 0, 0xFFFF, 1, 0]));
    table
}

fn head() -> Vec<u8> {
    let mut table = vec![0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
    table.extend(0x5F0F_3CF5u32.to_be_bytes());
    table.extend(numbers(&[0b1011, EM]));
    // No dates.
    table.extend([0; 16]);
    table.extend(signed(&[0, DESCENT, ADVANCE as i16, ASCENT]));
    // No style, readable from 3 pixels on, left to right, short places.
    table.extend(numbers(&[0, 3, 2, 0, 0]));
    table
}

fn hhea() -> Vec<u8> {
    let mut table = vec![0, 1, 0, 0];
    table.extend(signed(&[ASCENT, DESCENT, 0]));
    table.extend(numbers(&[
        ADVANCE, 0, 0, ADVANCE, 1, 0, 0, 0, 0, 0, 0, 0, GLYPHS,
    ]));
    table
}

fn maxp() -> Vec<u8> {
    let mut table = vec![0, 1, 0, 0];
    table.extend(numbers(&[GLYPHS, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]));
    table
}

/// Of the kind that names no glyphs.
fn post() -> Vec<u8> {
    let mut table = vec![0, 3, 0, 0];
    table.resize(32, 0);
    // Every letter is as wide as the others.
    table[15] = 1;
    table
}

fn numbers(all: &[u16]) -> Vec<u8> {
    all.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn signed(all: &[i16]) -> Vec<u8> {
    all.iter().flat_map(|number| number.to_be_bytes()).collect()
}

fn sum(bytes: &[u8]) -> u32 {
    bytes.chunks(4).fold(0u32, |sum, word| {
        let mut whole = [0; 4];
        whole[..word.len()].copy_from_slice(word);
        sum.wrapping_add(u32::from_be_bytes(whole))
    })
}
