//! Fields that are withheld whole, whatever they say.

use domain::{Entry, EntryId, Role};
use serde_json::Value;

use crate::plan::numbered::{Numbered, WithheldKind};
use crate::plan::redaction::Protected;
use crate::plan::redactor::Told;

/// A field that is withheld whole.
pub(super) struct WithheldWhole {
    /// Which, as a JSON pointer.
    pub(super) pointer: String,
    mark: Mark,
}

/// What stands in its place.
enum Mark {
    /// A text stays a text: the mark of the thing that it says.
    Of(WithheldKind),
    /// The mark of a kept place, in whatever words it is written here.
    OfPlace(EntryId),
    /// Nothing: it has another form than text.
    Nothing,
}

impl WithheldWhole {
    /// Where an item says that it was made.
    pub(super) fn point() -> Self {
        Self {
            pointer: "/point".to_owned(),
            mark: Mark::Nothing,
        }
    }

    /// Takes the field out of an entry.
    pub(super) fn take_out(self, entry: &mut Value, numbered: &mut Numbered) {
        if let Mark::Nothing = self.mark {
            if let Some((parent, name)) = self.pointer.rsplit_once('/')
                && let Some(Value::Object(fields)) = entry.pointer_mut(parent)
            {
                fields.remove(name);
            }
            return;
        }
        let Some(value) = entry.pointer_mut(&self.pointer) else {
            return;
        };
        let said = value.as_str().unwrap_or_default();
        let mark = match self.mark {
            Mark::OfPlace(place) => numbered.mark_of_place(place, said),
            Mark::Of(kind) => numbered.mark(kind, said),
            Mark::Nothing => return,
        };
        *value = mark.into();
    }
}

/// Ways to reach people, which only the police-only bag holds, whatever was chosen.
pub(super) fn withheld_whole(
    entry: &Entry,
    id: EntryId,
    told: Told,
    protected: &Protected,
) -> Vec<WithheldWhole> {
    let is_withheld = |person: Option<EntryId>| {
        told == Told::Everybody || person.is_some_and(|person| protected.is_protected(person))
    };
    let mut fields = Vec::new();
    let mut field = |pointer, mark| fields.push(WithheldWhole { pointer, mark });
    match entry {
        Entry::Incident(_) | Entry::Event(_) => {
            let Some(incident) = entry.happened() else {
                return fields;
            };
            if let Some(place) = &incident.place
                && place.address.is_some()
                && let Some(id) = place.place
                && protected.is_protected(id)
            {
                field("/where/address".to_owned(), Mark::OfPlace(id));
            }
            for (at, witness) in incident.witnesses.iter().enumerate() {
                if witness.contact.is_some() && is_withheld(witness.person) {
                    let pointer = format!("/witnesses/{at}/contact");
                    field(pointer, Mark::Of(WithheldKind::Contact));
                }
            }
        }
        Entry::Person(person)
            if is_withheld(Some(id))
                && matches!(
                    person.role,
                    Role::Keeper | Role::Witness | Role::OtherTarget
                ) =>
        {
            for (name, length, kind) in [
                ("numbers", person.numbers.len(), WithheldKind::Number),
                ("emails", person.emails.len(), WithheldKind::Email),
                ("addresses", person.addresses.len(), WithheldKind::Place),
            ] {
                for at in 0..length {
                    field(format!("/{name}/{at}"), Mark::Of(kind));
                }
            }
            for (at, vehicle) in person.vehicles.iter().enumerate() {
                if vehicle.plate.is_some() {
                    let pointer = format!("/vehicles/{at}/plate");
                    field(pointer, Mark::Of(WithheldKind::Plate));
                }
            }
            if person.born.is_some() {
                field("/born".to_owned(), Mark::Nothing);
            }
        }
        _ => {}
    }
    fields
}
