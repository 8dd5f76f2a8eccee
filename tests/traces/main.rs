//! What a running Daybook leaves on the disk and on the network: the window as it is shipped, under real keys, and the
//! terminal, each watched by the system while every word that is typed or attached is a marker.
//!
//! `DAYBOOK_SHIPPED_WINDOW` names the window built without the feature `e2e`. Where to begin: `journey` is what the
//! person does, `allowed` what may be written, `markers` what is looked for.

mod allowed;
mod closing;
mod hands;
mod home;
mod journey;
mod left;
mod markers;
mod page_process;
mod reader;
mod steered;
mod terminal;
mod traced;
mod window;
