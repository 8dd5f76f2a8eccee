//! Fields that are withheld whole, whatever they say.

use std::collections::BTreeSet;

use domain::{Entry, EntryId, Person, PersonDetail, Role};
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
                let is_reached_by = |person| protected.details_of(person).any(is_a_way_to_reach);
                if witness.contact.is_some()
                    && (is_withheld(witness.person) || witness.person.is_some_and(is_reached_by))
                {
                    let pointer = format!("/witnesses/{at}/contact");
                    field(pointer, Mark::Of(WithheldKind::Contact));
                }
            }
        }
        Entry::Person(person) => {
            let mut details: BTreeSet<PersonDetail> = protected.details_of(id).collect();
            let is_of_ours = matches!(
                person.role,
                Role::Keeper | Role::Witness | Role::OtherTarget
            );
            if is_of_ours && is_withheld(Some(id)) {
                details.extend(ONLY_FOR_POLICE);
            }
            for detail in details {
                of_somebody(person, detail, &mut field);
            }
        }
        _ => {}
    }
    fields
}

/// What the main bundle has of nobody but the other person and those who act for them.
const ONLY_FOR_POLICE: [PersonDetail; 5] = [
    PersonDetail::Numbers,
    PersonDetail::Emails,
    PersonDetail::Addresses,
    PersonDetail::Plates,
    PersonDetail::Born,
];

/// Whether a kind of detail says how somebody is reached, as what is written of a witness does.
pub(super) const fn is_a_way_to_reach(detail: PersonDetail) -> bool {
    match detail {
        PersonDetail::Numbers
        | PersonDetail::Emails
        | PersonDetail::Addresses
        | PersonDetail::Handles => true,
        PersonDetail::Name | PersonDetail::Plates | PersonDetail::Born => false,
    }
}

/// The fields of somebody that hold one kind of their details.
fn of_somebody(person: &Person, detail: PersonDetail, field: &mut impl FnMut(String, Mark)) {
    let mut listed = |name: &str, length: usize, kind| {
        for at in 0..length {
            field(format!("/{name}/{at}"), Mark::Of(kind));
        }
    };
    match detail {
        PersonDetail::Numbers => listed("numbers", person.numbers.len(), WithheldKind::Number),
        PersonDetail::Emails => listed("emails", person.emails.len(), WithheldKind::Email),
        PersonDetail::Addresses => listed("addresses", person.addresses.len(), WithheldKind::Place),
        PersonDetail::Name => {
            listed("aliases", person.aliases.len(), WithheldKind::Name);
            field("/name".to_owned(), Mark::Of(WithheldKind::Name));
            if person.full_name.is_some() {
                field("/full_name".to_owned(), Mark::Of(WithheldKind::Name));
            }
        }
        PersonDetail::Handles => {
            for at in 0..person.handles.len() {
                let pointer = format!("/handles/{at}/handle");
                field(pointer, Mark::Of(WithheldKind::Handle));
            }
        }
        PersonDetail::Plates => {
            for (at, vehicle) in person.vehicles.iter().enumerate() {
                if vehicle.plate.is_some() {
                    let pointer = format!("/vehicles/{at}/plate");
                    field(pointer, Mark::Of(WithheldKind::Plate));
                }
            }
        }
        PersonDetail::Born => {
            if person.born.is_some() {
                field("/born".to_owned(), Mark::Nothing);
            }
        }
    }
}
