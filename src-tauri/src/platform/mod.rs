//! What differs from one system to another: the keys and menus of the toolkit, the processes of the page, the clipboard,
//! what the system says about the person's going, and where libraries would write.

pub(crate) mod clipboard;
pub(crate) mod clipboard_picture;
pub(crate) mod cover;
pub(crate) mod editing_menu;
pub(crate) mod end_signals;
pub(crate) mod environment;
pub(crate) mod hide_key;
pub(crate) mod one_window;
#[cfg(target_os = "linux")]
pub(crate) mod over_the_page;
pub(crate) mod page_process;
pub(crate) mod private_dirs;
pub(crate) mod profile;
pub(crate) mod system_signals;
