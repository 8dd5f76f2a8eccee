//! When each incident of a volume was written down, by whom and as which entry: in one list, so that no card ends in it.

use catalogue::sentences;

use crate::case_file::KeptEntry;
use crate::print::context::{Beside, PrintContext};
use crate::print::{WrittenDown, WrittenRow};

impl PrintContext<'_> {
    pub(in crate::print) fn written_down(&self, incidents: &[&KeptEntry]) -> WrittenDown {
        let tells_entries = self.input.beside == Beside::Bundle;
        let rows = incidents.iter().map(|kept| {
            let id = kept.id.to_string();
            WrittenRow {
                called: format!("{} {}", self.called(kept), kept.number_words()),
                written: self.times.moment(kept.first_written),
                // Of what was removed it is not told who wrote it.
                by: match kept.erased {
                    Some(_) => String::new(),
                    None => kept.first_author().to_owned(),
                },
                entry: match tells_entries {
                    true => id.clone(),
                    false => String::new(),
                },
                id,
            }
        });
        let mut opening = vec![self.say(sentences::PRINT_WRITTEN_DOWN_OPENING)];
        opening.extend(tells_entries.then(|| self.say(sentences::PRINT_WRITTEN_DOWN_ENTRIES)));
        WrittenDown {
            heading: self.say(sentences::PRINT_WRITTEN_DOWN),
            opening,
            rows: rows.collect(),
        }
    }
}
