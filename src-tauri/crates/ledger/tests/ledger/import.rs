use domain::Locator;
use ledger::{
    Action, CommittedBody, Import, ImportError, ListSeed, Record, RecordList, Salt, inclusion_proof,
};
use ledger::{Head, NodesInMemory, append};
use serde_json::{Value, json};

use crate::leaf::leaf;

fn record(locator: &str, text: &str) -> Record {
    Record {
        locator: Locator::try_from(locator.to_owned()).unwrap(),
        read: json!({ "text": text }),
    }
}

fn import(list: &RecordList) -> Import {
    Import {
        item: "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5c".parse().unwrap(),
        reader: "whatsapp".into(),
        reader_version: 1,
        records: list.length(),
        list: list.digest(),
    }
}

fn committed(body: &Value) -> CommittedBody {
    CommittedBody::commit(body, || Salt::new([5; 32])).unwrap()
}

#[test]
fn one_record_is_proved_and_its_neighbours_stay_unsaid() {
    let seed = ListSeed::new([7; 32]);
    let records = [
        record("bytes 0-40", "one"),
        record("bytes 41-80", "two"),
        record("bytes 81-95", "three"),
    ];
    let mut list = RecordList::new(seed.clone());
    let (mut nodes, mut size) = (NodesInMemory::default(), 0);
    for (position, record) in records.iter().enumerate() {
        list.add(record).unwrap();
        let hash = record.hash(&seed.salt(position as u64)).unwrap();
        size = append(&mut nodes, size, hash).unwrap();
    }
    let proof = inclusion_proof(&nodes, 1, size).unwrap();
    let root = list.digest();
    let head = Head { size, root };
    let shown = records[1].hash(&seed.salt(1)).unwrap();
    assert_eq!(proof.verify(shown, 1, &head), Ok(()));
    // A guess at the neighbour, with the salt that was shown, is not its hash.
    let guessed = records[0].hash(&seed.salt(1)).unwrap();
    assert!(proof.verify(guessed, 0, &head).is_err());
    assert_ne!(guessed, records[0].hash(&seed.salt(0)).unwrap());
}

#[test]
fn an_import_comes_back_and_is_about_no_entry() {
    let mut list = RecordList::new(ListSeed::new([7; 32]));
    list.add(&record("bytes 0-40", "one")).unwrap();
    let said = import(&list);
    let body = committed(&said.to_body());
    let mut told = leaf(3, Action::Import, body.root());
    (told.entry, told.revision) = (None, None);
    let read = ledger::Leaf::from_canonical_bytes(&told.canonical_bytes()).unwrap();
    assert_eq!(Import::read(&read, &body.disclose()), Ok(said));

    let with_entry = leaf(3, Action::Import, body.root()).canonical_bytes();
    assert_eq!(
        ledger::Leaf::from_canonical_bytes(&with_entry),
        Err(ledger::LeafError::EntryOfTheVault)
    );
    let mut other = told.clone();
    other.body = domain::Digest::new([1; 32]);
    assert_eq!(
        Import::read(&other, &body.disclose()),
        Err(ImportError::OtherBody)
    );
}

#[test]
fn what_can_be_imported_is_a_closed_list() {
    let list = RecordList::new(ListSeed::new([7; 32]));
    for (kind, refused) in [
        ("parcel", ImportError::Parcel),
        ("anything", ImportError::Form),
    ] {
        let mut body = import(&list).to_body();
        body["import"] = json!(kind);
        let body = committed(&body);
        let told = leaf(3, Action::Import, body.root());
        assert_eq!(Import::read(&told, &body.disclose()), Err(refused));
    }
    let withheld = committed(&import(&list).to_body())
        .withhold(&["/list".parse().unwrap()].into())
        .unwrap();
    let told = leaf(3, Action::Import, withheld.root());
    assert_eq!(Import::read(&told, &withheld), Err(ImportError::Form));
}

#[test]
fn a_locator_is_one_line() {
    for text in ["", "one\ntwo", &"x".repeat(501)] {
        assert!(Locator::try_from(text.to_owned()).is_err(), "{text:?}");
    }
}
