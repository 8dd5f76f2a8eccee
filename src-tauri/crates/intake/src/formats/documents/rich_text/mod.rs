//! Rich text (RTF): [`words`] reads it, [`marks`] says what its control words mean, [`file`] answers for it.

pub(crate) mod file;
mod marks;
pub(crate) mod words;
