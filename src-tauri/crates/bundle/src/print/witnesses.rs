//! Those who saw or heard something, for police alone: a row for each of them, with how to reach them and every incident that
//! names them.

use catalogue::sentences;
use domain::{Entry, EntryId, Person, Witness};

use super::chronology::{in_order, one_line};
use super::context::{PrintContext, written};
use super::{Fact, Point, Section};

/// Who a witness is: somebody who is kept, or a name that was written down.
#[derive(PartialEq, Eq)]
enum Who<'a> {
    Kept(EntryId),
    Named(&'a str),
    /// Without a name; each of those is somebody of their own.
    Nameless(EntryId),
}

struct Row<'a> {
    who: Who<'a>,
    contacts: Vec<&'a str>,
    incidents: Vec<String>,
}

impl PrintContext<'_> {
    /// In the order of the incidents that name them first.
    pub(super) fn witnesses(&self) -> Section {
        let mut rows: Vec<Row<'_>> = Vec::new();
        for kept in in_order(&self.input) {
            let Some(Entry::Incident(incident)) = &kept.entry else {
                continue;
            };
            for witness in &incident.witnesses {
                let who = who(witness, kept.id);
                let at = rows.iter().position(|row| row.who == who);
                let row = match at {
                    Some(at) => &mut rows[at],
                    None => {
                        rows.push(Row {
                            who,
                            contacts: Vec::new(),
                            incidents: Vec::new(),
                        });
                        rows.last_mut().expect("one was pushed")
                    }
                };
                let contact = written(witness.contact.as_deref());
                let contact = contact.filter(|contact| !row.contacts.contains(contact));
                row.contacts.extend(contact);
                row.incidents.push(self.saw(kept, incident, witness));
            }
        }
        Section {
            heading: self.say(sentences::PRINT_WITNESSES),
            points: rows.iter().map(|row| self.witness_row(row)).collect(),
            ..Section::default()
        }
    }

    /// "Incident 58, 14 July 2026, 19:30: saw him leave"
    fn saw(
        &self,
        kept: &crate::case_file::KeptEntry,
        incident: &domain::Incident,
        witness: &Witness,
    ) -> String {
        let about = self.say_with(
            sentences::PRINT_ABOUT_INCIDENT,
            &[
                ("number", kept.number_words().into()),
                ("when", self.when(incident).into()),
            ],
        );
        match written(witness.saw.as_deref()) {
            Some(saw) => format!("{about}: {saw}"),
            None => about,
        }
    }

    fn witness_row(&self, row: &Row<'_>) -> Point {
        let person: Option<&Person> = match row.who {
            Who::Kept(id) => self.person(id),
            Who::Named(_) | Who::Nameless(_) => None,
        };
        let unknown = || self.say(sentences::PRINT_UNKNOWN_PERSON);
        let name = match row.who {
            Who::Kept(_) => person.map_or_else(unknown, |person| person.name.clone()),
            Who::Named(name) => name.to_owned(),
            Who::Nameless(_) => unknown(),
        };
        let contacts: Vec<String> = row.contacts.iter().map(|&one| one.to_owned()).collect();
        let contact = self.listed(sentences::PRINT_CONTACT, &contacts);
        let of_person = person.map(|person| self.person_facts(person));
        let facts: Vec<Fact> = contact
            .into_iter()
            .chain(of_person.into_iter().flatten())
            .collect();
        Point {
            lead: name,
            text: one_line(&facts),
            note: row.incidents.join("\n"),
            ..Point::default()
        }
    }
}

fn who(witness: &Witness, incident: EntryId) -> Who<'_> {
    match (witness.person, written(witness.name.as_deref())) {
        (Some(id), _) => Who::Kept(id),
        (None, Some(name)) => Who::Named(name),
        (None, None) => Who::Nameless(incident),
    }
}
