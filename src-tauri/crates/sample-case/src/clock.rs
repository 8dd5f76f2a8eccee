use chrono::NaiveDateTime;

/// "2026-03-14 19:30".
pub(super) fn clock(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M")
        .expect("the script's times are written as times")
}
