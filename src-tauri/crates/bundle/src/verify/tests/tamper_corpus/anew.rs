//! Bundles that somebody made anew, every part fitting every other, and signed with a key of their own, which the record that
//! they made names in its first leaf. Nothing in such a bundle is wrong: only the code tells.

use super::forging::{entry, exhibit, full};
use super::*;
use Verdict::DoesNotFit;
use serde_json::json;

/// The same record, written down again by whoever has the key.
fn copied() -> Sample {
    full(Sample::filled_by(thief()))
}

fn passed_off(edit: fn(Forging) -> Forging) -> Forging {
    let forging = Forging::passed_off(&copied(), &folder_choice());
    edit(forging).signed_by(&thief())
}

fn without_an_incident() -> Forging {
    let mut sample = Sample::kept_with(thief());
    sample.record(
        id(10),
        json!({"kind": "incident", "what": "He stood outside."}),
    );
    Forging::passed_off(&sample, &folder_choice())
}

fn with_one_invented() -> Forging {
    let mut sample = copied();
    sample.record(
        id(50),
        json!({"kind": "incident", "what": "I rang him first."}),
    );
    Forging::passed_off(&sample, &folder_choice())
}

fn without_the_last_version() -> Forging {
    let mut sample = Sample::filled_by(thief());
    sample.record(
        id(12),
        json!({"kind": "incident", "what": "at the bus stop"}),
    );
    Forging::passed_off(&sample, &folder_choice())
}

fn a_part_of_it() -> Forging {
    let choice = Choice {
        entries: Chosen::Only([id(12)].into()),
        ..folder_choice()
    };
    Forging::passed_off(&copied(), &choice)
}

fn clean_copy_replaced() -> Forging {
    passed_off(|forging| {
        let mut name = String::new();
        let picture = b"another picture";
        let forging = forging.log(|log| {
            let exhibit = exhibit(log, 20);
            name = exhibit["file"].as_str().unwrap().to_owned();
            exhibit["handed_over"] = json!(hash(picture));
            exhibit["size"] = json!(picture.len());
        });
        forging.put(&name, picture)
    })
}

fn exhibit_called_police_only() -> Forging {
    passed_off(|forging| {
        let forging = forging.log(|log| {
            let exhibit = exhibit(log, 21).as_object_mut().unwrap();
            exhibit.insert("how".into(), json!("police_only"));
            for name in ["file", "handed_over", "size"] {
                exhibit.remove(name);
            }
        });
        forging.remove(EXHIBIT)
    })
}

fn police_only_anew() -> Forging {
    let code = Forging::police_only(&full(Sample::filled())).code;
    Forging::police_only(&copied()).with_code(code)
}

/// The record begins when an older program wrote it, so no leaf says which key is whose.
fn without_an_author() -> Forging {
    let mut sample = Sample::without_author(thief());
    sample.record(
        id(10),
        json!({"kind": "incident", "what": "He stood outside."}),
    );
    Forging::passed_off(&sample, &folder_choice())
}

pub(super) const ATTEMPTS: &[Attempt] = &[
    only_with_code(
        "nothing but the key",
        || passed_off(|forging| forging),
        DoesNotFit,
    ),
    only_with_code(
        "another document",
        || passed_off(|forging| forging.put("data/1_documents/02_chronology.pdf", "another")),
        DoesNotFit,
    ),
    only_with_code(
        "another page to read first",
        || passed_off(|forging| forging.put("00_READ_ME_FIRST.pdf", "another")),
        DoesNotFit,
    ),
    only_with_code(
        "another way to check it",
        || passed_off(|forging| forging.put("01_HOW_TO_CHECK.txt", "You need not check anything.")),
        DoesNotFit,
    ),
    only_with_code(
        "another spreadsheet",
        || passed_off(|forging| forging.put(crate::format::layout::CSV, "another")),
        DoesNotFit,
    ),
    only_with_code(
        "a clean copy of something else",
        clean_copy_replaced,
        DoesNotFit,
    ),
    only_with_code(
        "an exhibit called police-only",
        exhibit_called_police_only,
        DoesNotFit,
    ),
    only_with_code(
        "an incident out with its leaf",
        without_an_incident,
        DoesNotFit,
    ),
    only_with_code("an incident invented", with_one_invented, DoesNotFit),
    only_with_code(
        "the last version hidden",
        without_the_last_version,
        DoesNotFit,
    ),
    only_with_code(
        "a part passed off as all that there is",
        a_part_of_it,
        DoesNotFit,
    ),
    only_with_code(
        "words round a mark",
        || {
            passed_off(|forging| {
                forging.log(|log| {
                    entry(log, 10)["entry"]["what"] = json!("I stood outside [withheld] and rang.");
                })
            })
        },
        DoesNotFit,
    ),
    only_with_code(
        "other figures",
        || {
            passed_off(|forging| {
                forging.log(|log| {
                    log["figures"][0]["sentence"] = json!("1 incident.");
                })
            })
        },
        DoesNotFit,
    ),
    only_with_code(
        "another keeper",
        || {
            passed_off(|forging| {
                forging.log(|log| {
                    log["keeper"] = json!("Somebody else");
                })
            })
        },
        DoesNotFit,
    ),
    only_with_code(
        "another day",
        || {
            passed_off(|forging| {
                forging.log(|log| {
                    log["made"]["utc"] = json!("2026-01-01T00:00:00Z");
                })
            })
        },
        DoesNotFit,
    ),
    only_with_code("the part for police", police_only_anew, DoesNotFit),
    only_with_code("a record that names nobody", without_an_author, DoesNotFit),
];
