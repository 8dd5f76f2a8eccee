//! A bundle of what is new since an earlier one: what that one gave is not given again, and what it did not give is never
//! called given.

use casebook::wire::{BundleChoice, BundleForm, ChosenEntries, HowHandedOver};
use domain::{Entry, EntryId};

use super::ledger_size;
use crate::sample::Sample;

fn hand_over(sample: &mut Sample, choice: &BundleChoice) {
    let written = sample.write_bundle("stick", choice);
    sample
        .case()
        .bundle_made(&written, None)
        .expect("it is remembered");
}

fn describe(sample: &mut Sample, id: EntryId, words: &str) {
    let view = sample.case().entry(id).expect("the item is there");
    let Some(Entry::Item(mut item)) = view.entry else {
        panic!("{view:?}")
    };
    item.description = Some(words.to_owned());
    sample
        .case()
        .revise(id, view.revision, Entry::Item(item))
        .expect("it is described");
}

/// How each item's file would go out, after something new was said about both.
fn how_it_goes_on(sample: &mut Sample, items: [EntryId; 2]) -> Vec<HowHandedOver> {
    let ledger_size = ledger_size(sample);
    for id in items {
        describe(sample, id, &format!("What I saw, at {ledger_size}."));
    }
    let choice = BundleChoice {
        entries: ChosenEntries::NewSince { ledger_size },
        ..BundleChoice::default()
    };
    planned(sample, choice)
}

fn planned(sample: &mut Sample, choice: BundleChoice) -> Vec<HowHandedOver> {
    let going = sample.case().bundle_source().expect("it can be taken out");
    let exhibits = going.plan(choice).view().exhibits;
    exhibits.iter().map(|exhibit| exhibit.how).collect()
}

fn filled() -> (Sample, [EntryId; 2]) {
    let mut sample = Sample::new();
    let incident = sample.incident("He stood outside again.", "2026-03-14");
    let first = sample.attach("one.txt", b"a grey car", Some(incident));
    let second = sample.attach("two.txt", b"a blue coat", Some(incident));
    (sample, [first, second])
}

#[test]
fn what_was_kept_out_of_one_bundle_stays_kept_out_and_is_never_called_given() {
    use HowHandedOver::{AsReceived, InEarlierBundle, KeptOut};
    let (mut sample, items) = filled();
    let choice = BundleChoice {
        kept_out: vec![items[1]],
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &choice);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [InEarlierBundle, KeptOut]
    );

    // The same through a second one, which says nothing of it.
    let ledger_size = sample.case().bundles().expect("a list")[0]
        .fingerprint
        .ledger_size;
    let since = BundleChoice {
        entries: ChosenEntries::NewSince { ledger_size },
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &since);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [InEarlierBundle, KeptOut]
    );

    // It is given once that is said, and a bundle of everything asks anew.
    let given = BundleChoice {
        looked_at: vec![items[1]],
        ..since
    };
    assert_eq!(planned(&mut sample, given), [InEarlierBundle, AsReceived]);
    assert_eq!(
        planned(&mut sample, BundleChoice::default()),
        [AsReceived; 2]
    );
}

#[test]
fn what_only_police_got_is_not_called_given_to_everybody() {
    use HowHandedOver::{InEarlierBundle, PoliceOnly};
    let (mut sample, items) = filled();
    let choice = BundleChoice {
        only_for_police: vec![items[1]],
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &choice);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [InEarlierBundle, PoliceOnly]
    );
}

/// A bundle of something else in between, of which the item was no part, does not bring it out.
#[test]
fn what_was_kept_out_stays_kept_out_whatever_bundle_is_counted_from() {
    use HowHandedOver::KeptOut;
    let (mut sample, items) = filled();
    let choice = BundleChoice {
        kept_out: items.to_vec(),
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &choice);
    let other = sample.incident("He rang at night.", "2026-03-16");
    let part = BundleChoice {
        entries: ChosenEntries::Only {
            entries: vec![other],
        },
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &part);
    assert_eq!(how_it_goes_on(&mut sample, items), [KeptOut; 2]);
}

/// Nobody said that the file is kept back: it was, since something in it was withheld.
#[test]
fn a_file_in_which_something_was_withheld_does_not_go_out_whole_in_the_next_bundle() {
    use HowHandedOver::{CleanCopy, PoliceOnly};
    let mut sample = Sample::new();
    let incident = sample.incident("He rang.", "2026-03-14");
    let item = sample.attach("note.txt", b"Ring me on 07700 900123.", Some(incident));
    let going = sample.case().bundle_source().expect("it can be taken out");
    let findings = going.plan(BundleChoice::default()).view().findings;
    let places = findings.iter().flat_map(|finding| &finding.places);
    let choice = BundleChoice {
        withhold: places.map(|place| place.id.clone()).collect(),
        ..BundleChoice::default()
    };
    assert!(!choice.withhold.is_empty());
    assert_eq!(planned(&mut sample, choice.clone()), [CleanCopy]);
    hand_over(&mut sample, &choice);
    assert_eq!(how_it_goes_on(&mut sample, [item, item]), [PoliceOnly]);
}

#[test]
fn what_was_given_can_be_kept_back_after_all() {
    use HowHandedOver::{InEarlierBundle, KeptOut};
    let (mut sample, items) = filled();
    hand_over(&mut sample, &BundleChoice::default());
    let ledger_size = ledger_size(&mut sample);
    for id in items {
        describe(&mut sample, id, "What I saw.");
    }
    let choice = BundleChoice {
        entries: ChosenEntries::NewSince { ledger_size },
        kept_out: vec![items[1]],
        ..BundleChoice::default()
    };
    assert_eq!(planned(&mut sample, choice), [InEarlierBundle, KeptOut]);
}

#[test]
fn what_was_given_stays_given_through_a_bundle_that_does_not_name_it() {
    use HowHandedOver::InEarlierBundle;
    let (mut sample, items) = filled();
    hand_over(&mut sample, &BundleChoice::default());
    let ledger_size = ledger_size(&mut sample);
    sample.incident("He rang at night.", "2026-03-16");
    let since = BundleChoice {
        entries: ChosenEntries::NewSince { ledger_size },
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &since);
    assert_eq!(how_it_goes_on(&mut sample, items), [InEarlierBundle; 2]);
}

#[test]
fn documents_alone_and_a_part_of_the_record_give_only_what_they_hold() {
    use HowHandedOver::{AsReceived, InEarlierBundle};
    let (mut sample, items) = filled();
    let documents = BundleChoice {
        form: BundleForm::Documents,
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &documents);
    assert_eq!(how_it_goes_on(&mut sample, items), [AsReceived; 2]);

    let part = BundleChoice {
        entries: ChosenEntries::Only {
            entries: vec![items[0]],
        },
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &part);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [InEarlierBundle, AsReceived]
    );
}

#[test]
fn of_two_bundles_made_at_one_time_only_what_both_gave_is_given_and_what_one_kept_back_is_kept() {
    use HowHandedOver::{AsReceived, InEarlierBundle, KeptOut};
    let (mut sample, items) = filled();
    hand_over(&mut sample, &BundleChoice::default());
    let part = BundleChoice {
        entries: ChosenEntries::Only {
            entries: vec![items[1]],
        },
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &part);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [AsReceived, InEarlierBundle]
    );

    hand_over(&mut sample, &BundleChoice::default());
    let other = BundleChoice {
        kept_out: vec![items[0]],
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &other);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [KeptOut, InEarlierBundle]
    );
}
