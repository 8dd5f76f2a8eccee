//! The schedule of exhibits.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::sentences;
use domain::{ClockSource, EntryId, Item, Revision};

use crate::case_file::{ExhibitFile, HandedOver, NotAsReceived};
use crate::print::chronology::{in_order, told};
use crate::print::context::{Beside, PrintContext, PrintInput, written};
use crate::print::{Document, Exhibit, Fact, PrintJob, Printed, Schedule};

/// On which page of which volume of the chronology a thing stands, or, made from the volumes of the book, in that.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlaceInChronology {
    found: BTreeMap<String, (usize, usize)>,
    volumes: usize,
}

impl PlaceInChronology {
    /// From the volumes as they were printed, in order.
    pub fn of(volumes: &[Printed]) -> Self {
        let mut found = BTreeMap::new();
        for (printed, volume) in volumes.iter().zip(1..) {
            for (name, page) in &printed.found_on {
                found.entry(name.clone()).or_insert((volume, *page));
            }
        }
        Self {
            found,
            volumes: volumes.len(),
        }
    }

    /// Whether it is there.
    pub(in crate::print) fn holds(&self, name: &str) -> bool {
        self.found.contains_key(name)
    }

    /// "12", or "volume 2, page 12", or that it is not there.
    pub(in crate::print) fn say(&self, context: &PrintContext<'_>, name: &str) -> String {
        match self.found.get(name) {
            None => context.say(sentences::PRINT_NOT_IN_CHRONOLOGY),
            Some((_, page)) if self.volumes == 1 => context.say_with(
                sentences::PRINT_ON_PAGE,
                &[("page", page.to_string().into())],
            ),
            Some((volume, page)) => context.say_with(
                sentences::PRINT_IN_VOLUME,
                &[
                    ("volume", volume.to_string().into()),
                    ("page", page.to_string().into()),
                ],
            ),
        }
    }
}

/// The schedule, with the page of each exhibit in the chronology that was printed before.
pub fn exhibit_schedule(input: &PrintInput<'_>, places: &PlaceInChronology) -> PrintJob {
    let context = PrintContext::of(*input);
    let shown_in = context.incidents_by_item();
    let exhibits = context
        .exhibits()
        .into_iter()
        .map(|(item, file)| context.exhibit(item, file, places, &shown_in))
        .collect();
    let opening = match input.beside {
        Beside::Bundle => vec![
            context.say(sentences::PRINT_SCHEDULE_OPENING),
            context.say(sentences::PRINT_SCHEDULE_WARNING),
        ],
        Beside::Documents | Beside::Nothing => {
            vec![context.say(sentences::PRINT_SCHEDULE_OPENING_ALONE)]
        }
    };
    let document = Document::ExhibitSchedule(Schedule {
        opening: context.extent_line().into_iter().chain(opening).collect(),
        exhibits,
    });
    let title = context.say(sentences::PRINT_SCHEDULE_TITLE);
    context.job(document, title, Vec::new())
}

impl<'a> PrintContext<'a> {
    /// In the order of their marks.
    pub(in crate::print) fn exhibits(&self) -> Vec<(&'a Item, &'a ExhibitFile)> {
        let files = self.input.exhibits.iter();
        let mut items: Vec<(&Item, &ExhibitFile)> = files
            .filter_map(|file| Some((self.item(file.item)?, file)))
            .collect();
        items.sort_by_key(|(item, _)| (item.exhibit.initials().to_owned(), item.exhibit.number()));
        items
    }

    /// The numbers of the incidents that each item belongs to.
    pub(in crate::print) fn incidents_by_item(&self) -> BTreeMap<EntryId, Vec<String>> {
        let mut shown_in: BTreeMap<EntryId, Vec<String>> = BTreeMap::new();
        for kept in in_order(&self.input) {
            for item in told(kept).iter().flat_map(|told| &told.evidence) {
                let numbers = shown_in.entry(*item).or_default();
                numbers.extend(kept.number.map(|number| self.number_said(number)));
            }
        }
        shown_in
    }

    /// Of the file that is named.
    pub(in crate::print) fn size(&self, item: &Item, file: &ExhibitFile) -> String {
        let bytes =
            |size| self.say_with(sentences::PRINT_BYTES, &[("bytes", thousands(size).into())]);
        match (file.how, file.tells_what_was_received) {
            (HandedOver::CleanCopy, _) => bytes(file.size),
            (_, true) => bytes(item.size),
            (_, false) => self.say(sentences::PRINT_NOT_TOLD_HERE),
        }
    }

    /// "17 March 2026, 19:30: Chosen with the button"
    pub(in crate::print) fn received(&self, item: &Item, id: EntryId) -> Option<String> {
        let kept = self.input.entries.iter().find(|kept| kept.id == id)?;
        let on = self.times.moment(kept.first_written);
        let how = self.value("how-received", item.received);
        let values = [("date", on.into()), ("how", how.into())];
        Some(self.say_with(sentences::PRINT_RECEIVED_ON, &values))
    }

    /// When what is said of it was last written, where that was after it was received: a description that came later is told as
    /// one.
    fn described_later(&self, id: EntryId) -> Option<String> {
        let kept = self.input.entries.iter().find(|kept| kept.id == id)?;
        (kept.revision != Revision::FIRST).then(|| self.times.moment(kept.written))
    }

    pub(in crate::print) fn exhibit(
        &self,
        item: &Item,
        file: &ExhibitFile,
        places: &PlaceInChronology,
        shown_in: &BTreeMap<EntryId, Vec<String>>,
    ) -> Exhibit {
        let mark = item.exhibit.to_string();
        let kind = self.value("item-kind", item.item_kind);
        let clocks = self.clocks(item);
        let incidents = shown_in.get(&file.item).map_or(&[][..], Vec::as_slice);
        let name = shown_name(&item.original_name);
        let device = item.device.as_ref().map(|device| {
            let parts = [&device.make, &device.model, &device.software];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(" ")
        });
        let handed = match (&file.file_name, file.how) {
            (Some(name), HandedOver::AsReceived) => name.clone(),
            (Some(name), HandedOver::CleanCopy) => self.clean_copy(name, file),
            (_, how) => self.say(how.instead_of_a_file()),
        };
        let mut facts: Vec<Fact> = [
            self.fact(
                sentences::PRINT_KIND,
                Some(&format!("{kind} ({})", item.media_type)),
            ),
            self.listed(sentences::PRINT_INCIDENTS, incidents),
            self.fact(
                sentences::PRINT_RECEIVED_INTO,
                self.received(item, file.item).as_deref(),
            ),
            self.fact(sentences::PRINT_PRODUCED_BY, Some(&self.producer(item))),
            self.fact(
                sentences::PRINT_RECEIVED_FROM,
                item.received_from.as_deref(),
            ),
            self.fact(
                sentences::PRINT_DESCRIBED_ON,
                self.described_later(file.item).as_deref(),
            ),
            self.listed(sentences::PRINT_CLOCKS, &clocks),
            self.fact(
                sentences::PRINT_SOURCE_DEVICE,
                item.source_device.as_deref(),
            ),
            self.fact(sentences::PRINT_MADE_BY_DEVICE, device.as_deref()),
            self.fact(sentences::PRINT_ORIGINAL_IS, item.original_is.as_deref()),
            self.fact(sentences::PRINT_ORIGINAL_NAME, Some(&name)),
            self.fact(sentences::PRINT_FILE_IN_BUNDLE, Some(&handed)),
            self.listed(
                sentences::PRINT_NOT_AS_RECEIVED,
                &self.why_not_as_received(file),
            ),
            self.fact(
                sentences::PRINT_IN_THE_CHRONOLOGY,
                Some(&places.say(self, &mark)),
            ),
            self.fact(
                sentences::PRINT_POLICE_REFERENCE,
                item.police_reference.as_deref(),
            ),
            self.listed(sentences::PRINT_BLANKS, &self.not_written_down(item)),
            self.fact(sentences::PRINT_SIZE, Some(&self.size(item, file))),
        ]
        .into_iter()
        .flatten()
        .collect();
        match file.tells_what_was_received {
            true => facts.push(Fact::code(
                self.say(sentences::PRINT_HASH),
                item.digest.to_string(),
            )),
            false => facts.extend(self.fact(
                sentences::PRINT_HASH_ORIGINAL,
                Some(&self.say(sentences::PRINT_NOT_TOLD_HERE)),
            )),
        }
        if file.how == HandedOver::CleanCopy {
            let copy = file.handed_over.to_string();
            facts.push(Fact::code(self.say(sentences::PRINT_HASH_COPY), copy));
        }
        Exhibit {
            mark,
            description: written(item.description.as_deref())
                .unwrap_or_default()
                .to_owned(),
            facts,
        }
    }

    /// Who can say where an exhibit comes from: the keeper, where nobody else is named.
    pub(in crate::print) fn producer(&self, item: &Item) -> String {
        let keeper = self.input.case.keeper.as_deref();
        let producer = written(item.produced_by.as_deref()).or(written(keeper));
        producer
            .unwrap_or_else(|| item.exhibit.initials())
            .to_owned()
    }

    /// What is asked of every exhibit and answered of this one nowhere: a blank is said to be one.
    fn not_written_down(&self, item: &Item) -> Vec<String> {
        let is_somebody_elses = written(item.produced_by.as_deref()).is_some();
        let from = match is_somebody_elses {
            true => item.received_from.as_deref(),
            // What the keeper made, the keeper has from nobody.
            false => Some("-"),
        };
        let asked = [
            (sentences::PRINT_BLANK_SHOWS, item.description.as_deref()),
            (sentences::PRINT_BLANK_FROM, from),
            (sentences::PRINT_BLANK_DEVICE, item.source_device.as_deref()),
            (sentences::PRINT_BLANK_ORIGINAL, item.original_is.as_deref()),
            (
                sentences::PRINT_BLANK_REFERENCE,
                item.police_reference.as_deref(),
            ),
        ];
        let blank = asked
            .into_iter()
            .filter(|(_, answer)| written(*answer).is_none());
        blank.map(|(asked, _)| self.say(asked)).collect()
    }

    /// "AB-001.jpg (a clean copy, …)"
    pub(in crate::print) fn clean_copy(&self, name: &str, file: &ExhibitFile) -> String {
        let sentence = match file.original_kept {
            true => sentences::PRINT_CLEAN_COPY_ALONE,
            false => sentences::PRINT_CLEAN_COPY,
        };
        self.say_with(sentence, &[("name", name.into())])
    }

    pub(in crate::print) fn why_not_as_received(&self, file: &ExhibitFile) -> Vec<String> {
        if file.how == HandedOver::AsReceived {
            return Vec::new();
        }
        let why = file.why.iter().map(|why| match why {
            NotAsReceived::Withheld => self.say(sentences::PRINT_WHY_WITHHELD),
            NotAsReceived::NotSearched(_) => self.say(sentences::PRINT_WHY_NOT_SEARCHED),
            NotAsReceived::Unread(part) => {
                let part = self.value("unread", part);
                self.say_with(sentences::PRINT_WHY_UNREAD, &[("part", part.into())])
            }
        });
        let said: BTreeSet<String> = why.collect();
        said.into_iter().collect()
    }

    /// "Camera's clock when the picture was taken: 14 March 2026, 19:30:12 (no time zone given)".
    pub(super) fn clocks(&self, item: &Item) -> Vec<String> {
        let line = |source: ClockSource, shows: String| {
            let source = self.value("clock", source);
            let values = [("source", source.into()), ("shows", shows.into())];
            self.say_with(sentences::WHEN_CLOCK_LINE, &values)
        };
        let read = item
            .clocks
            .iter()
            .map(|clock| line(clock.source, self.words.clock(clock, &item.clocks)));
        let unread = item.unread_clocks.iter().map(|unread| {
            let shows = self.words.unread_clock(&shown_name(&unread.words));
            line(unread.source, shows)
        });
        read.chain(unread).collect()
    }
}

/// A text on one line, with its line ends made visible too; the rest is done for all texts.
pub(super) fn shown_name(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_control() {
            shown.push_str(&format!("⟨U+{:04X}⟩", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(thousands(7), "7");
        assert_eq!(thousands(1_234), "1,234");
        assert_eq!(thousands(123_456_789), "123,456,789");
    }

    #[test]
    fn a_line_end_in_a_name_is_seen() {
        assert_eq!(shown_name("a\nb"), "a⟨U+000A⟩b");
    }
}
