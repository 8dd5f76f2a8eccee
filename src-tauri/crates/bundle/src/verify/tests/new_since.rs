//! What an earlier bundle gave is not given again; what it did not give is never called given.

use std::collections::BTreeSet;

use domain::EntryId;

use super::*;
use crate::case_file::{CaseFile, EarlierBundle, HandedOver};
use crate::plan::choice::KeptBack;

fn since(case: &CaseFile) -> Choice {
    Choice {
        entries: Chosen::NewSince {
            ledger_size: case.ledger.head.size,
        },
        ..folder_choice()
    }
}

fn earlier(case: &CaseFile, held: &[u128], lost: &[u128]) -> EarlierBundle {
    EarlierBundle {
        ledger_size: case.ledger.head.size,
        held: held.iter().map(|item| id(*item)).collect(),
        lost: lost.iter().map(|item| id(*item)).collect(),
    }
}

fn how(sample: &Sample, case: &CaseFile) -> Vec<(EntryId, HandedOver)> {
    let planned = plan(case, sample, &since(case));
    let exhibits = planned.exhibits.iter();
    exhibits.map(|one| (one.item, one.how)).collect()
}

#[test]
fn a_file_that_was_lost_and_is_there_again_goes_into_the_next_bundle() {
    let sample = Sample::filled();
    let mut case = sample.case();
    assert_eq!(how(&sample, &case), []);
    let other = EarlierBundle {
        ledger_size: case.ledger.head.size - 1,
        ..earlier(&case, &[], &[20])
    };
    case.earlier_bundles = vec![earlier(&case, &[20], &[21]), other];
    assert_eq!(how(&sample, &case), [(id(21), HandedOver::AsReceived)]);
}

#[test]
fn what_whoever_gets_it_will_have_is_what_was_given_and_nothing_else() {
    let sample = Sample::filled();
    let case = sample.case();
    let held = |choice: &Choice| plan(&case, &sample, choice).held();
    let all = held(&folder_choice());
    assert!(all.contains(&id(20)) && all.contains(&id(21)), "{all:?}");
    let kept_back = |how| Choice {
        exhibits: [(id(21), how)].into(),
        ..folder_choice()
    };
    assert!(held(&kept_back(KeptBack::PoliceOnly)).contains(&id(21)));
    let without: BTreeSet<_> = all.iter().copied().filter(|item| *item != id(21)).collect();
    assert_eq!(held(&kept_back(KeptBack::Out)), without);
    let documents = Choice {
        form: Form::Documents,
        ..Choice::default()
    };
    // Of the evidence, documents alone give what only police get.
    assert_eq!(held(&documents), [id(22)].into());
}
