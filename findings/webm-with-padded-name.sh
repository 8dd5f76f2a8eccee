#!/usr/bin/env bash
# The Rust crate `infer` does not know a WebM film whose header pads the format's name with a zero.
#
# EBML gives every element a length, and lets a writer pad a string with zeros (RFC 8794, sections 7.4 and 13). GStreamer's
# `webmmux` (1.22.0) writes DocType as five bytes, "webm" and a zero: gst-launch-1.0 videotestsrc num-buffers=40 ! vp8enc !
# webmmux ! filesink location=FILM.
# One would have sworn that a file which FFmpeg plays frame for frame, and whose header is valid, is told to be a film.
# infer 0.22.0 looks for one fixed run of bytes, DocType with the length four, and answers that it knows nothing; 0.19.0 still
# knew it by the first four bytes alone. Whoever shows, plays or files evidence by that answer keeps a recording of the screen
# as "another kind of file".
#
# Needs cargo, python3 with venv, and a network. Writes into a temporary folder only. Fails if any of it changes.
# Seen: infer 0.22.0, 0.19.0; PyAV 15.1.0 (FFmpeg 7.1):
#   plain:  10 frames   infer 0.19.0: video/webm   infer 0.22.0: video/webm
#   padded: 10 frames   infer 0.19.0: video/webm   infer 0.22.0: nothing
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv tools
tools/bin/pip install -q --disable-pip-version-check av==15.1.0 numpy==2.3.5
cat >make.py <<'PYTHON'
"""Makes a film, and the same with its header written as GStreamer writes it. Prints how many frames FFmpeg reads of each."""
import av
import numpy

film = av.open("plain.webm", "w", format="webm")
track = film.add_stream("libvpx", rate=10)
track.width, track.height, track.pix_fmt = 64, 48, "yuv420p"
for shade in range(10):
    picture = numpy.full((48, 64, 3), 20 * shade, numpy.uint8)
    film.mux(track.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
film.mux(track.encode())
film.close()

plain = open("plain.webm", "rb").read()
assert plain[:4] == bytes.fromhex("1a45dfa3") and plain[4] & 0x80, "an EBML header whose length takes one byte"
after = 5 + (plain[4] & 0x7F)
name = bytes.fromhex("428285") + b"webm\0"
versions = bytes.fromhex("42878102" "42858102")
header = bytes.fromhex("1a45dfa3") + bytes([0x80 | len(name + versions)]) + name + versions
open("padded.webm", "wb").write(header + plain[after:])

for which in ("plain", "padded"):
    with av.open(f"{which}.webm") as film:
        print(which, sum(1 for _ in film.decode(video=0)), "frames")
PYTHON
tools/bin/python make.py >told

for version in 0.19.0 0.22.0; do
  mkdir -p "of-$version/src"
  printf '[package]\nname = "of"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\ninfer = "=%s"\n' "$version" \
    >"of-$version/Cargo.toml"
  cat >"of-$version/src/main.rs" <<'RUST'
fn main() {
    for which in ["plain", "padded"] {
        let bytes = std::fs::read(format!("{which}.webm")).expect("it was made");
        let known = infer::get(&bytes).map_or("nothing", |kind| kind.mime_type());
        println!("{which} {} {known}", env!("VERSION"));
    }
}
RUST
  VERSION=$version cargo run -q --manifest-path "of-$version/Cargo.toml" >>told
done

cat told
diff told - <<'SEEN'
plain 10 frames
padded 10 frames
plain 0.19.0 video/webm
padded 0.19.0 video/webm
plain 0.22.0 video/webm
padded 0.22.0 nothing
SEEN
