//! Which two angles are one point.

use super::angle::{Angle, Axis, Reach};
use super::spotted::Spotted;

/// The most between two numbers that say by themselves which is which: fields of one object.
const WIDEST_BETWEEN_NAMED: usize = 200;

/// The most between two that do not: a comma, a space, brackets.
const WIDEST_BETWEEN: usize = 8;

/// With this step, two numbers side by side are shown as a point wherever they lie.
const CLEAR_STEP: f64 = 0.001_000_1;

/// All points that a text's angles make, in their order.
pub(super) fn all(text: &str, angles: &[Angle]) -> Vec<Spotted> {
    let mut found = Vec::new();
    for (index, first) in angles.iter().enumerate() {
        let after = angles[index + 1..]
            .iter()
            .filter(|second| second.place.start >= first.place.end)
            .take_while(|second| second.place.start - first.place.end <= WIDEST_BETWEEN_NAMED);
        // What stands between two names may be a third number: how high, how exact.
        found.extend(
            after
                .take(4)
                .filter_map(|second| point(text, first, second)),
        );
    }
    found
}

fn point(text: &str, first: &Angle, second: &Angle) -> Option<Spotted> {
    let between = &text[first.place.end..second.place.start];
    let are_named = matches!((first.axis, second.axis), (Some(one), Some(other)) if one != other);
    let is_gap = !between.is_empty()
        && between.len() <= WIDEST_BETWEEN
        && between
            .chars()
            .all(|c| c.is_whitespace() || ",;/|()[]%°&".contains(c));
    if !are_named && !is_gap {
        return None;
    }
    let readings = [readings(first, second), readings(second, first)].concat();
    let is_exact = first.step <= CLEAR_STEP && second.step <= CLEAR_STEP;
    (!readings.is_empty()).then_some(Spotted {
        place: first.place.start..second.place.end,
        is_clear: is_exact || (first.is_marked && second.is_marked),
        readings,
    })
}

fn readings(latitude: &Angle, longitude: &Angle) -> Vec<(Reach, Reach)> {
    if !latitude.may_be(Axis::Latitude) || !longitude.may_be(Axis::Longitude) {
        return Vec::new();
    }
    let east = longitude.readings();
    let pairs = latitude.readings().into_iter();
    pairs
        .flat_map(|north| east.iter().map(move |east| (north, *east)))
        .collect()
}
