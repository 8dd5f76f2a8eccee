//! Whole ways through the case, on a vault in a temporary folder: what a person does, and what must
//! then be true on disk.

mod bundles;
mod calendar;
mod demo;
mod evidence;
mod figures;
mod leak_corpus;
mod leaks;
mod milestones;
mod numbering;
mod printouts;
mod questions;
mod reader;
mod record;
mod sample;
mod striking_out;
mod threat_model;
mod unfinished_files;
