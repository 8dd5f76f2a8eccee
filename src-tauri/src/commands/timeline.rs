//! What happened, in order.

use casebook::wire::{
    BehaviourCount, CalendarMonth, Neighbours, TimelineFilter, TimelineFrame, TimelinePage,
};
use chrono::NaiveDate;
use domain::EntryId;

use super::Held;
use crate::answer::Answer;

/// More rows than any screen asks for.
const LONGEST_PAGE: usize = 500;

#[tauri::command]
pub async fn timeline_frame(session: Held<'_>, filter: TimelineFilter) -> Answer<TimelineFrame> {
    session.ask(move |case| case.timeline_frame(&filter)).await
}

#[tauri::command]
pub async fn behaviour_counts(
    session: Held<'_>,
    filter: TimelineFilter,
) -> Answer<Vec<BehaviourCount>> {
    session
        .ask(move |case| case.behaviour_counts(&filter))
        .await
}

#[tauri::command]
pub async fn neighbours(session: Held<'_>, id: EntryId) -> Answer<Neighbours> {
    session.ask(move |case| case.neighbours(id)).await
}

#[tauri::command]
pub async fn timeline_page(
    session: Held<'_>,
    filter: TimelineFilter,
    after: Option<String>,
    month: Option<String>,
    limit: usize,
) -> Answer<TimelinePage> {
    let limit = limit.min(LONGEST_PAGE);
    session
        .ask(move |case| case.timeline_page(&filter, after.as_deref(), month.as_deref(), limit))
        .await
}

#[tauri::command]
pub async fn calendar_month(
    session: Held<'_>,
    filter: TimelineFilter,
    month: NaiveDate,
) -> Answer<CalendarMonth> {
    session
        .ask(move |case| case.calendar_month(&filter, month))
        .await
}

#[tauri::command]
pub async fn calendar_page(
    session: Held<'_>,
    filter: TimelineFilter,
    from: NaiveDate,
    to: NaiveDate,
    after: Option<String>,
) -> Answer<TimelinePage> {
    session
        .ask(move |case| case.calendar_page(&filter, from, to, after.as_deref()))
        .await
}
