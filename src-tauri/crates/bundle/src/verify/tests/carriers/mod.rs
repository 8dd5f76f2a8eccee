//! What a bundle comes in: ZIPs that were not written so, two bundles in one place, and what a system adds.

mod contradictions;
mod packed_anew;
mod system_files;
mod which;
mod zip_bytes;
mod zips;

use super::*;
