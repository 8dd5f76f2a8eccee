//! A log that does not fit the ledger, or exhibits that do not fit the log, though the keeper's own key signed them: what is found
//! then is found whoever signs.

use super::forging::{entry, exhibit};
use super::*;
use crate::format::layout::{LOG, POLICE_ONLY_ENTRIES};
use VerifyCode::{EntryNotItsLeaf, ExhibitNotItsRecord, LedgerNotItsCheckpoint, LogNotItsLedger};
use serde_json::json;

fn received_exhibit_replaced() -> Forging {
    Forging::by_the_keeper(|forging| {
        let picture = b"another picture";
        forging.put(EXHIBIT, picture).log(|log| {
            let exhibit = exhibit(log, 21);
            exhibit["handed_over"] = json!(hash(picture));
            exhibit["size"] = json!(picture.len());
        })
    })
}

pub(super) const ATTEMPTS: &[Attempt] = &[
    found(
        "an incident out of the log",
        || {
            Forging::log_by_the_keeper(|log| {
                let gone = id(11).to_string();
                log["entries"]
                    .as_array_mut()
                    .unwrap()
                    .retain(|entry| entry["id"] != gone.as_str());
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a log without entries",
        || {
            Forging::log_by_the_keeper(|log| {
                log["entries"] = json!([]);
                log["exhibits"] = json!([]);
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "an entry twice",
        || {
            Forging::log_by_the_keeper(|log| {
                let twice = entry(log, 10).clone();
                log["entries"].as_array_mut().unwrap().push(twice);
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "other words",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["entry"]["what"] = json!("I went to his house");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a field more",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["entry"]["said"] = json!("I will find you");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a field less",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 10)["entry"]
                    .as_object_mut()
                    .unwrap()
                    .remove("witnesses");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "another kind",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["entry"]["kind"] = json!("dream");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a withheld detail invented",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 10)["entry"]["what"] = json!("He came to 12 Elm Road.");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a withheld detail of another form",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 10)["entry"]["witnesses"][0]["contact"] = json!(["[withheld]"]);
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "when it was written",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["written"]["utc"] = json!("2026-01-01T00:00:00Z");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "when it was first written",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["first_written"]["utc"] = json!("2026-01-01T00:00:00Z");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "when an earlier version was written",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["earlier"][1]["written"]["utc"] = json!("2026-01-01T00:00:00Z");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "who wrote it",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["author"] = json!(id(99));
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "who wrote an earlier version",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["earlier"][0]["author"] = json!(id(99));
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "all earlier versions out of the log",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12).as_object_mut().unwrap().remove("earlier");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a version in the middle out of the log",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 12)["earlier"].as_array_mut().unwrap().remove(1);
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "the last version out of the log",
        || {
            Forging::log_by_the_keeper(|log| {
                let kept = entry(log, 12);
                let before = kept["earlier"].as_array_mut().unwrap().pop().unwrap();
                for name in ["revision", "written", "author", "entry"] {
                    kept[name] = before[name].clone();
                }
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "no longer struck out",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 11).as_object_mut().unwrap().remove("struck_out");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "struck out for another reason",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 11)["struck_out"]["reason"] = json!("I made it up");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "struck out for no reason",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 11)["struck_out"]
                    .as_object_mut()
                    .unwrap()
                    .remove("reason");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "struck out at another time",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 11)["struck_out"]["at"]["utc"] = json!("2026-01-01T00:00:00Z");
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "struck out though it stands",
        || {
            Forging::log_by_the_keeper(|log| {
                let struck_out = entry(log, 11)["struck_out"].clone();
                entry(log, 12)["struck_out"] = struck_out;
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "erased words put back",
        || {
            Forging::log_by_the_keeper(|log| {
                entry(log, 13)["entry"] = json!({"kind": "incident", "what": "put back"});
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "an erasure out of the log",
        || {
            Forging::log_by_the_keeper(|log| {
                let kept = entry(log, 13).as_object_mut().unwrap();
                kept.remove("erased");
                kept.insert(
                    "entry".into(),
                    json!({"kind": "incident", "what": "put back"}),
                );
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "erased though it stands",
        || {
            Forging::log_by_the_keeper(|log| {
                let erased = entry(log, 13)["erased"].clone();
                let kept = entry(log, 12).as_object_mut().unwrap();
                kept.remove("entry");
                kept.remove("earlier");
                kept.insert("erased".into(), erased);
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "another head in the log",
        || {
            Forging::log_by_the_keeper(|log| {
                log["ledger"]["root"] = json!(hash(b"another"));
            })
        },
        LedgerNotItsCheckpoint,
    ),
    found(
        "other counts of what stays out",
        || {
            Forging::log_by_the_keeper(|log| {
                log["left_out"][0]["count"] = json!(7);
            })
        },
        LogNotItsLedger,
    ),
    found(
        "no counts of what stays out",
        || {
            Forging::log_by_the_keeper(|log| {
                log["left_out"] = json!([]);
            })
        },
        LogNotItsLedger,
    ),
    found(
        "everything said to be a part",
        || {
            Forging::log_by_the_keeper(|log| {
                log["scope"] = json!("part");
            })
        },
        LogNotItsLedger,
    ),
    found(
        "an import out of the log",
        || {
            Forging::log_by_the_keeper(|log| {
                log["imports"] = json!([]);
            })
        },
        LogNotItsLedger,
    ),
    found(
        "an import that found more",
        || {
            Forging::log_by_the_keeper(|log| {
                log["imports"][0]["records"] = json!(200);
            })
        },
        LogNotItsLedger,
    ),
    // The exhibits.
    found(
        "an exhibit replaced that is as it was received",
        received_exhibit_replaced,
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit of another mark",
        || {
            Forging::log_by_the_keeper(|log| {
                exhibit(log, 21)["mark"] = json!("AB/7");
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit that somebody else produces",
        || {
            Forging::log_by_the_keeper(|log| {
                exhibit(log, 21)["produced_by"] = json!("Jean Example");
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit that came from somebody else",
        || {
            Forging::log_by_the_keeper(|log| {
                exhibit(log, 21)["received_from"] = json!("Jean Example");
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit of another item",
        || {
            Forging::log_by_the_keeper(|log| {
                exhibit(log, 21)["item"] = json!(id(20));
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit that was received otherwise",
        || {
            Forging::log_by_the_keeper(|log| {
                exhibit(log, 21)["received"] = json!(hash(b"another"));
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit out of the log",
        || {
            Forging::log_by_the_keeper(|log| {
                log["exhibits"].as_array_mut().unwrap().remove(0);
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit said to be with police, its file still there",
        || {
            Forging::log_by_the_keeper(|log| {
                let exhibit = exhibit(log, 21).as_object_mut().unwrap();
                exhibit.insert("how".into(), json!("police_only"));
                for name in ["file", "handed_over", "size"] {
                    exhibit.remove(name);
                }
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit said to be with police that names a file",
        || {
            Forging::log_by_the_keeper(|log| {
                exhibit(log, 21)["how"] = json!("police_only");
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "an exhibit of another size",
        || {
            Forging::log_by_the_keeper(|log| {
                exhibit(log, 21)["size"] = json!(1);
            })
        },
        ExhibitNotItsRecord,
    ),
    found(
        "a file among the exhibits that no row names",
        || Forging::by_the_keeper(|forging| forging.put("data/2_exhibits/AB-009.jpg", "made up")),
        ExhibitNotItsRecord,
    ),
    // What is not in the ledger is vouched for by the code alone.
    only_with_code(
        "the entries for police alone",
        || {
            Forging::police_only(&forging::full(Sample::filled()))
                .put(POLICE_ONLY_ENTRIES, "[]")
                .signed_by(&true_key())
        },
        Verdict::DoesNotFit,
    ),
];

#[test]
fn the_log_is_good_as_it_was_written() {
    let forging = Forging::log_by_the_keeper(|_| {});
    assert_eq!(forging.checked(None).findings, []);
    assert!(forging.path(LOG).exists());
}
