//! The numbers that stand in place of what is withheld, as they are kept from one bundle to the next. None holds a word of the
//! record: each says where its words stand, so that what is erased is not here either.

use domain::EntryId;
use ledger::FieldPath;
use serde::{Deserialize, Serialize};

use super::ledger_extract::KeptLeaf;

/// A number that something got when it was first withheld in a bundle. It is never given again, whatever becomes of the thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenNumber {
    /// The number in the mark.
    pub(crate) number: u32,
    /// The kind in the mark. The same number under another would look like another thing.
    pub(crate) kind: String,
    /// By what it is known again.
    pub(crate) found_by: FoundBy,
}

/// By what a thing that has a number is known again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FoundBy {
    /// It is a person's name, or a place.
    Entry(EntryId),
    /// It is what these words mean.
    Words(WordsAt),
    /// Nothing: its words stand in no leaf, or do so no more.
    Nothing,
}

/// Some words in the body of a leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WordsAt {
    leaf: u64,
    field: FieldPath,
    from: usize,
    length: usize,
}

impl WordsAt {
    /// The first place where some words stand in a body: in one of an entry that they belong to, where there is one, else in
    /// any but those of `not_in`.
    fn first(
        words: &str,
        leaves: &[KeptLeaf],
        of: Option<EntryId>,
        not_in: Option<EntryId>,
    ) -> Option<Self> {
        if words.is_empty() {
            return None;
        }
        let usable = |kept: &&KeptLeaf| kept.leaf.entry.is_none() || kept.leaf.entry != not_in;
        let is_of = |kept: &&KeptLeaf| of.is_some() && kept.leaf.entry == of;
        let own = leaves.iter().filter(usable).filter(is_of);
        let others = leaves.iter().filter(usable).filter(|kept| !is_of(kept));
        own.chain(others)
            .find_map(|kept| Self::in_leaf(words, kept))
    }

    fn in_leaf(words: &str, kept: &KeptLeaf) -> Option<Self> {
        kept.body.as_ref()?.fields().iter().find_map(|field| {
            let from = field.value.as_str()?.find(words)?;
            Some(Self {
                leaf: kept.leaf.sequence,
                field: field.path.clone(),
                from,
                length: words.len(),
            })
        })
    }

    /// The words themselves; nothing where they were erased.
    pub(crate) fn words<'a>(&self, leaves: &'a [KeptLeaf]) -> Option<&'a str> {
        let at = usize::try_from(self.leaf).ok()?;
        let kept = leaves.get(at);
        let kept = kept.filter(|kept| kept.leaf.sequence == self.leaf)?;
        let mut fields = kept.body.as_ref()?.fields().iter();
        let field = fields.find(|field| field.path == self.field)?;
        let to = self.from.checked_add(self.length)?;
        field.value.as_str()?.get(self.from..to)
    }
}

impl FoundBy {
    /// Where some words stand; `of` is whose they are, where that is known.
    pub(crate) fn words(words: &str, of: Option<EntryId>, leaves: &[KeptLeaf]) -> Self {
        WordsAt::first(words, leaves, of, None).map_or(Self::Nothing, Self::Words)
    }
}

/// Before an entry is erased: what its words are known by is looked for elsewhere, so that the same thing keeps its number as
/// long as the record holds it anywhere. Whether anything changed.
pub fn numbers_without(numbers: &mut [GivenNumber], leaves: &[KeptLeaf], erased: EntryId) -> bool {
    let mut has_changed = false;
    for number in numbers {
        let FoundBy::Words(at) = &number.found_by else {
            continue;
        };
        let leaf = usize::try_from(at.leaf).ok().and_then(|at| leaves.get(at));
        if leaf.is_none_or(|kept| kept.leaf.entry != Some(erased)) {
            continue;
        }
        let words = at.words(leaves);
        let elsewhere = words.and_then(|words| WordsAt::first(words, leaves, None, Some(erased)));
        number.found_by = elsewhere.map_or(FoundBy::Nothing, FoundBy::Words);
        has_changed = true;
    }
    has_changed
}
