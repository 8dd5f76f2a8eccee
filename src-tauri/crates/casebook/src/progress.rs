//! How far long work is, and what it is doing.

use std::ops::ControlFlow;

use crate::wire::{Progress, ProgressStage};

/// Whom long work of a case reports to. The answer says whether to go on.
pub type Report<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Whom the parts below report to while the work is at this stage.
pub(crate) fn at_stage(
    stage: ProgressStage,
    report: &mut Report<'_>,
) -> impl FnMut(job::Progress) -> ControlFlow<()> {
    move |job::Progress { done, total }| report(Progress { stage, done, total })
}
