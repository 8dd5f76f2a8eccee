//! Films made box by box, with something put into any place of them.

/// One box: length, name, content.
pub(super) fn part(name: &[u8; 4], contents: &[&[u8]]) -> Vec<u8> {
    let content = contents.concat();
    [
        &((content.len() + 8) as u32).to_be_bytes()[..],
        name,
        &content,
    ]
    .concat()
}

fn numbers(numbers: &[u32]) -> Vec<u8> {
    let numbers = numbers.iter().copied();
    numbers.flat_map(u32::to_be_bytes).collect()
}

const UPRIGHT: [u32; 9] = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];

/// A track, each sample of which is a chunk of its own.
#[derive(Clone)]
pub(super) struct Track {
    pub(super) handler: [u8; 4],
    pub(super) handler_name: Vec<u8>,
    pub(super) flags: u32,
    pub(super) entry: Vec<u8>,
    pub(super) samples: Vec<Vec<u8>>,
    /// Behind its own boxes.
    pub(super) more: Vec<u8>,
    /// Behind its tables.
    pub(super) more_tables: Vec<u8>,
    pub(super) edits: Vec<u8>,
}

/// A film, in the order in which its parts stand.
pub(super) struct Film {
    pub(super) brand: [u8; 4],
    /// Behind its first box.
    pub(super) before: Vec<u8>,
    pub(super) tracks: Vec<Track>,
    /// Between the samples.
    pub(super) between: Vec<u8>,
    /// Behind the tracks.
    pub(super) more: Vec<u8>,
    pub(super) after: Vec<u8>,
}

impl Default for Film {
    fn default() -> Self {
        Self {
            brand: *b"mp42",
            before: Vec::new(),
            tracks: vec![pictures(), sound()],
            between: Vec::new(),
            more: Vec::new(),
            after: Vec::new(),
        }
    }
}

/// A unit of H.264 with its length before it.
pub(super) fn unit(content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32).to_be_bytes()[..], content].concat()
}

pub(super) fn pictures() -> Track {
    let set = part(
        b"avcC",
        &[&[
            1, 66, 0, 30, 0xFF, 0xE1, 0, 4, 0x67, 66, 0, 30, 1, 0, 4, 0x68, 1, 2, 3,
        ]],
    );
    let head = [
        &[0, 0, 0, 0, 0, 0, 0, 1][..],
        &[0; 16],
        &[1, 64, 0, 240, 0, 72, 0, 0, 0, 72, 0, 0, 0, 0, 0, 0, 0, 1],
        &[0; 32],
        &[0, 24, 0xFF, 0xFF],
    ];
    Track {
        handler: *b"vide",
        handler_name: b"\0".to_vec(),
        flags: 3,
        entry: part(b"avc1", &[&head.concat(), &set]),
        samples: (0..6).map(|n: u8| unit(&[0x65, n, 7, n, 7, n])).collect(),
        more: Vec::new(),
        more_tables: Vec::new(),
        edits: Vec::new(),
    }
}

pub(super) fn sound() -> Track {
    let head = [
        0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 16, 0, 0, 0, 0,
    ];
    Track {
        handler: *b"soun",
        entry: part(b"sowt", &[&head, &(8000u32 << 16).to_be_bytes()]),
        samples: (0..6).map(|n: u8| vec![0x80 | n; 40]).collect(),
        ..pictures()
    }
}

/// Words below the pictures.
pub(super) fn subtitles(text: &[u8]) -> Track {
    Track {
        handler: *b"sbtl",
        entry: part(b"tx3g", &[&[0, 0, 0, 0, 0, 0, 0, 1], &[0; 30]]),
        samples: vec![[&(text.len() as u16).to_be_bytes()[..], text].concat()],
        ..pictures()
    }
}

/// What stands in `elst`: how long, and from where.
pub(super) fn edits(shows: u32, from: u32) -> Vec<u8> {
    let content = numbers(&[0, 1, shows, from, 0x1_0000]);
    part(b"edts", &[&part(b"elst", &[&content])])
}

impl Film {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = part(b"ftyp", &[&self.brand, &[0; 4], &self.brand, b"isom"]);
        bytes.extend(&self.before);
        let mut places: Vec<Vec<u32>> = vec![Vec::new(); self.tracks.len()];
        let mut samples = Vec::new();
        let first = bytes.len() + 8;
        for round in 0..6 {
            for (track, places) in self.tracks.iter().zip(&mut places) {
                if let Some(sample) = track.samples.get(round) {
                    places.push((first + samples.len()) as u32);
                    samples.extend(sample);
                }
            }
            if round == 3 {
                samples.extend(&self.between);
            }
        }
        bytes.extend(part(b"mdat", &[&samples]));
        let tracks: Vec<u8> = self
            .tracks
            .iter()
            .zip(&places)
            .flat_map(|(track, places)| track.bytes(places))
            .collect();
        bytes.extend(part(b"moov", &[&header(), &tracks, &self.more]));
        bytes.extend(&self.after);
        bytes
    }
}

fn header() -> Vec<u8> {
    let mut header = vec![0, 7, 7, 1000, 6000, 0x1_0000, 0x0100_0000, 0, 0];
    header.extend(UPRIGHT);
    header.extend([0, 0, 0, 0, 0, 0, 9]);
    part(b"mvhd", &[&numbers(&header)])
}

/// The beginning and the end of a film of nothing but so many silent samples of two bytes, which lie between the two.
pub(super) fn long_silence(samples: u32) -> (Vec<u8>, Vec<u8>) {
    let length = u64::from(samples) * 2;
    let mut beginning = part(b"ftyp", &[b"mp42\0\0\0\0mp42isom"]);
    beginning.extend([&[0, 0, 0, 1][..], b"mdat", &(length + 16).to_be_bytes()].concat());
    let first = (beginning.len() as u64).to_be_bytes();
    let track = sound().with_tables(
        samples,
        &part(b"stsc", &[&numbers(&[0, 1, 1, samples, 1])]),
        &part(b"stsz", &[&numbers(&[0, 2, samples])]),
        &part(b"co64", &[&numbers(&[0, 1]), &first]),
    );
    (beginning, part(b"moov", &[&header(), &track]))
}

impl Track {
    fn bytes(&self, places: &[u32]) -> Vec<u8> {
        let count = self.samples.len() as u32;
        let mut sizes = vec![0, 0, count];
        sizes.extend(self.samples.iter().map(|sample| sample.len() as u32));
        let mut offsets = vec![0, count];
        offsets.extend(places);
        let runs = numbers(&[0, 1, 1, 1, 1]);
        self.with_tables(
            count,
            &part(b"stsc", &[&runs]),
            &part(b"stsz", &[&numbers(&sizes)]),
            &part(b"stco", &[&numbers(&offsets)]),
        )
    }

    fn with_tables(&self, count: u32, runs: &[u8], sizes: &[u8], places: &[u8]) -> Vec<u8> {
        let mut header = vec![self.flags, 7, 7, 1, 0, 6000, 0, 0, 0, 0];
        header.extend(UPRIGHT);
        header.extend([320 << 16, 240 << 16]);
        let tables = part(
            b"stbl",
            &[
                &part(b"stsd", &[&[0, 0, 0, 0, 0, 0, 0, 1], &self.entry]),
                &part(b"stts", &[&numbers(&[0, 1, count, 1000])]),
                runs,
                sizes,
                places,
                &self.more_tables,
            ],
        );
        let own = part(b"url ", &[&numbers(&[1])]);
        let information = part(
            b"minf",
            &[
                &part(b"dinf", &[&part(b"dref", &[&numbers(&[0, 1]), &own])]),
                &tables,
            ],
        );
        let handler = part(
            b"hdlr",
            &[&[0; 8], &self.handler, &[0; 12], &self.handler_name],
        );
        let media = part(
            b"mdia",
            &[
                &part(b"mdhd", &[&numbers(&[0, 7, 7, 1000, 6000, 0x55C4_0000])]),
                &handler,
                &information,
            ],
        );
        let header = part(b"tkhd", &[&numbers(&header)]);
        part(b"trak", &[&header, &self.edits, &media, &self.more])
    }
}

/// A text by its sign and name, as phones write it.
pub(super) fn international(name: &[u8; 4], text: &str) -> Vec<u8> {
    let length = (text.len() as u16).to_be_bytes();
    part(name, &[&length, &[0x15, 0xC7], text.as_bytes()])
}

/// Values by their names.
pub(super) fn keys(named: &[(&str, &str)]) -> Vec<u8> {
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for ((name, value), number) in named.iter().zip(1u32..) {
        names.extend(part(b"mdta", &[name.as_bytes()]));
        let data = part(b"data", &[&[0, 0, 0, 1, 0, 0, 0, 0], value.as_bytes()]);
        values.extend(part(&number.to_be_bytes(), &[&data]));
    }
    part(
        b"meta",
        &[
            &part(b"hdlr", &[&[0; 8], b"mdta", &[0; 13]]),
            &part(b"keys", &[&numbers(&[0, named.len() as u32]), &names]),
            &part(b"ilst", &[&values]),
        ],
    )
}
