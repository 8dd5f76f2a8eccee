use domain::{Digest, VaultId};
use ledger::{
    Action, CommittedBody, Continuation, Head, History, HistoryError, Leaf, NodesInMemory,
    ProvedRestore, Restore, RestoreError, Salt, append, consistency_proof, root,
};
use serde_json::json;

use crate::leaf::leaf;

fn vault() -> VaultId {
    "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5d".parse().unwrap()
}

fn told(place: u64, restore: Restore) -> (Leaf, ProvedRestore) {
    let body = CommittedBody::commit(&restore.to_body(), || Salt::new([1; 32])).unwrap();
    let leaf = leaf(place, Action::Restore, body.root());
    let told = ProvedRestore::read(&leaf, &body.disclose()).unwrap();
    (leaf, told)
}

fn hashes(count: u8) -> Vec<Digest> {
    (0..count).map(|at| Digest::new([at; 32])).collect()
}

fn head(hashes: &[Digest]) -> Head {
    History::new(vault(), hashes, Vec::new()).unwrap().head()
}

/// Ten leaves; restored to six of them; two more written.
fn restored() -> (Vec<Digest>, History) {
    let before = hashes(10);
    let (leaf, told) = told(
        6,
        Restore {
            restored_to: 6,
            last_known_head: Some(head(&before)),
            displaced: Vec::new(),
            leaves_lost: None,
        },
    );
    let mut after = before[..6].to_vec();
    after.extend([leaf.hash(), Digest::new([50; 32]), Digest::new([51; 32])]);
    let history = History::new(vault(), &after, vec![told]).unwrap();
    (before, history)
}

#[test]
fn a_ledger_goes_on_from_every_earlier_head() {
    let all = hashes(9);
    let history = History::new(vault(), &all, Vec::new()).unwrap();
    for size in 0..=9 {
        let earlier = head(&all[..size]);
        let goes_on = Continuation::Continues { size: size as u64 };
        assert_eq!(history.since(&earlier), goes_on);
        let code = earlier.first_form_code(vault());
        assert_eq!(history.since_fingerprint(&code, None), goes_on);
    }
}

#[test]
fn an_altered_or_shortened_ledger_shows() {
    let all = hashes(9);
    let earlier = head(&all);
    let mut altered = all.clone();
    altered[3] = Digest::new([99; 32]);
    altered.push(Digest::new([98; 32]));
    for now in [&altered[..], &all[..8], &[]] {
        let history = History::new(vault(), now, Vec::new()).unwrap();
        assert_eq!(history.since(&earlier), Continuation::Altered);
        let code = earlier.first_form_code(vault());
        assert_eq!(
            history.since_fingerprint(&code, None),
            Continuation::Altered
        );
    }
}

#[test]
fn a_told_restore_is_not_called_altered() {
    let (before, history) = restored();
    let named = head(&before);
    let is_restored = Continuation::Restored { restored_to: 6 };
    assert_eq!(history.since(&named), is_restored);
    let code = named.first_form_code(vault());
    assert_eq!(history.since_fingerprint(&code, None), is_restored);
    assert_eq!(history.since_fingerprint(&code, Some(10)), is_restored);

    let within = head(&before[..8]);
    let may_be_lost = Continuation::MayBeLost { restored_to: 6 };
    assert_eq!(history.since(&within), may_be_lost);
    let code = within.first_form_code(vault());
    assert_eq!(history.since_fingerprint(&code, None), may_be_lost);
    assert_eq!(history.since_fingerprint(&code, Some(8)), may_be_lost);

    let saved = head(&before[..6]);
    assert_eq!(history.since(&saved), Continuation::Continues { size: 6 });
}

#[test]
fn a_restore_explains_only_what_it_could_have_lost() {
    let (before, history) = restored();
    for size in [3, 10, 11] {
        let foreign = Head {
            size,
            root: Digest::new([77; 32]),
        };
        assert_eq!(history.since(&foreign), Continuation::Altered, "{size}");
        let code = foreign.first_form_code(vault());
        assert_eq!(
            history.since_fingerprint(&code, Some(size)),
            Continuation::Altered,
            "{size}"
        );
    }

    // A restore that names a head inside what the backup holds explains nothing about it.
    let altered_head = Head {
        size: 4,
        root: Digest::new([77; 32]),
    };
    let (leaf, told) = told(
        6,
        Restore {
            restored_to: 6,
            last_known_head: Some(altered_head),
            displaced: Vec::new(),
            leaves_lost: None,
        },
    );
    let mut after = before[..6].to_vec();
    after.push(leaf.hash());
    let history = History::new(vault(), &after, vec![told]).unwrap();
    assert_eq!(history.since(&altered_head), Continuation::Altered);
}

#[test]
fn a_restore_after_losing_the_head_too_leaves_the_question_open() {
    let before = hashes(10);
    let (leaf, told) = told(
        6,
        Restore {
            restored_to: 6,
            last_known_head: None,
            displaced: Vec::new(),
            leaves_lost: None,
        },
    );
    let mut after = before[..6].to_vec();
    after.push(leaf.hash());
    let history = History::new(vault(), &after, vec![told]).unwrap();
    let open = Continuation::MayBeLost { restored_to: 6 };
    assert_eq!(history.since(&head(&before)), open);
    let altered = Head {
        size: 5,
        root: Digest::new([77; 32]),
    };
    assert_eq!(history.since(&altered), Continuation::Altered);
}

#[test]
fn a_second_restore_names_what_the_first_one_lost() {
    // Ten leaves were seen. Restored to six, gone on to eight, then restored to four: the leaf that told of the first
    // restore is gone, and only the second one can still name the ten.
    let seen = hashes(10);
    let (first, _) = told(
        6,
        Restore {
            restored_to: 6,
            last_known_head: Some(head(&seen)),
            displaced: Vec::new(),
            leaves_lost: None,
        },
    );
    let mut gone_on = seen[..6].to_vec();
    gone_on.extend([first.hash(), Digest::new([50; 32])]);
    let named = |displaced| {
        let (second, told) = told(
            4,
            Restore {
                restored_to: 4,
                last_known_head: Some(head(&gone_on)),
                displaced,
                leaves_lost: None,
            },
        );
        let mut after = seen[..4].to_vec();
        after.push(second.hash());
        History::new(vault(), &after, vec![told]).unwrap()
    };
    let is_restored = Continuation::Restored { restored_to: 4 };
    let all_named = named(vec![head(&seen)]);
    assert_eq!(all_named.since(&head(&seen)), is_restored);
    assert_eq!(all_named.since(&head(&gone_on)), is_restored);
    let between = Continuation::MayBeLost { restored_to: 4 };
    assert_eq!(all_named.since(&head(&seen[..9])), between);
    // With the last head alone, an honest way back twice is taken for an alteration.
    let one_named = named(Vec::new());
    assert_eq!(one_named.since(&head(&seen)), Continuation::Altered);
}

#[test]
fn a_restore_is_believed_only_with_its_own_body_at_its_own_place() {
    let restore = Restore {
        restored_to: 6,
        last_known_head: Some(head(&hashes(10))),
        displaced: Vec::new(),
        leaves_lost: None,
    };
    let body = CommittedBody::commit(&restore.to_body(), || Salt::new([1; 32])).unwrap();
    let disclosed = body.disclose();
    let good = leaf(6, Action::Restore, body.root());

    let read = ProvedRestore::read(&leaf(6, Action::Record, body.root()), &disclosed);
    assert_eq!(read, Err(RestoreError::OtherAction));
    let read = ProvedRestore::read(&leaf(7, Action::Restore, body.root()), &disclosed);
    assert_eq!(read, Err(RestoreError::Place));
    let read = ProvedRestore::read(&leaf(6, Action::Restore, Digest::new([0; 32])), &disclosed);
    assert_eq!(read, Err(RestoreError::OtherBody));
    let hidden = ["/last_known_head".parse().unwrap()].into();
    let read = ProvedRestore::read(&good, &body.withhold(&hidden).unwrap());
    assert_eq!(read, Err(RestoreError::Form));
    let other = CommittedBody::commit(&json!({"restored_to": "six"}), || Salt::new([1; 32]));
    let other = other.unwrap();
    let read = ProvedRestore::read(&leaf(6, Action::Restore, other.root()), &other.disclose());
    assert_eq!(read, Err(RestoreError::Form));

    let told = ProvedRestore::read(&good, &disclosed).unwrap();
    assert_eq!(told.restore(), &restore);
    let elsewhere = History::new(vault(), &hashes(10), vec![told]);
    assert_eq!(elsewhere.err(), Some(HistoryError::ForeignRestore));
}

#[test]
fn a_reader_with_some_leaves_judges_by_a_proof() {
    let mut nodes = NodesInMemory::default();
    let mut size = 0;
    for hash in hashes(12) {
        size = append(&mut nodes, size, hash).unwrap();
    }
    let at = |size| Head {
        size,
        root: root(&nodes, size).unwrap(),
    };
    let (earlier, now) = (at(5), at(12));
    let proof = consistency_proof(&nodes, 5, 12).unwrap();
    let goes_on = Continuation::Continues { size: 5 };
    assert_eq!(Continuation::by_proof(&earlier, &now, &proof), goes_on);
    assert_eq!(
        Continuation::by_proof(&at(6), &now, &proof),
        Continuation::Altered
    );

    let code = earlier.first_form_code(vault());
    let judge =
        |said: &Head| Continuation::of_fingerprint_by_proof(&code, vault(), said, &now, &proof);
    assert_eq!(judge(&earlier), goes_on);
    assert_eq!(judge(&at(6)), Continuation::Altered);
}
