//! What is printed for police alone.

mod consents;
mod contact_sheet;
mod originals;
mod read_me;
mod witnesses;

use catalogue::sentences;

use super::context::PrintContext;
use super::{Document, Pages, PrintJob, Section};

pub use contact_sheet::contact_sheet;
pub use originals::schedule_of_originals;
pub use read_me::police_read_me;

impl PrintContext<'_> {
    /// A paper of the part for police: the band on every page, whom it must not reach, and the sections that say something.
    fn police_only_job(
        &self,
        title: String,
        opening: String,
        mut sections: Vec<Section>,
    ) -> PrintJob {
        sections.retain(|section| {
            !(section.sentences.is_empty() && section.facts.is_empty() && section.points.is_empty())
        });
        let document = Document::PoliceOnly(Pages {
            opening: vec![opening, self.say(sentences::PRINT_CONTACT_WARNING)],
            pages: vec![sections],
            ..Pages::default()
        });
        PrintJob {
            band: self.say(sentences::PRINT_POLICE_ONLY_BAND),
            ..self.job(document, title, Vec::new())
        }
    }
}
