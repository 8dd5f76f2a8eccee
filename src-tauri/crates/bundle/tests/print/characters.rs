//! Letters of any script, and texts that nobody expects.

use bundle::print::{PlaceInChronology, Standard, chronology, for_the_officer};
use serde_json::json;

use crate::paper::{letters, only, print};
use crate::print_case;

#[test]
fn text_is_never_read_as_markup() {
    let hostile = "#eval(\"1+1\") $x^2$ ] } *bold* _it_ <found> @label `raw` \\ // https://example.com/#read(\"/etc/passwd\") ~~ -- --- = heading";
    let paper = print(&chronology(&only(hostile).input())[0]);
    assert!(
        paper.letters().contains(&letters(hostile)),
        "{}",
        paper.text()
    );
    assert!(!String::from_utf8_lossy(&paper.pdf).contains("/URI"));
}

#[test]
fn what_is_copied_out_of_a_document_is_what_was_written() {
    for words in [
        "我知道你住在哪里。",
        "お前の家を知っている。",
        "네가 어디 사는지 알아.",
        "Сергей Їжак, Γιάννης",
        "የት እንደምትኖር አውቃለሁ",
        "ვიცი სად ცხოვრობ",
        "😡 1\u{FE0F}\u{20E3}",
    ] {
        let paper = print(&chronology(&only(words).input())[0]);
        assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
        let text = paper.letters();
        assert!(text.contains(&letters(words)), "{words}: {text}");
    }
    // In which order right-to-left text comes out is for each reader to say; how often each letter does is not.
    let words = "پشت در ایستاده بود";
    let text = print(&chronology(&only(words).input())[0]).letters();
    let times = |text: &str, letter| text.chars().filter(|one| *one == letter).count();
    for letter in letters(words).chars() {
        // Once as what happened, once as the exact words.
        assert_eq!(
            times(&text, letter),
            2 * times(words, letter),
            "{letter}: {text}"
        );
    }
}

#[test]
fn an_officers_page_shortens_a_text_in_any_script_and_leaves_the_lists_their_own() {
    for words in [
        "I was afraid. ",
        "我知道你住在哪里。",
        "میں تمہیں دیکھ رہا ہوں ",
    ] {
        let mut made = print_case::made(12);
        let long = json!({"kind": "incident", "what": words.repeat(900), "when":
            {"earliest": "2027-09-01T18:00:00", "latest": "2027-09-01T22:00:00", "zone": "Europe/London",
            "precision": "part_of_day", "part_of_day": "evening", "basis": "memory"}});
        made.case.entries.push(print_case::kept(3000, 900, long));
        let officer = print(&for_the_officer(
            &made.input(),
            &PlaceInChronology::default(),
        ));
        // The lists stand on a third.
        assert_eq!(officer.printed.pages, 3);
        assert_eq!(officer.printed.standard, Standard::ArchivalAndAccessible);
        let text = officer.letters();
        assert!(text.contains('…') && !text.contains("U+"), "{text}");
        assert!(!text.contains(|one| ('\u{E000}'..='\u{F8FF}').contains(&one)));
    }
}

#[test]
fn no_character_stops_a_document() {
    let mut every = String::new();
    for code in (1..0x3_0000_u32)
        .step_by(31)
        .chain(0xE_0000..0xE_0080)
        .chain(0x1F000..0x1FB00)
    {
        every.extend(char::from_u32(code));
        if code % 97 == 0 {
            every.push(' ');
        }
    }
    every.push_str("e\u{301}\u{BCD}\u{94D}x\u{20E3} \u{202E}evil\u{202C} 👨‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 \u{7} \u{13000}");
    let paper = print(&chronology(&only(&every).input())[0]);
    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    let text = paper.letters();
    assert!(text.contains("⟨U+13000⟩") && text.contains("⟨U+202E⟩evil"));
}

#[test]
fn what_a_number_in_place_of_a_character_means_is_said_where_one_stands_and_nowhere_else() {
    let said = letters("is printed as its number");
    for (words, has_one) in [("plain", false), ("żółć 我", false), ("a\u{13000}b", true)] {
        let paper = print(&chronology(&only(words).input())[0]);
        assert_eq!(paper.letters().contains(&said), has_one, "{words}");
    }
}

#[test]
fn a_line_of_a_megabyte_is_printed_whole() {
    for (piece, length) in [("a", 1 << 20), ("ab cd ", 100_000), ("שלום", 100_000)] {
        let long = piece.repeat(length / piece.len());
        let mut made = only("short");
        made.case.entries = vec![print_case::kept(
            1,
            1,
            json!({"kind": "incident", "what": long}),
        )];
        let paper = print(&chronology(&made.input())[0]);
        let first = piece.chars().next().unwrap();
        let printed = paper.text().chars().filter(|one| *one == first).count();
        let asked = long.chars().filter(|one| *one == first).count();
        assert!(printed >= asked, "{printed} of {asked}");
    }
}
