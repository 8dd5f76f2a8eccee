//! What the system's web view leaves behind.
//!
//! Even a window that is to keep nothing gets a folder named after the program, with a few small files of the web
//! view's own in it. They hold nothing of the record, but they show when Daybook was used.

use std::fs;
use std::path::Path;

use tauri::{AppHandle, Manager, Runtime};

/// What web views are known to write. Nothing else is touched: whatever else lies there was not put there by them.
const LEFT_BEHIND: &[&str] = &[
    "CacheStorage",
    "EBWebView",
    "WebKitCache",
    "cookies",
    "databases",
    "deviceidhashsalts",
    "hsts-storage.sqlite",
    "hsts-storage.sqlite-shm",
    "hsts-storage.sqlite-wal",
    "itp",
    "localstorage",
    "mediakeys",
    "serviceworkers",
    "storage",
];

/// Removes what the web view left, as far as the system lets go of it.
pub fn purge<R: Runtime>(app: &AppHandle<R>) {
    let places = [
        app.path().app_local_data_dir(),
        app.path().app_data_dir(),
        app.path().app_cache_dir(),
    ];
    for place in places.into_iter().flatten() {
        purge_folder(&place);
    }
}

fn purge_folder(place: &Path) {
    for name in LEFT_BEHIND {
        let left = place.join(name);
        // What is in use now goes at the next start.
        let _ = match fs::symlink_metadata(&left) {
            Ok(found) if found.is_dir() => fs::remove_dir_all(&left),
            Ok(_) => fs::remove_file(&left),
            Err(_) => continue,
        };
    }
    // Only when it is empty now.
    let _ = fs::remove_dir(place);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_web_view_left_goes_and_everything_else_stays() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir_all(place.path().join("storage/salt")).unwrap();
        fs::write(place.path().join("hsts-storage.sqlite"), "x").unwrap();
        fs::create_dir(place.path().join("vault")).unwrap();
        fs::write(place.path().join("vault/keys"), "x").unwrap();
        purge_folder(place.path());
        let left: Vec<_> = fs::read_dir(place.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        assert_eq!(left, ["vault"]);
        assert!(place.path().join("vault/keys").exists());
    }

    #[test]
    fn an_empty_folder_goes_too() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("org.daybook.app");
        fs::create_dir_all(folder.join("itp")).unwrap();
        purge_folder(&folder);
        assert!(!folder.exists());
    }
}
