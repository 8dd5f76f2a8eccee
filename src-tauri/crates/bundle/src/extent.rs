//! How much of the record a bundle holds.

use domain::Moment;

use crate::case_file::{FigureKind, FigureLine};

/// How much of the record is there. A part says on each page that it is one, and nothing about the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Everything that leaves at all.
    Whole,
    /// What the keeper chose.
    Part,
    /// What was written or changed since an earlier bundle; when that was made, where it is known.
    Supplement(Option<Moment>),
}

impl Extent {
    /// In a bundle's name, behind what the bundle is.
    pub(crate) const fn in_name(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Part => "part_",
            Self::Supplement(_) => "supplement_",
        }
    }

    /// Whether a figure may be said of it.
    pub(crate) fn may_say(self, figure: &FigureLine) -> bool {
        match figure.kind {
            FigureKind::Other => true,
            FigureKind::TimeLimit | FigureKind::OfTheWhole => self == Self::Whole,
        }
    }
}
