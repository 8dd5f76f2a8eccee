//! A text as it is compared: one form for all the ways of writing the same, and from each character the way back to the bytes
//! that it was read from. So what is found is cut out whole, and nothing beside it.

mod codes;
pub(super) mod edges;
mod tags;
mod view;

use domain::is_of_a_word;

pub(crate) use view::View;

/// The views of a text that are searched: as it stands; with what is written in codes decoded, where there is any; and
/// without its tags. What looks like a code may be none, so neither stands in for another.
pub(super) fn views(text: &str) -> Vec<View> {
    let mut views = vec![View::as_written(text)];
    if codes::holds_any(text) {
        views.push(View::of(codes::decoded(text), text.len()));
    }
    if tags::holds_any(text) {
        views.push(View::of(tags::without(text), text.len()));
    }
    views
}

/// Letters and digits only, folded.
pub(crate) fn letters_of(text: &str) -> String {
    let mut letters = domain::folded(text);
    letters.retain(is_of_a_word);
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a text is read as these letters, in any view.
    fn read_as<'a>(text: &'a str, letters: &str) -> Option<&'a str> {
        views(text).iter().find_map(|view| {
            let at = view.letters.find(letters)?;
            let part = view.part_of_letters(at..at + letters.len())?;
            Some(&text[view.place(part)?])
        })
    }

    #[test]
    fn what_is_written_in_codes_is_read_and_has_its_place() {
        for (text, letters, written) in [
            ("a 14%20Larch%20Road b", "14larchroad", "14%20Larch%20Road"),
            ("q=14+Larch+Road&z", "14larchroad", "14+Larch+Road"),
            ("Zo%C3%AB Example", "zoeexample", "Zo%C3%AB Example"),
            ("Zo%EB Example", "zoeexample", "Zo%EB Example"),
            ("Zo&euml; Example", "zoeexample", "Zo&euml; Example"),
            ("Zo&#235; Example", "zoeexample", "Zo&#235; Example"),
            ("Zo&#xEB; Example", "zoeexample", "Zo&#xEB; Example"),
            ("Zo\\u00eb Example", "zoeexample", "Zo\\u00eb Example"),
            (
                "Zo\\u00c3\\u00ab Example",
                "zoeexample",
                "Zo\\u00c3\\u00ab Example",
            ),
            (
                "&#49;4&nbsp;Larch&#32;Road",
                "14larchroad",
                "&#49;4&nbsp;Larch&#32;Road",
            ),
            ("14 Lar=\r\nch Road", "14larchroad", "14 Lar=\r\nch Road"),
            ("Zo=C3=AB Example", "zoeexample", "Zo=C3=AB Example"),
            ("Zo=EB Example", "zoeexample", "Zo=EB Example"),
            ("14 Larch=20\r\nRoad", "14larchroad", "14 Larch=20\r\nRoad"),
            ("\"14 Larch\\nRoad\"", "14larchroad", "14 Larch\\nRoad"),
            (
                "14 <b>Lar</b>ch<br>Road.",
                "14larchroad",
                "14 <b>Lar</b>ch<br>Road",
            ),
            (
                "<a href=\"?q=14%20Larch%20Road\">",
                "14larchroad",
                "14%20Larch%20Road",
            ),
            ("\\ud83d\\ude00 Zo\\u00eb", "zoe", "Zo\\u00eb"),
        ] {
            assert_eq!(read_as(text, letters), Some(written), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_code_is_read_as_it_stands() {
        for (text, letters) in [
            ("q=07700900123", "07700900123"),
            ("?lat=20.123", "lat20123"),
            ("100%2007700", "1002007700"),
            ("a & b; %zz &unknown; \\x =G1 100%", "abzzunknownxg1100"),
            ("C:\\new\\route", "cnewroute"),
            ("a < b > c", "abc"),
        ] {
            assert!(read_as(text, letters).is_some(), "{text}");
        }
    }

    #[test]
    fn every_part_of_every_view_is_cut_at_a_character() {
        for text in [
            "%",
            "%C3",
            "=C3=A",
            "&#1114112;",
            "\\ud83d",
            "\\",
            "=",
            "é%é",
            "<a",
            "</",
            "&é;",
        ] {
            for view in views(text) {
                for at in 0..view.text.len() {
                    let place = view.place(at..at + 1).unwrap();
                    assert!(text.get(place).is_some(), "{text}");
                }
            }
        }
    }
}
