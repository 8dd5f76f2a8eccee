//! What every format is asked.

use std::io::SeekFrom;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::preview::Preview;
use crate::stream::BoundedStream;
use crate::stream::text::{self, DecodedText};
use crate::{Budget, Identified, ReadSeek, Reason};

/// A format that is looked into. All are asked the same; what one leaves out is answered here.
///
/// A reader takes the file as a stream ([`File::stream`], [`File::text`]) and gives what it finds to a sink as it finds
/// it, so that it holds neither the file nor the find as a whole, whatever the sink keeps. What needs all bytes together, because a
/// library takes nothing else, asks for them by [`File::whole`] and says why.
pub(crate) trait Format: Sync {
    /// Whether files of this type are its own. The first that says so is asked.
    fn reads(&self, identified: &Identified) -> bool;

    /// Fills in what the file knows of time, place, device and size.
    fn facts(&self, _file: &mut File<'_>, _facts: &mut Facts) -> Result<(), Reason> {
        Ok(())
    }

    /// Gives its words to a sink, in the order of the file, and accounts for all of its bytes in the end. What was given stays
    /// though the rest could not be read.
    fn words(&self, file: &mut File<'_>, _giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        Ok(Account::nothing(file.size))
    }

    /// What of it can be shown without running anything in it.
    fn preview(&self, _file: &mut File<'_>) -> Result<Preview, Reason> {
        Err(Reason::NothingToShow)
    }

    /// Makes a copy anew from what can be read of it, and says of which media type it is. Nothing goes over that was not
    /// understood.
    fn clean_copy(
        &self,
        _file: &mut File<'_>,
        _copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        Err(Reason::NoCleanCopy)
    }
}

/// A file that is looked into, and what that may cost.
pub(crate) struct File<'a> {
    pub(crate) source: &'a mut dyn ReadSeek,
    /// How long it is.
    pub(crate) size: u64,
    pub(crate) identified: &'a Identified,
    /// What it was called when it was received.
    pub(crate) name: &'a str,
    pub(crate) budget: Budget,
}

impl<'a> File<'a> {
    /// A file whose length is asked of itself.
    pub(crate) fn measured(
        source: &'a mut dyn ReadSeek,
        identified: &'a Identified,
        budget: Budget,
    ) -> Result<Self, Reason> {
        let size = source.seek(SeekFrom::End(0))?;
        Ok(Self {
            source,
            size,
            identified,
            name: "",
            budget,
        })
    }

    /// Its bytes from the beginning, as far as the budget for searching goes.
    pub(crate) fn stream(&mut self) -> Result<BoundedStream<'_>, Reason> {
        BoundedStream::new(self.source, self.budget.searched)
    }

    /// The same as text, whatever character set it is written in.
    pub(crate) fn text(&mut self) -> Result<DecodedText<'_>, Reason> {
        self.text_within(self.budget.searched)
    }

    /// The text of its first bytes, at most so many.
    pub(crate) fn text_within(&mut self, most: u64) -> Result<DecodedText<'_>, Reason> {
        Ok(DecodedText::new(BoundedStream::new(self.source, most)?))
    }

    /// Its first bytes as text, and whether there is more.
    pub(crate) fn beginning(&mut self, most: usize) -> Result<(String, bool), Reason> {
        text::beginning(self.source, most as u64)
    }

    /// All its bytes together, for a reader that takes nothing else.
    ///
    /// # Errors
    /// [`Reason::TooLarge`] where it is larger than the budget for that, and [`Reason::Empty`].
    pub(crate) fn whole(&mut self) -> Result<Vec<u8>, Reason> {
        match self.first()? {
            (_, Err(_)) => Err(Reason::TooLarge),
            (bytes, Ok(())) if bytes.is_empty() => Err(Reason::Empty),
            (bytes, Ok(())) => Ok(bytes),
        }
    }

    /// As many of its first bytes as may be held together, and [`Reason::OnlyTheFirstPart`] where there are more.
    pub(crate) fn first(&mut self) -> Result<(Vec<u8>, Result<(), Reason>), Reason> {
        let mut bytes = Vec::new();
        let mut stream = BoundedStream::new(self.source, self.budget.bytes)?;
        match stream.append_all(&mut bytes) {
            Err(Reason::OnlyTheFirstPart) => Ok((bytes, Err(Reason::OnlyTheFirstPart))),
            read => read.map(|()| (bytes, Ok(()))),
        }
    }
}
