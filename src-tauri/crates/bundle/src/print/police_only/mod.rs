//! What is printed for police alone.

mod consents;
mod contact_sheet;
mod originals;
mod read_me;
mod witnesses;

pub use contact_sheet::contact_sheet;
pub use originals::schedule_of_originals;
pub use read_me::police_read_me;
