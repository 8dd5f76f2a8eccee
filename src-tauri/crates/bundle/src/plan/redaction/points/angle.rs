//! One of the two numbers of a point.

use std::ops::Range;

/// Which of the two an angle is, where that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Axis {
    Latitude,
    Longitude,
}

/// A number of degrees as it was written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Angle {
    pub(super) place: Range<usize>,
    /// In degrees; south and west are less than 0.
    pub(super) degrees: f64,
    /// One more in the last digit that was written, in degrees.
    pub(super) step: f64,
    pub(super) axis: Option<Axis>,
    /// Whether it was said on which side of 0 it lies.
    pub(super) has_sign: bool,
    /// Whether a mark, a letter or a name beside it says that it is an angle.
    pub(super) is_marked: bool,
}

/// The degrees that would be written alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reach {
    degrees: f64,
    step: f64,
}

/// With fewer digits than this step says, a point tells the town and not the house.
const WIDEST_STEP: f64 = 0.01;

impl Reach {
    pub(super) const fn new(degrees: f64, step: f64) -> Self {
        Self {
            degrees,
            step: step.min(WIDEST_STEP),
        }
    }

    /// What of it lies nearest to some degrees. Numbers are rounded by some and cut off by others.
    pub(super) fn nearest(self, to: f64) -> f64 {
        to.clamp(self.degrees - self.step, self.degrees + self.step)
    }
}

impl Angle {
    /// What it may mean: without a sign, either side.
    pub(super) fn readings(&self) -> Vec<Reach> {
        let written = Reach::new(self.degrees, self.step);
        match self.has_sign {
            true => vec![written],
            false => vec![written, Reach::new(-self.degrees, self.step)],
        }
    }

    pub(super) fn may_be(&self, axis: Axis) -> bool {
        let most = match axis {
            Axis::Latitude => 90.0,
            Axis::Longitude => 180.0,
        };
        self.axis.is_none_or(|own| own == axis) && self.degrees.abs() <= most
    }
}
