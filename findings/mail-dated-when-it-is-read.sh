#!/usr/bin/env bash
# The npm package `mailparser` gives a mail the clock of the moment in which it is read.
#
# Servers in Britain, Ireland, India and on the continent have named their zone by letters: "Date: Tue, 14 Jul 2026 19:30:00 BST".
# RFC 5322 (4.3) knows such letters: where their meaning is not known, they should count as "-0000", so 19:30 UTC. The package's
# own types say of `date` that it is "The `Date` header" and may be missing; of a mail without the header it is. One would have
# sworn that a header which it cannot read gives nothing too, or an invalid date, or the words that stand there.
# mailparser 3.14.2 puts in the present moment, to the millisecond, in `date` and in `headers`, with no error: a threat of July is
# dated today, and tomorrow it will be dated tomorrow. An escaped bracket in a comment behind the zone, which no grammar calls
# obsolete (3.2.1, 3.2.2, 3.3), does the same. Whoever sorts, prints or compares mails by that field has a made-up time that looks
# as good as any; what was written stands only in `headerLines`. postal-mime 4.0.0, which mailparser's README recommends for new
# projects, gives the header's own words.
#
# Needs node with npm, and a network. Writes into a temporary folder only. Fails if any of it changes.
# Seen: mailparser 3.14.2, postal-mime 4.0.0, Node.js 20.20.2; 19:30:00 with the zone written so, each mail read twice:
#   +0100, EDT:               mailparser 18:30 and 23:30 UTC     postal-mime the same
#   BST, CEST, IST, comment:  mailparser the moment of reading   postal-mime "Tue, 14 Jul 2026 19:30:00 BST" …
#   no header:                mailparser nothing                 postal-mime nothing
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo '{"name": "of", "private": true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts mailparser@3.14.2 postal-mime@4.0.0
cat >read.mjs <<'NODE'
import { simpleParser } from "mailparser";
import PostalMime from "postal-mime";
import { setTimeout } from "node:timers/promises";

const mail = (zone) => {
  const lines = ["From: him@example.net", "To: ann@example.org", "Subject: soon", "", "I will be outside.", ""];
  if (zone) lines.unshift(`Date: Tue, 14 Jul 2026 19:30:00 ${zone}`);
  return lines.join("\r\n");
};

const read = async (text) => {
  const before = Date.now();
  const { date, headers, headerLines } = await simpleParser(text);
  if (!date) return "nothing";
  if (!text.startsWith(headerLines.find(({ key }) => key === "date").line)) return "other words";
  if (headers.get("date").getTime() !== date.getTime()) return "two dates";
  return before <= date && date <= Date.now() ? "the moment of reading" : date.toISOString();
};

for (const zone of ["+0100", "EDT", "BST", "CEST", "IST", "+0100 (his \\) clock)", ""]) {
  const first = await read(mail(zone));
  await setTimeout(50);
  const again = await read(mail(zone));
  const other = (await PostalMime.parse(mail(zone))).date ?? "nothing";
  console.log(`${zone || "no header"} | ${first}${again === first ? ", twice" : ""} | ${other}`);
}
NODE
node read.mjs >told

cat told
diff told - <<'SEEN'
+0100 | 2026-07-14T18:30:00.000Z, twice | 2026-07-14T18:30:00.000Z
EDT | 2026-07-14T23:30:00.000Z, twice | 2026-07-14T23:30:00.000Z
BST | the moment of reading, twice | Tue, 14 Jul 2026 19:30:00 BST
CEST | the moment of reading, twice | Tue, 14 Jul 2026 19:30:00 CEST
IST | the moment of reading, twice | Tue, 14 Jul 2026 19:30:00 IST
+0100 (his \) clock) | the moment of reading, twice | Tue, 14 Jul 2026 19:30:00 +0100 (his \) clock)
no header | nothing, twice | nothing
SEEN
