//! What is asked of every recording alike.

use domain::ItemKind;

use crate::formats::format::File;
use crate::formats::recordings::movie_boxes::movie_facts;
use crate::found::{Locator, LookedThrough};
use crate::preview::Preview;
use crate::{Identified, Reason};

/// Whether it is a recording at all.
pub(super) const fn is_recording(identified: &Identified) -> bool {
    matches!(identified.item_kind, ItemKind::Video | ItemKind::Audio)
}

/// Words that stand beside what is seen and heard, where it is a movie that has them. What is spoken is for a person to
/// listen to.
pub(super) fn words(file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
    if let Ok(movie) = movie_facts(file.source, file.size) {
        if let Some(point) = movie.point {
            found.push_point(point);
        }
        for (name, value) in movie.remarks {
            found.push(value, Locator::Field(name));
        }
    }
    Err(Reason::NotSearchable)
}

/// The window plays it.
pub(super) const fn preview(file: &File<'_>) -> Preview {
    match file.identified.item_kind {
        ItemKind::Audio => Preview::Sound,
        _ => Preview::Moving,
    }
}
