//! What is done with the parts of a sample: written into a copy, or told where nothing read them.

use domain::UnreadPart;

use crate::Reason;
use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::coded::samples::{Parts, PassedOver, bytes_of};
use crate::stream::BoundedStream;

/// Writes samples as they come, and filling in the place of what is not shown or heard.
pub(crate) struct Written<'a, 'b>(pub(crate) &'a mut CopyTarget<'b>);

impl Parts for Written<'_, '_> {
    fn plays(
        &mut self,
        stream: &mut BoundedStream<'_>,
        from: u64,
        length: u64,
    ) -> Result<(), Reason> {
        let mut at = from;
        bytes_of(stream, from, length, |bytes| {
            self.0.received(at, bytes)?;
            at += bytes.len() as u64;
            Ok(())
        })
    }

    fn passed_over(&mut self, _: &mut BoundedStream<'_>, unit: PassedOver) -> Result<(), Reason> {
        unit.filling.each(|bytes| self.0.write(bytes))
    }

    fn no_plain_picture(&mut self, _: u64, _: u64) -> Result<(), Reason> {
        Err(Reason::NoCleanCopy)
    }
}

/// Notes what of samples is not shown or heard.
pub(crate) struct Unread<'a> {
    pub(crate) account: &'a mut Account,
    /// What such bytes are called in a file of this kind.
    pub(crate) part: UnreadPart,
}

impl Parts for Unread<'_> {
    fn plays(&mut self, _: &mut BoundedStream<'_>, _: u64, _: u64) -> Result<(), Reason> {
        Ok(())
    }

    fn passed_over(
        &mut self,
        stream: &mut BoundedStream<'_>,
        unit: PassedOver,
    ) -> Result<(), Reason> {
        if !unit.filling.stands_at(stream, unit.from)? {
            self.account.add(self.part, unit.from, unit.length);
        }
        Ok(())
    }

    fn no_plain_picture(&mut self, from: u64, length: u64) -> Result<(), Reason> {
        self.account.add(UnreadPart::BesidePixels, from, length);
        Ok(())
    }
}
