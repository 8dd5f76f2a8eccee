//! The annex: what was written before and since, word for word, with when and by whom, for whoever reads no JSON.

use catalogue::sentences;
use domain::Entry;

use super::{Version, versions};
use crate::case_file::KeptEntry;
use crate::print::chronology::told;
use crate::print::context::PrintContext;
use crate::print::{Annex, Reworded, RewordedField, State, Wording};

impl PrintContext<'_> {
    /// Of the incidents of one volume; in the last one also of everything else that is printed.
    pub(in crate::print) fn annex(&self, incidents: &[&KeptEntry], is_last: bool) -> Annex {
        let of_incidents = incidents.iter().filter_map(|kept| self.reworded(kept));
        let others = self
            .standing()
            .filter(|(_, entry)| is_last && !entry.kind().is_numbered());
        let others = others.filter_map(|(kept, _)| self.reworded(kept));
        let entries: Vec<Reworded> = of_incidents.chain(others).collect();
        if entries.is_empty() {
            return Annex::default();
        }
        Annex {
            heading: self.say(sentences::PRINT_ANNEX),
            opening: vec![self.say(sentences::PRINT_ANNEX_OPENING)],
            entries,
        }
    }

    fn reworded(&self, kept: &KeptEntry) -> Option<Reworded> {
        let fields = self.fields(kept);
        if fields.is_empty() {
            return None;
        }
        Some(Reworded {
            id: kept.id.to_string(),
            heading: self.headed(kept),
            has_card: told(kept).is_some(),
            state: match kept.struck_out {
                Some(_) => State::StruckOut,
                None => State::Kept,
            },
            fields,
        })
    }

    /// "Incident 7. 14 March 2026, evening", "Order: Non-molestation order (ended on 18 August 2026)"
    pub(in crate::print) fn headed(&self, kept: &KeptEntry) -> String {
        let Some(entry) = &kept.entry else {
            return String::new();
        };
        if let Some(told) = entry.happened() {
            let struck_out = match kept.struck_out {
                Some(_) => format!(" ({})", self.say(sentences::PRINT_STRUCK_OUT_SHORT)),
                None => String::new(),
            };
            let called = self.called(kept);
            let number = kept.number_words();
            return format!("{called} {number}{struck_out}. {}", self.when(told));
        }
        let kind = self.value("entry-kind", entry.kind());
        let what = match entry {
            Entry::Item(item) => item.exhibit.to_string(),
            Entry::Report(report) => self.reported_to(report),
            Entry::Impact(impact) => self.impact_lead(impact),
            Entry::Order(order) => self.order_lead(order),
            Entry::Proceeding(stage) => self.stage(stage),
            Entry::Person(person) => person.name.clone(),
            _ => return kind,
        };
        format!("{kind}: {what}")
    }

    /// What of an entry was changed, as far as it is printed.
    pub(super) fn fields(&self, kept: &KeptEntry) -> Vec<RewordedField> {
        if kept.earlier.is_empty() {
            return Vec::new();
        }
        let versions = versions(kept);
        let rows: Vec<_> = versions
            .iter()
            .map(|version| self.rows_of(version.entry))
            .collect();
        let mut labels: Vec<&str> = Vec::new();
        for row in rows.iter().rev().flatten() {
            if !labels.contains(&row.label.as_str()) {
                labels.push(&row.label);
            }
        }
        // What was first said of a file after it was attached took no words away.
        let adds_only = matches!(kept.entry, Some(Entry::Item(_)));
        let fields = labels.into_iter().filter_map(|label| {
            let mut wordings: Vec<(&Version<'_>, &str)> = Vec::new();
            for (version, rows) in versions.iter().zip(&rows) {
                let row = rows.iter().find(|row| row.label == label);
                let text = row.map_or("", |row| row.text.as_str());
                let is_new = wordings.last().is_none_or(|(_, last)| *last != text);
                if is_new {
                    wordings.push((version, text));
                }
            }
            if adds_only && wordings.first().is_some_and(|(_, text)| text.is_empty()) {
                wordings.remove(0);
            }
            (wordings.len() > 1).then(|| RewordedField {
                label: label.to_owned(),
                versions: wordings
                    .into_iter()
                    .map(|(version, text)| self.wording(version, text))
                    .collect(),
            })
        });
        fields.collect()
    }

    fn wording(&self, version: &Version<'_>, text: &str) -> Wording {
        let values = [
            ("date", self.times.moment(version.written).into()),
            ("author", version.author.to_owned().into()),
        ];
        Wording {
            written: self.say_with(sentences::PRINT_WRITTEN, &values),
            words: text.to_owned(),
            nothing: match text.is_empty() {
                true => self.say(sentences::PRINT_NOTHING_WRITTEN),
                false => String::new(),
            },
        }
    }
}
