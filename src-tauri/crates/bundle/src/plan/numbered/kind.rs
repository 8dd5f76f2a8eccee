//! What kind of thing is withheld: all that a mark says of it beside its number.

use catalogue::{Words, sentences};

use crate::plan::redaction::DetailKind;
use crate::plan::subjects::Subject;

/// What kind of thing is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum WithheldKind {
    /// A home or another place, whatever of it stands there.
    Place,
    /// A name.
    Name,
    /// A telephone number.
    Number,
    /// An e-mail address.
    Email,
    /// A vehicle's registration.
    Plate,
    /// A name on a platform.
    Handle,
    /// A way to reach somebody, in any words.
    Contact,
    /// A passage that may tell of a subject.
    Passage(Subject),
}

impl From<DetailKind> for WithheldKind {
    fn from(kind: DetailKind) -> Self {
        match kind {
            DetailKind::Address | DetailKind::Postcode | DetailKind::Point => Self::Place,
            DetailKind::Name => Self::Name,
            DetailKind::Number => Self::Number,
            DetailKind::Email => Self::Email,
            DetailKind::Plate => Self::Plate,
            DetailKind::Handle => Self::Handle,
        }
    }
}

impl From<Subject> for WithheldKind {
    fn from(subject: Subject) -> Self {
        Self::Passage(subject)
    }
}

impl WithheldKind {
    /// The kind whose one form stands for all ways of writing it. A passage has none: it is only itself.
    pub(super) const fn shape(self) -> Option<DetailKind> {
        Some(match self {
            Self::Place => DetailKind::Address,
            Self::Name | Self::Contact => DetailKind::Name,
            Self::Number => DetailKind::Number,
            Self::Email => DetailKind::Email,
            Self::Plate => DetailKind::Plate,
            Self::Handle => DetailKind::Handle,
            Self::Passage(_) => return None,
        })
    }

    const ALL: [Self; 11] = [
        Self::Place,
        Self::Name,
        Self::Number,
        Self::Email,
        Self::Plate,
        Self::Handle,
        Self::Contact,
        Self::Passage(Subject::LegalAdvice),
        Self::Passage(Subject::Safety),
        Self::Passage(Subject::Health),
        Self::Passage(Subject::Child),
    ];

    /// By what it is kept from one bundle to the next.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Name => "name",
            Self::Number => "number",
            Self::Email => "email",
            Self::Plate => "plate",
            Self::Handle => "handle",
            Self::Contact => "contact",
            Self::Passage(Subject::LegalAdvice) => "legal_advice",
            Self::Passage(Subject::Safety) => "safety",
            Self::Passage(Subject::Health) => "health",
            Self::Passage(Subject::Child) => "child",
        }
    }

    /// The kind of a code; nothing for one that came later.
    pub(super) fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Why such a thing is withheld.
    pub(super) fn why(self, words: &Words) -> String {
        words.say(match self {
            Self::Place
            | Self::Name
            | Self::Number
            | Self::Email
            | Self::Plate
            | Self::Handle
            | Self::Contact => sentences::PRINT_WITHHELD_SINCE_DETAIL,
            Self::Passage(Subject::LegalAdvice) => sentences::PRINT_WITHHELD_SINCE_LEGAL_ADVICE,
            Self::Passage(Subject::Safety) => sentences::PRINT_WITHHELD_SINCE_SAFETY,
            Self::Passage(Subject::Health) => sentences::PRINT_WITHHELD_SINCE_HEALTH,
            Self::Passage(Subject::Child) => sentences::PRINT_WITHHELD_SINCE_CHILD,
        })
    }

    pub(super) fn words(self, words: &Words) -> String {
        words.say(match self {
            Self::Place => sentences::PRINT_WITHHELD_PLACE,
            Self::Name => sentences::PRINT_WITHHELD_NAME,
            Self::Number => sentences::PRINT_WITHHELD_NUMBER,
            Self::Email => sentences::PRINT_WITHHELD_EMAIL,
            Self::Plate => sentences::PRINT_WITHHELD_PLATE,
            Self::Handle => sentences::PRINT_WITHHELD_HANDLE,
            Self::Contact => sentences::PRINT_WITHHELD_CONTACT,
            Self::Passage(Subject::LegalAdvice) => sentences::PRINT_WITHHELD_LEGAL_ADVICE,
            Self::Passage(Subject::Safety) => sentences::PRINT_WITHHELD_SAFETY,
            Self::Passage(Subject::Health) => sentences::PRINT_WITHHELD_HEALTH,
            Self::Passage(Subject::Child) => sentences::PRINT_WITHHELD_CHILD,
        })
    }
}
