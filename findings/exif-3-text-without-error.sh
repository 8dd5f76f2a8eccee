#!/usr/bin/env bash
# The Rust crate `nom-exif` drops a text of EXIF 3.0 and counts no error.
#
# EXIF 3.0 (CIPA DC-008-2023, 4.6.2) gives texts a type of their own, 129, so that a photographer's name may have letters that
# ASCII has not: the field `Artist` of "Zoë B." is written so. nom-exif 3.8.0 does not know the type. Its documentation has
# `Exif::errors` for what could not be read, one error a field, and an empty list if the reading was clean. One would have
# sworn that the field stands there. It stands nowhere: no value, no error, as if the photo had no such field, because its
# iterator logs what it cannot read and goes on. kamadak-exif 0.6.2 does not know the type either and says so in the field's
# place. Whoever looks through camera data for a name has to read it a second time, or treat every block as not wholly read.
#
# Needs cargo, python3 with venv, and a network. Writes into a temporary folder only. Fails if any of it changes.
# Seen: nom-exif 3.8.0, kamadak-exif 0.6.2, photos by Pillow 12.0.0:
#   ascii: nom-exif "Zoe B.", 0 errors   kamadak-exif "Zoe B."
#   utf8:  nom-exif nothing, 0 errors    kamadak-exif unknown value (type=129 …
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv tools
tools/bin/pip install -q --disable-pip-version-check pillow==12.0.0
cat >make.py <<'PYTHON'
"""Makes two photos that differ in the type of one field."""
import struct
from PIL import Image

MAKE, ARTIST, ASCII, UTF8 = 0x010F, 0x013B, 2, 129


def block(kind: int, artist: bytes) -> bytes:
    make = b"Example\0"
    after = 8 + 2 + 2 * 12 + 4
    fields = [(MAKE, ASCII, make, after), (ARTIST, kind, artist, after + len(make))]
    entries = b"".join(struct.pack(">HHII", tag, kind, len(text), at) for tag, kind, text, at in fields)
    return b"MM\0*" + struct.pack(">IH", 8, len(fields)) + entries + bytes(4) + make + artist


for name, kind, artist in [("ascii", ASCII, "Zoe B.\0"), ("utf8", UTF8, "Zoë B.\0")]:
    camera = b"Exif\0\0" + block(kind, artist.encode())
    Image.effect_noise((256, 256), 60).save(f"{name}.jpg", exif=camera)
PYTHON
tools/bin/python make.py

mkdir -p of/src
cat >of/Cargo.toml <<'TOML'
[package]
name = "of"
version = "0.0.0"
edition = "2024"
[dependencies]
nom-exif = "=3.8.0"
kamadak-exif = "=0.6.2"
[workspace]
TOML
cat >of/src/main.rs <<'RUST'
use std::fs::File;
use std::io::BufReader;

use nom_exif::{Exif, IfdIndex, MediaParser, MediaSource};

const ARTIST: u16 = 0x013b;

fn main() {
    for name in ["ascii", "utf8"] {
        let photo = || File::open(format!("{name}.jpg")).expect("it was made");
        let source = MediaSource::seekable(photo()).expect("a JPEG");
        let entries = MediaParser::new().parse_exif(source).expect("a camera block");
        let read = Exif::from(entries);
        let artist = read.get_by_code(IfdIndex::MAIN, ARTIST);
        let artist = artist.map_or("nothing".to_owned(), |value| value.to_string());
        println!("{name} nom-exif: {artist}, {} errors", read.errors().len());

        let read = exif::Reader::new();
        let read = read.read_from_container(&mut BufReader::new(photo())).expect("a camera block");
        let field = read.get_field(exif::Tag::Artist, exif::In::PRIMARY).expect("the field");
        println!("{name} kamadak-exif: {:.23}", field.display_value().to_string());
    }
}
RUST
cargo run -q --manifest-path of/Cargo.toml >told

cat told
diff told - <<'SEEN'
ascii nom-exif: Zoe B., 0 errors
ascii kamadak-exif: "Zoe B."
utf8 nom-exif: nothing, 0 errors
utf8 kamadak-exif: unknown value (type=129
SEEN
