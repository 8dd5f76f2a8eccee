//! Evidence: taking files in, showing them, and giving one out again.

pub(crate) mod attaching;
pub(crate) mod copying_out;
pub(crate) mod items;
pub(crate) mod marks;
pub(crate) mod offers;
pub(crate) mod previewing;
pub(crate) mod receiving;
pub(crate) mod unfinished_files;
