//! Tells Tauri which commands the page may call, and embeds the built page.
//!
//! A function with `#[tauri::command]` below `src/commands` is the one place where a command is declared. Read out of it are
//! the handler, the window's permissions, and what the page is told of its arguments and its answer.

#[path = "build/declared.rs"]
mod declared;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use declared::Command;

const COMMANDS: &str = "src/commands";
/// What the window may ask for beside them.
const CAPABILITY: &str = "capabilities/main.json";

fn main() -> Result<(), Box<dyn Error>> {
    // Tauri watches the page's files that it knows of; a new file has to cause a new build too.
    for watched in ["../ui/dist", "build", COMMANDS, CAPABILITY] {
        println!("cargo:rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let commands = declared::commands(Path::new(COMMANDS))?;
    fs::write(out.join("handler.rs"), declared::handler(&commands))?;
    fs::write(out.join("names.rs"), declared::names(&commands))?;
    fs::write(out.join("types.rs"), declared::types(&commands))?;
    let capability = out.join("capability.json");
    fs::write(&capability, allowing(&commands)?)?;
    let capability = capability.to_str().ok_or("the target's path is no text")?;

    let names = commands
        .iter()
        .map(|command| command.name.clone().leak() as &str);
    let names: &'static [&'static str] = names.collect::<Vec<_>>().leak();
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .app_manifest(tauri_build::AppManifest::new().commands(names))
            .capabilities_path_pattern(capability.to_owned().leak()),
    )
    .map_err(|error| format!("the window's configuration does not fit: {error:#}"))?;
    Ok(())
}

/// The window's capability, with a permission for each command.
fn allowing(commands: &[Command]) -> Result<String, Box<dyn Error>> {
    let mut capability: serde_json::Value = serde_json::from_str(&fs::read_to_string(CAPABILITY)?)?;
    let permissions = capability["permissions"]
        .as_array_mut()
        .ok_or("the capability has no list of permissions")?;
    permissions.extend(commands.iter().map(|command| command.permission().into()));
    Ok(capability.to_string())
}
