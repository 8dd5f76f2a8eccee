//! The bytes at each place, decoded as named, are the words.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, WINDOWS_1251, WINDOWS_1256};

use super::{read, read_all};

fn check(bytes: &[u8]) {
    let (kept, account) = read_all(&mut std::io::Cursor::new(bytes), None);
    assert!(account.unwrap().messages > 0);
    for message in kept.messages {
        assert_eq!(message.place.read_in(bytes), message.body);
    }
    for (_, words, place) in kept.not_understood {
        assert_eq!(place.read_in(bytes), words);
    }
}

#[test]
fn in_older_character_sets_of_one_and_two_bytes_a_letter() {
    let said: [(&'static Encoding, &str, &str); 6] = [
        (
            WINDOWS_1251,
            "Анна",
            "я видел свет в твоём окне, почему ты не отвечаешь на мои сообщения",
        ),
        (
            WINDOWS_1256,
            "سارة",
            "رأيت الضوء في نافذتك لماذا لا تجيبين على رسائلي هذا المساء",
        ),
        (
            SHIFT_JIS,
            "山田",
            "部屋の電気がついているのを見ました。どうして返事をくれないのですか",
        ),
        (
            GBK,
            "王小明",
            "我看见你房间的灯亮着，你为什么不回我的消息，今天晚上你在哪里",
        ),
        (
            BIG5,
            "王小明",
            "我看見你房間的燈亮著，你為什麼不回我的訊息，今天晚上你在哪裡",
        ),
        (
            EUC_KR,
            "김민수",
            "네 방에 불이 켜져 있는 것을 봤어 왜 내 메시지에 대답하지 않니",
        ),
    ];
    for (encoding, name, words) in said {
        let text = format!(
            "14/03/2026, 10:00 - {name}: {words}\n14/03/2026, 10:01 - Me: ok\n15/03/2026, 10:00 - {name}: {words}\n"
        );
        let (bytes, _, wrong) = encoding.encode(&text);
        assert!(!wrong, "{encoding:?}");
        let (found, _) = read(&bytes, None);
        assert_eq!(found[0].sender.as_deref(), Some(name), "{encoding:?}");
        assert_eq!(found[0].body, words, "{encoding:?}");
        check(&bytes);
    }
}

#[test]
fn where_two_exports_of_different_character_sets_were_joined() {
    let mut bytes = "14/03/2026, 10:00 - Zoë: café\n".as_bytes().to_vec();
    bytes.extend(b"15/03/2026, 10:00 - Zo\xEB: caf\xE9\n");
    bytes.extend(b"16/03/2026, 10:00 - Zo\xEB: caf\xE9 and caf\xC3\xA9\n");
    bytes.extend("\u{feff}17/03/2026, 10:00 - Zoë: \u{feff}café\n".as_bytes());
    let (found, account) = read(&bytes, None);
    let said: Vec<_> = found
        .iter()
        .map(|kept| (kept.place.encoding, kept.body.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            ("utf-8", "café"),
            ("windows-1252", "café"),
            ("utf-8", "caf\u{fffd} and café"),
            ("utf-8", "\u{feff}café"),
        ]
    );
    assert!(found[2].marks.contains(&"undecodable"));
    assert_eq!(found[1].sender.as_deref(), Some("Zoë"));
    assert_eq!(
        (account.undecodable.count, account.undecodable.first_line),
        (1, 3)
    );
    check(&bytes);
}

#[test]
fn where_halves_of_pairs_stand_alone() {
    let mut bytes: Vec<u8> = "14/03/2026, 10:00 - Ann: a😀"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.truncate(bytes.len() - 2);
    bytes.extend(
        "\n15/03/2026, 10:00 - Ann: b\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes),
    );
    let (found, _) = read(&[&[0xFF, 0xFE][..], &bytes].concat(), None);
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].body, "a\u{fffd}");
    assert!(found[0].marks.contains(&"undecodable"));
    check(&[&[0xFF, 0xFE][..], &bytes].concat());
}
