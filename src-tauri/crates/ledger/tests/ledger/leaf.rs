use data_encoding::BASE64;
use domain::{Digest, Moment, Revision};
use ledger::{
    Action, Checkpoint, CheckpointError, CommittedBody, Follows, Head, Leaf, LeafError,
    NodesInMemory, Salt, SigningKey, append, inclusion_proof, root,
};
use serde_json::json;

pub fn leaf(sequence: u64, action: Action, body: Digest) -> Leaf {
    Leaf {
        sequence,
        written: Moment::new("2026-06-03T20:15:00Z".parse().unwrap(), 60),
        author: "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b".parse().unwrap(),
        action,
        entry: Some("0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5c".parse().unwrap()),
        revision: Some(Revision::FIRST),
        body,
        follows: Follows::NONE,
    }
}

#[test]
fn a_leaf_comes_back_and_only_in_its_one_form() {
    let known = leaf(7, Action::StrikeOut, Digest::new([9; 32]));
    let bytes = known.canonical_bytes();
    assert_eq!(Leaf::from_canonical_bytes(&bytes), Ok(known));
    let text = String::from_utf8(bytes).unwrap();
    for other_form in [
        format!("{text}\n"),
        text.replace(':', ": "),
        text.replace("09", "0A"),
    ] {
        let read = Leaf::from_canonical_bytes(other_form.as_bytes());
        assert!(read.is_err(), "{other_form}");
    }
    let spaced = Leaf::from_canonical_bytes(format!(" {text}").as_bytes());
    assert_eq!(spaced, Err(LeafError::NotCanonical));
}

#[test]
fn a_leaf_names_what_it_follows_in_one_order_and_only_where_it_changes_something() {
    let (one, other) = (Digest::new([1; 32]), Digest::new([2; 32]));
    let mut revised = leaf(8, Action::Revise, Digest::new([9; 32]));
    revised.follows = [other, one, other].into_iter().collect();
    assert_eq!(revised.follows.hashes(), [one, other]);
    let text = String::from_utf8(revised.canonical_bytes()).unwrap();
    assert!(text.contains("\"version\":2"), "{text}");
    assert_eq!(
        Leaf::from_canonical_bytes(text.as_bytes()),
        Ok(revised.clone())
    );
    let turned = text.replace(
        &format!("\"{one}\",\"{other}\""),
        &format!("\"{other}\",\"{one}\""),
    );
    assert_ne!(turned, text);
    let older = text.replace("\"version\":2", "\"version\":1");
    for (other_form, refused) in [
        (turned, LeafError::NotCanonical),
        (older, LeafError::Version(1)),
    ] {
        let read = Leaf::from_canonical_bytes(other_form.as_bytes());
        assert_eq!(read, Err(refused), "{other_form}");
    }
    for action in [Action::Record, Action::Restore] {
        let mut first = revised.clone();
        first.action = action;
        let read = Leaf::from_canonical_bytes(&first.canonical_bytes());
        assert!(read.is_err(), "{action:?}");
    }
}

#[test]
fn an_erased_entry_is_still_proved_by_its_leaf() {
    let body = json!({"kind": "note", "text": "to be erased"});
    let committed = CommittedBody::commit(&body, || Salt::new([5; 32])).unwrap();
    let mut nodes = NodesInMemory::default();
    let recorded = leaf(0, Action::Record, committed.root());
    drop(committed);
    let erased = CommittedBody::commit(&json!({"reason": null}), || Salt::new([6; 32])).unwrap();
    let erase = leaf(1, Action::Erase, erased.root());
    let size = append(&mut nodes, 0, recorded.hash()).unwrap();
    let size = append(&mut nodes, size, erase.hash()).unwrap();
    let root = root(&nodes, size).unwrap();
    let proof = inclusion_proof(&nodes, 0, size).unwrap();
    assert_eq!(
        proof.verify(recorded.hash(), 0, &Head { size, root }),
        Ok(())
    );
}

#[test]
fn a_checkpoint_is_of_one_key_and_one_vault() {
    let key = SigningKey::from_seed([3; 32]);
    let checkpoint = Checkpoint {
        vault: "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5d".parse().unwrap(),
        head: Head {
            size: 12,
            root: Digest::new([4; 32]),
        },
    };
    let note = checkpoint.sign(&key);
    assert_eq!(
        Checkpoint::verify(&note, &key.verifying_key()),
        Ok(checkpoint)
    );
    let other = SigningKey::from_seed([4; 32]).verifying_key();
    assert!(Checkpoint::verify(&note, &other).is_err());
    let witnessed = format!("{note}— witness.example.org AAAAAAAA\n");
    assert_eq!(
        Checkpoint::verify(&witnessed, &key.verifying_key()),
        Ok(checkpoint)
    );
    let (text, line) = note.split_once("\n\n").unwrap();
    for lines in [
        format!("{line}{}", spoiled(line)),
        format!("{}{line}", spoiled(line)),
    ] {
        let doubtful = format!("{text}\n\n{lines}");
        let read = Checkpoint::verify(&doubtful, &key.verifying_key());
        assert_eq!(read, Err(CheckpointError::Altered));
    }
    for at in 0..note.len() {
        let mut altered = note.clone().into_bytes();
        altered[at] ^= 1;
        if let Ok(altered) = String::from_utf8(altered) {
            assert!(
                Checkpoint::verify(&altered, &key.verifying_key()).is_err(),
                "{at}"
            );
        }
    }
}

/// The same signature line with one bit of the signature changed.
fn spoiled(line: &str) -> String {
    let (start, encoded) = line.trim_end().rsplit_once(' ').unwrap();
    let mut bytes = BASE64.decode(encoded.as_bytes()).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    format!("{start} {}\n", BASE64.encode(&bytes))
}

#[test]
fn no_message_shows_the_key() {
    let key = SigningKey::from_seed([0xab; 32]);
    assert_eq!(format!("{key:?}"), "SigningKey(…)");
}
