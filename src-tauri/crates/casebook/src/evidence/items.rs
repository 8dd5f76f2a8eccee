//! Items as screens show them.

use std::io::{Read, Seek};

use catalogue::CaseTimes;
use domain::{Entry, EntryId, EntryKind, Item};
use intake::Identified;

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::evidence::offers::{clock_words, own_time, time_offers};
use crate::tables::entries::{self, Standing};
use crate::tables::links;
use crate::wire::{ClockLine, ItemRow, ItemView};

impl ReadableCase {
    /// Every item, newest first.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn items(&self) -> Result<Vec<ItemRow>, CaseError> {
        let times = self.times()?;
        let standings = entries::of_kind(self.vault.read(), EntryKind::Item)?;
        let rows = standings.iter().rev().filter_map(|standing| {
            let Some(Entry::Item(item)) = &standing.entry else {
                return None;
            };
            Some(self.item_row(standing, item, times))
        });
        rows.collect()
    }

    fn item_row(
        &self,
        standing: &Standing,
        item: &Item,
        times: CaseTimes,
    ) -> Result<ItemRow, CaseError> {
        let (own_time, when_words) = own_time(&item.clocks, times);
        let title = item.description.clone();
        Ok(ItemRow {
            id: standing.id,
            exhibit: item.exhibit.to_string(),
            item_kind: item.item_kind,
            title: title.unwrap_or_else(|| item.original_name.clone()),
            size_words: size_words(item.size),
            point: item.point,
            own_time,
            when_words,
            received_words: times.moment(standing.first_written),
            incidents: links::naming(self.vault.read(), standing.id)?,
            struck_out: standing
                .struck_out
                .as_ref()
                .map(|struck_out| struck_out.reason.clone().unwrap_or_default()),
        })
    }

    /// One item with what is known of it.
    ///
    /// # Errors
    /// There is no such item.
    pub fn item(&self, id: EntryId) -> Result<ItemView, CaseError> {
        let words = self.words;
        let (standing, item) = self.kept_item(id)?;
        let times = self.times()?;
        let clocks = item.clocks.iter().map(|clock| ClockLine {
            source_words: clock_words(clock.source, words),
            shows_words: words.clock(clock, &item.clocks),
        });
        let unread = item.unread_clocks.iter().map(|clock| ClockLine {
            source_words: clock_words(clock.source, words),
            shows_words: words.unread_clock(&clock.words),
        });
        Ok(ItemView {
            id,
            size_words: size_words(item.size),
            received_words: times.moment(standing.first_written),
            clocks: clocks.chain(unread).collect(),
            offers: time_offers(&item.clocks, times),
            device_words: item.device.as_ref().and_then(device_words),
            point_words: item.point.map(|point| {
                let (latitude, longitude) = point.degrees();
                format!("{latitude:.5}, {longitude:.5}")
            }),
            at_place: self.place_holding(&item)?,
            not_read: item.not_read.clone(),
            incidents: links::naming(self.vault.read(), id)?,
            item,
        })
    }

    /// An item's bytes as received, and their media type.
    ///
    /// # Errors
    /// There is no such item, or its file cannot be opened.
    pub fn read_item(
        &self,
        id: EntryId,
    ) -> Result<(impl Read + Seek + Send + use<>, Item), CaseError> {
        let (_, item) = self.kept_item(id)?;
        Ok((self.open_item(&item)?, item))
    }

    pub(crate) fn kept_item(&self, id: EntryId) -> Result<(Standing, Item), CaseError> {
        let standing = self.standing(id)?;
        match &standing.entry {
            Some(Entry::Item(item)) => {
                let item = (**item).clone();
                Ok((standing, item))
            }
            None => Err(CaseError::Erased),
            Some(_) => Err(CaseError::NoSuchEntry(id)),
        }
    }

    pub(crate) fn open_item(&self, item: &Item) -> Result<vault::UnsealedFile, CaseError> {
        let name = self
            .vault
            .file_with(&item.digest)?
            .ok_or(vault::VaultError::Missing {
                part: vault::Part::SealedFile,
            })?;
        Ok(self.vault.open_file(&name)?)
    }

    fn place_holding(&self, item: &Item) -> Result<Option<String>, CaseError> {
        let Some(point) = item.point else {
            return Ok(None);
        };
        let places = entries::of_kind(self.vault.read(), EntryKind::Place)?;
        Ok(places
            .into_iter()
            .find_map(|standing| match standing.entry {
                Some(Entry::Place(place)) if place.holds(&point) => Some(place.name),
                _ => None,
            }))
    }
}

pub(crate) fn identified(item: &Item) -> Identified {
    Identified {
        item_kind: item.item_kind,
        media_type: item.media_type.clone(),
    }
}

fn device_words(device: &domain::Device) -> Option<String> {
    let parts: Vec<&str> = [&device.make, &device.model, &device.software]
        .into_iter()
        .filter_map(|part| part.as_deref())
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// "2.4 MB", in powers of ten, as file managers and portals count.
pub(crate) fn size_words(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["kB", "MB", "GB", "TB"];
    if bytes < 1000 {
        return format!("{bytes} bytes");
    }
    let mut size = bytes as f64 / 1000.0;
    let mut unit = 0;
    while size >= 999.5 && unit + 1 < UNITS.len() {
        size /= 1000.0;
        unit += 1;
    }
    let digits = usize::from(size < 9.95);
    format!("{size:.digits$} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::size_words;

    #[test]
    fn sizes_read_as_people_say_them() {
        let said = [0, 999, 1_000, 2_449_000, 9_960_000, 999_600_000].map(size_words);
        assert_eq!(
            said,
            [
                "0 bytes",
                "999 bytes",
                "1.0 kB",
                "2.4 MB",
                "10 MB",
                "1.0 GB"
            ]
        );
    }
}
