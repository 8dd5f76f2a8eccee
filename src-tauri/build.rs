//! Tells Tauri which commands the page may be allowed to call, and embeds the built page.

/// Every command of the window. Each also needs its `allow-…` line in `capabilities/main.json`: a command that stands
/// in neither cannot be called at all.
const COMMANDS: &[&str] = &[];

fn main() {
    // Tauri watches the page's files that it knows of; a new file has to cause a new build too.
    println!("cargo:rerun-if-changed=../ui/dist");
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands))
    {
        panic!("the window's configuration does not fit: {error:#}");
    }
}
