//! The real window under a screen of its own: what no other test can see. Permissions and policy as they are built in,
//! the page as WebKit draws it, the keyboard, evidence through its own protocol.
//!
//! `DAYBOOK_WINDOW` names the window built with the feature `e2e`; `DAYBOOK_PICTURES`, a folder for pictures.

mod alone;
mod bundle;
mod copying;
mod elsewhere;
mod every_screen;
mod first_steps;
mod forbidden;
mod hiding;
mod hostile;
mod key_actions;
mod locking;
mod main_job;
mod memory;
mod pasting;
mod pictures;
mod preferences;
mod reach;
mod record_place;
mod recordings;
mod rekey;
mod second_start;
mod spine;
mod steps;
mod strike_and_erase;
mod undo;
mod unfinished_files;
mod way_back;
mod web_side;
