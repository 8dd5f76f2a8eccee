#!/usr/bin/env bash
# A film's name goes into an XLSX as "Hall_x1080_2.mp4", and another name is read out of it.
#
# In an XLSX the letters _xHHHH_ stand for the character of that number, so that characters can be written which XML has not. A
# text that has such letters of its own gets _x005F_ in the place of the first underscore (ECMA-376 Part 1, 22.4.2.4, 22.9.2.19).
# "_x1080_" is what may stand in a film's name for the size of its picture. One would have sworn that a library gives back what it
# was given. exceljs 4.4.0 decodes what it reads and encodes nothing that it writes: its own file says "Hall", a letter of Shan,
# "2.mp4". SheetJS (xlsx 0.18.5, the newest on npm) gives U+FFFD in that place from its own file, and the letter of Shan from one
# that it wrote with `bookSST`. openpyxl 3.1.5 writes the name bare too, but takes a bare one as it stands, so that nobody sees it
# who tests with openpyxl alone. XlsxWriter writes as the standard asks, and just that file xlsx2csv shows with "_x005F_" in it.
# None of them says anything. Whoever lists files beside their checksums in a spreadsheet names, for its reader, a file that is not
# there.
#
# Needs node with npm, python3 with venv, and a network. Writes into a temporary folder only. Fails if any of it changes.
# Seen: openpyxl 3.1.5, XlsxWriter 3.3.1, xlsx2csv 0.8.6, exceljs 4.4.0, xlsx 0.18.5; Python 3.11.7, Node.js 20.20.2:
#   written by     read by: openpyxl   xlsx2csv                exceljs             xlsx
#   openpyxl                same       same                    same                Hall<U+1080>2.mp4
#   XlsxWriter              same       Hall_x005F_x1080_2.mp4  same                same
#   exceljs                 same       same                    Hall<U+1080>2.mp4   Hall<U+1080>2.mp4
#   xlsx                    same       same                    same                Hall<U+FFFD>2.mp4
#   xlsx, bookSST           same       same                    Hall<U+1080>2.mp4   Hall<U+1080>2.mp4
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv tools
tools/bin/pip install -q --disable-pip-version-check openpyxl==3.1.5 xlsxwriter==3.3.1 xlsx2csv==0.8.6
echo '{"name": "of", "private": true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts exceljs@4.4.0 xlsx@0.18.5

export NAME=Hall_x1080_2.mp4
cat >write.py <<'PYTHON'
"""Two spreadsheets whose only cell is the name."""
import os
import openpyxl
import xlsxwriter

name = os.environ["NAME"]
book = openpyxl.Workbook()
book.active["A1"] = name
book.save("openpyxl.xlsx")
with xlsxwriter.Workbook("XlsxWriter.xlsx") as book:
    book.add_worksheet().write_string("A1", name)
PYTHON
cat >write.js <<'NODE'
const exceljs = require("exceljs");
const sheetjs = require("xlsx");

const name = process.env.NAME;
for (const [file, how] of [["xlsx", {}], ["xlsx-bookSST", { bookSST: true }]]) {
  const book = sheetjs.utils.book_new();
  sheetjs.utils.book_append_sheet(book, sheetjs.utils.aoa_to_sheet([[name]]), "list");
  sheetjs.writeFile(book, `${file}.xlsx`, how);
}
const book = new exceljs.Workbook();
book.addWorksheet("list").getCell("A1").value = name;
book.xlsx.writeFile("exceljs.xlsx");
NODE
tools/bin/python write.py
node write.js

cat >read.py <<'PYTHON'
"""What two readers of Python say of each file."""
import io
import sys
import warnings
import openpyxl
import xlsx2csv

warnings.simplefilter("ignore")  # openpyxl misses a style sheet that may be left out
for writer in sys.argv[1:]:
    cell = openpyxl.load_workbook(f"{writer}.xlsx").active["A1"].value
    table = io.StringIO()
    xlsx2csv.Xlsx2csv(f"{writer}.xlsx").convert(table)
    print(f"{writer} openpyxl {cell}\n{writer} xlsx2csv {table.getvalue().strip()}")
PYTHON
cat >read.js <<'NODE'
const exceljs = require("exceljs");
const sheetjs = require("xlsx");

const number = (letter) => letter.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
const shown = (text) => text.replace(/[^ -~]/gu, (letter) => `<U+${number(letter)}>`);
(async () => {
  for (const writer of process.argv.slice(2)) {
    const { Sheets, SheetNames } = sheetjs.readFile(`${writer}.xlsx`);
    const book = await new exceljs.Workbook().xlsx.readFile(`${writer}.xlsx`);
    console.log(`${writer} exceljs ${shown(book.worksheets[0].getCell("A1").value)}`);
    console.log(`${writer} xlsx ${shown(Sheets[SheetNames[0]].A1.v)}`);
  }
})();
NODE
writers=(openpyxl XlsxWriter exceljs xlsx xlsx-bookSST)
tools/bin/python read.py "${writers[@]}" >told
node read.js "${writers[@]}" >>told
sed -i "s/ $NAME\$/ same/" told

cat told
diff told - <<'SEEN'
openpyxl openpyxl same
openpyxl xlsx2csv same
XlsxWriter openpyxl same
XlsxWriter xlsx2csv Hall_x005F_x1080_2.mp4
exceljs openpyxl same
exceljs xlsx2csv same
xlsx openpyxl same
xlsx xlsx2csv same
xlsx-bookSST openpyxl same
xlsx-bookSST xlsx2csv same
openpyxl exceljs same
openpyxl xlsx Hall<U+1080>2.mp4
XlsxWriter exceljs same
XlsxWriter xlsx same
exceljs exceljs Hall<U+1080>2.mp4
exceljs xlsx Hall<U+1080>2.mp4
xlsx exceljs same
xlsx xlsx Hall<U+FFFD>2.mp4
xlsx-bookSST exceljs Hall<U+1080>2.mp4
xlsx-bookSST xlsx Hall<U+1080>2.mp4
SEEN
