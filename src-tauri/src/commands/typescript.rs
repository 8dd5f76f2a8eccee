//! The page's types, made from the commands: `WRITE_TYPES=1` and this test writes them anew; without it the test says
//! whether the committed ones are still true.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::wire::*;
use chrono::NaiveDate;
use domain::*;
use patterns::{Figures, Pack};
use ts_rs::{Config, TS, TypeVisitor};

use super::backups::{InPlaceOf, Which};
use super::bundle::BundleMade;
use super::evidence::{AttachResult, PastedTo};
use super::record_place::RecordPlaces;
use crate::preferences::ZoomStep;

/// One command, with the types of its arguments as TypeScript has them.
struct Command {
    name: &'static str,
    takes: Vec<(&'static str, Type)>,
    beside: Option<Type>,
    body: &'static str,
    answers: Type,
}

/// How a type is called, and what writes it and all that it is made of.
struct Type {
    called: String,
    write: Box<dyn Fn(&Config)>,
}

struct Exporting<'a>(&'a Config);

impl TypeVisitor for Exporting<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            T::export_all(self.0).expect("a type can be written as TypeScript");
        }
    }
}

fn typed<T: TS + 'static>() -> Type {
    Type {
        called: T::name(&config(Path::new(""))),
        write: Box::new(|config| {
            let mut exporting = Exporting(config);
            exporting.visit::<T>();
            T::visit_generics(&mut exporting);
        }),
    }
}

fn written(called: &str) -> Type {
    Type {
        called: called.to_owned(),
        write: Box::new(|_| ()),
    }
}

fn config(folder: &Path) -> Config {
    Config::new().with_out_dir(folder).with_large_int("number")
}

fn commands() -> Vec<Command> {
    include!(concat!(env!("OUT_DIR"), "/types.rs"))
}

/// What no command takes or answers with: failures, and what the window says unasked.
fn others() -> [Type; 2] {
    [typed::<Fault>(), typed::<Progress>()]
}

fn write_all(folder: &Path) {
    let commands = commands();
    let config = config(folder);
    let types = commands.iter().flat_map(|command| {
        let takes = command.takes.iter().map(|(_, kind)| kind);
        takes.chain(&command.beside).chain([&command.answers])
    });
    types.for_each(|kind| (kind.write)(&config));
    others().iter().for_each(|kind| (kind.write)(&config));
    fs::write(folder.join("Commands.ts"), declared(&commands, folder)).expect("there is room");
}

/// The commands as one interface of the page.
fn declared(commands: &[Command], folder: &Path) -> String {
    let mut lines = String::new();
    for command in commands {
        let mut takes: Vec<String> = command
            .takes
            .iter()
            .map(|(name, kind)| format!("{name}: {}", kind.called))
            .collect();
        takes.sort();
        let named = format!("{{ {} }}", takes.join("; "));
        let takes = match (&command.beside, takes.is_empty()) {
            (Some(beside), _) => beside.called.clone(),
            (None, true) => "object".to_owned(),
            (None, false) => named,
        };
        let (name, body, answers) = (command.name, command.body, &command.answers.called);
        writeln!(
            lines,
            "  {name}: {{ takes: {takes}; body: {body}; answers: {answers} }};"
        )
        .expect("writing to a string does not fail");
    }
    let words = lines.split(|letter: char| !letter.is_alphanumeric());
    let imports: BTreeSet<&str> = words
        .filter(|word| !word.is_empty() && folder.join(format!("{word}.ts")).exists())
        .collect();
    let imports: String = imports
        .iter()
        .map(|name| format!("import type {{ {name} }} from \"./{name}\";\n"))
        .collect();
    format!(
        "// Made from src-tauri/src/commands by a test there (WRITE_TYPES=1). Do not edit.\n{imports}\n\
         /**\n * Every command: what it takes by name, how many secrets or what bytes are the body of the call, and what it\n \
         * answers.\n */\nexport interface Commands {{\n{lines}}}\n"
    )
}

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/generated")
}

fn texts(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .expect("the folder of types is there")
        .map(|file| file.expect("a folder can be listed").path())
        .map(|path| {
            let name = path.file_name().expect("a listed file has a name");
            let text = fs::read_to_string(&path).expect("a type is text");
            (name.to_string_lossy().into_owned(), text)
        })
        .collect()
}

#[test]
fn the_pages_types_are_true() {
    if std::env::var_os("WRITE_TYPES").is_some() {
        fs::remove_dir_all(committed()).expect("the old types can be removed");
        fs::create_dir(committed()).expect("there is room for types");
        write_all(&committed());
        return;
    }
    let fresh = tempfile::tempdir().expect("there is room for types");
    write_all(fresh.path());
    assert_eq!(
        texts(fresh.path()),
        texts(&committed()),
        "run WRITE_TYPES=1 cargo test --release -p daybook the_pages_types_are_true"
    );
}
