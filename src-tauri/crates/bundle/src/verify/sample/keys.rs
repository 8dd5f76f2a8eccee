//! Who signs the record, and what is left with somebody outside.

use domain::EntryId;
use ledger::{
    Action, Author, Endorsement, FilesHandedOver, HandOver, KeyChange, KeyName, KeyNaming, NewKey,
    SigningKey, VerifyingKey,
};

use super::{Sample, author, vault};

impl Sample {
    pub(super) fn describe_keeper(&mut self, name: Option<&str>, endorsed_by: Option<Endorsement>) {
        let keeper = Author {
            author: author(),
            name: name.map(str::to_owned),
            role: Some("keeper".into()),
            signs_with: Some(self.key.verifying_key()),
            endorsed_by,
        };
        self.leaf(Action::Author, None, None, &keeper.to_body());
    }

    /// A leaf that names the key of now as if it were the first to name one.
    pub(crate) fn describe_as_if_first(&mut self) {
        self.describe_keeper(None, None);
    }

    /// Somebody else is let in, with a key of their own.
    pub(crate) fn let_in(&mut self, who: EntryId, key: &SigningKey) {
        let naming = KeyNaming {
            author: who.to_string().parse().unwrap(),
            ..self.naming(key.verifying_key())
        };
        let worker = Author {
            author: naming.author,
            name: Some("A caseworker".into()),
            role: Some("caseworker".into()),
            signs_with: Some(key.verifying_key()),
            endorsed_by: Some(Endorsement::new(&self.key, &naming)),
        };
        self.leaf(Action::Author, None, None, &worker.to_body());
        self.others.insert(KeyName::of(&key.verifying_key()));
    }

    /// The keeper calls themselves otherwise from now on.
    pub(crate) fn call_keeper(&mut self, name: &str) {
        let naming = self.naming(self.key.verifying_key());
        let endorsed_by = Endorsement::new(&self.key, &naming);
        self.describe_keeper(Some(name), Some(endorsed_by));
    }

    /// That the keeper signs with a key from the next leaf on.
    fn naming(&self, key: VerifyingKey) -> KeyNaming {
        KeyNaming {
            vault: vault(),
            before: self.head(),
            author: author(),
            key: Some(key),
        }
    }

    /// What a code says that is left now, without a bundle.
    pub(crate) fn record_text(&self) -> HandOver {
        HandOver {
            vault: vault(),
            head: self.head(),
            key: KeyName::of(&self.key.verifying_key()),
            also: self.others.clone(),
            files: FilesHandedOver::default(),
        }
    }

    /// Leaves it with somebody, and keeps what was left.
    pub(crate) fn leave_code(&mut self) {
        let text = self.record_text();
        self.earlier.push(text);
    }

    /// Names another key for the keeper, endorsed by the one before.
    pub(crate) fn new_key(&mut self, key: SigningKey) {
        let naming = self.naming(key.verifying_key());
        let change = KeyChange {
            changed: "vault_key".into(),
            new_key: Some(NewKey {
                signs_with: key.verifying_key(),
                endorsed_by: Some(Endorsement::new(&self.key, &naming)),
            }),
        };
        self.leaf(Action::KeyChange, None, None, &change.to_body());
        self.key = key;
    }
}
