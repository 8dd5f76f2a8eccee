//! Which other entries an entry names.

use domain::{Entry, EntryId, Incident};

/// Every entry that this one names, in the order of its fields.
pub(crate) fn entries_named_in(entry: &Entry) -> Vec<EntryId> {
    named(entry).into_iter().map(|(_, id)| id).collect()
}

/// The same, with the field that names each.
pub(crate) fn named(entry: &Entry) -> Vec<(&'static str, EntryId)> {
    match entry {
        Entry::Incident(incident) => in_incident(incident),
        Entry::Event(event) => in_incident(event.told()),
        Entry::Person(person) => person
            .acts_for
            .map(|id| ("acts_for", id))
            .into_iter()
            .collect(),
        Entry::Report(report) => report.about.iter().map(|id| ("about", *id)).collect(),
        Entry::Impact(impact) => impact.after.iter().map(|id| ("after", *id)).collect(),
        Entry::Order(order) => order
            .against
            .map(|id| ("against", id))
            .into_iter()
            .collect(),
        Entry::Needs(needs) => needs
            .wishes
            .iter()
            .flat_map(|wish| wish.because.iter().map(|id| ("wishes", *id)))
            .collect(),
        Entry::Consent(consent) => consent
            .not_told
            .iter()
            .map(|id| ("not_told", *id))
            .chain(
                consent
                    .not_told_of
                    .iter()
                    .map(|of| ("not_told_of", of.person)),
            )
            .collect(),
        Entry::Place(_)
        | Entry::Item(_)
        | Entry::Proceeding(_)
        | Entry::Assessment(_)
        | Entry::Note(_)
        | Entry::FingerprintLeft(_) => Vec::new(),
    }
}

fn in_incident(incident: &Incident) -> Vec<(&'static str, EntryId)> {
    let place = incident.place.iter().filter_map(|place| place.place);
    let who = incident
        .who
        .iter()
        .flat_map(|who| [who.person, who.through])
        .flatten();
    let witnesses = incident
        .witnesses
        .iter()
        .filter_map(|witness| witness.person);
    let breaches = incident.may_breach.iter().map(|breach| breach.order);
    let first_noted = incident.first_noted.iter().filter_map(|noted| noted.item);
    place
        .map(|id| ("where", id))
        .chain(who.map(|id| ("who", id)))
        .chain(witnesses.map(|id| ("witnesses", id)))
        .chain(incident.evidence.iter().map(|id| ("evidence", *id)))
        .chain(breaches.map(|id| ("may_breach", id)))
        .chain(first_noted.map(|id| ("first_noted", id)))
        .collect()
}
