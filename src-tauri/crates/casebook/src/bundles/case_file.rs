//! The case as plain values.

use std::collections::BTreeMap;

use bundle::{
    CaseFile, EarlierBundle, EarlierRevision, FigureKind, FigureLine, GivenNumber, KeptEntry,
    KeptLeaf, LedgerExtract, PackWords, PutBack, StatuteText, StruckOut,
};
use domain::{Entry, EntryId, Revision};
use ledger::{Action, HandOver};
use patterns::ToldTo;

use crate::authors::AuthorNames;
use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::recording::strike_outs::StrikeOuts;
use crate::tables::entries::{self, Standing};
use crate::tables::{bundles, numbers};
use crate::wire::ChosenEntries;

pub(super) fn of(casebook: &ReadableCase) -> Result<CaseFile, CaseError> {
    let settings = casebook.settings()?;
    let zone = settings.zone();
    let leaves = leaves(casebook)?;
    let names = AuthorNames::new(casebook.vault().authors()?, casebook.words);
    let mut earlier = earlier_versions(&leaves, &names)?;
    let mut put_back = put_back(&leaves);
    let standings = casebook.standings()?;
    let mut entries = Vec::with_capacity(standings.len());
    for standing in standings {
        let before = earlier.remove(&standing.id).unwrap_or_default();
        let put_back = put_back.remove(&standing.id).unwrap_or_default();
        let number = numbers::of(casebook.vault.read(), standing.id)?;
        let kept = kept_entry(&names, standing, before, put_back);
        entries.push(KeptEntry { number, ..kept });
    }
    Ok(CaseFile {
        label: case_label(casebook)?,
        made: casebook.time_source.now(),
        keeper: settings.keeper_name,
        initials: settings.initials,
        program: format!("Daybook {}", env!("CARGO_PKG_VERSION")),
        entries,
        earlier_bundles: earlier_bundles(casebook)?,
        numbers_given: numbers_given(casebook)?,
        figures: figures(casebook)?,
        words: casebook.words,
        zone,
        pack: pack_words(casebook)?,
        ledger: LedgerExtract {
            vault: casebook.vault.id(),
            head: casebook.vault.head(),
            checkpoint: casebook.vault.checkpoint(),
            also: casebook.vault.other_keys()?,
            leaves,
            earlier: earlier_hand_overs(casebook)?,
        },
    })
}

pub(super) fn earlier_bundles(casebook: &ReadableCase) -> Result<Vec<EarlierBundle>, CaseError> {
    let made = bundles::all(casebook.vault.read())?.into_iter();
    let earlier = made.map(|made| EarlierBundle {
        made: made.made,
        ledger_size: made.about.ledger_size,
        since: match made.about.entries {
            ChosenEntries::NewSince { ledger_size } => Some(ledger_size),
            ChosenEntries::All | ChosenEntries::Only { .. } => None,
        },
        gave: made.about.gave.into_iter().collect(),
        given: made.about.given.into_iter().collect(),
        kept_back: made.about.kept_back.into_iter().collect(),
        lost: made.about.lost.into_iter().collect(),
    });
    Ok(earlier.collect())
}

/// The numbers that bundles gave to what they withheld.
fn numbers_given(casebook: &ReadableCase) -> Result<Vec<GivenNumber>, CaseError> {
    let made = bundles::all(casebook.vault.read())?.into_iter();
    Ok(made.flat_map(|made| made.about.numbers_given).collect())
}

/// What was handed over before, oldest first. Bundles of older programs have no such text.
fn earlier_hand_overs(casebook: &ReadableCase) -> Result<Vec<HandOver>, CaseError> {
    let made = bundles::all(casebook.vault.read())?.into_iter().rev();
    Ok(made.filter_map(|made| made.about.hand_over()).collect())
}

/// "CASE-7F3A": four characters of the vault's id. It names no person.
pub(crate) fn case_label(casebook: &ReadableCase) -> Result<bundle::CaseLabel, CaseError> {
    let id = casebook.vault.id().uuid().simple().to_string();
    let last = id.get(id.len().saturating_sub(4)..).unwrap_or_default();
    format!("CASE-{}", last.to_uppercase())
        .parse()
        .map_err(|_| CaseError::Projection)
}

pub(super) fn leaves(casebook: &ReadableCase) -> Result<Vec<KeptLeaf>, CaseError> {
    let vault = &casebook.vault;
    let leaves = vault.leaves(0..vault.size())?.into_iter().map(|leaf| {
        let body = vault.body_at(leaf.sequence)?;
        Ok(KeptLeaf { leaf, body })
    });
    leaves.collect()
}

type Versions = BTreeMap<EntryId, Vec<EarlierRevision>>;

fn earlier_versions(leaves: &[KeptLeaf], names: &AuthorNames) -> Result<Versions, CaseError> {
    let mut versions = Versions::new();
    for kept in leaves {
        let is_version = matches!(kept.leaf.action, Action::Record | Action::Revise);
        let (Some(id), Some(body), true) = (kept.leaf.entry, &kept.body, is_version) else {
            continue;
        };
        versions.entry(id).or_default().push(EarlierRevision {
            revision: kept.leaf.revision.unwrap_or(Revision::FIRST),
            written: kept.leaf.written,
            author: names.of(kept.leaf.author),
            entry: Entry::from_json(body.body()).map_err(|_| CaseError::Projection)?,
        });
    }
    Ok(versions)
}

fn put_back(leaves: &[KeptLeaf]) -> BTreeMap<EntryId, Vec<PutBack>> {
    let mut struck = BTreeMap::<EntryId, StrikeOuts>::new();
    for KeptLeaf { leaf, body } in leaves {
        if let (Action::StrikeOut, Some(id), Some(body)) = (leaf.action, leaf.entry, body) {
            struck.entry(id).or_default().add(leaf, &body.body());
        }
    }
    let put_back = struck.into_iter().map(|(id, struck)| {
        let put_back = struck.put_back.into_iter().map(|(was, at)| PutBack {
            struck_out: struck_out(was),
            at,
        });
        (id, put_back.collect())
    });
    put_back.collect()
}

fn struck_out(was: entries::StruckOut) -> StruckOut {
    StruckOut {
        reason: was.reason,
        at: was.at,
    }
}

fn kept_entry(
    names: &AuthorNames,
    standing: Standing,
    mut earlier: Vec<EarlierRevision>,
    put_back: Vec<PutBack>,
) -> KeptEntry {
    earlier.retain(|version| version.revision < standing.revision);
    KeptEntry {
        id: standing.id,
        number: None,
        revision: standing.revision,
        first_written: standing.first_written,
        written: standing.written,
        author: names.of(standing.author),
        entry: standing.entry,
        earlier,
        struck_out: standing.struck_out.map(struck_out),
        put_back,
        erased: standing.erased,
    }
}

fn figures(casebook: &ReadableCase) -> Result<Vec<FigureLine>, CaseError> {
    let figures = casebook.figures_for_others()?;
    let kind = |rule| match rule {
        patterns::RuleId::TimeLimit => FigureKind::TimeLimit,
        patterns::RuleId::NamesOtherPerson => FigureKind::NamesOtherPerson,
        patterns::RuleId::LongestGap | patterns::RuleId::MostInSevenDays => FigureKind::OfTheWhole,
        _ => FigureKind::Other,
    };
    let lines = figures.sentences.into_iter().map(|figure| FigureLine {
        kind: kind(figure.rule),
        sentence: figure.sentence,
        entries: figure.entries,
    });
    Ok(lines.collect())
}

fn pack_words(casebook: &ReadableCase) -> Result<PackWords, CaseError> {
    let pack = casebook.pack()?;
    let words = casebook.words;
    let statute = pack.statute.iter().map(|statute| StatuteText {
        text: statute.whole(),
        // `pack.seen` is a day on which not every law was read, so it is not printed beside each.
        source: statute.source.clone(),
    });
    let behaviours = pack.behaviours.iter().map(|tag| {
        (
            tag.id.0.clone(),
            pack.behaviour_label(&tag.id, words, ToldTo::Others),
        )
    });
    let orders = pack
        .orders
        .iter()
        .map(|order| (order.id.clone(), pack.order_label(&order.id, words)));
    Ok(PackWords {
        name: pack.name.clone(),
        statute: statute.collect(),
        behaviours: behaviours.collect(),
        orders: orders.collect(),
        shapes: pack.details.clone(),
    })
}
