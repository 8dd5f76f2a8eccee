//! The figures and the pack, from outside.

mod catalogue;
mod england_and_wales;
mod examples;
mod in_time;
mod made;
mod properties;
mod speed;
mod time_limits;
mod who_did_it;
