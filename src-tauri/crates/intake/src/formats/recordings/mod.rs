//! Films and sound.

mod any_recording;
mod film;
pub(crate) mod flac;
pub(crate) mod movie;
mod movie_boxes;
mod movie_texts;
pub(crate) mod mp3;
mod mp3_frames;
mod mp3_tags;
mod ogg_pages;
pub(crate) mod opus;
mod opus_stream;
pub(crate) mod other;
mod sound_frames;
pub(crate) mod wav;
mod wav_chunks;
pub(super) mod written_place;
