//! Which bytes of a film nothing has read.

use domain::UnreadPart;
use proptest::prelude::*;

use super::made::{
    Film, Track, edits, international, keys, part, pictures, sound, subtitles, unit,
};
use super::{account, copy, holds, looked, unread};
use crate::tests::making;

/// With something in a place of which a player knows nothing, or that it passes over.
fn with_something_in(place: usize, something: &[u8]) -> Film {
    let film = Film::default();
    let of_pictures = |pictures: Track| Film {
        tracks: vec![pictures, sound()],
        ..Film::default()
    };
    match place {
        0 => Film {
            before: part(b"free", &[something]),
            ..film
        },
        1 => Film {
            before: part(b"abcd", &[something]),
            ..film
        },
        2 => Film {
            between: something.to_vec(),
            ..film
        },
        3 => Film {
            more: part(b"udta", &[&part(b"abcd", &[something])]),
            ..film
        },
        4 => Film {
            more: part(b"skip", &[something]),
            ..film
        },
        5 => Film {
            after: something.to_vec(),
            ..film
        },
        6 => Film {
            after: part(b"uuid", &[something]),
            ..film
        },
        7 => Film {
            tracks: vec![pictures(), sound(), subtitles(something)],
            ..film
        },
        8 => of_pictures(Track {
            more: part(b"meta", &[&[0; 4], &part(b"free", &[something])]),
            ..pictures()
        }),
        9 => of_pictures(Track {
            more_tables: part(b"stsz", &[something]),
            ..pictures()
        }),
        10 => of_pictures(Track {
            samples: pictures()
                .samples
                .into_iter()
                .map(|sample| [unit(&[&[6, 5], something].concat()), sample].concat())
                .collect(),
            ..pictures()
        }),
        11 => {
            let entry = pictures().entry;
            let more = [&entry[8..], &part(b"abcd", &[something])].concat();
            of_pictures(Track {
                entry: part(b"avc1", &[&more]),
                ..pictures()
            })
        }
        12 => Film {
            // A second track of pictures, which no player shows.
            tracks: vec![
                pictures(),
                sound(),
                Track {
                    samples: vec![unit(&[&[0x65], something].concat())],
                    ..pictures()
                },
            ],
            ..film
        },
        13 => {
            let named = keys(&[("com.apple.quicktime.make", "Example")]);
            let second = part(b"keys", &[something]);
            Film {
                more: part(b"meta", &[&named[8..], &second]),
                ..film
            }
        }
        _ => Film {
            more: part(b"udta", &[&part(b"meta", &[&[0; 4], something])]),
            ..film
        },
    }
}

#[test]
fn bytes_written_as_letters_are_no_words() {
    let packed = "QUJDRA+/".repeat(40);
    let broken = format!("<xmpGImg:image>{}", packed.replace("DRA", "&#xA;DRA"));
    for text in [packed, broken] {
        let film = Film {
            more: part(b"udta", &[&international(b"\xA9cmt", &text)]),
            ..Film::default()
        };
        assert_eq!(unread(&film.bytes()), [UnreadPart::UnknownPart]);
        assert!(!holds(&copy(&film.bytes()).unwrap(), b"QUJ"));
    }
}

const PLACES: usize = 15;

#[test]
fn a_film_of_known_boxes_is_wholly_read() {
    assert_eq!(unread(&Film::default().bytes()), []);
    assert_eq!(unread(&sample_files::video(&making(), 1)), []);
    assert!(account(&Film::default().bytes()).shows);
}

#[test]
fn empty_space_hides_nothing() {
    for place in [0, 2, 4, 8] {
        assert_eq!(
            unread(&with_something_in(place, &[0; 40]).bytes()),
            [],
            "{place}"
        );
    }
}

#[test]
fn it_is_told_what_kind_of_part_is_unread_and_where() {
    let secret = b"12 Fairfield Row";
    let expected = [
        (1, UnreadPart::UnknownPart),
        (2, UnreadPart::AfterTheEnd),
        (5, UnreadPart::AfterTheEnd),
        (7, UnreadPart::BesideTracks),
        (10, UnreadPart::BesideTracks),
        (12, UnreadPart::BesideTracks),
    ];
    for (place, part) in expected {
        let film = with_something_in(place, secret).bytes();
        let account = account(&film);
        let stands = film
            .windows(secret.len())
            .position(|window| window == secret);
        let bytes = account.unread[&part];
        assert!(bytes.from <= stands.unwrap() as u64, "{place}");
        assert!(bytes.length >= secret.len() as u64, "{place}");
    }
}

#[test]
fn names_of_programs_are_words() {
    let film = Film {
        tracks: vec![Track {
            handler_name: b"At 12 Fairfield Row\0".to_vec(),
            ..pictures()
        }],
        ..Film::default()
    };
    let looked = looked(&film.bytes());
    let found = looked
        .words
        .iter()
        .any(|word| word.text.contains("Fairfield"));
    assert!(found && looked.account.unread.is_empty());
    let copy = copy(&film.bytes()).unwrap();
    assert!(!holds(&copy, b"Fairfield"));
}

#[test]
fn a_title_in_a_box_of_a_box_is_words() {
    let named = part(
        b"udta",
        &[&international(b"\xA9nam", "At 12 Fairfield Row")],
    );
    let film = Film {
        more: named,
        ..Film::default()
    };
    let looked = looked(&film.bytes());
    assert_eq!(looked.words[0].text, "At 12 Fairfield Row");
    assert!(looked.account.unread.is_empty());
}

#[test]
fn what_the_edits_leave_out_is_unread_and_is_not_copied() {
    for (shows, from) in [(2000, 0), (6000, 2000)] {
        let cut = Film {
            tracks: vec![Track {
                edits: edits(shows, from),
                ..pictures()
            }],
            ..Film::default()
        };
        assert_eq!(unread(&cut.bytes()), [UnreadPart::BesideTracks]);
        assert_eq!(copy(&cut.bytes()), Err(crate::Reason::NoCleanCopy));
    }
    let brought_together = Film {
        tracks: vec![Track {
            edits: edits(5960, 40),
            ..pictures()
        }],
        ..Film::default()
    };
    assert_eq!(unread(&brought_together.bytes()), []);
}

/// With other numbers behind a name, so many bytes after it.
fn renumbered(film: &[u8], name: &[u8; 4], skipped: usize, numbers: &[u32]) -> Vec<u8> {
    let mut film = film.to_vec();
    let at = film.windows(4).position(|window| window == name).unwrap() + 4 + skipped;
    for (index, number) in numbers.iter().enumerate() {
        film[at + index * 4..at + index * 4 + 4].copy_from_slice(&number.to_be_bytes());
    }
    film
}

#[test]
fn samples_that_lie_elsewhere_are_none() {
    let elsewhere = renumbered(&Film::default().bytes(), b"stco", 8, &[8]);
    assert!(unread(&elsewhere).contains(&UnreadPart::BesideTracks));
    assert_eq!(copy(&elsewhere), Err(crate::Reason::NoCleanCopy));
}

#[test]
fn samples_that_are_the_same_bytes_over_and_over_are_none() {
    let film = Film {
        tracks: vec![Track {
            samples: vec![vec![0x80; 1000]; 6],
            ..sound()
        }],
        ..Film::default()
    };
    let film = film.bytes();
    let first = film.windows(4).position(|name| name == b"mdat").unwrap() as u32 + 4;
    let film = renumbered(&film, b"stco", 8, &[first; 6]);
    let film = renumbered(&film, b"stsz", 12, &[6000; 6]);
    assert!(unread(&film).contains(&UnreadPart::BesideTracks));
    assert_eq!(copy(&film), Err(crate::Reason::NoCleanCopy));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_player_passes_over_is_unread_and_never_in_the_copy(
        place in 0..PLACES,
        something in prop::collection::vec(1u8..255, 12..80),
    ) {
        let film = with_something_in(place, &something).bytes();
        prop_assert!(holds(&film, &something));
        prop_assert_ne!(unread(&film), []);
        let copy = copy(&film).unwrap();
        prop_assert!(!holds(&copy, &something));
        prop_assert_eq!(unread(&copy), []);
    }
}
