//! Who writes in the record, as the ledger names them.

use catalogue::{Words, sentences};
use domain::{AuthorId, Moment};
use vault::{Authors, Change, OpenVault, SelfDescription};

use crate::error::CaseError;
use crate::settings::kept;
use crate::wire::Settings;

/// What whoever made the vault calls themselves in the ledger.
const KEEPER: &str = "keeper";

/// Says in the ledger who made the vault: in its first leaf, or, where an older Daybook made it, at the next opening.
pub(crate) fn describe_first(vault: &mut OpenVault, now: Moment) -> Result<(), CaseError> {
    if vault.authors()?.keys_in_force().has_begun() {
        return Ok(());
    }
    let settings = kept::read(vault)?;
    vault.change(now, |change| describe(change, &settings))
}

/// Says in the ledger what the keeper calls themselves from now on, where it is the keeper who says so.
pub(crate) fn describe_keeper(
    change: &mut Change<'_>,
    settings: &Settings,
) -> Result<(), CaseError> {
    let is_keeper = |said: &SelfDescription| said.role.as_deref() == Some(KEEPER);
    let authors = change.authors()?;
    match authors.get(change.author()).is_some_and(is_keeper) {
        true => describe(change, settings),
        false => Ok(()),
    }
}

fn describe(change: &mut Change<'_>, settings: &Settings) -> Result<(), CaseError> {
    Ok(change.describe_author(&SelfDescription {
        name: settings.keeper_name.clone(),
        role: Some(KEEPER.to_owned()),
    })?)
}

/// How authors are called on screens and in print.
pub(crate) struct AuthorNames {
    authors: Authors,
    words: &'static Words,
}

impl AuthorNames {
    pub(crate) fn new(authors: Authors, words: &'static Words) -> Self {
        Self { authors, words }
    }

    /// The name that an author gave; without one, what they are; of somebody whom the ledger does not name, the beginning of
    /// their random id.
    pub(crate) fn of(&self, author: AuthorId) -> String {
        let Some(said) = self.authors.get(author) else {
            return author.to_string().chars().take(8).collect();
        };
        match (&said.name, said.role.as_deref()) {
            (Some(name), _) => name.clone(),
            (None, Some(KEEPER)) => self.words.say(sentences::AUTHOR_KEEPER),
            (None, Some(role)) => role.to_owned(),
            (None, None) => self.words.say(sentences::AUTHOR_NAMELESS),
        }
    }
}
