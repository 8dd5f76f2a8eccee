//! A copy of a file, made anew from what was read of it.

use std::io::Write;
use std::ops::Range;

use crate::Reason;

/// What must not stand in a copy, and what stands there instead.
#[derive(Clone, Copy)]
pub struct Withholding<'a> {
    /// Which parts of a text are to be withheld, as ranges of its bytes, in their order and apart from one another.
    pub in_text: &'a dyn Fn(&str) -> Vec<Range<usize>>,
    /// What stands in their place.
    pub mark: &'a str,
}

impl Withholding<'_> {
    /// The text as it may leave.
    pub(crate) fn text(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        let mut at = 0;
        for range in (self.in_text)(text) {
            shown.push_str(&text[at..range.start]);
            shown.push_str(self.mark);
            at = range.end;
        }
        shown.push_str(&text[at..]);
        shown
    }
}

/// Where a copy goes as it is made.
pub(crate) struct CopyTarget<'a> {
    pub(crate) out: &'a mut dyn Write,
    pub(crate) withholding: Withholding<'a>,
}

impl CopyTarget<'_> {
    /// Hands on bytes of the copy.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), Reason> {
        self.out.write_all(bytes).map_err(|_| Reason::Unreadable)
    }
}
