//! Ids. They are random or time-ordered, made by the callers that own randomness and clocks.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A text that is no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an id: an id looks like 0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b")]
pub struct IdError;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            JsonSchema, TS,
        )]
        #[ts(type = "string")]
        pub struct $name(Uuid);

        impl $name {
            /// Takes a UUID that the caller made.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The UUID itself.
            pub const fn uuid(&self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text.trim()).map(Self).map_err(|_| IdError)
            }
        }
    };
}

id! {
    /// Names one entry for ever, through all its revisions. A UUIDv7 (RFC 9562): ids made later sort
    /// later, which keeps the store's pages together. The time in it is when the entry was first
    /// written down, never when the thing happened.
    EntryId
}
id! {
    /// Names who wrote: a random id beside a self-declared name. It proves nothing about a person
    /// and is printed as self-declared.
    AuthorId
}
id! {
    /// Names one vault, so that a fingerprint or a backup of another one is never mistaken for it.
    VaultId
}

/// The number of one written version of an entry. The first is 1.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[ts(type = "number")]
pub struct Revision(u32);

impl Revision {
    /// The first written version.
    pub const FIRST: Self = Self(1);

    /// Takes a stored number; 0 is none.
    pub const fn new(number: u32) -> Option<Self> {
        if number == 0 {
            None
        } else {
            Some(Self(number))
        }
    }

    /// The number, from 1.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The version written after this one.
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
