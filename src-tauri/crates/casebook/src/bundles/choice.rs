//! What the person chose, as a bundle takes it.

use bundle::{Choice, Chosen, FindingId, Form, KeptBack};

use crate::wire::{BundleChoice, BundleForm, ChosenEntries, PoliceOnlyPart};

/// Two choices that differ only in the order of what they name are one.
pub(super) fn as_chosen(choice: &BundleChoice) -> Choice {
    let named = |ids: &[String], withheld: bool| {
        let named = ids.iter().map(move |id| (FindingId(id.clone()), withheld));
        named.collect::<Vec<_>>()
    };
    let findings = named(&choice.withhold, true)
        .into_iter()
        .chain(named(&choice.leave, false));
    let for_police = choice.only_for_police.iter();
    let for_police = for_police.map(|item| (*item, KeptBack::PoliceOnly));
    let out = choice.kept_out.iter().map(|item| (*item, KeptBack::Out));
    Choice {
        entries: match &choice.entries {
            ChosenEntries::All => Chosen::Everything,
            ChosenEntries::Only { entries } => Chosen::Only(entries.iter().copied().collect()),
            ChosenEntries::NewSince { ledger_size } => Chosen::NewSince {
                ledger_size: *ledger_size,
            },
        },
        notes: choice.notes.iter().copied().collect(),
        findings: findings.collect(),
        exhibits: for_police.chain(out).collect(),
        given: choice.looked_at.iter().copied().collect(),
        given_to_police: choice.given_to_police.iter().copied().collect(),
        as_received: choice.as_received.iter().copied().collect(),
        without_lost: choice.without_lost.iter().copied().collect(),
        form: match choice.form {
            BundleForm::Zip => Form::Zip,
            BundleForm::LockedZip => Form::LockedZip,
            BundleForm::Folder => Form::Folder,
            BundleForm::Documents => Form::Documents,
        },
        police_only: choice.police_only == PoliceOnlyPart::Made,
        portal: choice.portal,
        documents: choice.documents.iter().copied().collect(),
    }
}
