//! Which key signs for whom, rule by rule, each in both ways.

use std::collections::BTreeSet;

use ledger::{Action, NamingError, OutOfOrder, WhyNotFollowed, keys_in_force};
use serde_json::json;

use crate::author::{about_the_vault, author, committed, key};
use crate::signers::{KEEPER, STRANGER, WORKER, Written, vault};

#[test]
fn the_first_author_leaf_is_the_beginning_and_needs_no_endorsement() {
    let mut written = Written::default();
    assert_eq!(written.keys().keys(), BTreeSet::new());
    written.author(KEEPER, Some(10), None);
    written.expect(Some(10), None, None);
    // Only the first one. It stays the beginning for all that is appended.
    written.author(WORKER, Some(20), None);
    written.expect(Some(10), None, Some(WhyNotFollowed::NotEndorsed));

    let mut endorsed = Written::default();
    endorsed.author(KEEPER, Some(10), Some(10));
    endorsed.expect(None, None, Some(WhyNotFollowed::OtherKey));
    endorsed.author(WORKER, Some(20), None);
    endorsed.expect(None, None, Some(WhyNotFollowed::NotEndorsed));
}

#[test]
fn a_beginning_that_is_not_shown_is_not_replaced_by_a_later_leaf() {
    let mut written = Written::begun();
    written.bodies[0] = None;
    written.author(STRANGER, Some(30), None);
    let keys = written.keys();
    assert_eq!(keys.keys(), BTreeSet::new());
    let why: Vec<_> = keys.not_followed().iter().map(|not| not.why).collect();
    assert_eq!(why, [WhyNotFollowed::NotShown, WhyNotFollowed::NotEndorsed]);
    assert_eq!(keys.not_shown(), 1);
}

#[test]
fn a_new_author_is_endorsed_by_any_key_in_force_and_by_no_other() {
    let mut by_the_keeper = Written::begun();
    by_the_keeper.author(WORKER, Some(20), Some(10));
    by_the_keeper.expect(Some(10), Some(20), None);

    let mut by_the_worker = by_the_keeper.clone();
    by_the_worker.author(STRANGER, Some(30), Some(20));
    by_the_worker.expect(Some(10), Some(20), None);
    let stranger = by_the_worker.keys().key_of(author(STRANGER));
    assert_eq!(stranger, Some(key(30).verifying_key()));

    for (by, why) in [
        (None, WhyNotFollowed::NotEndorsed),
        (Some(20), WhyNotFollowed::OtherKey),
        (Some(99), WhyNotFollowed::OtherKey),
    ] {
        let mut written = Written::begun();
        written.author(WORKER, Some(20), by);
        written.expect(Some(10), None, Some(why));
    }
}

#[test]
fn another_key_for_an_author_is_endorsed_by_their_own_and_by_no_other() {
    let mut own = Written::with_worker();
    own.key_change(KEEPER, 11, Some(10));
    own.expect(Some(11), Some(20), None);
    own.author(WORKER, Some(21), Some(20));
    own.expect(Some(11), Some(21), None);
    // From then on the new one speaks, and the one that was given up does not.
    own.key_change(KEEPER, 12, Some(10));
    own.expect(Some(11), Some(21), Some(WhyNotFollowed::OtherKey));
    own.key_change(KEEPER, 12, Some(11));
    own.expect(Some(12), Some(21), None);

    for (of, by) in [(KEEPER, 20), (WORKER, 10)] {
        let mut by_another = Written::with_worker();
        by_another.key_change(of, 30, Some(by));
        by_another.expect(Some(10), Some(20), Some(WhyNotFollowed::OtherKey));
        by_another.author(of, Some(30), Some(by));
        by_another.expect(Some(10), Some(20), Some(WhyNotFollowed::OtherKey));
    }
    let mut unendorsed = Written::with_worker();
    unendorsed.key_change(KEEPER, 30, None);
    unendorsed.expect(Some(10), Some(20), Some(WhyNotFollowed::NotEndorsed));
}

#[test]
fn a_later_name_comes_with_the_same_key_and_is_endorsed_by_it() {
    let mut written = Written::with_worker();
    written.author(KEEPER, Some(10), Some(10));
    written.expect(Some(10), Some(20), None);
    written.author(KEEPER, Some(10), Some(20));
    written.expect(Some(10), Some(20), Some(WhyNotFollowed::OtherKey));
    written.author(KEEPER, Some(10), None);
    written.expect(Some(10), Some(20), Some(WhyNotFollowed::NotEndorsed));
}

#[test]
fn leaving_is_endorsed_by_ones_own_key_or_the_first_authors() {
    for by in [10, 20] {
        let mut written = Written::with_worker();
        written.author(WORKER, None, Some(by));
        written.expect(Some(10), None, None);
    }
    let mut keeper = Written::with_worker();
    keeper.author(KEEPER, None, Some(10));
    keeper.expect(None, Some(20), None);

    let mut dismissed = Written::with_worker();
    dismissed.author(KEEPER, None, Some(20));
    dismissed.expect(Some(10), Some(20), Some(WhyNotFollowed::OtherKey));
    dismissed.author(STRANGER, Some(30), Some(10));
    dismissed.author(WORKER, None, Some(30));
    dismissed.expect(Some(10), Some(20), Some(WhyNotFollowed::OtherKey));
    dismissed.author(WORKER, None, None);
    dismissed.expect(Some(10), Some(20), Some(WhyNotFollowed::NotEndorsed));
}

#[test]
fn whoever_left_neither_endorses_nor_comes_back_by_another_hand() {
    let mut written = Written::with_worker();
    written.author(WORKER, None, Some(20));
    written.author(STRANGER, Some(30), Some(20));
    written.expect(Some(10), None, Some(WhyNotFollowed::OtherKey));
    for by in [10, 20] {
        written.author(WORKER, Some(21), Some(by));
        written.expect(Some(10), None, Some(WhyNotFollowed::HasLeft));
    }
    // Their name can still be told.
    written.author(WORKER, None, None);
    written.expect(Some(10), None, None);
}

#[test]
fn an_author_without_a_key_is_a_name_and_gets_a_first_key_as_a_new_author() {
    let mut written = Written::begun();
    written.author(WORKER, None, None);
    written.expect(Some(10), None, None);
    written.author(WORKER, Some(20), Some(10));
    written.expect(Some(10), Some(20), None);
}

#[test]
fn the_key_of_one_author_is_not_named_for_another() {
    let mut written = Written::with_worker();
    written.author(STRANGER, Some(10), Some(20));
    written.expect(Some(10), Some(20), Some(WhyNotFollowed::KeyOfAnother));
    written.key_change(WORKER, 10, Some(20));
    written.expect(Some(10), Some(20), Some(WhyNotFollowed::KeyOfAnother));
}

#[test]
fn an_endorsement_holds_at_its_place_and_for_its_author_alone() {
    let mut written = Written::with_worker();
    let moved = written.endorsement(author(KEEPER), Some(11), 10);
    let of_the_worker = written.endorsement(author(WORKER), Some(11), 10);
    let of_another_key = written.endorsement(author(KEEPER), Some(12), 10);
    let mut in_place = written.clone();
    in_place.author_endorsed(KEEPER, Some(11), Some(moved));
    in_place.expect(Some(11), Some(20), None);
    for endorsement in [of_the_worker, of_another_key] {
        let mut altered = written.clone();
        altered.author_endorsed(KEEPER, Some(11), Some(endorsement));
        altered.expect(Some(10), Some(20), Some(WhyNotFollowed::Altered));
    }
    written.note();
    written.author_endorsed(KEEPER, Some(11), Some(moved));
    written.expect(Some(10), Some(20), Some(WhyNotFollowed::Altered));

    let other_vault = "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5e".parse().unwrap();
    let elsewhere = keys_in_force(other_vault, in_place.placed(), u64::MAX).unwrap();
    assert_eq!(elsewhere.keys(), [key(10).verifying_key()].into());
}

#[test]
fn a_body_that_is_not_shown_or_hides_who_signs_changes_nothing_and_is_told() {
    let mut written = Written::with_worker();
    written.key_change(KEEPER, 11, Some(10));
    let mut hidden = written.clone();
    hidden.bodies[3] = None;
    hidden.expect(Some(10), Some(20), Some(WhyNotFollowed::NotShown));
    assert_eq!(hidden.keys().not_shown(), 1);
    hidden.bodies[3] = hidden.bodies[0].clone();
    let why = WhyNotFollowed::NotRead(NamingError::OtherBody);
    hidden.expect(Some(10), Some(20), Some(why));
}

#[test]
fn a_ledger_from_before_there_were_author_leaves_begins_where_it_gets_one() {
    let mut written = Written::default();
    written.note();
    written.key_change(KEEPER, 9, None);
    written.expect(None, None, Some(WhyNotFollowed::NotEndorsed));
    written.key_change(KEEPER, 10, Some(9));
    written.expect(None, None, Some(WhyNotFollowed::OtherKey));
    written.author(KEEPER, Some(10), None);
    written.expect(Some(10), None, None);
    written.key_change(KEEPER, 11, Some(10));
    written.expect(Some(11), None, None);
}

#[test]
fn a_change_of_passphrase_names_no_key() {
    let mut written = Written::begun();
    let body = committed(&json!({ "changed": "passphrase" }));
    let told = about_the_vault(2, Action::KeyChange, body.root());
    written.push(told, &body);
    written.expect(Some(10), None, None);
}

#[test]
fn an_earlier_size_has_its_own_keys() {
    let mut written = Written::with_worker();
    written.key_change(KEEPER, 11, Some(10));
    let keys = |seeds: &[u8]| -> BTreeSet<_> {
        let keys = seeds.iter().map(|seed| key(*seed).verifying_key());
        keys.collect()
    };
    for (size, seeds) in [
        (0, &[][..]),
        (1, &[10]),
        (2, &[10]),
        (3, &[10, 20]),
        (4, &[11, 20]),
    ] {
        assert_eq!(written.keys_at(size).keys(), keys(seeds), "{size}");
    }
    let mut later = written.keys_at(3);
    later.go_over(&written.placed().nth(3).unwrap()).unwrap();
    assert_eq!(later, written.keys_at(4));
}

#[test]
fn leaves_out_of_order_are_refused() {
    let written = Written::with_worker();
    let mut placed: Vec<_> = written.placed().collect();
    placed.reverse();
    let turned = keys_in_force(vault(), placed, u64::MAX);
    assert_eq!(turned, Err(OutOfOrder));
    let twice = written.placed().take(1).chain(written.placed().take(1));
    assert_eq!(keys_in_force(vault(), twice, u64::MAX), Err(OutOfOrder));
}

#[test]
fn after_a_code_only_the_keys_that_it_vouches_for_speak() {
    let mut written = Written::with_worker();
    let code = [11, 20].map(|seed| key(seed).verifying_key()).into();
    // A key change of the keeper's is hidden: the leaves still say 10, the code says 11.
    let vouched = written.keys().vouched(&code, false);
    assert_eq!(vouched.keys(), code);
    assert_eq!(vouched.key_of(author(KEEPER)), None);
    assert_eq!(
        vouched.key_of(author(WORKER)),
        Some(key(20).verifying_key())
    );
    let size = written.leaves.len();
    let go_on = |written: &Written| {
        let mut keys = vouched.clone();
        for placed in written.placed().skip(size) {
            keys.go_over(&placed).unwrap();
        }
        keys
    };
    // The worker cannot pass the keeper's key off as somebody's, nor name one for the keeper; the old key says nothing.
    for (of, new, by) in [
        (STRANGER, 11, 20),
        (KEEPER, 12, 20),
        (KEEPER, 12, 10),
        (STRANGER, 30, 10),
    ] {
        let mut forged = written.clone();
        forged.author(of, Some(new), Some(by));
        assert_eq!(go_on(&forged).keys(), code, "{of} {new} {by}");
    }
    // Nor can anybody name a new author while it is not said whose 11 is: it could be that one's.
    written.author(STRANGER, Some(30), Some(11));
    assert_eq!(go_on(&written).keys(), code);
}

#[test]
fn after_a_code_a_new_author_may_be_named_where_everybody_vouched_for_is_known() {
    let mut written = Written::with_worker();
    let code = [10, 20].map(|seed| key(seed).verifying_key()).into();
    let size = written.leaves.len();
    let keys = written.keys();
    written.author(STRANGER, Some(30), Some(20));
    for (others, is_followed) in [(false, true), (true, false)] {
        let mut vouched = keys.vouched(&code, others);
        let placed = written.placed().nth(size).unwrap();
        vouched.go_over(&placed).unwrap();
        let named = vouched.keys().contains(&key(30).verifying_key());
        assert_eq!(named, is_followed, "somebody else is vouched for: {others}");
    }
}

#[test]
fn after_a_code_nothing_passes_for_a_beginning() {
    let mut written = Written::default();
    written.note();
    let code = [key(10).verifying_key()].into();
    let mut vouched = written.keys().vouched(&code, false);
    written.author(STRANGER, Some(30), None);
    vouched.go_over(&written.placed().nth(1).unwrap()).unwrap();
    assert_eq!(vouched.keys(), code);
}
