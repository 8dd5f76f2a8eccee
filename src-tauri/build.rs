//! Tells Tauri which commands the page may be allowed to call, and embeds the built page.

#[path = "src/commands/names.rs"]
mod names;

fn main() {
    // Tauri watches the page's files that it knows of; a new file has to cause a new build too.
    println!("cargo:rerun-if-changed=../ui/dist");
    println!("cargo:rerun-if-changed=src/commands/names.rs");
    println!("cargo:rerun-if-changed=capabilities");
    let commands = tauri_build::AppManifest::new().commands(names::COMMANDS);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        panic!("the window's configuration does not fit: {error:#}");
    }
}
