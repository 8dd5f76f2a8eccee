//! Names of protected people.

use serde_json::json;

use super::{all_found, found, none_found, person, protecting};

#[test]
fn a_name_is_found_in_every_order_and_by_each_of_its_parts() {
    let text = |text: &'static str| (text, text);
    all_found(
        &person("Priya Larkspur"),
        &[
            text("Priya Larkspur"),
            text("PRIYA LARKSPUR"),
            text("Larkspur, Priya"),
            text("Priya M. Larkspur"),
            text("Priya Mary Larkspur"),
            text("P. Larkspur"),
            text("P Larkspur"),
            text("P. M. Larkspur"),
            ("Larkspur, P.", "Larkspur, P"),
            text("priya"),
            text("priya\nlarkspur"),
            text("Priya\r\n> Larkspur"),
            text("PriyaLarkspur"),
            text("larkspurpriya"),
            text("priya.larkspur"),
            text("Prïyá"),
            text("Pri\u{ad}ya"),
            ("I told Priya that", "Priya"),
            ("Priya's car", "Priya"),
            ("Priya’s car", "Priya"),
            ("Priyas car", "Priyas"),
            ("Priya-Anne came", "Priya"),
            ("Mrs Larkspur", "Larkspur"),
            ("PriyaLarkspur07700.jpg", "PriyaLarkspur"),
            ("IMG_PriyaHome.jpg", "Priya"),
            ("the name Lark-\nspur", "Lark-\nspur"),
            ("Priya%20Larkspur", "Priya%20Larkspur"),
            ("Pri<b>ya</b>", "Pri<b>ya"),
        ],
    );
    none_found(
        &person("Priya Larkspur"),
        &[
            "Apriyan",
            "the lark spurned",
            "P. Smith",
            "Larkspurian",
            "priyamvada",
        ],
    );
}

#[test]
fn names_of_many_kinds_are_found() {
    for (name, text, expected) in [
        ("Anne-Marie Odell", "I saw Anne there", "Anne"),
        ("Anne-Marie Odell", "annemarie", "annemarie"),
        ("Sean O'Neil", "ONeil", "ONeil"),
        ("Sean O'Neil", "O’Neil", "O’Neil"),
        ("Zoë Odell", "zoe", "zoe"),
        ("Zoe Odell", "Zoë", "Zoë"),
        ("Łukasz Odell", "lukasz", "lukasz"),
        ("Jo Li", "then Jo came", "Jo"),
        ("Jo Li", "Jo Li", "Jo Li"),
        ("Jo Li", "jo li", "jo li"),
        ("王小明", "我看见王小明了", "王小明"),
        ("王小明", "小明走了", "小明"),
        ("小明", "我看见小明了", "小明"),
        ("さくら", "昨日さくらが来た", "さくら"),
        ("김민준", "민준이가 왔다", "민준"),
        ("สมชาย", "วันนี้สมชายมา", "สมชาย"),
        ("محمد علي", "مُحَمَّد", "مُحَمَّد"),
        ("राम", "राम आया", "राम"),
        ("priya odell", "told priya", "priya"),
        ("Mrs Odell", "odell", "odell"),
        ("Rose Odell", "then Rose rang", "Rose"),
        ("May", "I saw May there", "May"),
        ("Will Park", "then Will Park rang", "Will Park"),
        ("Jo Li", "PriyaJo.jpg", "Jo"),
        ("Priya PARK", "for Park again", "Park"),
    ] {
        assert_eq!(found(text, &person(name)), [expected], "{name} in {text}");
    }
    for (name, text) in [
        ("राम", "रामा आया"),
        ("Rose Odell", "he rose and left"),
        ("May Odell", "He may come. THEN HE MAY GO."),
        ("Will Park", "I will park at the park"),
        ("Jo Li", "jo said, li said, Join, Lid"),
        ("An Odell", "An apple. An hour later. an"),
        ("Priya from work", "I was at work, from nine"),
        (
            "May Odell",
            "On 12 May 2026 and in May 2026 he rang. May 4th.",
        ),
        ("Drew Odell", "he drew a knife"),
        ("My sister", "his sister rang"),
        ("My sister", "with her sister, my aunt"),
        ("Dr Odell", "the dr said"),
        ("Ida Odell", "I'd a call, i d a"),
    ] {
        assert_eq!(found(text, &person(name)), [""; 0], "{name} in {text}");
    }
}

#[test]
fn a_name_that_the_other_person_has_too_tells_nothing_by_itself() {
    let protected = protecting(&[
        json!({"kind": "person", "name": "Priya Odell", "role": "other_target", "protected": true}),
        json!({"kind": "person", "name": "Mark Odell", "role": "other_person"}),
        json!({"kind": "person", "name": "Maya Ash", "role": "keeper", "protected": true}),
        json!({"kind": "person", "name": "Tessa Ash", "role": "other_target", "protected": true}),
    ]);
    all_found(
        &protected,
        &[
            ("Odell, Priya rang", "Odell, Priya"),
            ("P. Odell rang", "P. Odell"),
            ("Tessa rang", "Tessa"),
        ],
    );
    none_found(
        &protected,
        &["Mark Odell rang", "Mr Odell", "Maya Ash", "Ash and Odell"],
    );
}
