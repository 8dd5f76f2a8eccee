//! What a vault promises, tried from outside.

mod common;
mod damage;
mod evidence;
mod keys;
mod kill;
mod leaks;
mod loss;
mod record;
mod vectors;
