//! What an earlier bundle gave is not given again; what it did not give is never called given.

use domain::EntryId;

use super::*;
use crate::case_file::KeptBack;
use crate::case_file::{CaseFile, EarlierBundle, HandedOver};

fn since(case: &CaseFile) -> Choice {
    Choice {
        entries: Chosen::NewSince {
            ledger_size: case.ledger.head.size,
        },
        ..folder_choice()
    }
}

fn earlier(case: &CaseFile, given: &[u128], lost: &[u128]) -> EarlierBundle {
    EarlierBundle {
        made: case.made,
        ledger_size: case.ledger.head.size,
        gave: given.iter().map(|item| id(*item)).collect(),
        given: given.iter().map(|item| id(*item)).collect(),
        kept_back: [].into(),
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
fn what_whoever_gets_it_has_then_is_what_the_main_bag_gave_and_nothing_else() {
    let sample = Sample::filled();
    let case = sample.case();
    let given = |choice: &Choice| plan(&case, &sample, choice).given;
    // Of the sample's three, one goes to police alone and one as a copy without its details.
    assert_eq!(given(&folder_choice()), [id(21)].into());
    for how in [KeptBack::PoliceOnly, KeptBack::Out] {
        let choice = Choice {
            exhibits: [(id(21), how)].into(),
            ..folder_choice()
        };
        assert_eq!(given(&choice), [].into(), "{how:?}");
    }
    let documents = Choice {
        form: Form::Documents,
        ..Choice::default()
    };
    assert_eq!(given(&documents), [].into());
}
