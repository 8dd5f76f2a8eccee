//! Makes a constant of every sentence's id, so that a sentence that is not there does not compile, and the list of languages
//! of the folders below `messages/`. A language that lacks a sentence, or puts other values into it, is not built.

#[path = "build/language.rs"]
mod language;

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use language::Language;

/// A folder for each language.
const LANGUAGES: &str = "../../../messages";

/// The language that the others are held to.
const FIRST: &str = "en";

/// The files that speak outside the window.
const FILES: [&str; 10] = [
    "when",
    "pattern-figures",
    "pack",
    "print",
    "print-fields",
    "errors",
    "check",
    "verify",
    "terminal",
    "way-back",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed={LANGUAGES}");
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?)
        .join(LANGUAGES)
        .canonicalize()?;
    let first = Language::read(&folder.join(FIRST))?;
    refuse(&first, first.faults());
    let mut languages = vec![of_language(&folder.join(FIRST), &first)?];
    for other in fs::read_dir(&folder)? {
        let other = other?.path();
        if other.ends_with(FIRST) {
            continue;
        }
        let language = Language::read(&other)?;
        refuse(&language, language.faults());
        refuse(&language, language.faults_beside(&first));
        languages.push(of_language(&other, &language)?);
    }
    // The folder's order is the disk's.
    languages[1..].sort();
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("sentences.rs"), constants(&first)?)?;
    fs::write(
        out.join("languages.rs"),
        format!("languages! {{\n{}}}\n", languages.concat()),
    )?;
    Ok(())
}

/// Each fault is told, and nothing is built.
fn refuse(language: &Language, faults: Vec<String>) {
    for fault in faults {
        println!("cargo::error={}: {fault}", language.name);
    }
}

/// Its line in the list: what the code calls it, its tag, and the texts of what speaks outside the window.
fn of_language(folder: &Path, language: &Language) -> Result<String, Box<dyn Error>> {
    let mut files = String::new();
    for name in FILES {
        let path = folder.join(name).with_extension("ftl");
        write!(files, "include_str!({path:?}), ")?;
    }
    Ok(format!("{} {:?} [{files}],\n", language.name, language.tag))
}

fn constants(language: &Language) -> Result<String, Box<dyn Error>> {
    let (mut constants, mut all) = (String::new(), String::new());
    for name in FILES {
        let sentences = language.files.get(name);
        let sentences = sentences.ok_or_else(|| format!("there is no {name}.ftl"))?;
        for (id, values) in &sentences.0 {
            let constant = constant_of(id);
            let values: Vec<_> = values.iter().collect();
            writeln!(
                constants,
                "/// {}\npub const {constant}: SentenceId = SentenceId {{ id: {id:?}, values: &{values:?} }};",
                doc_of(&values)
            )?;
            write!(all, "{constant}, ")?;
        }
    }
    writeln!(
        constants,
        "/// All of them.\npub const ALL: &[SentenceId] = &[{all}];"
    )?;
    Ok(constants)
}

/// "when-from-said" becomes `WHEN_FROM_SAID`.
fn constant_of(id: &str) -> String {
    id.replace('-', "_").to_uppercase()
}

fn doc_of(values: &[&String]) -> String {
    let names: Vec<_> = values.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "Needs no value.".to_owned(),
        names => format!("Needs {}.", names.join(", ")),
    }
}
