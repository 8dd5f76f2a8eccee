//! Which bytes of a file are spoken for.

use crate::Reason;

/// More pieces than this are not told apart.
const MOST: usize = 1 << 20;

/// Places in a file, joined where they touch.
#[derive(Default)]
pub(crate) struct Places {
    spans: Vec<(u64, u64)>,
}

impl Places {
    /// # Errors
    /// [`Reason::TooLarge`] where there are too many that do not touch.
    pub(crate) fn add(&mut self, from: u64, length: u64) -> Result<(), Reason> {
        let to = from.checked_add(length).ok_or(Reason::Damaged)?;
        match self.spans.last_mut() {
            _ if length == 0 => {}
            Some(last) if last.1 == from => last.1 = to,
            _ => self.spans.push((from, to)),
        }
        if self.spans.len() > MOST {
            self.join();
            if self.spans.len() > MOST / 2 {
                return Err(Reason::TooLarge);
            }
        }
        Ok(())
    }

    fn join(&mut self) {
        self.spans.sort_unstable();
        self.spans.dedup_by(|next, before| {
            let touches = next.0 <= before.1;
            if touches {
                before.1 = before.1.max(next.1);
            }
            touches
        });
    }

    /// What lies between them, from one place to another.
    pub(crate) fn gaps(&mut self, from: u64, to: u64) -> Vec<(u64, u64)> {
        self.join();
        let mut gaps = Vec::new();
        let mut at = from;
        let first = self.spans.partition_point(|span| span.1 <= from);
        for (begins, ends) in &self.spans[first..] {
            if *begins >= to {
                break;
            }
            if *begins > at {
                gaps.push((at, *begins));
            }
            at = at.max(*ends);
        }
        if at < to {
            gaps.push((at, to));
        }
        gaps
    }
}
