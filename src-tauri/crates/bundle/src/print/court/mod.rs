//! The papers for a court, each by choice. None argues, and none says more than the bundle that it lies in.

mod certificate;
mod continuity;
mod family;
mod not_relied_on;
pub(in crate::print) mod paper;

pub use certificate::{CertificateFacts, redaction_certificate};
pub use continuity::continuity;
pub use family::{PlacesOfExhibits, family_chronology};
pub use not_relied_on::{NotHere, NotReliedOn, not_relied_on};
pub use paper::{
    CourtColumn, CourtContent, CourtExhibit, CourtFact, CourtLabels, CourtPaper, CourtParagraph,
    CourtPart, CourtTable,
};

use catalogue::SentenceId;

use super::context::PrintContext;
use super::{Document, PrintJob};

impl PrintContext<'_> {
    fn court_job(&self, title: SentenceId, paper: CourtPaper) -> PrintJob {
        let opening = self.extent_line().into_iter().chain(paper.opening);
        let paper = CourtPaper {
            opening: opening.collect(),
            ..paper
        };
        self.job(Document::Court(paper), self.say(title), Vec::new())
    }

    fn column(&self, heading: SentenceId, share: u8) -> CourtColumn {
        CourtColumn {
            heading: self.say(heading),
            share,
            code: false,
        }
    }

    fn code_column(&self, heading: SentenceId, share: u8) -> CourtColumn {
        CourtColumn {
            code: true,
            ..self.column(heading, share)
        }
    }

    fn court_table(
        &self,
        heading: SentenceId,
        none: SentenceId,
        columns: Vec<CourtColumn>,
        rows: Vec<Vec<String>>,
    ) -> CourtPart {
        let (sentences, content) = match rows.is_empty() {
            true => (vec![self.say(none)], CourtContent::Sentences),
            false => (
                Vec::new(),
                CourtContent::Table(CourtTable { columns, rows }),
            ),
        };
        CourtPart {
            heading: self.say(heading),
            sentences,
            content,
        }
    }
}
