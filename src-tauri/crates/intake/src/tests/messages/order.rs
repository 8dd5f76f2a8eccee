//! Day and month are told apart by a line that proves it, or not at all.

use super::{Kept, at, read};
use crate::messages::{DayOrder, OrderFound};

fn days(found: &[Kept]) -> Vec<String> {
    let day = |kept: &Kept| {
        kept.local
            .map_or("?".to_owned(), |at| at.date().to_string())
    };
    found.iter().map(day).collect()
}

const UNSURE: &str =
    "03/04/2026, 10:00 - Ann: a\n05/05/2026, 10:00 - Me: b\n07/06/2026, 10:00 - Ann: c\n";

#[test]
fn the_line_that_proves_the_order_is_named() {
    let text =
        format!("{UNSURE}two\nlines\n13/06/2026, 10:00 - Me: d\n14/06/2026, 10:00 - Me: e\n");
    let (found, account) = read(text.as_bytes(), None);
    let OrderFound::Proved { order, by } = account.order else {
        panic!("{:?}", account.order);
    };
    assert_eq!(
        (order, by.line, by.printed.as_str()),
        (DayOrder::DayFirst, 6, "13/06/2026, 10:00")
    );
    assert_eq!(
        days(&found),
        [
            "2026-04-03",
            "2026-05-05",
            "2026-06-07",
            "2026-06-13",
            "2026-06-14"
        ]
    );
    let text = format!("{UNSURE}06/13/2026, 10:00 - Me: d\n");
    let (found, account) = read(text.as_bytes(), None);
    assert!(matches!(
        account.order,
        OrderFound::Proved {
            order: DayOrder::MonthFirst,
            ..
        }
    ));
    assert_eq!(days(&found)[0], "2026-03-04");
}

#[test]
fn what_no_line_proves_is_asked_with_both_first_and_last_days() {
    let (found, account) = read(UNSURE.as_bytes(), None);
    let OrderFound::NotKnown { readings } = &account.order else {
        panic!("{:?}", account.order);
    };
    let said: Vec<_> = readings
        .iter()
        .map(|one| {
            (
                one.order.code(),
                one.first.to_string(),
                one.last.to_string(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [
            (
                "day_first",
                "2026-04-03".to_owned(),
                "2026-06-07".to_owned()
            ),
            (
                "month_first",
                "2026-03-04".to_owned(),
                "2026-07-06".to_owned()
            ),
        ]
    );
    // A day that is the same in both is known.
    assert_eq!(days(&found), ["?", "2026-05-05", "?"]);
    assert_eq!(account.clock_not_known.count, 2);
    for (told, first) in [
        (DayOrder::DayFirst, "2026-04-03"),
        (DayOrder::MonthFirst, "2026-03-04"),
    ] {
        let (found, account) = read(UNSURE.as_bytes(), Some(told));
        assert_eq!(account.order, OrderFound::Told { order: told });
        assert_eq!(days(&found)[0], first);
        assert_eq!(account.clock_not_known.count, 0);
    }
}

#[test]
fn a_line_is_believed_over_what_was_said() {
    let text = format!("{UNSURE}13/06/2026, 10:00 - Me: d\n");
    let (found, account) = read(text.as_bytes(), Some(DayOrder::MonthFirst));
    assert!(account.told_against_proof);
    assert_eq!(days(&found)[0], "2026-04-03");
}

#[test]
fn lines_that_prove_both_orders_are_said_and_nothing_is_guessed() {
    let text = format!("{UNSURE}13/06/2026, 10:00 - Me: d\n06/14/2026, 10:00 - Me: e\n");
    let (found, account) = read(text.as_bytes(), None);
    let OrderFound::Both {
        day_first,
        month_first,
        told: None,
    } = &account.order
    else {
        panic!("{:?}", account.order);
    };
    assert_eq!((day_first.line, month_first.line), (4, 5));
    assert_eq!(
        days(&found),
        ["?", "2026-05-05", "?", "2026-06-13", "2026-06-14"]
    );
    let (found, account) = read(text.as_bytes(), Some(DayOrder::DayFirst));
    assert!(matches!(
        account.order,
        OrderFound::Both {
            told: Some(DayOrder::DayFirst),
            ..
        }
    ));
    assert_eq!(
        days(&found),
        [
            "2026-04-03",
            "2026-05-05",
            "2026-06-07",
            "2026-06-13",
            "2026-06-14"
        ]
    );
    assert!(found[4].marks.contains(&"other_day_order"));
    assert!(!found[3].marks.contains(&"other_day_order"));
}

#[test]
fn a_year_of_two_digits_stands_first_only_where_a_line_shows_it() {
    let korean = "[19. 11. 28. 오후 1:25:03] Ann: a\n[19. 12. 8. 오후 1:25:03] Ann: b\n";
    let (found, account) = read(korean.as_bytes(), None);
    assert!(
        matches!(&account.order, OrderFound::Proved { order: DayOrder::YearFirst, by } if by.line == 2)
    );
    assert_eq!(days(&found), ["2019-11-28", "2019-12-08"]);
    let british = "14/03/26, 10:00 - Ann: a\n15/03/26, 10:00 - Ann: b\n";
    let (found, account) = read(british.as_bytes(), None);
    assert!(
        matches!(&account.order, OrderFound::Proved { order: DayOrder::DayFirst, by } if by.line == 1)
    );
    assert_eq!(days(&found), ["2026-03-14", "2026-03-15"]);
    // The last number changes as days do, and nothing shows that it is a year.
    let basque = "19/11/13, 10:00 - Ann: a\n19/11/14, 10:00 - Ann: b\n";
    let (found, account) = read(basque.as_bytes(), None);
    assert!(
        matches!(&account.order, OrderFound::NotKnown { readings } if readings.len() == 2),
        "{account:?}"
    );
    assert_eq!(days(&found), ["?", "?"]);
    let (found, _) = read(basque.as_bytes(), Some(DayOrder::YearFirst));
    assert_eq!(days(&found), ["2019-11-13", "2019-11-14"]);
}

#[test]
fn a_date_that_is_none_is_given_as_lines_that_were_not_understood() {
    let text = "14/03/2026, 10:00 - Ann: a\n45/13/2026, 10:00 - Ben: I know\nwhere\n15/03/2026, 10:00 - Ann: b\n";
    let (kept, account) = super::read_all(&mut std::io::Cursor::new(text), None);
    let account = account.unwrap();
    // Not in the mouth of whoever wrote before.
    assert_eq!(kept.messages[0].body, "a");
    let (line, words, place) = &kept.not_understood[0];
    assert_eq!(
        (*line, words.as_str()),
        (2, "45/13/2026, 10:00 - Ben: I know\nwhere")
    );
    assert_eq!(place.read_in(text.as_bytes()), *words);
    assert_eq!(
        (
            account.not_understood.count,
            account.not_understood.first_line
        ),
        (2, 2)
    );
    assert_eq!(kept.messages[1].local, Some(at("2026-03-15T10:00:00")));
}
