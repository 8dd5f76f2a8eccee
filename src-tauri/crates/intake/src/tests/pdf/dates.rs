//! The clocks of a PDF are those of the document, and of nothing that lies in it.

use domain::ClockSource;

use super::made::Made;
use crate::tests::seen;

/// A clock, what it shows, and the minutes east of UTC that stand there.
type Read = (ClockSource, String, Option<i32>);

/// What is read of a document with this dictionary of itself, and what is kept unread.
fn clocks(made: Made, about: &[u8]) -> (Vec<Read>, Vec<String>) {
    let mut made = made;
    let number = made.add(about);
    made.trailer = format!("/Info {number} 0 R");
    let facts = seen(&made.file(), "a.pdf").facts;
    let read = facts.clocks.into_iter();
    let unread = facts.unread_clocks.into_iter();
    (
        read.map(|clock| (clock.source, clock.shows.to_string(), clock.offset_minutes))
            .collect(),
        unread.map(|unread| unread.words).collect(),
    )
}

fn with_comment(date: &str) -> Made {
    Made::words("shown")
        .of_page("/Annots [6 0 R]")
        .with(format!(
            "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (note) /CreationDate ({date}) >>"
        ))
}

fn wide(words: &str) -> Vec<u8> {
    let units = [0xFEFF].into_iter().chain(words.encode_utf16());
    units.flat_map(u16::to_be_bytes).collect()
}

fn created(string: &[u8]) -> Vec<u8> {
    [b"<< /CreationDate (", string, b") >>"].concat()
}

#[test]
fn the_date_of_a_comment_is_not_the_documents() {
    let comment = || with_comment("D:20250101000000+05'00'");
    assert_eq!(
        clocks(comment(), b"<< /Title (Letter) >>"),
        (vec![], vec![])
    );
    let own = || "2025-01-01 00:00:00".to_owned();
    assert_eq!(
        clocks(comment(), b"<< /CreationDate (D:20250101000000) >>"),
        (vec![(ClockSource::PdfCreated, own(), None)], vec![]),
        "the zone of the comment is not the document's"
    );
    assert_eq!(
        clocks(
            with_comment("on the 1st"),
            b"<< /CreationDate (D:20250101000000Z) >>"
        ),
        (vec![(ClockSource::PdfCreated, own(), Some(0))], vec![])
    );
}

#[test]
fn a_date_in_wide_letters_is_read() {
    let shows = "2026-03-14 19:30:12".to_owned();
    for date in [
        wide("D:20260314193012+01'00'"),
        wide("2026-03-14T19:30:12+01:00"),
        b"2026-03-14 19:30:12+01:00".to_vec(),
    ] {
        assert_eq!(
            clocks(Made::words("shown"), &created(&date)),
            (
                vec![(ClockSource::PdfCreated, shows.clone(), Some(60))],
                vec![]
            ),
            "{}",
            String::from_utf8_lossy(&date)
        );
    }
}

#[test]
fn a_date_that_is_not_understood_has_no_noughts_between_its_letters() {
    let marked = wide("Saturday 14 March");
    for date in [&marked[..], &marked[2..]] {
        let (read, unread) = clocks(Made::words("shown"), &created(date));
        assert_eq!(read, []);
        assert_eq!(unread, ["Saturday 14 March"]);
    }
}
