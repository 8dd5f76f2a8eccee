use domain::Digest;
use ledger::{CodeForm, FilesHandedOver, HandOver, HandOverError, LeftCode};

/// Worked out with `openssl dgst -sha256 -binary | head -c 20 | base32`, and its two check characters by hand.
const CODE: &str = "QWF4-5TUU-G6II-KBD2-ZDRI-DUQL-GTZC-63FD-SE";
const WHOLE: &str = "858bcece94379085047ac8e281d20b34f22f6ca3cc4d7909b6eb1b2ec61020ec";
const RECORD: &str = "\
daybook hand-over v2
vault 95702fb9-3a02-4d1f-b0d7-68702b2cccf2
size 23
root f8223a800604bda5c7342cc33cc57bb2ee0cb0095c2761a7c5f1e2043334d284
key SHA256:URX345R/WmI7KrM6brqpnLcCgcaYhbyEMsMdAgObdP4
";
const ALSO: &str = "also SHA256:pWtYSVUBxxn8dD9pCeDTHn4SFuS0dPFZrRrBLvXZz7A\n";

fn main_line() -> String {
    format!("main {}\n", "ab".repeat(32))
}

fn read(text: &str) -> Result<HandOver, HandOverError> {
    HandOver::read(text.as_bytes())
}

#[test]
fn a_text_reads_back_and_its_code_is_the_beginning_of_its_hash() {
    let record = read(RECORD).unwrap();
    assert_eq!(record.to_string(), RECORD);
    assert_eq!(
        (record.head.size, record.files),
        (23, FilesHandedOver::default())
    );
    assert_eq!(record.code().to_string(), CODE);
    assert_eq!(record.code().form(), CodeForm::Second);
    assert_eq!(record.digest().to_string(), WHOLE);

    let files = format!(
        "{RECORD}{ALSO}{}police-only {}\nportal {}\n",
        main_line(),
        "cd".repeat(32),
        "ef".repeat(32)
    );
    let whole = read(&files).unwrap();
    assert_eq!(whole.to_string(), files);
    let given = FilesHandedOver {
        main: Some(Digest::new([0xab; 32])),
        police_only: Some(Digest::new([0xcd; 32])),
        portal: Some(Digest::new([0xef; 32])),
    };
    assert_eq!(whole.files, given);
    assert_eq!(whole.keys().len(), 2);
    assert_ne!(whole.code(), record.code());
}

#[test]
fn the_same_said_in_another_way_is_refused() {
    let files = format!("{RECORD}{}", main_line());
    let key = RECORD.lines().nth(4).unwrap();
    let others = [
        String::new(),
        RECORD.trim_end().to_owned(),
        RECORD.replace('\n', "\r\n"),
        RECORD.replace("size 23", "size 023"),
        RECORD.replace("size 23", "size +23"),
        RECORD.replace("size 23", "size  23"),
        RECORD.replace("root f8", "root F8"),
        RECORD.replace("hand-over v2", "hand-over v02"),
        RECORD.replace("hand-over v2", "hand-over v1"),
        RECORD.replace("95702fb9", "95702FB9"),
        format!("\u{feff}{RECORD}"),
        format!("{RECORD}\n"),
        format!("{RECORD}{ALSO}{ALSO}"),
        format!("{RECORD}also{}\n", key.trim_start_matches("key")),
        format!("{RECORD}{key}\n"),
        format!("{files}{}", main_line()),
        format!("{files}{ALSO}"),
        format!("{files}portal {0}\npolice-only {0}\n", "cd".repeat(32)),
        format!("{files}name Ada\n"),
    ];
    for text in others {
        assert_eq!(read(&text), Err(HandOverError::Form), "{text:?}");
    }
    assert_eq!(
        HandOver::read(b"daybook hand-over v2\n\xff"),
        Err(HandOverError::Form)
    );
}

#[test]
fn a_later_form_is_told_as_that() {
    for form in ["3", "10", "4711"] {
        let text = format!("daybook hand-over v{form}\nwhatever it says\n");
        assert_eq!(read(&text), Err(HandOverError::Later));
    }
}

#[test]
fn a_list_has_an_empty_line_between_its_texts() {
    let record = read(RECORD).unwrap();
    let whole = read(&format!("{RECORD}{ALSO}{}", main_line())).unwrap();
    for list in [vec![], vec![record.clone()], vec![record, whole]] {
        let text = HandOver::write_list(&list);
        assert_eq!(HandOver::read_list(text.as_bytes()), Ok(list));
    }
    for list in [
        format!("{RECORD}\n\n{RECORD}"),
        format!("{RECORD}\n"),
        format!("\n{RECORD}"),
        format!("{RECORD}{RECORD}"),
        format!("{RECORD}\nmore"),
    ] {
        assert_eq!(
            HandOver::read_list(list.as_bytes()),
            Err(HandOverError::Form),
            "{list:?}"
        );
    }
}

#[test]
fn the_short_code_and_the_whole_hash_are_both_taken() {
    let record = read(RECORD).unwrap();
    for code in [
        CODE,
        WHOLE,
        &WHOLE.to_uppercase(),
        &format!(" {} {}\n", &WHOLE[..32], &WHOLE[32..]),
    ] {
        assert!(code.parse::<LeftCode>().unwrap().is_of(&record), "{code}");
    }
    let other = read(&format!("{RECORD}{ALSO}")).unwrap();
    assert!(!CODE.parse::<LeftCode>().unwrap().is_of(&other));
    assert!(!WHOLE.parse::<LeftCode>().unwrap().is_of(&other));
    assert!(WHOLE.replace('8', "x").parse::<LeftCode>().is_err());
    assert!(WHOLE[1..].parse::<LeftCode>().is_err());
    // As both stand on paper, and with one of them of another hand-over.
    let both = format!("{CODE}\n{WHOLE}\n").parse::<LeftCode>().unwrap();
    assert_eq!(both, LeftCode::Whole(record.digest()));
    let mixed = format!("{}\n{WHOLE}", other.code());
    assert!(mixed.parse::<LeftCode>().is_err());
}
