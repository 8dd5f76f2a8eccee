//! Rich text: words in each of its writings, words that are not seen, and data.

use domain::{ItemKind, UnreadPart};

use super::{MARK, PLACE, copy, is_whole, read, says, unread};

const START: &str = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset238 Arial CE;}}\\uc1 \\f0 ";

fn rich(text: &str) -> String {
    format!("{START}{text}}}")
}

#[test]
fn words_are_read_in_each_of_their_writings() {
    for (written, words) in [
        (
            "don\\'92t, don\\u8217?t come near me",
            "don\u{2019}t, don\u{2019}t come near me",
        ),
        ("07911\\~123456 again", "07911\u{a0}123456 again"),
        ("one\\par two\\line three", "one\ntwo\nthree"),
        ("19:30\\cell Ann\\row", "19:30\tAnn\n"),
        ("Fair\\-field 12\\_14", "Fairfield 12-14"),
        ("{\\b Fair}{\\i field}", "Fairfield"),
        ("a\r\nb\\\nc", "ab\nc"),
        ("{\\f1 \\'b3}\\'b3", "\u{142}\u{b3}"),
        ("\\uc2\\u225\\'c3\\'a1x", "\u{e1}x"),
        ("\\{\\}\\\\", "{}\\"),
        ("a\\emdash b\\unknownword3 c", "a\u{2014}bc"),
    ] {
        let (identified, found) = read(rich(written).as_bytes(), "a.rtf");
        assert_eq!(
            (identified.item_kind, identified.media_type.as_str()),
            (ItemKind::Document, "application/rtf")
        );
        let all: String = found
            .words
            .iter()
            .map(|one| format!("{}\n", one.text))
            .collect();
        assert!(all.contains(words), "{written}: {all:?}");
        assert!(is_whole(&found), "{written}: {:?}", found.account);
    }
    let (_, found) = read(rich("\\u-10179?\\u-8969? x").as_bytes(), "a.rtf");
    assert!(says(&found, "\u{1F4F7} x"), "{:?}", found.words);
}

#[test]
fn words_that_are_not_seen_are_searched_and_do_not_go_over() {
    for written in [
        format!("x {{\\v {PLACE}}} y"),
        format!("x {{\\deleted {PLACE}}} y"),
        format!("x {{\\*\\annotation {PLACE}}} y"),
        format!("x {{\\info{{\\title {PLACE}}}}} y"),
        format!("x {{\\*\\own {PLACE}}} y"),
        format!("x {{\\field{{\\*\\fldinst HYPERLINK \"{PLACE}\"}}{{\\fldrslt z}}}} y"),
        format!("x y}} {PLACE} {{"),
    ] {
        let (identified, found) = read(rich(&written).as_bytes(), "a.rtf");
        assert!(says(&found, PLACE) && is_whole(&found), "{written}");
        let copy = copy(rich(&written).as_bytes(), &identified);
        assert!(
            !copy.contains(PLACE) && copy.contains('x') && copy.contains('y'),
            "{copy}"
        );
    }
    for written in [
        format!("x{{\\footnote {PLACE}}}"),
        format!("{{\\header {PLACE}}}x"),
        "x {\\v no}12 {\\v no}Fairfield Row".to_owned(),
    ] {
        let (identified, found) = read(rich(&written).as_bytes(), "a.rtf");
        assert!(says(&found, PLACE), "{written}");
        assert!(
            copy(rich(&written).as_bytes(), &identified).contains(MARK),
            "{written}"
        );
    }
}

#[test]
fn data_is_said_with_its_place() {
    for (before, data, after) in [
        ("x {\\pict\\pngblip ", "89504e470d0a1a0a", "} y"),
        ("x {\\object{\\*\\objdata ", "0105000002", "}} y"),
        ("x {\\bin6 ", "a}b{cd", "} y"),
    ] {
        let text = rich(&format!("{before}{data}{after}"));
        let (identified, found) = read(text.as_bytes(), "a.rtf");
        let (from, length) = unread(&found, UnreadPart::Attachment).unwrap();
        let at = (START.len() + before.len()) as u64;
        assert!(
            from <= at && from + length >= at + data.len() as u64,
            "{before}: {from} {length}"
        );
        let copy = copy(text.as_bytes(), &identified);
        assert!(
            copy.contains('x') && copy.contains('y') && !copy.contains(data),
            "{copy}"
        );
    }
    let (_, found) = read(b"{\\rtf1\\mac Caf\\'8e}", "a.rtf");
    assert!(unread(&found, UnreadPart::Undecodable).is_some());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    #[test]
    fn nothing_in_rich_text_is_passed_over_in_silence(share in 0.0f64..1.0, noise in "[a-z{}\\\\ 0-9*']{0,40}") {
        let text = rich("x {\\v y}{\\*\\own z}{\\pict 8950}{\\b 12} Fair\\u102?ield \\'31{\\footnote a}\\par");
        let (before, after) = text.split_at((text.len() as f64 * share) as usize);
        let text = format!("{before} silverbirch {after}");
        let found = read(text.as_bytes(), "a.rtf").1;
        proptest::prop_assert!(says(&found, "ilverbirch") || !is_whole(&found), "{text}");
        // However it is broken.
        let text = format!("{before}{noise}{after}");
        let _ = read(format!("{{\\rtf1{text}").as_bytes(), "a.rtf");
    }
}
