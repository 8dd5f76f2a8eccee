//! One incident by itself, on paper that lies in no bundle.

use catalogue::sentences;
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
        sentences::PRINT_OWN_WORDS_OPENING,
        sentences::PRINT_INCIDENT_ALONE_OPENING,
        sentences::PRINT_REPLACED_CHARACTERS_ALONE,
    ];
    let document = Document::Incident(IncidentAlone {
        opening: opening.map(|id| telling.say(id)).into(),
        card,
        labels: ChronologyLabels {
            incident: telling.say(sentences::PRINT_INCIDENT),
            no_picture: telling.say(sentences::PRINT_NO_PICTURE_ALONE),
            struck_out: telling.say(sentences::PRINT_STRUCK_OUT_SHORT),
            ..ChronologyLabels::default()
        },
    });
    Some(telling.job(
        document,
        telling.say(sentences::PRINT_INCIDENT_ALONE_TITLE),
        pictures,
    ))
}
