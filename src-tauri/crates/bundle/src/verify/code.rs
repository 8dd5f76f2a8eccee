//! What a code that was left says: of this bundle, of another of the same record, or of neither.

use std::collections::BTreeSet;

use ledger::{
    CodeForm, Continuation, FilesHandedOver, HandOver, Head, History, KeyName, KeysInForce,
    LeftCode, VerifyingKey,
};

use super::signers::{Signers, Vouched};
use super::verdict::{Judged, Verdict};

/// All that a code can be held against.
pub(super) struct Held<'a> {
    /// What this bundle's signature is over.
    pub(super) text: &'a HandOver,
    /// The key that signed it.
    pub(super) key: VerifyingKey,
    /// Every root that the record ever had, and the restores that it tells of.
    pub(super) history: &'a History,
    pub(super) signers: &'a Signers<'a>,
    /// What was handed over before, as the bundle carries it or as whoever checks it brought along.
    pub(super) earlier: &'a [HandOver],
    /// Whether every leaf is here.
    pub(super) every_leaf: bool,
}

impl Held<'_> {
    pub(super) fn judge(&self, code: &LeftCode) -> Judged {
        if code.is_of(self.text) {
            return Judged {
                signer: self.signer(&self.signers.at(self.text.head.size), self.text.head.size),
                ..Judged::of(Verdict::ThisBundle, Some(self.text.head.size))
            };
        }
        let earlier = self.earlier.iter().find(|text| code.is_of(text));
        if let Some(text) = earlier.cloned().or_else(|| self.record_text(code)) {
            return self.of_text(&text);
        }
        match code.short() {
            Some(short) if short.form() == CodeForm::First => self.of_first_form(code),
            _ => self.of_nothing(),
        }
    }

    /// The text of a code that was left without a bundle, at whichever size it was, also one that a restore names as lost.
    fn record_text(&self, code: &LeftCode) -> Option<HandOver> {
        let mut over_time = self.signers.over_time().into_iter().peekable();
        let mut keys = BTreeSet::new();
        for size in 0..=self.history.head().size {
            while let Some((_, now)) = over_time.next_if(|(since, _)| *since <= size) {
                keys = self.names_of(&now);
            }
            let head = self.history.head_at(size)?;
            if let Some(text) = self.text_of(code, head, &keys) {
                return Some(text);
            }
        }
        let mut lost = self.history.lost_heads();
        lost.find_map(|(head, back_to)| {
            self.text_of(code, head, &self.names_of(&self.signers.at(back_to)))
        })
    }

    /// The names of the keys in force. Before any leaf tells of keys it can only be the one that signs: the code says whether it
    /// is.
    fn names_of(&self, keys: &KeysInForce) -> BTreeSet<KeyName> {
        match keys.has_begun() {
            true => keys.keys().iter().map(KeyName::of).collect(),
            false => BTreeSet::from([KeyName::of(&self.key)]),
        }
    }

    fn text_of(&self, code: &LeftCode, head: Head, keys: &BTreeSet<KeyName>) -> Option<HandOver> {
        let mut texts = keys.iter().map(|key| self.text_at(head, key, keys));
        texts.find(|text| code.is_of(text))
    }

    fn text_at(&self, head: Head, key: &KeyName, keys: &BTreeSet<KeyName>) -> HandOver {
        let mut also = keys.clone();
        also.remove(key);
        HandOver {
            vault: self.text.vault,
            head,
            key: key.clone(),
            also,
            files: FilesHandedOver::default(),
        }
    }

    /// A code of a text that is known: it vouches for that record and for the keys that the text names.
    fn of_text(&self, text: &HandOver) -> Judged {
        let size = text.head.size;
        if text.vault != self.text.vault {
            return Judged::of(Verdict::DoesNotFit, None);
        }
        let vouched = || self.signers.keys_named(&text.keys(), &self.key);
        match self.history.since(&text.head) {
            Continuation::Continues { .. } => {
                let keys = self.signers.since(size, &vouched());
                self.of_keys(Verdict::SameKey, size, size, &keys)
            }
            Continuation::Restored { restored_to } => {
                // What is new since the code begins where the restore does. What lies before it nothing proves: if no key that
                // the code vouches for signed, anybody may have told of it.
                let keys = self.signers.since(restored_to, &vouched());
                match keys.keys().contains(&self.key) {
                    true => self.of_keys(Verdict::Restored, size, restored_to, &keys),
                    false => Judged::of(Verdict::RestoreNotVouched, Some(size)),
                }
            }
            Continuation::MayBeLost { .. } => Judged::of(Verdict::MayBeLost, Some(size)),
            // A record that had more leaves then than it has here did not lose them: it is an earlier one, or another.
            Continuation::Altered if size > self.history.head().size => {
                Judged::of(Verdict::DoesNotFit, Some(size))
            }
            Continuation::Altered => Judged::of(Verdict::Altered, Some(size)),
        }
    }

    /// Whether the key that signed is reached from those that the code vouches for. `shared` leaves are in both records.
    fn of_keys(&self, reached: Verdict, size: u64, shared: u64, keys: &KeysInForce) -> Judged {
        if keys.keys().contains(&self.key) {
            return Judged {
                signer: self.signer(keys, shared),
                ..Judged::of(reached, Some(size))
            };
        }
        match self.signers.was_in_force(&self.key, shared) {
            true => Judged::of(Verdict::OlderKey, Some(size)),
            false => Judged::of(Verdict::KeyNotTied, Some(size)),
        }
    }

    /// A code from before keys were bound: it vouches for the leaves under it, and so for the keys that they name.
    fn of_first_form(&self, code: &LeftCode) -> Judged {
        let Some(short) = code.short() else {
            return self.of_nothing();
        };
        match self.history.since_fingerprint(short, None) {
            Continuation::Continues { size } => {
                let under_it = self.signers.at(size);
                if !self.every_leaf || under_it.keys().is_empty() {
                    return Judged::of(Verdict::RecordOnly, Some(size));
                }
                let vouched = Vouched {
                    keys: under_it.keys(),
                    others: false,
                };
                let keys = self.signers.since(size, &vouched);
                self.of_keys(Verdict::SameKey, size, size, &keys)
            }
            Continuation::Restored { .. } => Judged::of(Verdict::RestoreNotVouched, None),
            Continuation::MayBeLost { .. } => Judged::of(Verdict::MayBeLost, None),
            Continuation::Altered => Judged::of(Verdict::DoesNotFit, None),
        }
    }

    /// Nothing here is what the code was left of.
    fn of_nothing(&self) -> Judged {
        match self.history.tells_of_restores() {
            true => Judged::of(Verdict::MayBeLost, None),
            false => Judged::of(Verdict::DoesNotFit, None),
        }
    }

    fn signer(&self, keys: &KeysInForce, shared: u64) -> Option<String> {
        self.signers.name_of(&self.key, keys, shared)
    }
}
