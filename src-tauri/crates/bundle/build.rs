//! Finds the typefaces of the printed documents among the page's packages and hands them to the
//! crate, so that they are part of the program and none has to be installed, or kept in git.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// Package, then the file in it. The order is the order in which a missing character is looked for.
const TYPEFACES: [(&str, &str); 15] = [
    (
        "atkinson-hyperlegible-next",
        "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf",
    ),
    (
        "atkinson-hyperlegible-next",
        "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf",
    ),
    ("literata", "400Regular/Literata_400Regular.ttf"),
    (
        "literata",
        "400Regular_Italic/Literata_400Regular_Italic.ttf",
    ),
    ("literata", "700Bold/Literata_700Bold.ttf"),
    ("noto-sans", "400Regular/NotoSans_400Regular.ttf"),
    (
        "noto-sans-arabic",
        "400Regular/NotoSansArabic_400Regular.ttf",
    ),
    (
        "noto-sans-hebrew",
        "400Regular/NotoSansHebrew_400Regular.ttf",
    ),
    (
        "noto-sans-devanagari",
        "400Regular/NotoSansDevanagari_400Regular.ttf",
    ),
    (
        "noto-sans-bengali",
        "400Regular/NotoSansBengali_400Regular.ttf",
    ),
    (
        "noto-sans-gurmukhi",
        "400Regular/NotoSansGurmukhi_400Regular.ttf",
    ),
    (
        "noto-sans-gujarati",
        "400Regular/NotoSansGujarati_400Regular.ttf",
    ),
    ("noto-emoji", "400Regular/NotoEmoji_400Regular.ttf"),
    ("noto-sans-math", "400Regular/NotoSansMath_400Regular.ttf"),
    ("noto-sans", "700Bold/NotoSans_700Bold.ttf"),
];

fn main() {
    let crate_folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let packages = crate_folder.join("../../../ui/node_modules/@expo-google-fonts");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it")).join("typefaces.rs");
    println!("cargo:rerun-if-changed=build.rs");
    let mut lines = String::from("[\n");
    for (package, file) in TYPEFACES {
        let typeface = packages.join(package).join(file);
        println!("cargo:rerun-if-changed={}", typeface.display());
        if !typeface.is_file() {
            stop_for(&typeface);
        }
        lines.push_str(&format!("    include_bytes!({typeface:?}),\n"));
    }
    lines.push_str("]\n");
    if let Err(fault) = fs::write(&out, lines) {
        println!(
            "cargo:error={} could not be written: {fault}",
            out.display()
        );
        process::exit(1);
    }
}

fn stop_for(typeface: &Path) -> ! {
    let name = typeface.file_name().unwrap_or_default().to_string_lossy();
    println!(
        "cargo:error=The typeface {name} is missing: run ./scripts/test, or npm ci in the folder ui, and build again."
    );
    process::exit(1);
}
