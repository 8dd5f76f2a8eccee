//! Which types of file lie loose in a folder for an evidence portal.

/// By their extensions. **Unverified**: no police force's own list could be read (looked for in November 2026). These are the
/// types that portals for the public are commonly said to take; what is not among them goes along in the ZIP, or is named in
/// the list of what is not there.
const EXTENSIONS: [&str; 36] = [
    "pdf", "txt", "rtf", "csv", "doc", "docx", "odt", "xls", "xlsx", "ods", // documents
    "jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic", "heif", "webp", // pictures
    "mp3", "wav", "m4a", "aac", "wma", "ogg", "amr", // sound
    "mp4", "m4v", "mov", "avi", "wmv", "mkv", "mpg", "mpeg", "3gp", // films
];

/// Whether a file of this name may lie there by itself.
pub(super) fn is_accepted(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, extension)| EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str()))
}
