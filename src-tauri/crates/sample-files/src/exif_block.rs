use super::Making;

/// A value of a TIFF directory.
enum Value {
    Text(String),
    Short(u16),
    Bytes(Vec<u8>),
    Shares(Vec<(u32, u32)>),
    /// A directory that is written after this one.
    Directory(Vec<(u16, Value)>),
}

/// A camera's EXIF block: a TIFF file of its own, big-endian.
pub(super) fn exif_block(making: &Making<'_>, orientation: u16) -> Vec<u8> {
    let time = making.at.format("%Y:%m:%d %H:%M:%S").to_string();
    let mut main = Vec::new();
    if let Some((make, model)) = making.device {
        main.push((0x010F, Value::Text(make.to_owned())));
        main.push((0x0110, Value::Text(model.to_owned())));
    }
    main.push((0x0112, Value::Short(orientation)));
    main.push((0x0132, Value::Text(time.clone())));
    let mut camera = vec![
        (0x9003, Value::Text(time.clone())),
        (0x9004, Value::Text(time)),
    ];
    if let Some(offset) = making.offset(":") {
        camera.extend([0x9010, 0x9011, 0x9012].map(|tag| (tag, Value::Text(offset.clone()))));
    }
    main.push((0x8769, Value::Directory(camera)));
    if making.point.is_some() {
        main.push((0x8825, Value::Directory(place(making))));
    }
    let mut block = b"MM\0*\0\0\0\x08".to_vec();
    append_directory(&mut block, &main);
    block
}

fn place(making: &Making<'_>) -> Vec<(u16, Value)> {
    let (latitude, longitude) = making.point.map_or((0.0, 0.0), |point| point.degrees());
    let side = |positive, plus: &str, minus: &str| {
        Value::Text(if positive { plus } else { minus }.to_owned())
    };
    let mut entries = vec![
        (0x0000, Value::Bytes(vec![2, 3, 0, 0])),
        (0x0001, side(latitude >= 0.0, "N", "S")),
        (0x0002, Value::Shares(parts(latitude))),
        (0x0003, side(longitude >= 0.0, "E", "W")),
        (0x0004, Value::Shares(parts(longitude))),
    ];
    if making.offset_minutes.is_some() {
        let utc = making.utc();
        let time = utc.format("%H %M %S").to_string();
        let time = time
            .split(' ')
            .filter_map(|part| Some((part.parse().ok()?, 1)));
        entries.push((0x0007, Value::Shares(time.collect())));
        entries.push((0x001D, Value::Text(utc.format("%Y:%m:%d").to_string())));
    }
    entries
}

/// Degrees, minutes and seconds to a ten-thousandth.
fn parts(degrees: f64) -> Vec<(u32, u32)> {
    let thousandths = (degrees.abs() * 36_000_000.0).round() as u64;
    let (whole, rest) = (thousandths / 36_000_000, thousandths % 36_000_000);
    vec![
        (whole as u32, 1),
        ((rest / 600_000) as u32, 1),
        ((rest % 600_000) as u32, 10_000),
    ]
}

/// Appends a directory, its long values after it, and the directories that it names after those.
fn append_directory(block: &mut Vec<u8>, entries: &[(u16, Value)]) {
    let start = block.len();
    block.extend_from_slice(&(entries.len() as u16).to_be_bytes());
    // Room for the entries and for "no further directory".
    block.resize(start + 2 + entries.len() * 12 + 4, 0);
    for (index, (tag, value)) in entries.iter().enumerate() {
        let (kind, count, content): (u16, usize, Vec<u8>) = match value {
            Value::Text(text) => (2, text.len() + 1, [text.as_bytes(), &[0]].concat()),
            Value::Short(number) => (3, 1, number.to_be_bytes().to_vec()),
            Value::Bytes(bytes) => (1, bytes.len(), bytes.clone()),
            Value::Shares(shares) => (
                5,
                shares.len(),
                shares
                    .iter()
                    .flat_map(|(top, bottom)| [top.to_be_bytes(), bottom.to_be_bytes()])
                    .flatten()
                    .collect(),
            ),
            Value::Directory(entries) => {
                let place = block.len() as u32;
                append_directory(block, entries);
                (4, 1, place.to_be_bytes().to_vec())
            }
        };
        let content = if content.len() > 4 {
            let place = block.len() as u32;
            block.extend_from_slice(&content);
            // Values stand on even places.
            block.resize(block.len().next_multiple_of(2), 0);
            place.to_be_bytes().to_vec()
        } else {
            content
        };
        let at = start + 2 + index * 12;
        block[at..at + 2].copy_from_slice(&tag.to_be_bytes());
        block[at + 2..at + 4].copy_from_slice(&kind.to_be_bytes());
        block[at + 4..at + 8].copy_from_slice(&(count as u32).to_be_bytes());
        block[at + 8..at + 8 + content.len()].copy_from_slice(&content);
    }
}
