//! What is asked of every recording alike.

use domain::{ItemKind, UnreadPart};

use crate::account::Account;
use crate::formats::format::File;
use crate::formats::recordings::movie_boxes::movie_facts;
use crate::formats::recordings::movie_texts::Told;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

/// Whether it is a recording at all.
pub(super) const fn is_recording(identified: &Identified) -> bool {
    matches!(identified.item_kind, ItemKind::Video | ItemKind::Audio)
}

/// Words that stand beside what is seen and heard, where it is a movie that has them. What is spoken is for a person to
/// listen to.
pub(super) fn words(file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
    match words_in_boxes(file, giving) {
        // Most are not made of boxes at all.
        Ok(()) | Err(Unfinished::NotLooked(Reason::Damaged)) => {
            Ok(only_what_plays_is_known(file.size))
        }
        Err(unfinished) => Err(unfinished),
    }
}

/// The account of a recording of which nothing is read but what a few boxes say.
pub(super) fn only_what_plays_is_known(size: u64) -> Account {
    let mut account = Account::whole();
    account.add(UnreadPart::BesideTracks, 0, size);
    account.that_shows()
}

/// What a movie says of itself, as far as it can be read.
fn words_in_boxes(file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    let size = file.size;
    let (movie, read) = movie_facts(&mut file.stream()?, size);
    told(movie.told, giving)?;
    Ok(read?)
}

/// Hands on what stands beside the tracks: places, then texts.
pub(super) fn told(told: Told, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    for point in told.points {
        giving.point(point)?;
    }
    for (name, value) in told.texts {
        giving.text(&value, &Spot::field(&name))?;
    }
    Ok(())
}

/// The window plays it.
pub(super) const fn preview(file: &File<'_>) -> Preview {
    match file.identified.item_kind {
        ItemKind::Audio => Preview::Sound,
        _ => Preview::Moving,
    }
}
