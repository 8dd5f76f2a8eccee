//! A bundle of what is new since an earlier one: what that one gave is not given again, and what it did not give is never
//! called given.

use std::fs;
use std::ops::ControlFlow;

use bundle::print::InProcessPrinter;
use casebook::wire::{BundleChoice, BundleForm, ChosenEntries, HowHandedOver};
use domain::{Entry, EntryId};

use crate::sample::Sample;

fn hand_over(sample: &mut Sample, choice: &BundleChoice) {
    let out = sample.folder.path().join("stick");
    fs::create_dir_all(&out).expect("a folder can be made");
    let going = sample.case().bundle_source().expect("it can be taken out");
    let written = going
        .plan(choice.clone())
        .write(&out, &InProcessPrinter, &mut |_| ControlFlow::Continue(()))
        .expect("the bundle is written");
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
    let ledger_size = sample.case().fingerprint().ledger_size;
    for id in items {
        describe(sample, id, &format!("What I saw, at {ledger_size}."));
    }
    let choice = BundleChoice {
        entries: ChosenEntries::NewSince { ledger_size },
        ..BundleChoice::default()
    };
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
fn what_was_kept_out_of_one_bundle_is_not_called_given_in_the_next() {
    use HowHandedOver::{AsReceived, InEarlierBundle, KeptOut};
    let (mut sample, items) = filled();
    let choice = BundleChoice {
        kept_out: vec![items[1]],
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &choice);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [InEarlierBundle, AsReceived]
    );

    // It can be kept out again, and what the first bundle gave stays given through the second.
    let ledger_size = sample.case().bundles().expect("a list")[0].ledger_size;
    let choice = BundleChoice {
        entries: ChosenEntries::NewSince { ledger_size },
        ..choice
    };
    let going = sample.case().bundle_source().expect("it can be taken out");
    let exhibits = going.plan(choice.clone()).view().exhibits;
    let how: Vec<_> = exhibits.iter().map(|exhibit| exhibit.how).collect();
    assert_eq!(how, [InEarlierBundle, KeptOut]);
    hand_over(&mut sample, &choice);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [InEarlierBundle, AsReceived]
    );
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
fn of_two_bundles_made_at_one_time_only_what_both_gave_is_given() {
    use HowHandedOver::{AsReceived, InEarlierBundle};
    let (mut sample, items) = filled();
    hand_over(&mut sample, &BundleChoice::default());
    let other = BundleChoice {
        kept_out: vec![items[0]],
        ..BundleChoice::default()
    };
    hand_over(&mut sample, &other);
    assert_eq!(
        how_it_goes_on(&mut sample, items),
        [AsReceived, InEarlierBundle]
    );
}
