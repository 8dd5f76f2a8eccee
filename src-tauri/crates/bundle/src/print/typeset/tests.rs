//! Which typeface draws what: the glyphs of laid out pages.

use unicode_normalization::UnicodeNormalization;

use super::*;
use crate::print::{Document, PageWords, Pages, PrintJob};

/// One glyph: what it stands for, from which typeface, and which of its glyphs.
#[derive(Debug, PartialEq)]
struct Drawn {
    text: String,
    family: String,
    glyph: u16,
    /// What the typeface has for the first character, where nothing stands beside it.
    alone: Option<u16>,
    /// Whether it takes up room, as no mark does.
    is_wide: bool,
}

fn drawn(words: &str) -> Vec<Drawn> {
    let job = PrintJob {
        document: Document::PoliceOnly(Pages {
            opening: vec![words.to_owned()],
            ..Pages::default()
        }),
        title: "T".to_owned(),
        foot: "T".to_owned(),
        band: String::new(),
        made: domain::Moment::new(chrono::DateTime::UNIX_EPOCH, 0),
        pictures: Vec::new(),
        page_words: PageWords {
            language: "en-GB".to_owned(),
            made_with: "T".to_owned(),
            page: "T".to_owned(),
            of: "T".to_owned(),
            replaced: "T".to_owned(),
        },
    };
    let mut sheet = Sheet::new(&job, Vec::new());
    let document = sheet.laid_out(&job).unwrap();
    let (standard, _) = sheet.pdf(&job, &document).unwrap();
    assert_eq!(standard, Standard::ArchivalAndAccessible, "{words}");
    let mut drawn = Vec::new();
    for page in document.pages() {
        gather(&page.frame, &mut drawn);
    }
    // The title, the label and the page's number.
    drawn.retain(|one| !"T1 ".contains(&one.text));
    drawn
}

fn gather(frame: &Frame, drawn: &mut Vec<Drawn>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => gather(&group.frame, drawn),
            FrameItem::Text(text) => drawn.extend(text.glyphs.iter().map(|glyph| {
                let stands_for = &text.text[glyph.range()];
                let first = stands_for.chars().next();
                let alone = first.and_then(|first| text.font.ttf().glyph_index(first));
                Drawn {
                    text: stands_for.to_owned(),
                    family: text.font.info().family.clone(),
                    glyph: glyph.id,
                    alone: alone.map(|glyph| glyph.0),
                    is_wide: glyph.x_advance.get() > 0.0,
                }
            })),
            _ => {}
        }
    }
}

/// Everything of a text is drawn as it is, by one typeface.
fn all_by(family: &str, words: &str) -> Vec<Drawn> {
    let drawn = drawn(words);
    for one in &drawn {
        assert_eq!(one.family, family, "{one:?} in {words}");
        assert_ne!(one.glyph, 0, "{one:?} in {words}");
    }
    let said: Vec<char> = words.chars().filter(|one| *one != ' ').collect();
    for letter in said {
        let is_drawn = drawn.iter().any(|one| one.text.contains(letter));
        assert!(is_drawn, "{letter} of {words}: {drawn:?}");
    }
    drawn
}

#[test]
fn letters_that_join_are_joined() {
    for words in [
        "السلام عليكم",
        "پشت در ایستاده بود",
        "میں تمہیں دیکھ رہا ہوں",
        "دەزانم لە کوێیت",
        "زه پوهېږم چې ته چېرته یې",
        "محمد",
    ] {
        let drawn = all_by("Scheherazade New", words);
        let joined = drawn.iter().filter(|one| one.alone != Some(one.glyph));
        assert!(joined.count() * 3 > drawn.len(), "{words}: {drawn:?}");
    }
}

#[test]
fn vowel_signs_are_drawn_with_their_letter() {
    all_by("Scheherazade New", "مُحَمَّد");
    all_by("Noto Sans Hebrew", "שָׁלוֹם");
    // It has Devanagari too, and a bold of it.
    all_by("Noto Sans", "मैं जानता हूँ");
}

#[test]
fn a_letter_is_drawn_beneath_its_mark() {
    for name in [
        "Сергей Їжак",
        "Γιάννης",
        "Zoë Brontë",
        "Łukasz Żółć",
        "Nguyễn",
    ] {
        let apart: String = name.nfd().collect();
        let glyphs = |words: &str| drawn(words).iter().map(|one| one.glyph).collect::<Vec<_>>();
        assert_eq!(glyphs(&apart), glyphs(name), "{name}");
    }
    // There is no one character for these.
    for cluster in ["ɔ\u{30C}", "ɛ\u{302}", "ị\u{301}", "х\u{301}", "α\u{328}"] {
        let drawn = drawn(cluster);
        let letter = drawn.iter().any(|one| one.is_wide && one.glyph != 0);
        let one_face = drawn.iter().all(|one| one.family == drawn[0].family);
        assert!(
            drawn.len() > 1 && letter && one_face,
            "{cluster}: {drawn:?}"
        );
    }
}

#[test]
fn the_scripts_of_people_who_live_here_are_drawn() {
    for (family, words) in [
        ("Noto Sans SC", "我知道你住在哪里"),
        ("Noto Sans SC", "我知道你住在哪裡佢喺門口"),
        ("Noto Sans SC", "お前の家を知っている。カタカナー"),
        ("NanumGothic", "네가 어디 사는지 알아"),
        ("Noto Sans Tamil", "நீ எங்கே வசிக்கிறாய்"),
        ("Noto Sans Telugu", "నువ్వు ఎక్కడ ఉంటావో"),
        ("Noto Sans Kannada", "ನೀನು ಎಲ್ಲಿ ಇದ್ದೀಯ"),
        ("Noto Sans Malayalam", "നീ എവിടെയാണ്"),
        ("Noto Sans Sinhala", "ඔබ කොහෙද ඉන්නේ"),
        ("Noto Sans Oriya", "ମୁଁ ଜାଣେ"),
        ("Noto Sans Thai", "ฉันรู้ว่าเธออยู่ที่ไหน"),
        ("Noto Sans Lao", "ຂ້ອຍຮູ້"),
        ("Noto Sans Khmer", "ខ្ញុំដឹងថាអ្នកនៅឯណា"),
        ("Noto Sans Myanmar", "မင်းဘယ်မှာနေလဲ"),
        ("Noto Sans Ethiopic", "የት እንደምትኖር አውቃለሁ"),
        ("Noto Sans Georgian", "ვიცი სად ცხოვრობ"),
        ("Noto Sans Armenian", "Ես գիտեմ որտեղ ես ապրում"),
        ("Noto Serif Tibetan", "ཁྱོད་གང་དུ"),
        ("Noto Sans Thaana", "ދިވެހި"),
        ("Noto Sans Syriac", "ܫܠܡܐ"),
    ] {
        all_by(family, words);
    }
}

#[test]
fn no_letter_is_drawn_by_a_typeface_of_symbols() {
    for words in ["א ב ج د α я", "Ω ∀ ∑ 😡 ①"] {
        for one in drawn(words) {
            let symbols = ["Noto Sans Math", "Noto Emoji"].contains(&one.family.as_str());
            let letter = one.text.chars().any(|one| one.is_alphabetic());
            assert!(!(symbols && letter), "{one:?}");
        }
    }
}

#[test]
fn a_keycap_is_drawn_whole() {
    let drawn = drawn("1\u{FE0F}\u{20E3}");
    assert!(
        drawn.iter().all(|one| one.family == drawn[0].family),
        "{drawn:?}"
    );
}
