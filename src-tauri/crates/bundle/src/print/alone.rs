//! One incident by itself, on paper that lies in no bundle.

use catalogue::sentences;
use domain::EntryId;

use super::chronology::{is_event, told};
use super::context::{PrintContext, PrintInput};
use super::document::ChronologyLabels;
use super::{Document, IncidentAlone, PrintJob};

/// The incident; nothing where the input holds none of that id.
pub fn incident_alone(input: &PrintInput<'_>, id: EntryId) -> Option<PrintJob> {
    let context = PrintContext::alone(*input);
    let kept = input.entries.iter().find(|kept| kept.id == id)?;
    let of_another_kind = kept.erased.is_none() && told(kept).is_none();
    if of_another_kind {
        return None;
    }
    let mut pictures = Vec::new();
    let card = context.card(kept, told(kept), &mut pictures);
    let opening = [
        sentences::PRINT_OWN_WORDS_OPENING,
        sentences::PRINT_INCIDENT_ALONE_OPENING,
        sentences::PRINT_REPLACED_CHARACTERS_ALONE,
    ];
    let document = Document::Incident(IncidentAlone {
        opening: opening.map(|id| context.say(id)).into(),
        card,
        labels: ChronologyLabels {
            no_picture: context.say(sentences::PRINT_NO_PICTURE_ALONE),
            struck_out: context.say(sentences::PRINT_STRUCK_OUT_SHORT),
            ..ChronologyLabels::default()
        },
    });
    Some(context.job(
        document,
        context.say(match is_event(kept) {
            true => sentences::PRINT_EVENT_ALONE_TITLE,
            false => sentences::PRINT_INCIDENT_ALONE_TITLE,
        }),
        pictures,
    ))
}
