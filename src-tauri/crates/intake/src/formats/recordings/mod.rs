//! Films and sound.

mod any_recording;
pub(crate) mod movie;
mod movie_boxes;
pub(crate) mod mp3;
pub(crate) mod other;
mod sound_frames;
pub(crate) mod wav;
