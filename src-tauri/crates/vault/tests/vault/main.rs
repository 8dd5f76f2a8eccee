//! What a vault promises, tried from outside.

mod authors;
mod backup;
mod common;
mod damage;
mod displaced;
mod evidence;
mod importing;
mod keys;
mod kill;
mod leaks;
mod loss;
mod only_to_read;
mod record;
mod rekey;
mod vectors;
