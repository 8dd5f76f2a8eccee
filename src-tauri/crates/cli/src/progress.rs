//! Progress of long work: a bar where somebody watches, nothing where nobody does.

use std::io::{self, IsTerminal};
use std::ops::ControlFlow;

use casebook::wire::{Progress, ProgressStage};
use catalogue::{SentenceId, sentences};
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
    pub(crate) fn steps(
        &mut self,
        message: SentenceId,
        progress: job::Progress,
    ) -> ControlFlow<()> {
        self.bar.set_message(say(message, &[]));
        self.bar.set_length(progress.total);
        self.bar.set_position(progress.done);
        ControlFlow::Continue(())
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

fn stage_id(stage: ProgressStage) -> SentenceId {
    match stage {
        ProgressStage::Sealing => sentences::TERMINAL_SEALING,
        ProgressStage::Looking => sentences::TERMINAL_LOOKING,
        ProgressStage::Printing => sentences::TERMINAL_PRINTING,
        ProgressStage::Writing => sentences::TERMINAL_WRITING,
        ProgressStage::Verifying => sentences::TERMINAL_VERIFYING,
        ProgressStage::Checking => sentences::TERMINAL_CHECKING,
        ProgressStage::BackingUp => sentences::TERMINAL_BACKING_UP,
        ProgressStage::Restoring => sentences::TERMINAL_RESTORING,
        ProgressStage::Renewing => sentences::TERMINAL_RENEWING,
    }
}
