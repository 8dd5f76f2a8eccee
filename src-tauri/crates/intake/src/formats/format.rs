//! What every format is asked.

use std::io::SeekFrom;

use crate::facts::Facts;
use crate::found::LookedThrough;
use crate::preview::Preview;
use crate::source::{read_first, read_whole};
use crate::stripped::Stripped;
use crate::{Budget, Identified, ReadSeek, Reason};

/// A format that is looked into. All are asked the same; what one leaves out is answered here.
pub(crate) trait Format: Sync {
    /// Whether files of this type are its own. The first that says so is asked.
    fn reads(&self, identified: &Identified) -> bool;

    /// Fills in what the file knows of time, place, device and size.
    fn facts(&self, _file: &mut File<'_>, _facts: &mut Facts) -> Result<(), Reason> {
        Ok(())
    }

    /// Finds its words. What was found stays though the rest could not be read.
    fn words(&self, _file: &mut File<'_>, _found: &mut LookedThrough) -> Result<(), Reason> {
        Err(Reason::NotSearchable)
    }

    /// What of it can be shown without running anything in it.
    fn preview(&self, _file: &mut File<'_>, _budget: &Budget) -> Result<Preview, Reason> {
        Err(Reason::NothingToShow)
    }

    /// A copy without what the camera wrote into it.
    fn stripped(&self, _file: &mut File<'_>) -> Result<Stripped, Reason> {
        Err(Reason::NoStrippedCopy)
    }
}

/// A file that is looked into.
pub(crate) struct File<'a> {
    pub(crate) source: &'a mut dyn ReadSeek,
    /// How long it is.
    pub(crate) size: u64,
    pub(crate) identified: &'a Identified,
    /// What it was called when it was received.
    pub(crate) name: &'a str,
}

impl<'a> File<'a> {
    /// A file whose length is asked of itself.
    pub(crate) fn measured(
        source: &'a mut dyn ReadSeek,
        identified: &'a Identified,
    ) -> Result<Self, Reason> {
        let size = source.seek(SeekFrom::End(0))?;
        Ok(Self {
            source,
            size,
            identified,
            name: "",
        })
    }

    /// All of it, unless it is larger than this.
    pub(crate) fn whole(&mut self, most: u64) -> Result<Vec<u8>, Reason> {
        read_whole(self.source, most)
    }

    /// Its first part, and whether there is more.
    pub(crate) fn first(&mut self, most: u64) -> Result<(Vec<u8>, bool), Reason> {
        read_first(self.source, most)
    }

    /// The part that is searched, and what is to be said of the search when everything in that part was read.
    pub(crate) fn searched(&mut self) -> Result<(Vec<u8>, Result<(), Reason>), Reason> {
        let (bytes, more) = self.first(Budget::default().bytes)?;
        let all = match more {
            true => Err(Reason::OnlyTheFirstPart),
            false => Ok(()),
        };
        Ok((bytes, all))
    }
}
