//! Dates that a camera wrote in another form than the standard's, as they stand in its block.

use std::io::{BufReader, Read, Seek, SeekFrom};

/// The words of some fields of a camera's block. The library that reads everything else drops a date that it does not
/// understand without a word, so that another one is asked for what stands there.
pub(super) fn as_they_stand(tags: &[u16], picture: &mut (impl Read + Seek)) -> Vec<(u16, String)> {
    if tags.is_empty() || picture.seek(SeekFrom::Start(0)).is_err() {
        return Vec::new();
    }
    let mut reader = exif::Reader::new();
    reader.continue_on_error(true);
    let read = reader
        .read_from_container(&mut BufReader::new(picture))
        .or_else(|fault| fault.distill_partial_result(|_| {}));
    let Ok(read) = read else {
        return Vec::new();
    };
    let fields = read
        .fields()
        .filter(|field| field.ifd_num == exif::In::PRIMARY && tags.contains(&field.tag.number()));
    let words = fields.filter_map(|field| {
        let exif::Value::Ascii(lines) = &field.value else {
            return None;
        };
        let words = String::from_utf8_lossy(lines.first()?).into_owned();
        Some((field.tag.number(), words))
    });
    words.collect()
}
