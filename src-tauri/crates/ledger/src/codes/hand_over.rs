use std::collections::BTreeSet;
use std::fmt;
use std::str::Lines;

use domain::{Digest, VaultId};
use sha2::{Digest as _, Sha256};

use crate::codes::fingerprint::{CodeForm, Fingerprint};
use crate::codes::key_name::KeyName;
use crate::head::Head;
use crate::tree::hashing::LARGEST_SIZE;

const FIRST_WORDS: &str = "daybook hand-over v";
/// The form that is written. A first line with a higher number is of a later program.
const FORM: u64 = 2;
/// A text is 300 to 550 bytes, and some 50 more for each author. What is longer is refused before it is read.
const LONGEST: usize = 8 * 1024;

/// What is signed when something is handed over, and what the code is the hash of: which record, how far, with which keys,
/// and, where files go with it, what lists every one of them. It names no person, no time and no place. The code lies
/// outside the bundle, and this text outside of what it names, so that nothing is circular and `sha256sum` is enough to work
/// it out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandOver {
    /// Whose record.
    pub vault: VaultId,
    /// How many leaves, and the root over them.
    pub head: Head,
    /// The key that signs.
    pub key: KeyName,
    /// The other keys in force at that size.
    pub also: BTreeSet<KeyName>,
    /// The files that are handed over; none where only the code is left.
    pub files: FilesHandedOver,
}

/// What lists every file of each part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct FilesHandedOver {
    /// SHA-256 of the main bag's `tagmanifest-sha256.txt`, if there is one.
    pub main: Option<Digest>,
    /// The same of the police-only bag, if there is one.
    pub police_only: Option<Digest>,
    /// SHA-256 of `portal-sha256.txt`, if there are files for a portal.
    pub portal: Option<Digest>,
}

/// A text that is no hand-over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HandOverError {
    /// It says something else, or the same in another way.
    #[error("this is not the text of a hand-over")]
    Form,
    /// A later program wrote it.
    #[error("this text of a hand-over has a later form")]
    Later,
}

impl HandOver {
    /// Reads a text. There is one way to write each: the text is made again from what was read, and any difference refused.
    ///
    /// # Errors
    /// It is no hand-over, or one of a later form.
    pub fn read(text: &[u8]) -> Result<Self, HandOverError> {
        let text = std::str::from_utf8(text).map_err(|_| HandOverError::Form)?;
        if text.len() > LONGEST {
            return Err(HandOverError::Form);
        }
        let mut lines = text.lines();
        let form = lines.next().and_then(|line| line.strip_prefix(FIRST_WORDS));
        let form = form.and_then(|form| form.parse().ok());
        let form: u64 = form.ok_or(HandOverError::Form)?;
        if form > FORM {
            return Err(HandOverError::Later);
        }
        let read = Self::of_lines(&mut lines).ok_or(HandOverError::Form)?;
        match read.to_string() == text {
            true => Ok(read),
            false => Err(HandOverError::Form),
        }
    }

    fn of_lines(lines: &mut Lines<'_>) -> Option<Self> {
        let mut lines = lines.peekable();
        let mut value_of = |name: &str| {
            let value = lines.peek()?.strip_prefix(name)?.strip_prefix(' ')?;
            lines.next();
            Some(value)
        };
        let vault = value_of("vault")?.parse().ok()?;
        let size = value_of("size")?.parse().ok()?;
        let root = Digest::from_hex(value_of("root")?).ok()?;
        let key = value_of("key")?.parse().ok()?;
        let mut also = BTreeSet::new();
        while let Some(name) = value_of("also") {
            also.insert(name.parse().ok()?);
        }
        let mut digest = |name| value_of(name).map(Digest::from_hex).transpose().ok();
        let files = FilesHandedOver {
            main: digest("main")?,
            police_only: digest("police-only")?,
            portal: digest("portal")?,
        };
        let is_whole = size < LARGEST_SIZE && !also.contains(&key);
        is_whole.then_some(Self {
            vault,
            head: Head { size, root },
            key,
            also,
            files,
        })
    }

    /// Reads the texts of a list, one after the other with an empty line between.
    ///
    /// # Errors
    /// One of them is no hand-over, or one of a later form.
    pub fn read_list(text: &[u8]) -> Result<Vec<Self>, HandOverError> {
        let text = std::str::from_utf8(text).map_err(|_| HandOverError::Form)?;
        let mut texts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (one, after) = match rest.find("\n\n") {
                Some(at) => (&rest[..=at], &rest[at + 2..]),
                None => (rest, ""),
            };
            texts.push(Self::read(one.as_bytes())?);
            rest = after;
        }
        match Self::write_list(&texts) == text {
            true => Ok(texts),
            false => Err(HandOverError::Form),
        }
    }

    /// Several texts, with an empty line between.
    pub fn write_list(texts: &[Self]) -> String {
        let texts: Vec<String> = texts.iter().map(Self::to_string).collect();
        texts.join("\n")
    }

    /// The SHA-256 of the text.
    pub fn digest(&self) -> Digest {
        Digest::new(Sha256::digest(self.to_string()).into())
    }

    /// The code that is left with somebody: the beginning of that hash.
    pub fn code(&self) -> Fingerprint {
        Fingerprint::cut(CodeForm::Second, self.digest().bytes())
    }

    /// Every key that it vouches for.
    pub fn keys(&self) -> BTreeSet<KeyName> {
        let mut keys = self.also.clone();
        keys.insert(self.key.clone());
        keys
    }
}

impl fmt::Display for HandOver {
    /// ASCII, each line ended by one line feed, one space between name and value, in this order, and nothing else.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_WORDS}{FORM}")?;
        writeln!(f, "vault {}", self.vault)?;
        writeln!(f, "size {}", self.head.size)?;
        writeln!(f, "root {}", self.head.root)?;
        writeln!(f, "key {}", self.key)?;
        for key in &self.also {
            writeln!(f, "also {key}")?;
        }
        let FilesHandedOver {
            main,
            police_only,
            portal,
        } = self.files;
        for (name, digest) in [
            ("main", main),
            ("police-only", police_only),
            ("portal", portal),
        ] {
            if let Some(digest) = digest {
                writeln!(f, "{name} {digest}")?;
            }
        }
        Ok(())
    }
}
