//! How the record was made: what was asked, what a blank means, what a change leaves. It says what the program does and argues
//! nothing.

use catalogue::sentences;

use super::Section;
use super::context::PrintContext;

impl PrintContext<'_> {
    /// The last page of the chronology.
    pub(super) fn how_it_was_made(&self) -> Section {
        // As they are called on the cards, in the order in which they are asked.
        let asked = [
            sentences::PRINT_WHEN,
            sentences::PRINT_WHERE,
            sentences::PRINT_ONLINE,
            sentences::PRINT_WHO,
            sentences::PRINT_KIND,
            sentences::BUNDLE_COLUMN_EXACT_WORDS,
            sentences::PRINT_UNWANTED,
            sentences::PRINT_FELT_THEN,
            sentences::PRINT_FELT_AFTER,
            sentences::PRINT_FEAR,
            sentences::PRINT_CHANGED,
            sentences::PRINT_WITNESSES,
            sentences::PRINT_CHILDREN,
            sentences::PRINT_OTHERS_TARGETED,
            sentences::PRINT_DAMAGE,
            sentences::PRINT_HELD_ELSEWHERE,
            sentences::PRINT_MAY_BREACH,
            sentences::PRINT_FIRST_NOTED,
        ];
        let asked = asked.map(|id| self.say(id)).join("; ");
        let pack = self.input.case.pack.name.clone();
        Section {
            heading: self.say(sentences::PRINT_HOW_MADE),
            sentences: vec![
                self.say(sentences::PRINT_HOW_MADE_WORDS),
                self.say_with(sentences::PRINT_HOW_MADE_ASKED, &[("asked", asked.into())]),
                self.say(sentences::PRINT_HOW_MADE_BLANK),
                self.say_with(sentences::PRINT_HOW_MADE_KINDS, &[("pack", pack.into())]),
                self.say(sentences::PRINT_HOW_MADE_TIMES),
                self.say(sentences::PRINT_HOW_MADE_CHANGES),
                self.say(sentences::PRINT_WHAT_A_LEDGER_CANNOT_PROVE),
            ],
            ..Section::default()
        }
    }
}
