//! Pictures of phones made box by box.

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

#[derive(Clone)]
pub(super) struct Item {
    pub(super) kind: [u8; 4],
    /// Its name and, for words, its type.
    pub(super) names: Vec<u8>,
    pub(super) bytes: Vec<u8>,
    pub(super) properties: Vec<Vec<u8>>,
    /// To which item it belongs, and as what.
    pub(super) belongs: Option<([u8; 4], u16)>,
}

/// A picture file; its first item is shown.
#[derive(Clone)]
pub(super) struct Heif {
    pub(super) items: Vec<Item>,
    /// Behind the list of properties of the headers.
    pub(super) more_headers: Vec<u8>,
    /// Between the first item's bytes and the others'.
    pub(super) between: Vec<u8>,
    pub(super) after: Vec<u8>,
    /// So many further entries say that the last item has no properties.
    pub(super) empty_entries: u32,
}

pub(super) fn sides(width: u32, height: u32) -> Vec<u8> {
    part(
        b"ispe",
        &[&[0; 4], &width.to_be_bytes(), &height.to_be_bytes()],
    )
}

fn unit(content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32).to_be_bytes()[..], content].concat()
}

/// A message that no decoder shows, and a slice of a picture.
pub(super) fn slice(message: &[u8], number: u8) -> Vec<u8> {
    let picture = unit(&[38, 1, number, 9, number, 9]);
    match message {
        [] => picture,
        _ => [unit(&[&[78, 1, 5], message].concat()), picture].concat(),
    }
}

fn settings() -> Vec<u8> {
    let mut content = vec![
        1, 4, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0xF0, 0, 0xFC, 0xFC, 0xF8, 0xF8, 0, 0, 0x0F,
    ];
    content.extend([3]);
    for kind in [32u8, 33, 34] {
        content.extend([kind, 0, 1, 0, 4, kind << 1, 1, 7, 7]);
    }
    part(b"hvcC", &[&content])
}

pub(super) fn picture(message: &[u8], number: u8) -> Item {
    Item {
        kind: *b"hvc1",
        names: b"\0".to_vec(),
        bytes: slice(message, number),
        properties: vec![settings(), sides(64, 48), part(b"irot", &[&[1]])],
        belongs: None,
    }
}

/// Two tiles side by side.
pub(super) fn grid(width: u16) -> Heif {
    let sides_of_all = [width.to_be_bytes(), 48u16.to_be_bytes()].concat();
    let mut items = vec![Item {
        kind: *b"grid",
        names: b"\0".to_vec(),
        bytes: [&[0, 0, 0, 1][..], &sides_of_all].concat(),
        properties: vec![sides(u32::from(width), 48), part(b"irot", &[&[1]])],
        belongs: None,
    }];
    items.extend([picture(b"", 1), picture(b"", 2)]);
    Heif {
        items,
        ..plain(picture(b"", 0))
    }
}

pub(super) fn plain(item: Item) -> Heif {
    Heif {
        items: vec![item],
        more_headers: Vec::new(),
        between: Vec::new(),
        after: Vec::new(),
        empty_entries: 0,
    }
}

pub(super) fn words(kind: &[u8; 4], names: &[u8], bytes: &[u8]) -> Item {
    Item {
        kind: *kind,
        names: names.to_vec(),
        bytes: bytes.to_vec(),
        properties: Vec::new(),
        belongs: Some((*b"cdsc", 1)),
    }
}

impl Heif {
    pub(super) fn with(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let start = part(b"ftyp", &[b"heic\0\0\0\0mif1heic"]);
        let length = self.headers(0).len();
        let first = start.len() + length + 8;
        let mut data = Vec::new();
        for (number, item) in self.items.iter().enumerate() {
            data.extend(&item.bytes);
            if number == 0 {
                data.extend(&self.between);
            }
        }
        [
            start,
            self.headers(first as u32),
            part(b"mdat", &[&data]),
            self.after.clone(),
        ]
        .concat()
    }

    fn headers(&self, first: u32) -> Vec<u8> {
        let count = (self.items.len() as u16).to_be_bytes();
        let (mut locations, mut information) = (Vec::new(), Vec::new());
        let (mut references, mut properties, mut owned) = (Vec::new(), Vec::new(), Vec::new());
        let (mut at, mut property) = (first, 0u8);
        for (number, item) in (1u16..).zip(&self.items) {
            locations.extend(number.to_be_bytes());
            locations.extend([0, 0, 0, 1]);
            locations.extend(at.to_be_bytes());
            locations.extend((item.bytes.len() as u32).to_be_bytes());
            at += item.bytes.len() as u32;
            if number == 1 {
                at += self.between.len() as u32;
            }
            let head = [&[2, 0, 0, 0][..], &number.to_be_bytes(), &[0, 0]].concat();
            information.extend(part(b"infe", &[&head, &item.kind, &item.names]));
            if let Some((kind, to)) = &item.belongs {
                let list = [number.to_be_bytes(), [0, 1], to.to_be_bytes()].concat();
                references.extend(part(kind, &[&list]));
            }
            if &item.kind == b"grid" {
                references.extend(part(b"dimg", &[&[0, 1, 0, 2, 0, 2, 0, 3]]));
            }
            owned.extend(number.to_be_bytes());
            owned.push(item.properties.len() as u8);
            for one in &item.properties {
                properties.extend(one);
                property += 1;
                owned.push(property);
            }
        }
        for _ in 0..self.empty_entries {
            owned.extend((self.items.len() as u16).to_be_bytes());
            owned.push(0);
        }
        let entries = (self.items.len() as u32 + self.empty_entries).to_be_bytes();
        part(
            b"meta",
            &[
                &[0; 4],
                &part(b"hdlr", &[&[0; 8], b"pict", &[0; 13]]),
                &part(b"pitm", &[&[0, 0, 0, 0, 0, 1]]),
                &part(b"iloc", &[&[0, 0, 0, 0, 0x44, 0], &count, &locations]),
                &part(b"iinf", &[&[0; 4], &count, &information]),
                &part(b"iref", &[&[0; 4], &references]),
                &part(
                    b"iprp",
                    &[
                        &part(b"ipco", &[&properties]),
                        &part(b"ipma", &[&[0; 4], &entries, &owned]),
                    ],
                ),
                &self.more_headers,
            ],
        )
    }
}
