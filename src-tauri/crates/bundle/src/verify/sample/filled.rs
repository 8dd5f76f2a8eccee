//! What the record is filled with.

use domain::{Entry, EntryId, GeoPoint, ItemKind, Note};
use ledger::{Action, SigningKey, StrikeOut};
use serde_json::json;

use super::{Sample, id, item};
use crate::case_file::{PutBack, StruckOut};
use crate::searched::FoundWords;

impl Sample {
    /// Two incidents, a photo at a protected home, another elsewhere, a mail, a note, people.
    pub(crate) fn filled() -> Self {
        Self::filled_with_home(true)
    }

    /// The same words in a record that somebody else keeps.
    pub(crate) fn filled_by(key: SigningKey) -> Self {
        Self::fill(Self::kept_with(key), true)
    }

    /// The same, with a home that is protected or not.
    pub(crate) fn filled_with_home(protected: bool) -> Self {
        Self::fill(Self::new(), protected)
    }

    fn fill(mut sample: Self, protected: bool) -> Self {
        sample.record(
            id(1),
            json!({"kind": "person", "name": "Mark Example",
            "role": "other_person", "numbers": ["07700 900555"]}),
        );
        sample.record(
            id(2),
            json!({"kind": "place", "name": "Larch Cottage",
            "address": "14 Larch Road, Exampleton, ZZ9 9ZZ", "protected": protected,
            "point": {"latitude_microdegrees": 52_000_000, "longitude_microdegrees": -1_000_000}}),
        );
        sample.record(
            id(3),
            json!({"kind": "person", "name": "Ada Witness", "role": "witness",
            "numbers": ["07700 900123"], "protected": true}),
        );
        sample.record(id(10), json!({"kind": "incident",
            "what": "He stood outside 14, larch road and rang from 07700900555. Ada  Witness saw it.",
            "where": {"words": "outside my home", "address": "the yellow door", "place": id(2)},
            "who": [{"person": id(1)}], "evidence": [id(20), id(21)],
            "witnesses": [{"name": "a neighbour", "contact": "call the shop"}]}));
        sample.record(
            id(11),
            json!({"kind": "incident", "what": "=HYPERLINK(\"x\") a second visit"}),
        );
        sample.leave_code();
        let mut home = item(1, b"photo with home in it");
        home.point = Some(GeoPoint {
            latitude_microdegrees: 52_000_100,
            longitude_microdegrees: -1_000_100,
        });
        home.description = Some("car outside Larch Cottage".into());
        sample.attach(id(20), home, b"photo with home in it");
        sample.attach(id(21), item(2, b"another photo"), b"another photo");
        let mut mail = item(3, b"mail bytes");
        mail.item_kind = ItemKind::Mail;
        mail.media_type = "message/rfc822".into();
        mail.original_name = "message.eml".into();
        sample.attach(id(22), mail, b"mail bytes");
        let text = "call Ada on +44 7700 900 123".to_owned();
        sample.words.insert(
            id(22),
            vec![FoundWords {
                text,
                locator: "body".into(),
            }],
        );
        let note = Note {
            words: "a private thought".into(),
        };
        sample.record(id(30), Entry::Note(note).to_json());
        sample.record(
            id(31),
            json!({"kind": "needs", "whose": "mine", "safe_contact": "after six"}),
        );
        sample.strike_out(id(11));
        sample
    }

    /// An entry is struck out.
    pub(crate) fn strike_out(&mut self, entry: EntryId) {
        let reason = "a mistake";
        let body = json!({"reason": reason});
        self.leaf(Action::StrikeOut, Some(entry), None, &body);
        let at = self.last_written();
        let struck = self.entries.iter_mut().find(|kept| kept.id == entry);
        struck.unwrap().struck_out = Some(StruckOut {
            reason: Some(reason.into()),
            at,
        });
    }

    /// The incident that is struck out stands again.
    pub(crate) fn put_back(&mut self) {
        let body = StrikeOut::PutBack.to_body();
        self.leaf(Action::StrikeOut, Some(id(11)), None, &body);
        let at = self.last_written();
        let struck = self.entries.iter_mut().find(|kept| kept.id == id(11));
        let struck = struck.unwrap();
        let undone = struck
            .struck_out
            .take()
            .map(|struck_out| PutBack { struck_out, at });
        struck.put_back.extend(undone);
    }
}
