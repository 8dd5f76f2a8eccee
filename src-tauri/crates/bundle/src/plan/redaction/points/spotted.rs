//! What may be a point.

use std::ops::Range;

use domain::{GeoPoint, Place};

use super::angle::Reach;

/// What may be a point, and all the points that it may be: some write longitude first, and some leave out a sign.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::plan::redaction) struct Spotted {
    pub(in crate::plan::redaction) place: Range<usize>,
    /// Whether it can hardly be anything else, so that it is shown wherever it lies.
    pub(in crate::plan::redaction) is_clear: bool,
    pub(super) readings: Vec<(Reach, Reach)>,
}

impl Spotted {
    /// Whether it lies, in any way of reading it, at a place. A point that was written with fewer digits stands for all that
    /// would be written so.
    pub(in crate::plan::redaction) fn lies_at(&self, place: &Place) -> bool {
        let Some(centre) = place.point else {
            return false;
        };
        let (latitude, longitude) = centre.degrees();
        self.readings.iter().any(|(north, east)| {
            GeoPoint::from_degrees(north.nearest(latitude), east.nearest(longitude))
                .is_some_and(|nearest| place.holds(&nearest))
        })
    }
}
