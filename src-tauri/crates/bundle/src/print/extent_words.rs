//! What a document says of how much of the record it is made of.

use catalogue::sentences;

use super::context::PrintContext;
use crate::extent::Extent;

impl PrintContext<'_> {
    /// A document's title, with what it is a part of.
    pub(super) fn titled(&self, title: &str) -> String {
        let suffix = match self.input.extent {
            Extent::Whole => return title.to_owned(),
            Extent::Part => sentences::PRINT_TITLE_OF_A_PART,
            Extent::Supplement(_) => sentences::PRINT_TITLE_OF_A_SUPPLEMENT,
        };
        self.say_with(suffix, &[("title", title.to_owned().into())])
    }

    /// Under the title of what is not the whole.
    pub(super) fn extent_line(&self) -> Option<String> {
        match self.input.extent {
            Extent::Whole => None,
            Extent::Part => Some(self.say(sentences::PRINT_PART_OPENING)),
            Extent::Supplement(None) => Some(self.say(sentences::PRINT_SUPPLEMENT_OPENING)),
            Extent::Supplement(Some(made)) => Some(self.say_with(
                sentences::PRINT_SUPPLEMENT_OPENING_TO,
                &[
                    ("case", self.input.case.label.to_string().into()),
                    ("date", self.date(made.local().date_naive()).into()),
                ],
            )),
        }
    }
}
