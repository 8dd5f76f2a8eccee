//! Makes a constant of every sentence's id, so that a sentence that is not there does not compile.

use std::collections::BTreeSet;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;

/// Where the sentences are of which the ids are made: every language has the same.
const FIRST_LANGUAGE: &str = "../../../messages/en";

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
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join(FIRST_LANGUAGE);
    let mut constants = String::new();
    let mut files = String::new();
    for name in FILES {
        let path = folder.join(name).with_extension("ftl");
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path)?;
        let parsed = parser::parse(text.as_str())
            .map_err(|(_, faults)| format!("{}: {faults:?}", path.display()))?;
        for entry in parsed.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let mut values = BTreeSet::new();
            message
                .value
                .iter()
                .for_each(|value| in_pattern(value, &mut values));
            let id = message.id.name;
            let (constant, doc) = (constant_of(id), doc_of(&values));
            writeln!(
                constants,
                "/// {doc}\npub const {constant}: SentenceId = SentenceId({id:?});"
            )?;
        }
        writeln!(files, "include_str!({:?}),", path.canonicalize()?)?;
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(out.join("sentences.rs"), constants)?;
    fs::write(out.join("files.rs"), format!("[{files}]"))?;
    Ok(())
}

/// "when-from-said" becomes `WHEN_FROM_SAID`.
fn constant_of(id: &str) -> String {
    id.replace('-', "_").to_uppercase()
}

fn doc_of(values: &BTreeSet<&str>) -> String {
    let names: Vec<_> = values.iter().map(|name| format!("`{name}`")).collect();
    match names.as_slice() {
        [] => "Needs no value.".to_owned(),
        names => format!("Needs {}.", names.join(", ")),
    }
}

fn in_pattern<'t>(pattern: &Pattern<&'t str>, values: &mut BTreeSet<&'t str>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, values);
        }
    }
}

fn in_expression<'t>(expression: &Expression<&'t str>, values: &mut BTreeSet<&'t str>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, values),
        Expression::Select { selector, variants } => {
            in_inline(selector, values);
            for variant in variants {
                in_pattern(&variant.value, values);
            }
        }
    }
}

fn in_inline<'t>(inline: &InlineExpression<&'t str>, values: &mut BTreeSet<&'t str>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name);
        }
        InlineExpression::Placeable { expression } => in_expression(expression, values),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                in_inline(argument, values);
            }
        }
        _ => {}
    }
}
