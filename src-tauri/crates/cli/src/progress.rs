//! Progress of long work: a bar where somebody watches, nothing where nobody does.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;

use casebook::wire::{Progress, ProgressStage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::saying::say;

/// A bar on standard error.
pub(crate) struct Bar {
    bar: ProgressBar,
    stage: Option<ProgressStage>,
}

impl Bar {
    pub(crate) fn new() -> Self {
        let target = if io::stderr().is_terminal() {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{msg:24} {bar:32} {percent:>3} %") {
            bar.set_style(style);
        }
        Self { bar, stage: None }
    }

    /// Shows how far the casebook is. Never asks it to stop: Ctrl-C ends the program, and what was
    /// half-written is no part of the record.
    pub(crate) fn told(&mut self, progress: Progress) -> ControlFlow<()> {
        if self.stage != Some(progress.stage) {
            self.stage = Some(progress.stage);
            self.bar.set_message(say(stage_id(progress.stage), &[]));
        }
        self.bar.set_length(progress.total);
        self.bar.set_position(progress.done);
        ControlFlow::Continue(())
    }

    /// Shows steps of work that is not the casebook's.
    pub(crate) fn steps(&mut self, message_id: &str, done: usize, total: usize) {
        self.bar.set_message(say(message_id, &[]));
        self.bar.set_length(total as u64);
        self.bar.set_position(done as u64);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn stage_id(stage: ProgressStage) -> &'static str {
    match stage {
        ProgressStage::Sealing => "terminal-sealing",
        ProgressStage::Looking => "terminal-looking",
        ProgressStage::Printing => "terminal-printing",
        ProgressStage::Writing => "terminal-writing",
        ProgressStage::Verifying => "terminal-verifying",
        ProgressStage::Checking => "terminal-checking",
        ProgressStage::BackingUp => "terminal-backing-up",
        ProgressStage::Restoring => "terminal-restoring",
        ProgressStage::Renewing => "terminal-renewing",
    }
}
