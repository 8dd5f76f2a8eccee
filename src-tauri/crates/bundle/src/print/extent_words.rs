//! What a document says of how much of the record it is made of.

use catalogue::{Saying, sentences};

use super::context::PrintContext;
use crate::extent::{Extent, Supplement, SupplementTo};

impl PrintContext<'_> {
    /// A document's title, with what it is a part of.
    pub(super) fn titled(&self, title: &str) -> String {
        let mut values = vec![("title", title.to_owned().into())];
        let said = match self.input.extent {
            Extent::Whole => return title.to_owned(),
            Extent::Part => sentences::PRINT_TITLE_OF_A_PART,
            Extent::Supplement(Supplement { to: None, .. }) => {
                sentences::PRINT_TITLE_OF_A_SUPPLEMENT
            }
            Extent::Supplement(Supplement { to: Some(to), .. }) => {
                values.extend(self.supplement_to(to));
                match to.made {
                    Some(_) => sentences::PRINT_TITLE_OF_A_SUPPLEMENT_TO,
                    None => sentences::PRINT_TITLE_OF_A_NUMBERED_SUPPLEMENT,
                }
            }
        };
        self.say_with(said, &values)
    }

    /// Under the title of what is not the whole.
    pub(super) fn extent_line(&self) -> Option<String> {
        match self.input.extent {
            Extent::Whole => None,
            Extent::Part => Some(self.say(sentences::PRINT_PART_OPENING)),
            Extent::Supplement(Supplement {
                to: Some(to @ SupplementTo { made: Some(_), .. }),
                ..
            }) => Some(self.say_with(
                match to.after {
                    Some(_) => sentences::PRINT_SUPPLEMENT_OPENING_AFTER,
                    None => sentences::PRINT_SUPPLEMENT_OPENING_TO,
                },
                &self.supplement_to(to),
            )),
            Extent::Supplement(_) => Some(self.say(sentences::PRINT_SUPPLEMENT_OPENING)),
        }
    }

    fn supplement_to(&self, to: SupplementTo) -> Vec<(&'static str, Saying)> {
        let mut values = vec![
            ("number", to.number.to_string().into()),
            ("case", self.input.case.label.to_string().into()),
        ];
        let made = to.made.map(|made| self.date(made.local().date_naive()));
        values.extend(made.map(|made| ("date", made.into())));
        values.extend(to.after.map(|after| ("after", after.to_string().into())));
        values
    }
}
