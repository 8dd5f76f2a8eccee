//! Web pages and drawings: their source, their words, and what is packed in them.

use domain::UnreadPart;

use super::{PLACE, base64, copy, is_whole, noise, read, says, unread};
use crate::formats::documents::page_words::words_of_page;

fn words(page: &str) -> Vec<String> {
    let words = words_of_page(page).unwrap();
    let lines = words.lines().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn cells_rows_and_blocks_are_kept_apart_and_words_are_not() {
    let table =
        "<table><tr><td>19:30</td><td>Ann</td></tr><TR><TD>20:00</TD><TH>Sam</TH></TR></table>";
    assert_eq!(words(table), ["19:30 Ann", "20:00 Sam"]);
    assert_eq!(
        words("<div>One</div><div>two<b>fold</b></div><li>a</li><li>b</li>"),
        ["One", "twofold", "a", "b"]
    );
    assert_eq!(
        words("<svg><text>19:30</text><text>Ann</text></svg>"),
        ["19:30 Ann"]
    );
}

#[test]
fn numbers_stand_for_the_letters_that_a_browser_shows() {
    assert_eq!(
        words("<p>&#128;5 &#x93;no&#148; &#163;2 &#49&#50; &#128247;</p>"),
        ["\u{20ac}5 \u{201c}no\u{201d} \u{a3}2 12 \u{1F4F7}"]
    );
    // What would be a tag is none, and what is no letter is left.
    assert_eq!(
        words("<p>&#60;b&#62; &#x26;amp; &#xD800; &#; &#99999999999;</p>").len(),
        1
    );
    assert!(words("&#60;b&#62;")[0].contains("<b>"));
}

#[test]
fn what_is_packed_in_a_page_is_searched_or_said() {
    let text = base64(
        format!("Come to {PLACE} at nine, I will be there and so will everybody else.").as_bytes(),
        9999,
    );
    let picture = base64(&noise(300), 9999);
    for (name, start) in [
        ("a.html", "<!DOCTYPE html><p>Hello</p>"),
        (
            "a.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><text>Hello</text>",
        ),
    ] {
        let page = format!("{start}<a href='data:text/plain;base64,{text}'>x</a>");
        let (identified, found) = read(page.as_bytes(), name);
        assert!(says(&found, PLACE) && is_whole(&found), "{name}");
        assert!(copy(page.as_bytes(), &identified).contains("Hello"));
        let page = format!("{start}<img src='data:image/png;base64,{picture}'/><p>{PLACE}</p>");
        let (identified, found) = read(page.as_bytes(), name);
        let at = page.find(&picture).unwrap() as u64;
        assert_eq!(
            unread(&found, UnreadPart::Attachment),
            Some((at, picture.len() as u64)),
            "{name}"
        );
        let copy = copy(page.as_bytes(), &identified);
        assert!(
            copy.contains("Hello") && !copy.contains(PLACE) && !copy.contains(&picture),
            "{copy}"
        );
    }
}

#[test]
fn hidden_words_of_a_page_are_searched_and_escapes_of_its_scripts_are_read() {
    let page = format!(
        "<!DOCTYPE html><p>x</p><img alt=\"{PLACE}\"><script>var a = \"12\\nFairfield\\u0020Row\\/b\"</script>\n<!-- {PLACE} --><p hidden>{PLACE}</p>"
    );
    let (_, found) = read(page.as_bytes(), "a.html");
    assert!(says(&found, "12\nFairfield Row/b"));
    assert!(says(&found, &format!("alt=\"{PLACE}\"")) && is_whole(&found));
}

#[test]
fn words_that_tags_of_xml_tear_apart_are_found_and_do_not_go_over() {
    let torn = "<?xml version=\"1.0\"?>\n<doc><p>I know 12 <b>Fair</b>field Row</p></doc>\n";
    let (identified, found) = read(torn.as_bytes(), "a.xml");
    assert!(says(&found, PLACE) && is_whole(&found));
    assert_eq!(
        copy(torn.as_bytes(), &identified).trim(),
        "I know [withheld]"
    );
    let values = format!(
        "<?xml version=\"1.0\"?>\n<smses count=\"1\"><sms body=\"{PLACE}\" date=\"1\"/></smses>\n"
    );
    let (identified, found) = read(values.as_bytes(), "a.xml");
    assert!(says(&found, PLACE) && is_whole(&found));
    assert!(copy(values.as_bytes(), &identified).contains("body=\"[withheld]\""));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 200, failure_persistence: None, ..Default::default() })]

    /// Bytes anywhere in a text or a page are read or said not to be, and go over only where they were read.
    #[test]
    fn nothing_in_a_text_or_page_is_passed_over_in_silence(which in 0usize..4, share in 0.0f64..1.0, junk in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..40)) {
        let packed = base64(&noise(90), 76);
        let (name, text) = [
            ("a.html", format!("<!DOCTYPE html><head><style>a {{}}</style></head><!-- x --><p title='y'>One</p><script>z</script><img src='data:image/png;base64,{packed}'>")),
            ("a.vcf", format!("BEGIN:VCARD\nN:Sam\n NOTE\nPHOTO;ENCODING=b:{}\nEND:VCARD\n", packed.replace('\n', "\n "))),
            ("a.txt", "He rang.\nIt was late \u{2013} very late.\n".to_owned()),
            ("a.json", "{\"a\": \"\\u0041\\nb\", \"c\": []}".to_owned()),
        ][which].clone();
        let identified = crate::identify(text.as_bytes(), name);
        let mut bytes = text.into_bytes();
        let at = (bytes.len() as f64 * share) as usize;
        let inserted = [&junk[..], b" silverbirch ", &junk].concat();
        bytes.splice(at..at, inserted);
        let found = crate::words_in(&mut std::io::Cursor::new(&bytes[..]), &identified);
        let given = says(&found, "silverbirch");
        proptest::prop_assert!(given || !is_whole(&found), "{name} at {at}");
        let copy = copy(&bytes, &identified);
        proptest::prop_assert!(given || !copy.contains("silverbirch"));
    }
}
