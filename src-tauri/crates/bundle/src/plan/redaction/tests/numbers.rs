//! Numbers, and what else protected people are reached by.

use serde_json::json;

use super::{all_found, found, none_found, protecting, reached_by};

#[test]
fn a_number_is_found_in_every_way_of_writing_it() {
    let whole = |text: &'static str| (text, text);
    let british = [
        whole("07700 900123"),
        whole("07700900123"),
        whole("+44 7700 900123"),
        whole("+44 (0)7700 900123"),
        whole("+44(0)7700900123"),
        whole("(+44) 7700 900123"),
        whole("0044 7700 900123"),
        whole("00 44 7700 900 123"),
        whole("447700900123"),
        whole("7700 900123"),
        whole("0 7 7 0 0 9 0 0 1 2 3"),
        whole("07700.900.123"),
        whole("07700/900/123"),
        whole("07700-900-123"),
        whole("07700\n900123"),
        whole("07700\r\n> 900123"),
        whole("07700\u{a0}900\u{2011}123"),
        whole("０７７００ ９００１２３"),
        whole("٠٧٧٠٠ ٩٠٠١٢٣"),
        ("On 14/03/2026 07700 900123 rang", "07700 900123"),
        ("14.03.2026 07700 900123", "07700 900123"),
        ("07700 900123 12:30", "07700 900123"),
        ("447700900123@s.example", "447700900123@s.example"),
        ("IMG07700900123.jpg", "07700900123"),
        ("tel:%2B447700900123", "%2B447700900123"),
        ("07700<b>900</b>123", "07700<b>900</b>123"),
        ("20260314_07700900123_1", "07700900123"),
        ("123407700900123", "7700900123"),
    ];
    for kept in [
        "07700 900123",
        "+44 7700 900123",
        "0044 7700 900123",
        "447700900123",
    ] {
        all_found(&reached_by(kept), &british);
    }
    let irish = [
        whole("+353 87 123 4567"),
        whole("00353871234567"),
        whole("087 1234567"),
        whole("+353 (0)87 123 4567"),
        whole("87 123 4567"),
        whole("+353871234567"),
    ];
    for kept in ["+353 87 123 4567", "00353 87 1234567", "087 123 4567"] {
        let mut missed = Vec::new();
        for (text, _) in irish {
            let found = found(text, &reached_by(kept));
            let is_there = found.first().is_some_and(|found| found.contains("4567"));
            missed.extend((!is_there).then_some(text));
        }
        assert!(missed.is_empty(), "{kept}: {missed:?}");
    }
    all_found(&reached_by("+353 87 123 4567"), &irish);
    all_found(
        &reached_by("+1 212 555 0123"),
        &[
            whole("(212) 555-0123"),
            whole("+1 212 555 0123"),
            whole("1-212-555-0123"),
        ],
    );
    none_found(
        &reached_by("07700 900123"),
        &[
            "07700 900124",
            "07700 call 900123",
            "0123",
            "2026-03-14 19:30",
            "O77OO 900123",
        ],
    );
}

#[test]
fn an_e_mail_address_and_a_plate_are_found() {
    let protected = protecting(&[
        json!({"kind": "person", "name": "A. Witness", "role": "witness",
        "protected": true, "emails": ["sam.ash@example.org"],
        "vehicles": [{"description": "grey", "plate": "AB12 CDE"}]}),
    ]);
    let whole = |text: &'static str| (text, text);
    all_found(
        &protected,
        &[
            whole("sam.ash@example.org"),
            whole("SAM.ASH@example.org"),
            whole("sam.ash%40example.org"),
            whole("sam.ash&#64;example.org"),
            whole("AB12 CDE"),
            whole("ab12cde"),
            whole("AB12\nCDE"),
            whole("AB12-CDE"),
            ("carAB12CDE.jpg", "AB12CDE"),
        ],
    );
}
