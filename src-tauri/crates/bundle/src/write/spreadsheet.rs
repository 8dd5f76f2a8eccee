//! The chronology and the exhibits as rows: CSV and XLSX, every cell a text.

use std::collections::BTreeMap;

use catalogue::sentences;
use chrono::{Datelike, Timelike};
use domain::{Entry, EntryId, Incident};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

use crate::case_file::KeptEntry;
use crate::plan::Plan;
use crate::print::{PrintInput, in_order};
use crate::write::safe_text::cell;

/// No spreadsheet keeps more characters in a cell.
const LONGEST_CELL: usize = 32_000;

type Row = Vec<String>;

/// The incidents, with a first row of headings.
pub(crate) fn chronology(input: &PrintInput<'_>) -> Vec<Row> {
    let words = input.case.words;
    let headings = [
        sentences::BUNDLE_COLUMN_NUMBER,
        sentences::BUNDLE_COLUMN_WHEN,
        sentences::BUNDLE_COLUMN_EARLIEST,
        sentences::BUNDLE_COLUMN_LATEST,
        sentences::BUNDLE_COLUMN_ZONE,
        sentences::BUNDLE_COLUMN_WHAT,
        sentences::BUNDLE_COLUMN_WHERE,
        sentences::BUNDLE_COLUMN_WHO,
        sentences::BUNDLE_COLUMN_BEHAVIOURS,
        sentences::BUNDLE_COLUMN_CHANNELS,
        sentences::BUNDLE_COLUMN_EXHIBITS,
        sentences::BUNDLE_COLUMN_STATE,
        sentences::BUNDLE_COLUMN_WRITTEN,
        sentences::BUNDLE_COLUMN_ENTRY,
    ];
    let marks: BTreeMap<EntryId, String> = input
        .entries
        .iter()
        .filter_map(|kept| Some((kept.id, kept.item()?.exhibit.to_string())))
        .collect();
    let mut rows = vec![headings.map(|id| words.say(id)).to_vec()];
    for kept in in_order(input) {
        rows.push(match &kept.entry {
            Some(Entry::Incident(incident)) => incident_row(kept, incident, input, &marks),
            _ => erased_row(kept, input),
        });
    }
    rows
}

fn incident_row(
    kept: &KeptEntry,
    incident: &Incident,
    input: &PrintInput<'_>,
    marks: &BTreeMap<EntryId, String>,
) -> Row {
    let words = input.case.words;
    let when = incident.when.as_ref();
    let time = |at: Option<chrono::NaiveDateTime>| {
        at.map(|at| at.format("%Y-%m-%d %H:%M").to_string())
            .unwrap_or_default()
    };
    let place = incident.place.as_ref().map(|place| match &place.address {
        Some(address) => format!("{}, {address}", place.words),
        None => place.words.clone(),
    });
    let online = incident
        .online
        .as_ref()
        .map(|online| online.platform.clone());
    let who = incident.who.iter().filter_map(|who| {
        who.person
            .and_then(|id| name(input, id))
            .or_else(|| who.name.clone())
    });
    let behaviours = incident.behaviours.iter().map(|tag| {
        let known = input.case.pack.behaviours.get(&tag.0);
        known.cloned().unwrap_or_else(|| tag.0.clone())
    });
    let channels = incident.channels.iter();
    let channels = channels.map(|channel| words.of_variant("channel", channel));
    let exhibits = incident
        .evidence
        .iter()
        .filter_map(|id| marks.get(id).cloned());
    let state = if kept.struck_out.is_some() {
        sentences::BUNDLE_STRUCK_OUT
    } else {
        sentences::BUNDLE_STANDS
    };
    vec![
        kept.number_words(),
        when.map(|when| input.case.times().when(when))
            .unwrap_or_default(),
        time(when.and_then(|when| when.earliest)),
        time(when.and_then(|when| when.latest)),
        when.and_then(|when| when.zone.clone()).unwrap_or_default(),
        incident.what.clone(),
        joined(place.into_iter().chain(online)),
        joined(who),
        joined(behaviours),
        joined(channels),
        joined(exhibits),
        words.say(state),
        input.case.times().moment(kept.first_written),
        kept.id.to_string(),
    ]
}

fn erased_row(kept: &KeptEntry, input: &PrintInput<'_>) -> Row {
    let mut row = vec![String::new(); 14];
    row[0] = kept.number_words();
    row[11] = input.case.words.say(sentences::BUNDLE_ERASED);
    row[12] = input.case.times().moment(kept.first_written);
    row[13] = kept.id.to_string();
    row
}

/// Only people who go out themselves are named.
fn name(input: &PrintInput<'_>, id: EntryId) -> Option<String> {
    let kept = input.entries.iter().find(|kept| kept.id == id)?;
    match &kept.entry {
        Some(Entry::Person(person)) => Some(person.name.clone()),
        _ => None,
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

/// The exhibits, with a first row of headings.
pub(crate) fn exhibits(plan: &Plan) -> Vec<Row> {
    let words = plan.shown.words;
    let headings = [
        sentences::BUNDLE_COLUMN_MARK,
        sentences::BUNDLE_COLUMN_DESCRIPTION,
        sentences::BUNDLE_COLUMN_FILE,
        sentences::BUNDLE_COLUMN_ORIGINAL_NAME,
        sentences::BUNDLE_COLUMN_RECEIVED_HASH,
        sentences::BUNDLE_COLUMN_HANDED_HASH,
    ];
    let mut rows = vec![headings.map(|id| words.say(id)).to_vec()];
    for exhibit in &plan.exhibits {
        if let Some(item) = plan.shown.entry(exhibit.item).and_then(KeptEntry::item) {
            rows.push(vec![
                item.exhibit.to_string(),
                item.description.clone().unwrap_or_default(),
                exhibit
                    .file_name
                    .clone()
                    .unwrap_or_else(|| words.say(exhibit.how.instead_of_a_file())),
                item.original_name.clone(),
                item.digest.to_string(),
                exhibit.handed_over.to_string(),
            ]);
        }
    }
    rows
}

/// RFC 4180, with the mark that makes spreadsheets read it as UTF-8.
pub(crate) fn csv(rows: &[Row]) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    for row in rows {
        // Into memory nothing can fail, and all rows are equally long.
        let _ = writer.write_record(row.iter().map(|text| cell(text)));
    }
    drop(writer);
    bytes
}

/// Two sheets. Every cell is written as a text, so none is a formula or a link.
pub(crate) fn xlsx(
    sheets: &[(String, Vec<Row>)],
    made: domain::Moment,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let local = made.local();
    let time = ExcelDateTime::from_ymd(
        u16::try_from(local.year()).unwrap_or(1980),
        u8::try_from(local.month()).unwrap_or(1),
        u8::try_from(local.day()).unwrap_or(1),
    )?
    .and_hms(
        u16::try_from(local.hour()).unwrap_or(0),
        u8::try_from(local.minute()).unwrap_or(0),
        f64::from(local.second()),
    )?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&time));
    let bold = Format::new().set_bold();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        sheet.set_freeze_panes(1, 0)?;
        for (row, number) in rows.iter().zip(0u32..) {
            for (text, column) in row.iter().zip(0u16..) {
                let text: String = text.chars().take(LONGEST_CELL).collect();
                if number == 0 {
                    sheet.write_string_with_format(number, column, text, &bold)?;
                } else {
                    sheet.write_string(number, column, text)?;
                }
            }
        }
    }
    book.save_to_buffer()
}
