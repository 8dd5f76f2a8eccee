//! The commands as their functions declare them.

use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use quote::ToTokens;
use syn::{FnArg, GenericArgument, Item, ItemFn, Pat, PathArguments, ReturnType, Type};

/// One command.
pub struct Command {
    /// The file that holds it, which is its module.
    area: String,
    /// Its name, to the page as well.
    pub name: String,
    /// What the page hands it by name.
    takes: Vec<(String, String)>,
    /// What is told in a header, where the body of the call is something else.
    beside: Option<String>,
    /// What the body of the call is, where it is not what is handed by name.
    body: Option<Body>,
    /// What it answers with.
    answers: String,
}

/// What crosses as bytes.
enum Body {
    /// So many secrets.
    Secrets(String),
    /// What the answer is covered with.
    Pad,
    /// A file.
    Bytes,
}

/// Handed by Tauri and no matter of the page's.
const HANDED_BY_TAURI: [&str; 4] = ["Held", "State", "AppHandle", "WebviewWindow"];

/// Every command in a folder of areas, by area and in the order in which they stand.
pub fn commands(folder: &Path) -> Result<Vec<Command>, Box<dyn Error>> {
    let mut files = fs::read_dir(folder)?
        .map(|file| Ok(file?.path()))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    files.sort();
    let mut commands = Vec::new();
    for file in files {
        let area = file.file_stem().unwrap_or_default().to_string_lossy();
        let parsed = syn::parse_file(&fs::read_to_string(&file)?)
            .map_err(|fault| format!("{}: {fault}", file.display()))?;
        for item in parsed.items {
            match item {
                Item::Fn(function) if is_command(&function) => {
                    commands.push(command(&area, &function)?);
                }
                _ => {}
            }
        }
    }
    Ok(commands)
}

fn is_command(function: &ItemFn) -> bool {
    function.attrs.iter().any(|attribute| {
        let path: Vec<_> = attribute.path().segments.iter().collect();
        path.len() == 2 && path[0].ident == "tauri" && path[1].ident == "command"
    })
}

fn command(area: &str, function: &ItemFn) -> Result<Command, Box<dyn Error>> {
    let name = function.sig.ident.to_string();
    let mut command = Command {
        area: area.to_owned(),
        takes: Vec::new(),
        beside: None,
        body: None,
        answers: answer(&function.sig.output),
        name,
    };
    for argument in &function.sig.inputs {
        let FnArg::Typed(argument) = argument else {
            return Err(format!("{}: a command is no method", command.name).into());
        };
        let Pat::Ident(called) = &*argument.pat else {
            return Err(format!("{}: an argument has no name", command.name).into());
        };
        let (kind, of) = outer(&argument.ty);
        match kind.as_str() {
            known if HANDED_BY_TAURI.contains(&known) => {}
            "Secrets" => command.body = Some(Body::Secrets(of)),
            "Pad" => command.body = Some(Body::Pad),
            "Pasted" => command.body = Some(Body::Bytes),
            "Beside" => command.beside = Some(of),
            _ => command
                .takes
                .push((camel(&called.ident.to_string()), text(&argument.ty))),
        }
    }
    Ok(command)
}

/// What stands in `Answer<…>`.
fn answer(output: &ReturnType) -> String {
    match output {
        ReturnType::Default => "()".to_owned(),
        ReturnType::Type(_, kind) => outer(kind).1,
    }
}

/// A type's last name, and what stands in its brackets.
fn outer(kind: &Type) -> (String, String) {
    let Type::Path(path) = kind else {
        return (text(kind), String::new());
    };
    let Some(last) = path.path.segments.last() else {
        return (text(kind), String::new());
    };
    let of = match &last.arguments {
        PathArguments::AngleBracketed(of) => of.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(kind) => Some(text(kind)),
            GenericArgument::Const(length) => Some(text(length)),
            _ => None,
        }),
        _ => None,
    };
    (last.ident.to_string(), of.unwrap_or_default())
}

fn text(tokens: &impl ToTokens) -> String {
    tokens.to_token_stream().to_string()
}

/// Tauri calls arguments so to the page.
fn camel(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let mut letters = word.chars();
        let capital = letters.next().map(|letter| letter.to_ascii_uppercase());
        name + &capital.into_iter().chain(letters).collect::<String>()
    })
}

impl Command {
    /// The permission that Tauri makes for it.
    pub fn permission(&self) -> String {
        format!("allow-{}", self.name.replace('_', "-"))
    }

    /// As the test that writes the page's types reads it.
    fn typed(&self) -> String {
        let takes = self
            .takes
            .iter()
            .map(|(name, kind)| format!("({name:?}, typed::<{kind}>())"));
        let takes = takes.collect::<Vec<_>>().join(", ");
        let beside = match &self.beside {
            Some(kind) => format!("Some(typed::<{kind}>())"),
            None => "None".to_owned(),
        };
        let body = match &self.body {
            None => "null".to_owned(),
            Some(Body::Secrets(count)) => count.clone(),
            Some(Body::Pad) => "'pad'".to_owned(),
            Some(Body::Bytes) => "'bytes'".to_owned(),
        };
        let answers = match (&self.body, self.answers.as_str()) {
            (Some(Body::Pad), _) => "written(\"string\")".to_owned(),
            (_, "()") => "written(\"void\")".to_owned(),
            (_, "Response") => "written(\"ArrayBuffer\")".to_owned(),
            (_, kind) => format!("typed::<{kind}>()"),
        };
        format!(
            "Command {{ name: {:?}, takes: vec![{takes}], beside: {beside}, body: {body:?}, answers: {answers} }}",
            self.name
        )
    }
}

/// What answers every command by its name.
pub fn handler(commands: &[Command]) -> String {
    listed("tauri::generate_handler!", commands, |command| {
        format!("{}::{}", command.area, command.name)
    })
}

/// Every name, for the tests.
pub fn names(commands: &[Command]) -> String {
    listed("&", commands, |command| format!("{:?}", command.name))
}

/// Every command with its types, for the test that writes the page's.
pub fn types(commands: &[Command]) -> String {
    listed("vec!", commands, Command::typed)
}

fn listed(before: &str, commands: &[Command], one: impl Fn(&Command) -> String) -> String {
    let mut text = format!("{before}[\n");
    for command in commands {
        // Writing to a string does not fail.
        let _ = writeln!(text, "    {},", one(command));
    }
    text.push(']');
    text
}
