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
    /// What was written or changed since an earlier bundle.
    Supplement(Supplement),
}

/// What goes on from an earlier bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supplement {
    /// The ledger's size in the bundle that it goes on from.
    pub since: u64,
    /// To which bundle it is one, where the record noted that.
    pub to: Option<SupplementTo>,
}

/// The bundle that a supplement, and all supplements before it, belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupplementTo {
    /// The how manieth it is.
    pub number: u32,
    /// The one that it goes on from, where that is not the bundle itself.
    pub after: Option<u32>,
    /// When that bundle was made, where that is known.
    pub made: Option<Moment>,
}

impl Extent {
    /// In a bundle's name, behind what the bundle is.
    pub(crate) fn in_name(self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Part => "part_".to_owned(),
            Self::Supplement(Supplement { to: None, .. }) => "supplement_".to_owned(),
            Self::Supplement(Supplement { to: Some(to), .. }) => {
                let day = to.made.map_or_else(String::new, |made| {
                    format!("to_{}_", made.local().format("%Y-%m-%d"))
                });
                format!("supplement_{}_{day}", to.number)
            }
        }
    }

    /// Whether a figure may be said of it.
    pub(crate) fn may_say(self, figure: &FigureLine) -> bool {
        match figure.kind {
            FigureKind::Other | FigureKind::NamesOtherPerson => true,
            FigureKind::TimeLimit | FigureKind::OfTheWhole => self == Self::Whole,
        }
    }
}
