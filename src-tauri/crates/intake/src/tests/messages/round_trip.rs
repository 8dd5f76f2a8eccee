//! What is written in any form is read as it was; and whatever the bytes are, the reading ends and says where each word stands.

use chrono::{Duration, NaiveDateTime, Timelike};
use proptest::prelude::*;
use sample_files::{CHAT_FORMS, ChatLine, whatsapp};

use super::{at, read, read_all};
use crate::messages::{DayOrder, OrderFound};

/// Words that begin no message and that WhatsApp does not write itself.
fn words() -> impl Strategy<Value = String> {
    let letters = "[ -~\u{e9}\u{200e}\u{202f}\u{627}\u{4e2d}\u{1F622}\n]{1,60}";
    letters.prop_map(|words: String| {
        let lines: Vec<String> = words.split('\n').map(|line| format!("w{line}")).collect();
        lines.join("\n")
    })
}

fn lines() -> impl Strategy<Value = Vec<ChatLine>> {
    let moment = (0i64..900_000_000)
        .prop_map(|seconds| at("2009-06-01T00:00:00") + Duration::seconds(seconds));
    let sender =
        prop::option::weighted(0.9, "[A-Za-z\u{e9}\u{4e2d}+][A-Za-z0-9 \u{e9}-]{0,20}[a-z]");
    let one = (moment, sender, words());
    let one = one.prop_map(|(at, sender, words)| ChatLine {
        at,
        words: if sender.is_some() {
            words
        } else {
            words.replace(": ", ":")
        },
        sender,
    });
    prop::collection::vec(one, 1..12)
}

fn shown(at: NaiveDateTime, has_seconds: bool) -> NaiveDateTime {
    if has_seconds {
        at
    } else {
        at.with_second(0).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_in_any_form_is_read_as_it_was(
        form in prop::sample::select(CHAT_FORMS.to_vec()),
        lines in lines(),
        carriage in any::<bool>(),
        wide in any::<bool>(),
    ) {
        // In lines of the program's own a colon at the end is a name's.
        prop_assume!(lines.iter().all(|line| line.sender.is_some() || !line.words.lines().next().unwrap_or_default().trim_end().ends_with(':')));
        let line_end = if carriage { "\r\n" } else { "\n" };
        let text = whatsapp(&form, &lines, line_end);
        let bytes: Vec<u8> = match wide {
            true => "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect(),
            false => text.into_bytes(),
        };
        let order = if form.is_year_first() {
            DayOrder::YearFirst
        } else if form.is_month_first() {
            DayOrder::MonthFirst
        } else {
            DayOrder::DayFirst
        };
        let (unsure, account) = read(&bytes, None);
        let (found, told) = match &account.order {
            OrderFound::Proved { order: proved, .. } => {
                prop_assert_eq!(*proved, order);
                (unsure, account)
            }
            OrderFound::NotKnown { readings } => {
                prop_assert!(readings.iter().any(|one| one.order == order));
                // Nothing was guessed.
                for (kept, line) in unsure.iter().zip(&lines) {
                    prop_assert!(kept.local.is_none_or(|local| local == shown(line.at, form.has_seconds())));
                }
                read(&bytes, Some(order))
            }
            other => return Err(TestCaseError::fail(format!("{other:?}"))),
        };
        prop_assert_eq!(found.len(), lines.len());
        prop_assert_eq!(told.not_understood.count, 0);
        for (kept, line) in found.iter().zip(&lines) {
            prop_assert_eq!(kept.local, Some(shown(line.at, form.has_seconds())), "{}", form.name);
            prop_assert_eq!(&kept.sender, &line.sender);
            prop_assert_eq!(&kept.body, &line.words);
            prop_assert_eq!(kept.place.read_in(&bytes), kept.body.as_str());
        }
    }

    #[test]
    fn whatever_the_bytes_are_every_word_stands_where_it_says(
        parts in prop::collection::vec(prop_oneof![
            prop::collection::vec(any::<u8>(), 0..40),
            Just(b"14/03/2026, 10:00 - Ann: ".to_vec()),
            Just(b"03/14/2026, 10:00 - Ann: ".to_vec()),
            Just(b"[14/03/26, 10:00:00 PM] Ann: ".to_vec()),
            Just(b"\n".to_vec()),
            Just(b"\r\n".to_vec()),
            Just("\u{200e}<attached: 00000001-a.jpg>".as_bytes().to_vec()),
            Just("[٨/٨/٢٠١٩، ١:٠٥:٠٣ م] آن: ".as_bytes().to_vec()),
            Just(b"\xFF\xFE".to_vec()),
            Just("é中".as_bytes().to_vec()),
        ], 0..40),
    ) {
        let bytes = parts.concat();
        let (kept, account) = read_all(&mut std::io::Cursor::new(&bytes), None);
        if let Ok(account) = account {
            prop_assert_eq!(account.messages, kept.messages.len() as u64);
        }
        let mut end = 0;
        for message in &kept.messages {
            prop_assert_eq!(message.place.read_in(&bytes), message.body.as_str(), "{}", message.place.encoding);
            prop_assert!(message.place.offset >= end);
            end = message.place.offset + message.place.length;
        }
        for (_, words, place) in &kept.not_understood {
            prop_assert_eq!(&place.read_in(&bytes), words, "{}", place.encoding);
        }
    }
}
