//! Words that stand nowhere else, and every form in which a program might have written them.

/// The passphrase that is typed; itself a marker.
pub const PASSPHRASE: &str = "quorvex lantern walks beside ninety zebrafen";
/// What was written of an incident.
pub const NOTE: &str = "qvnoteharrowfen";
/// What was written after it, while the program was killed.
pub const HALF: &str = "qvhalfwrittenmoss";
/// Where it happened, from the guided questions.
pub const GUIDED: &str = "qvguidedplaceelm";
/// Who was named.
pub const PERSON: &str = "qvpersonbramblet";
/// The keeper's own name, from the settings.
pub const KEEPER: &str = "qvkeepernamelark";
/// Stands in the name of every attached file.
pub const FILE: &str = "qvfilenamepebble";
/// The camera in the picture's EXIF data and in the film.
pub const CAMERA: &str = "qvcameramakerfjord";
/// What the attached text says.
pub const WORDS: &str = "qvwordsintextgorse";
/// A remark inside the recording.
pub const REMARK: &str = "qvremarkinwavcove";
/// The folder that the files come from.
pub const FOLDER: &str = "qvfolderoforigin";

/// All of them.
pub const MARKERS: &[&str] = &[
    PASSPHRASE, NOTE, HALF, GUIDED, PERSON, KEEPER, FILE, CAMERA, WORDS, REMARK, FOLDER,
];

/// UTF-8, UTF-16 both ways round, Base64 in its three alignments.
pub const ENCODINGS: usize = 6;

/// Every marker in every encoding.
pub struct Needles(Vec<(&'static str, Vec<u8>)>);

impl Needles {
    /// All of them.
    pub fn new() -> Self {
        let encoded = MARKERS.iter().flat_map(|marker| {
            encodings(marker)
                .into_iter()
                .map(move |form| (*marker, form))
        });
        Self(encoded.collect())
    }

    /// How many are looked for.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The markers that stand in these bytes.
    pub fn found_in(&self, bytes: &[u8]) -> Vec<&'static str> {
        let mut found: Vec<_> = self
            .0
            .iter()
            .filter(|(_, needle)| contains(bytes, needle))
            .map(|(marker, _)| *marker)
            .collect();
        found.dedup();
        found
    }
}

fn encodings(marker: &str) -> [Vec<u8>; ENCODINGS] {
    let wide = |unit: fn(u16) -> [u8; 2]| marker.encode_utf16().flat_map(unit).collect();
    [
        marker.as_bytes().to_vec(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        base64_after(0, marker.as_bytes()),
        base64_after(1, marker.as_bytes()),
        base64_after(2, marker.as_bytes()),
    ]
}

/// The characters of Base64 that depend on these bytes alone when so many others stand before them.
fn base64_after(before: usize, bytes: &[u8]) -> Vec<u8> {
    const CHARACTERS: &[u8; 64] =
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u8> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1))
        .collect();
    // The bits up to the next whole character belong to the one before.
    let whole = (6 - before * 8 % 6) % 6;
    bits[whole..]
        .chunks_exact(6)
        .map(|six| {
            CHARACTERS[six
                .iter()
                .fold(0, |value, bit| value << 1 | usize::from(*bit))]
        })
        .collect()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let (first, rest) = needle.split_first().expect("a marker has letters");
    let mut from = 0;
    while let Some(at) = bytes[from..].iter().position(|byte| byte == first) {
        from += at + 1;
        if bytes[from..].starts_with(rest) {
            return true;
        }
    }
    false
}

#[test]
fn a_marker_is_found_in_every_encoding_and_nowhere_else() {
    let needles = Needles::new();
    assert_eq!(needles.count(), MARKERS.len() * ENCODINGS);
    // `printf %s WORDS | base64`, after none, one and two other bytes.
    for encoded in [
        "qvnoteharrowfen",
        "q\0v\0n\0o\0t\0e\0h\0a\0r\0r\0o\0w\0f\0e\0n\0",
        "\0q\0v\0n\0o\0t\0e\0h\0a\0r\0r\0o\0w\0f\0e\0n",
        "cXZub3RlaGFycm93ZmVu",
        "LXF2bm90ZWhhcnJvd2Zlbg==",
        "LS1xdm5vdGVoYXJyb3dmZW4=",
    ] {
        assert_eq!(needles.found_in(encoded.as_bytes()), [NOTE], "{encoded}");
    }
    assert!(
        needles
            .found_in(b"qvnoteharrowfe n, cXZub3RlaGFycm93")
            .is_empty()
    );
}
