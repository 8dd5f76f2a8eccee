use std::fmt;
use std::str::FromStr;

/// The name of a sealed file: 128 random bits, so that it tells nothing of what is inside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileName(pub(super) [u8; 16]);

/// A text that is no name of a sealed file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the name of a sealed file")]
pub struct FileNameError;

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&data_encoding::HEXLOWER.encode(&self.0))
    }
}

impl FromStr for FileName {
    type Err = FileNameError;

    fn from_str(text: &str) -> Result<Self, FileNameError> {
        let bytes = data_encoding::HEXLOWER
            .decode(text.as_bytes())
            .map_err(|_| FileNameError)?;
        Ok(Self(bytes.try_into().map_err(|_| FileNameError)?))
    }
}
