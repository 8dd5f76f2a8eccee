//! Addresses of protected places.

use super::{all_found, found, living_at, none_found};

#[test]
fn an_address_is_found_in_every_way_of_writing_it() {
    let whole = |text: &'static str| (text, text);
    let home = living_at("14 Larch Road, Exampleton, ZZ9 9ZZ");
    all_found(
        &home,
        &[
            whole("14 Larch Road"),
            whole("14, Larch Road"),
            whole("14 larch rd"),
            whole("14 Larch\nRoad"),
            whole("14\r\n> Larch Road"),
            whole("14 Larch"),
            whole("Larch Road"),
            whole("Larch Rd"),
            whole("14 Larch Road, Exampleton, ZZ9 9ZZ"),
            whole("14 Larch Road Exampleton ZZ9 9ZZ"),
            whole("14_Larch-Road"),
            whole("14LarchRoad"),
            ("No. 14 Larch Road", "14 Larch Road"),
            ("14 Larch Rd. is", "14 Larch Rd"),
            ("photo14LarchRoad", "14LarchRoad"),
            ("photo_14larchroad_2.jpg", "14larchroad"),
            ("14%20Larch%20Road", "14%20Larch%20Road"),
            ("14&nbsp;Larch&nbsp;Road", "14&nbsp;Larch&nbsp;Road"),
            ("14 Larch<br>Road", "14 Larch<br>Road"),
            ("14 L=\r\narch Road", "14 L=\r\narch Road"),
            ("１４ Larch Road", "１４ Larch Road"),
            ("14 Larch\u{a0}Road", "14 Larch\u{a0}Road"),
            whole("ZZ9 9ZZ"),
            whole("zz99zz"),
            whole("ZZ9\n9ZZ"),
            whole("ZZ9\u{a0}9ZZ"),
            whole("ZZ9   9ZZ"),
            whole("ZZ9-9ZZ"),
            ("homeZZ9 9ZZ", "ZZ9 9ZZ"),
        ],
    );
    none_found(
        &home,
        &[
            "Exampleton",
            "under the larch",
            "Larch",
            "114 people",
            "on 14 March",
            "at 14 the road",
            "the road in Exampleton",
            "ZZ9",
        ],
    );
}

#[test]
fn what_else_an_address_holds_is_found_too() {
    for (address, text, expected) in [
        (
            "Rowan Cottage, Mill Lane, Otterby, ZZ9 9ZZ",
            "in Mill Ln",
            "Mill Ln",
        ),
        (
            "Rowan Cottage, Mill Lane, Otterby, ZZ9 9ZZ",
            "rowan cottage",
            "rowan cottage",
        ),
        (
            "Flat 2, Rowan Court, 5 Saint John's Street, Otterby",
            "5 St Johns St",
            "5 St Johns St",
        ),
        (
            "Flat 2, Rowan Court, 5 Saint John's Street, Otterby",
            "Rowan Ct",
            "Rowan Ct",
        ),
        (
            "Flat 2, Rowan Court, 5 Saint John's Street, Otterby",
            "apt 2",
            "apt 2",
        ),
        ("14A Larch Road, Otterby", "14 a larch rd", "14 a larch rd"),
        ("14, Larch Road, Otterby", "14 Larch Road", "14 Larch Road"),
        ("14\nLarch Road\nOtterby", "14 Larch Road", "14 Larch Road"),
        (
            "12 Fairfield Row, Anytown, ZZ9 9ZZ",
            "12 Fairfield",
            "12 Fairfield",
        ),
        ("12 High Street, Anytown", "12 High St", "12 High St"),
        ("14 Larch Road Otterby ZZ9 9ZZ", "Larch Road", "Larch Road"),
        ("ул. Лесная 5, Пример", "ул. лесная 5", "ул. лесная 5"),
    ] {
        assert_eq!(
            found(text, &living_at(address)),
            [expected],
            "{address}: {text}"
        );
    }
    for (address, text) in [
        (
            "Rowan Cottage, Mill Lane, Otterby, ZZ9 9ZZ",
            "Otterby has a mill and a lane",
        ),
        ("114, Larch Road, Otterby", "114 people came"),
        ("12 High Street, Anytown", "12 high walls"),
        ("12 High Street, Anytown", "he stood on the high street"),
        ("5 The Green, Anytown", "the green car"),
        ("2 Bank Street, Anytown", "she has 2 bank cards"),
        ("12 High Street, Anytown", "Anytown"),
    ] {
        assert_eq!(
            found(text, &living_at(address)),
            [""; 0],
            "{address}: {text}"
        );
    }
}
