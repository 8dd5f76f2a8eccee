//! Films and sound.

mod any_recording;
mod film;
pub(crate) mod movie;
mod movie_boxes;
mod movie_texts;
pub(crate) mod mp3;
pub(crate) mod other;
mod sound_frames;
pub(crate) mod wav;
pub(super) mod written_place;
