//! The fingerprint as a picture, for a telephone's camera.

use qrcode::{Color, EcLevel, QrCode};

/// Rows of dark (true) and light modules. Empty for a text too long for any code, which a
/// fingerprint is not.
pub(crate) fn modules(text: &str) -> Vec<Vec<bool>> {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else {
        return Vec::new();
    };
    let width = code.width();
    let dark = code.into_colors();
    dark.chunks(width)
        .map(|row| row.iter().map(|color| *color == Color::Dark).collect())
        .collect()
}
