//! The sample case's story, in the order in which it is written down. Everybody and everything in it
//! is made up; telephone numbers are from the ranges that are kept for drama, plates and postcodes
//! are of a form that is never given out.

mod a_week_later;
mod arrest;
mod backlog;
mod descriptions;
mod first_report;
mod last_weeks;
mod orders;
mod people;
mod spring;
mod summer;
mod winter;

use super::script::Script;

/// How many incidents the whole story has.
pub(super) const INCIDENTS: usize = 120;

/// Tells the story.
pub(super) fn tell(script: &mut Script) {
    people::tell(script);
    backlog::tell(script);
    winter::tell(script);
    first_report::tell(script);
    spring::tell(script);
    arrest::tell(script);
    orders::tell(script);
    summer::tell(script);
    last_weeks::tell(script);
}

/// Tells what came after the bundle of the whole story.
pub(super) fn tell_a_week_later(script: &mut Script) {
    script.go_on(a_week_later::INCIDENTS);
    a_week_later::tell(script);
}
