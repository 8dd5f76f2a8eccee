//! Those who saw or heard something, for police alone: a row for each of them, with how to reach them and every incident that
//! names them.

use catalogue::sentences;
use domain::{Entry, EntryId, Person, Witness};

use super::super::chronology::{in_order, is_event, one_line, told};
use super::super::context::{PrintContext, written};
use super::super::{Fact, Point, Section};

/// Who a witness is: somebody who is kept, or a name that was written down.
enum Who<'a> {
    Kept(&'a Person, EntryId),
    Named(&'a str),
    /// Somebody of whom the keeper did not agree to tell police.
    NotTold(EntryId),
    /// Without a name.
    Nameless,
}

struct Row<'a> {
    who: Who<'a>,
    contacts: Vec<&'a str>,
    incidents: Vec<String>,
}

impl PrintContext<'_> {
    /// In the order of the incidents that name them first.
    pub(in crate::print) fn witnesses(&self) -> Section {
        let mut rows: Vec<Row<'_>> = Vec::new();
        // Whoever is named by what was struck out alone has nothing to say of this.
        let incidents = in_order(&self.input).into_iter();
        for kept in incidents.filter(|kept| kept.struck_out.is_none()) {
            let Some(incident) = told(kept) else {
                continue;
            };
            for witness in &incident.witnesses {
                let who = self.who(witness);
                let at = rows.iter().position(|row| row.is_of(&who, witness));
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

    /// Somebody who is kept and stands, or else what they were called.
    fn who<'b>(&'b self, witness: &'b Witness) -> Who<'b> {
        let kept = witness
            .person
            .and_then(|id| Some((self.standing_person(id)?, id)));
        let not_told = witness.person.filter(|id| self.kept(*id).is_some());
        match (kept, not_told, written(witness.name.as_deref())) {
            (Some((person, id)), ..) => Who::Kept(person, id),
            (None, Some(id), _) => Who::NotTold(id),
            (None, None, Some(name)) => Who::Named(name),
            (None, None, None) => Who::Nameless,
        }
    }

    fn standing_person(&self, id: EntryId) -> Option<&Person> {
        self.standing().find_map(|(kept, entry)| match entry {
            Entry::Person(person) if kept.id == id => Some(&**person),
            _ => None,
        })
    }

    /// "Incident 58, 14 July 2026, 19:30: saw him leave"
    fn saw(
        &self,
        kept: &crate::case_file::KeptEntry,
        incident: &domain::Incident,
        witness: &Witness,
    ) -> String {
        let about = match is_event(kept) {
            true => sentences::PRINT_ABOUT_EVENT,
            false => sentences::PRINT_ABOUT_INCIDENT,
        };
        let about = self.say_with(
            about,
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
        let (person, name) = match row.who {
            Who::Kept(person, _) => (Some(person), person.name.clone()),
            Who::Named(name) => (None, name.to_owned()),
            Who::NotTold(_) => (None, self.say(sentences::PRINT_NOT_AGREED_NAME)),
            Who::Nameless => (None, self.say(sentences::PRINT_UNKNOWN_PERSON)),
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

impl Row<'_> {
    /// Whether somebody is the same as whom the row is of. Two of one name with two ways to reach them may be two, and
    /// nobody without a name is anybody else.
    fn is_of(&self, who: &Who<'_>, witness: &Witness) -> bool {
        match (&self.who, who) {
            (Who::Kept(_, id), Who::Kept(_, other)) | (Who::NotTold(id), Who::NotTold(other)) => {
                id == other
            }
            (Who::Named(name), Who::Named(other)) => {
                let contact = written(witness.contact.as_deref());
                let fits = |contact| self.contacts.is_empty() || self.contacts.contains(&contact);
                name == other && contact.is_none_or(fits)
            }
            _ => false,
        }
    }
}
