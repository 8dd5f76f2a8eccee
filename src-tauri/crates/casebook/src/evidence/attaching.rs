//! Making received files part of the record: item, mark and incident in one change.

use std::path::PathBuf;

use catalogue::sentences;
use domain::{Entry, EntryId, ExhibitMark, HowReceived, Item, variant_name};
use ledger::Action;
use vault::{Change, FileName};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::evidence::offers::time_offers;
use crate::evidence::receiving::{Received, Receiving, Refused};
use crate::evidence::unfinished_files::Adding;
use crate::progress::Report;
use crate::recording::new_id::new_id;
use crate::recording::{append, write_first};
use crate::tables::{entries, exhibits, readings};
use crate::timeline::day_and_time::short_date;
use crate::wire::{AttachRefused, Attached};

/// What came of attaching.
#[derive(Debug, Default)]
pub struct Attachments {
    /// Files that are kept.
    pub attached: Vec<Attached>,
    /// Files that are not, each with its reason.
    pub refused: Vec<AttachRefused>,
}

impl Casebook {
    /// The room in which files are taken in, apart from the open case.
    pub fn receiving(&self) -> Receiving {
        Receiving::new(self.vault.evidence_files())
    }

    /// The name of a picture that is pasted now: "Pasted picture, 27 Nov 22:46", by the keeper's clock.
    pub fn name_for_pasted(&self) -> String {
        let now = self.time_source.now().local().naive_local();
        let words = self.words;
        let values = [
            ("date", short_date(words, now.date()).into()),
            ("time", now.format("%H:%M").to_string().into()),
        ];
        words.say_with(sentences::ITEM_PASTED, &values)
    }

    /// Takes in files and makes them part of the record, and of an incident where one is named.
    ///
    /// # Errors
    /// The disk refused or the person stopped it: then nothing was kept.
    pub fn attach(
        &mut self,
        paths: &[PathBuf],
        to: Option<EntryId>,
        how: HowReceived,
        report: &mut Report<'_>,
    ) -> Result<Attachments, CaseError> {
        let adding = self.begin_adding(paths, to)?;
        let received = self.receiving().receive(paths, report);
        let kept = received.and_then(|received| self.keep_added(&adding, received, how));
        if kept.is_err() {
            // Should the disk refuse this too, the files are named at the next opening, which is true.
            let _ = self.give_up_adding(&adding);
        }
        kept
    }

    /// Makes received files part of the record, all in one change, with which they are no longer unfinished.
    ///
    /// # Errors
    /// The incident is not there, or the disk refused: then none is part of the record.
    pub fn keep_added(
        &mut self,
        adding: &Adding,
        received: Vec<Result<Received, Refused>>,
        how: HowReceived,
    ) -> Result<Attachments, CaseError> {
        let kept = self.keep_and(received, adding.to, how, |change| {
            Ok(change.discard_draft(&adding.row())?)
        })?;
        self.was_added(adding);
        Ok(kept)
    }

    /// Makes received files part of the record, all in one change.
    ///
    /// # Errors
    /// The incident is not there, or the disk refused: then none is part of the record.
    pub fn keep(
        &mut self,
        received: Vec<Result<Received, Refused>>,
        to: Option<EntryId>,
        how: HowReceived,
    ) -> Result<Attachments, CaseError> {
        self.keep_and(received, to, how, |_| Ok(()))
    }

    fn keep_and(
        &mut self,
        received: Vec<Result<Received, Refused>>,
        to: Option<EntryId>,
        how: HowReceived,
        and: impl FnOnce(&mut Change<'_>) -> Result<(), CaseError>,
    ) -> Result<Attachments, CaseError> {
        let mut attachments = Attachments::default();
        let mut whole = Vec::new();
        for result in received {
            match result {
                Ok(received) => whole.push(received),
                Err(refused) => attachments.refused.push(AttachRefused {
                    original_name: refused.original_name,
                    fault: refused.error.fault(),
                }),
            }
        }
        let settings = self.settings()?;
        let times = self.times()?;
        let now = self.time_source.now();
        let files = self.vault.evidence_files();
        let kept = self.vault.change(now, |change| {
            let mut kept = Vec::new();
            for received in &whole {
                kept.push(keep_one(
                    change,
                    received,
                    new_id(now),
                    &settings.initials,
                    how,
                )?);
            }
            if let Some(incident) = to {
                belong_to(change, incident, &kept)?;
            }
            and(change)?;
            Ok::<_, CaseError>(kept)
        })?;
        for (received, kept) in whole.into_iter().zip(kept) {
            if kept.already_here {
                files.discard(&received.sealed)?;
            }
            attachments.attached.push(Attached {
                id: kept.id,
                exhibit: kept.exhibit,
                offers: time_offers(&received.facts.clocks, times),
                original_name: received.original_name,
                already_here: kept.already_here,
            });
        }
        Ok(attachments)
    }

    /// The sealed file that goes when an item is erased.
    pub(crate) fn file_to_erase(&self, id: EntryId) -> Result<Option<FileName>, CaseError> {
        match self.standing(id)?.entry {
            Some(Entry::Item(item)) => Ok(self.vault.file_with(&item.digest)?),
            _ => Ok(None),
        }
    }
}

struct KeptItem {
    id: EntryId,
    exhibit: String,
    already_here: bool,
}

fn keep_one(
    change: &mut Change<'_>,
    received: &Received,
    id: EntryId,
    initials: &str,
    how: HowReceived,
) -> Result<KeptItem, CaseError> {
    let connection = change.connection();
    if let Some(id) = exhibits::with_digest(connection, &received.sealed.digest)? {
        let standing = entries::read(connection, id)?.ok_or(CaseError::Projection)?;
        let exhibit = match &standing.entry {
            Some(Entry::Item(item)) => item.exhibit.to_string(),
            _ => return Err(CaseError::Projection),
        };
        return Ok(KeptItem {
            id,
            exhibit,
            already_here: true,
        });
    }
    let exhibit = ExhibitMark::new(initials, exhibits::next_number(connection)?)?;
    let item = item(received, exhibit.clone(), how);
    change.keep_file(&received.sealed)?;
    if let Some(reading) = &received.reading {
        readings::keep(change.connection(), id, reading)?;
    }
    write_first(change, id, &Entry::Item(Box::new(item)))?;
    Ok(KeptItem {
        id,
        exhibit: exhibit.to_string(),
        already_here: false,
    })
}

fn item(received: &Received, exhibit: ExhibitMark, how: HowReceived) -> Item {
    let facts = &received.facts;
    Item {
        description: None,
        digest: received.sealed.digest,
        size: received.sealed.size,
        item_kind: received.kind(),
        media_type: received.identified.media_type.clone(),
        original_name: received.original_name.replace('\0', "\u{fffd}"),
        received: how,
        exhibit,
        police_reference: None,
        produced_by: None,
        received_from: None,
        source_device: None,
        original_is: None,
        clocks: facts.clocks.clone(),
        unread_clocks: facts.unread_clocks.clone(),
        point: facts.point,
        device: facts.device.clone(),
        pixels: facts.pixels,
        runs_milliseconds: facts.runs_milliseconds,
        not_read: facts
            .not_read
            .map(|reason| format!("reason-{}", variant_name(&reason))),
    }
}

/// Adds items to an incident, as one further revision of it.
fn belong_to(
    change: &mut Change<'_>,
    incident: EntryId,
    kept: &[KeptItem],
) -> Result<(), CaseError> {
    let standing =
        entries::read(change.connection(), incident)?.ok_or(CaseError::NoSuchEntry(incident))?;
    let mut entry = standing.entry;
    let Some(evidence) = entry.as_mut().and_then(Entry::evidence_mut) else {
        return Err(CaseError::NamesNothing { at: "incident" });
    };
    let before = evidence.len();
    for kept in kept {
        if !evidence.contains(&kept.id) {
            evidence.push(kept.id);
        }
    }
    if evidence.len() == before {
        return Ok(());
    }
    let revised = entry.as_ref().map(Entry::to_json);
    let revised = revised.ok_or(CaseError::Projection)?;
    append(
        change,
        Action::Revise,
        incident,
        standing.revision.next(),
        &revised,
    )
}
