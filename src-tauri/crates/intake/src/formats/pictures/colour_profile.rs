//! What the numbers of a picture mean as colours. A profile is a file of its own, with words in it, so none goes over: where it
//! is one that everybody has, that one is written anew, and else the picture goes without.

use moxcms::{ColorDateTime, ColorProfile, Xyzd};

use crate::guard;

/// As far as two measures of one primary colour lie apart at most.
const NEAR: f64 = 0.004;

/// The profile that everybody has for these colours, written anew. Nothing for those that need none, or that nobody else has.
pub(crate) fn written_anew(profile: &[u8]) -> Option<Vec<u8>> {
    let read = guard::fenced(|| Ok(ColorProfile::new_from_slice(profile).ok())).ok()??;
    let known = [
        ColorProfile::new_display_p3(),
        ColorProfile::new_adobe_rgb(),
    ];
    encoded(known.into_iter().find(|known| are_alike(known, &read))?)
}

/// Whether a profile is one that is written here.
pub(crate) fn is_ours(profile: &[u8]) -> bool {
    written_anew(profile).is_some_and(|anew| anew == profile)
}

fn are_alike(one: &ColorProfile, other: &ColorProfile) -> bool {
    let primaries = |profile: &ColorProfile| {
        [
            profile.red_colorant,
            profile.green_colorant,
            profile.blue_colorant,
        ]
    };
    let near = |one: Xyzd, other: Xyzd| {
        let apart = [one.x - other.x, one.y - other.y, one.z - other.z];
        apart.iter().all(|apart| apart.abs() < NEAR)
    };
    let mut pairs = primaries(one).into_iter().zip(primaries(other));
    one.color_space == other.color_space && pairs.all(|(one, other)| near(one, other))
}

fn encoded(mut profile: ColorProfile) -> Option<Vec<u8>> {
    // The same bytes on every day.
    profile.creation_date_time = ColorDateTime::default();
    profile.cicp = None;
    profile.encode().ok()
}
