#!/usr/bin/env bash
# Three readers of calendars compute an event's end from its DURATION, and none is right over a change of clocks.
#
# An iCalendar event may have a DURATION in the place of its end. Weeks and days of it are nominal, the same clock on a later
# day, while hours, minutes and seconds are exact (RFC 5545, 3.3.6): from 00:30 in London on 29 March 2026, when clocks go
# forward at one, PT2H ends at 02:30 UTC, and P1D at 23:30 UTC. One would have sworn that a library which computes the end
# does it so, the more as icalendar has that paragraph in the documentation of its own `vDuration`. But icalendar 7.3.2
# (`Event.end`) and ical.js 2.2.1 (`Event.endDate`) add hours to the clock on the wall, and node-ical 0.26.1 (`end`, by its
# README "the exact instant in UTC") takes a day for 24 hours; so does 0.27.2. None says anything. Where the same event has a
# DTEND, all three agree, so it is not the zone. Nor can a caller put it right from what icalendar gives: PT24H and P1D become
# the same `timedelta`, and it writes an event of PT24H back as one of P1D, which ends at another time.
# Whoever lists when a visit ended is off by an hour, and whoever checks it with another reader sees another end.
#
# Needs python3 with venv, node with npm, and a network. Writes into a temporary folder only. Fails if any of it changes.
# Seen: icalendar 7.3.2, ical.js 2.2.1, node-ical 0.26.1; Python 3.11.7, Node.js 20.20.2; day and time in UTC, * wrong:
#                           RFC 5545   icalendar  ical.js    node-ical
#   29 March 00:30, PT2H    29 02:30   29 01:30*  29 01:30*  29 02:30
#   29 March 00:30, P1D     29 23:30   29 23:30   29 23:30   30 00:30*
#   29 March 00:30, PT24H   30 00:30   29 23:30*  29 23:30*  30 00:30    written back: icalendar P1D, ical.js PT24H
#   25 October 00:30, PT2H  25 01:30   25 02:30*  25 02:30*  25 01:30
#   25 October 00:30, P1D   26 00:30   26 00:30   26 00:30   25 23:30*
#   14 June 00:30, PT2H     14 01:30   14 01:30   14 01:30   14 01:30
#   29 March, DTEND 03:30   29 02:30   29 02:30   29 02:30   29 02:30
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv tools
tools/bin/pip install -q --disable-pip-version-check icalendar==7.3.2
echo '{"name": "of", "private": true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 node-ical@0.26.1

cat >make.py <<'PYTHON'
"""Makes a calendar of seven events, with the rules of London's clocks in it."""
RULES = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
DTSTART:19810329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""

lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Made up//EN", *RULES.splitlines()]
for day, how in [
    ("0329", "DURATION:PT2H"),
    ("0329", "DURATION:P1D"),
    ("0329", "DURATION:PT24H"),
    ("1025", "DURATION:PT2H"),
    ("1025", "DURATION:P1D"),
    ("0614", "DURATION:PT2H"),
    ("0329", "DTEND;TZID=Europe/London:20260329T033000"),
]:
    name = f"{day} {how.partition(';')[0].removeprefix('DURATION:')}"
    lines += ["BEGIN:VEVENT", f"UID:{name.replace(' ', '-')}@example.org", "DTSTAMP:20260301T120000Z"]
    lines += [f"SUMMARY:{name}", f"DTSTART;TZID=Europe/London:2026{day}T003000", how, "END:VEVENT"]
lines.append("END:VCALENDAR")
open("calendar.ics", "w", newline="").write("".join(f"{line}\r\n" for line in lines))
PYTHON
python3 make.py

cat >read.py <<'PYTHON'
"""Prints when each event ends, by icalendar."""
from datetime import timezone
from icalendar import Calendar

for event in Calendar.from_ical(open("calendar.ics", "rb").read()).events:
    end = event.end.astimezone(timezone.utc)
    print(f"{event['SUMMARY']} icalendar: {end:%d %H:%M}")
    if event["SUMMARY"].endswith("PT24H"):
        written = [line for line in event.to_ical().decode().splitlines() if line.startswith("DURATION:")]
        print(event["SUMMARY"], "icalendar wrote:", *written)
PYTHON
cat >read.mjs <<'JAVASCRIPT'
// Prints when each event ends, by ical.js and by node-ical.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const text = readFileSync("calendar.ics", "utf8");
const clock = (end) => end.toISOString().slice(8, 16).replace("T", " ");
const say = (name, reader, end) => console.log(`${name} ${reader}: ${clock(end)}`);

const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  say(event.summary, "ical.js", new Date(event.endDate.toUnixTime() * 1000));
  if (event.summary.endsWith("PT24H")) {
    const written = component.toString().split("\r\n").filter((line) => line.startsWith("DURATION:"));
    console.log(event.summary, "ical.js wrote:", ...written);
  }
}
for (const event of Object.values(nodeIcal.sync.parseICS(text))) {
  if (event.type === "VEVENT") say(event.summary, "node-ical", event.end);
}
JAVASCRIPT
tools/bin/python read.py >told
node read.mjs >>told

cat told
diff told - <<'SEEN'
0329 PT2H icalendar: 29 01:30
0329 P1D icalendar: 29 23:30
0329 PT24H icalendar: 29 23:30
0329 PT24H icalendar wrote: DURATION:P1D
1025 PT2H icalendar: 25 02:30
1025 P1D icalendar: 26 00:30
0614 PT2H icalendar: 14 01:30
0329 DTEND icalendar: 29 02:30
0329 PT2H ical.js: 29 01:30
0329 P1D ical.js: 29 23:30
0329 PT24H ical.js: 29 23:30
0329 PT24H ical.js wrote: DURATION:PT24H
1025 PT2H ical.js: 25 02:30
1025 P1D ical.js: 26 00:30
0614 PT2H ical.js: 14 01:30
0329 DTEND ical.js: 29 02:30
0329 PT2H node-ical: 29 02:30
0329 P1D node-ical: 30 00:30
0329 PT24H node-ical: 30 00:30
1025 PT2H node-ical: 25 01:30
1025 P1D node-ical: 25 23:30
0614 PT2H node-ical: 14 01:30
0329 DTEND node-ical: 29 02:30
SEEN
