//! Who writes in a vault: what the ledger tells of them, and letting another one in.
//!
//! An author is whoever opened the vault, known by the key slot that opened it. Whoever opens it can read all of it; what a
//! slot of one's own adds is one's own name in the ledger and a signature that nobody else in the vault can make.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::{AuthorId, Moment};
use ledger::{
    Action, Author, Endorsement, KeyNaming, KeysInForce, PlacedLeaf, ProvedAuthor, SigningKey,
    Stated,
};

use crate::error::{Part, VaultError};
use crate::key_change::PreparedKeys;
use crate::keys::key_cost::KeyCost;
use crate::keys::signer::Signer;
use crate::keys::stretched::Stretched;
use crate::keys::unlock::Unlock;
use crate::open_vault::OpenVault;
use crate::readable_vault::ReadableVault;
use crate::store::change::Change;
use crate::store::recorded::Recorded;
use crate::store::tables::{identity, leaves, nodes::StoredNodes};

/// What an author says of themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SelfDescription {
    /// Their name, if they gave one.
    pub name: Option<String>,
    /// What they are in the record, in a word of the case.
    pub role: Option<String>,
}

/// Everybody whom the ledger names.
#[derive(Debug, Clone)]
pub struct Authors {
    described: BTreeMap<AuthorId, SelfDescription>,
    keys: KeysInForce,
}

impl Authors {
    /// Reads the leaves about authors and keys, of which there are few. One that cannot be read names nobody; that it is
    /// damaged is for a check to tell.
    pub(crate) fn of(recorded: &Recorded<'_>) -> Result<Self, VaultError> {
        let connection = recorded.connection();
        let vault = identity::vault(connection)?;
        let mut authors = Self {
            described: BTreeMap::new(),
            keys: KeysInForce::of_an_empty_ledger(vault),
        };
        for leaf in leaves::about_no_entry(connection)? {
            if !matches!(leaf.action, Action::Author | Action::KeyChange) {
                continue;
            }
            let body = recorded.body_at(leaf.sequence).ok().flatten();
            let body = body.map(|body| body.disclose());
            let placed = PlacedLeaf {
                root_before: ledger::root(&StoredNodes(connection), leaf.sequence)?,
                leaf: &leaf,
                body: body.as_ref(),
            };
            authors.go_over(&placed);
        }
        Ok(authors)
    }

    fn go_over(&mut self, placed: &PlacedLeaf<'_>) {
        let not_followed = self.keys.not_followed().len();
        let in_order = self.keys.go_over(placed).is_ok();
        if !in_order || self.keys.not_followed().len() > not_followed {
            return;
        }
        let told = placed
            .body
            .map(|body| ProvedAuthor::read(placed.leaf, body));
        if let Some(Ok(author)) = told {
            let description = SelfDescription {
                name: text(author.name),
                role: text(author.role),
            };
            self.described.insert(author.author, description);
        }
    }

    /// What an author said of themselves last.
    pub fn get(&self, author: AuthorId) -> Option<&SelfDescription> {
        self.described.get(&author)
    }

    /// Which key signs for whom.
    pub fn keys_in_force(&self) -> &KeysInForce {
        &self.keys
    }
}

fn text(stated: Stated) -> Option<String> {
    match stated {
        Stated::Text(text) => Some(text),
        Stated::Nothing | Stated::Withheld => None,
    }
}

impl ReadableVault {
    /// Who opened the vault, and writes in it.
    pub fn author(&self) -> AuthorId {
        self.signer.author
    }

    /// Everybody whom the ledger names.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn authors(&self) -> Result<Authors, VaultError> {
        Authors::of(&self.recorded())
    }
}

impl OpenVault {
    /// Lets somebody else in, as an author of their own: the ledger names them and their key, endorsed by the key of whoever
    /// opened the vault, and from then on `unlock` opens it. Takes as long as stretching does.
    ///
    /// # Errors
    /// [`VaultError::SamePassphrase`]: it opens the vault already. [`VaultError::OutdatedSlot`]: a key slot of version 1 is
    /// left. [`VaultError::NotVouchedFor`]: the ledger does not name the key of whoever opened the vault. The key file is
    /// damaged. Nothing was changed then.
    pub fn let_in(
        &mut self,
        unlock: Unlock<'_>,
        cost: KeyCost,
        description: &SelfDescription,
        written: Moment,
    ) -> Result<AuthorId, VaultError> {
        if self.keys.needs_seed_in_store() {
            return Err(VaultError::OutdatedSlot);
        }
        if !self.keys.intact() {
            return Err(VaultError::damaged(Part::Keys));
        }
        let (own, key) = self.signer.named();
        if self.authors()?.keys.key_of(own) != Some(key) {
            return Err(VaultError::NotVouchedFor);
        }
        if self.keys.unlock(unlock).is_ok() {
            return Err(VaultError::SamePassphrase);
        }
        let stretched = Stretched::new(unlock, cost)?;
        stretched.verify(unlock)?;
        let signer = Signer::random()?;
        let prepared = PreparedKeys::with_slot(self, &stretched, &signer)?;
        self.remove_copies_with_seed(written)?;
        let told = self.change(written, |change| {
            let endorsed_by = Some(change.endorse(signer.author, Some(&signer.key))?);
            change.name_author(signer.author, description, Some(&signer.key), endorsed_by)
        });
        match self.put_keys_in_place(prepared, told) {
            // They are let in; the older copies of the key file are renewed when the vault is opened next.
            Ok(()) | Err(VaultError::OldCopiesRemain(_)) => Ok(signer.author),
            Err(error) => Err(error),
        }
    }

    /// Removes the automatic backups of a vault that version 1 made: its store held the seed of whoever made it.
    fn remove_copies_with_seed(&mut self, written: Moment) -> Result<(), VaultError> {
        let first = self.leaves(0..1)?;
        if first
            .first()
            .is_some_and(|leaf| leaf.action == Action::Author)
        {
            return Ok(());
        }
        match self.change(written, |change| change.old_copies_must_go()) {
            // The next one follows by itself.
            Err(VaultError::BackupNotMade(_)) => Ok(()),
            removed => removed,
        }
    }

    /// Only the first author can let go of others, so only they can make a key that nobody else has.
    pub(crate) fn refuse_unless_first(&self) -> Result<(), VaultError> {
        let alone = !self.keys.lets_in_others_than(self.author());
        match alone || self.authors()?.keys.first() == Some(self.author()) {
            true => Ok(()),
            false => Err(VaultError::NotFirstAuthor),
        }
    }

    /// Seals the slot that opened the vault anew where it is of version 1, so that it holds its author's seed.
    pub(crate) fn seal_outdated_slot_anew(&mut self) -> Result<(), VaultError> {
        let Some(stretched) = self.outdated_slot.take() else {
            return Ok(());
        };
        if !self.keys.intact() {
            return Ok(());
        }
        let signer = Arc::clone(&self.signer);
        let prepared = PreparedKeys::with_slot(self, &stretched, &signer)?;
        self.put_keys_in_place(prepared, Ok(()))
    }

    /// Forgets the first author's seed in the store once no slot needs it there: not at the opening that sealed the last such
    /// slot anew, but at one that the new slot has opened.
    pub(crate) fn forget_seed_in_store(&mut self) -> Result<(), VaultError> {
        let is_needed = !self.keys.intact() || self.keys.needs_seed_in_store();
        if is_needed || identity::signer(&self.connection)?.is_none() {
            return Ok(());
        }
        self.transact(|connection, _| identity::forget_signer(connection))
    }
}

impl Change<'_> {
    /// Says in the ledger what whoever opened the vault says of themselves, and with which key they sign. Nothing where that
    /// stands there already, nor for somebody whose slot the ledger knows nothing of: after a way back to before they were
    /// let in nobody vouches for them.
    ///
    /// # Errors
    /// The store could not be read or written.
    pub fn describe_author(&mut self, description: &SelfDescription) -> Result<(), VaultError> {
        let (author, key) = self.signer().named();
        let authors = self.authors()?;
        let in_force = authors.keys.key_of(author) == Some(key);
        let endorsed_by = match authors.keys.has_begun() {
            true if !in_force || authors.get(author) == Some(description) => return Ok(()),
            true => Some(self.endorse(author, Some(&self.signer().key))?),
            false => None,
        };
        self.name_author(author, description, Some(&self.signer().key), endorsed_by)
    }

    /// Everybody whom the ledger names by now.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn authors(&self) -> Result<Authors, VaultError> {
        Authors::of(&Recorded::new(self.connection()))
    }

    /// Takes the key away from everybody but whoever opened the vault, who has to be the first author.
    pub(crate) fn let_go_of_others(&mut self) -> Result<(), VaultError> {
        let authors = self.authors()?;
        let own = self.author();
        for (author, _) in authors.keys.authors().filter(|(author, _)| *author != own) {
            let said = authors.get(author).cloned().unwrap_or_default();
            let endorsed_by = self.endorse(author, None)?;
            self.name_author(author, &said, None, Some(endorsed_by))?;
        }
        Ok(())
    }

    /// Appends the leaf that names an author, with the key that they sign with or with none any more.
    fn name_author(
        &mut self,
        author: AuthorId,
        said: &SelfDescription,
        key: Option<&SigningKey>,
        endorsed_by: Option<Endorsement>,
    ) -> Result<(), VaultError> {
        let body = Author {
            author,
            name: said.name.clone(),
            role: said.role.clone(),
            signs_with: key.map(SigningKey::verifying_key),
            endorsed_by,
        }
        .to_body();
        self.append(Action::Author, None, None, &body).map(drop)
    }

    /// Endorses, with the key of whoever opened the vault, what the next leaf says of an author's key.
    pub(crate) fn endorse(
        &self,
        author: AuthorId,
        key: Option<&SigningKey>,
    ) -> Result<Endorsement, VaultError> {
        let naming = KeyNaming {
            vault: identity::vault(self.connection())?,
            before: self.head()?,
            author,
            key: key.map(SigningKey::verifying_key),
        };
        Ok(Endorsement::new(&self.signer().key, &naming))
    }
}
