#!/usr/bin/env bash
# Typst holds every picture of a document as pixels until its PDF is made, though the PDF gets the JPEG as it came.
#
# A PDF can hold a JPEG as it is (DCTDecode, ISO 32000-1, 7.4.8), and of one that is placed with a width nothing has to be
# known but its head. Typst does write it so: each JPEG lies in the PDF byte for byte. One would have sworn that it therefore
# needs no more memory than the JPEGs take. But it decodes each of them whole when the page is laid out (`RasterImage` keeps
# the pixels beside the bytes), and lets none go before the last page is written: 4.2 MiB for a photo of 1400 by 1050 pixels
# of which the file has 24 KiB. A chronology with 300 photos needs 1.3 GB. Nothing says so, and smaller files do not help,
# only fewer pixels. img2pdf makes the same pages of the same files in 2 MiB more than it needs for one of them.
#
# Needs python3 with venv, and a network. Writes into a temporary folder only. Fails if any of it changes.
# Seen: typst 0.15.2 (the Python package of the compiler), img2pdf 0.6.3, Pillow 12.0.0, pypdf 6.4.0; Python 3.11.7:
#   59 photos more, 1398 KiB in all, 248 MiB as pixels: typst holds 254 MiB more, img2pdf 2 MiB more
#   60 of 60 lie in Typst's PDF as they came
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv tools
tools/bin/pip install -q --disable-pip-version-check typst==0.15.2 img2pdf==0.6.3 pillow==12.0.0 pypdf==6.4.0

cat >make.py <<'PYTHON'
"""Makes 60 photos of 1400 by 1050 pixels, each with a colour of its own, and a Typst document that shows one of them a page."""
from PIL import Image

for number in range(60):
    Image.new("RGB", (1400, 1050), (number * 4, 90, 160)).save(f"{number:02}.jpg", quality=85)
for count in (1, 60):
    pages = "#pagebreak()\n".join(f'#image("{number:02}.jpg", width: 150mm)\n' for number in range(count))
    with open(f"{count}.typ", "w") as typ:
        typ.write(pages)
PYTHON

cat >measure.py <<'PYTHON'
"""Makes a PDF of the first COUNT photos with one of the two, and prints the most memory that it held, in MiB."""
import resource
import sys

how, count = sys.argv[1], int(sys.argv[2])
photos = [f"{number:02}.jpg" for number in range(count)]
out = f"{how}-{count}.pdf"
if how == "typst":
    import typst

    typst.compile(f"{count}.typ", output=out)
else:
    import img2pdf

    with open(out, "wb") as pdf:
        img2pdf.convert(photos, outputstream=pdf)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
PYTHON

cat >compare.py <<'PYTHON'
"""Whether the photos lie in the PDF as the bytes that they came in."""
import sys
from pypdf import PdfReader

pdf = PdfReader(sys.argv[1])
here = set()
for page in pdf.pages:
    for part in page["/Resources"]["/XObject"].values():
        stream = part.get_object()
        if stream.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
            here.add(bytes(stream._data))
wanted = {open(f"{number:02}.jpg", "rb").read() for number in range(60)}
print(len(here & wanted))
PYTHON

tools/bin/python make.py
bytes=$(cat ./??.jpg | wc -c)
declare -A held
for how in typst img2pdf; do
  for count in 1 60; do
    held[$how-$count]=$(tools/bin/python measure.py $how $count)
  done
done
as_they_came=$(tools/bin/python compare.py typst-60.pdf)
typst=$((held[typst-60] - held[typst-1]))
img2pdf=$((held[img2pdf-60] - held[img2pdf-1]))
echo "59 photos more, $((bytes / 1024)) KiB in all, 248 MiB as pixels: typst holds $typst MiB more, img2pdf $img2pdf MiB more"
echo "$as_they_came of 60 lie in Typst's PDF as they came"
((typst > 200 && img2pdf < 40 && as_they_came == 60)) || {
  echo "It is otherwise now." >&2
  exit 1
}
