//! What a vault promises, tried from outside.

mod backups;
mod common;
mod damage;
mod displaced;
mod evidence;
mod keys;
mod kill;
mod leaks;
mod loss;
mod new_key;
mod record;
mod vectors;
