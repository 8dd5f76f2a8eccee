//! Pictures of other formats, which the `image` crate reads where it can.

use domain::UnreadPart;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::pictures::any_picture::{self, OfFormat};
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

/// Those that are written anew, as PNG, since nothing here takes out what a camera wrote into them.
const WRITTEN_ANEW: [&str; 4] = ["image/tiff", "image/webp", "image/bmp", "image/gif"];

pub(crate) struct OtherPicture;

impl Format for OtherPicture {
    fn reads(&self, identified: &Identified) -> bool {
        any_picture::is_picture(identified)
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        any_picture::facts(file, facts, OfFormat::default())
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        any_picture::words(file, giving)?;
        let mut account = Account::whole();
        account.add(UnreadPart::BesidePixels, 0, file.size);
        Ok(account.that_shows())
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        any_picture::preview(file)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        if !WRITTEN_ANEW.contains(&file.identified.media_type.as_str()) {
            return Err(Reason::NoCleanCopy);
        }
        any_picture::pixels_alone(file, copy)
    }
}
