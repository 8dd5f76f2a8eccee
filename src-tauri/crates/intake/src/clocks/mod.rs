//! The clocks that files hold, read from what stands there: in numbers ([`written_time`]), in words as mails have it
//! ([`mail_date`]), in a name ([`file_name`]). None says more than it knows, and what is not understood is kept as it stands
//! ([`FoundClocks`]).

pub(crate) mod file_name;
mod found;
pub(crate) mod mail_date;
pub(crate) mod written_time;

pub(crate) use found::FoundClocks;
