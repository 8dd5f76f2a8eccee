//! The id of every sentence that is said outside the window, made from the catalogue by `build.rs`. The values that a
//! sentence needs stand with it.

use crate::SentenceId;

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));
