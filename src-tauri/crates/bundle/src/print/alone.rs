//! One incident by itself, on paper that lies in no bundle.

use domain::EntryId;

use super::chronology::incident;
use super::document::ChronologyLabels;
use super::edition::{Edition, Telling};
use super::{Document, IncidentAlone, PrintJob};

/// The incident; nothing where the edition holds none of that id.
pub fn incident_alone(edition: &Edition<'_>, id: EntryId) -> Option<PrintJob> {
    let telling = Telling::alone(*edition);
    let kept = edition.entries.iter().find(|kept| kept.id == id)?;
    let of_another_kind = kept.erased.is_none() && incident(kept).is_none();
    if of_another_kind {
        return None;
    }
    let mut pictures = Vec::new();
    let card = telling.card(None, kept, incident(kept), &mut pictures);
    let opening = [
        "print-own-words-opening",
        "print-incident-alone-opening",
        "print-replaced-characters-alone",
    ];
    let document = Document::Incident(IncidentAlone {
        opening: opening.map(|id| telling.say(id)).into(),
        card,
        labels: ChronologyLabels {
            incident: telling.say("print-incident"),
            no_picture: telling.say("print-no-picture-alone"),
            struck_out: telling.say("print-struck-out-short"),
            ..ChronologyLabels::default()
        },
    });
    Some(telling.job(
        document,
        telling.say("print-incident-alone-title"),
        pictures,
    ))
}
