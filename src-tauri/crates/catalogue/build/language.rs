//! One language as its folder has it, and how it is held to another.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser;
use unic_langid::LanguageIdentifier;

/// Where a language says its name and its tag.
const ITSELF: &str = "language";

/// The sentences of one file, each with the names of the values that are put into it, in the order in which they stand.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sentences(pub Vec<(String, BTreeSet<String>)>);

impl Sentences {
    /// The sentences of a file's text.
    pub fn of(text: &str) -> Result<Self, Box<dyn Error>> {
        let parsed = parser::parse(text).map_err(|(_, faults)| format!("{faults:?}"))?;
        let sentences = parsed.body.into_iter().filter_map(|entry| {
            let Entry::Message(message) = entry else {
                return None;
            };
            let mut values = BTreeSet::new();
            message
                .value
                .iter()
                .for_each(|value| in_pattern(value, &mut values));
            Some((message.id.name.to_owned(), values))
        });
        Ok(Self(sentences.collect()))
    }

    /// What these lack, or say otherwise, of what the first language has. Nothing where they are alike.
    pub fn faults_beside(&self, first: &Self) -> Vec<String> {
        let by_id = |sentences: &'_ Self| sentences.0.iter().cloned().collect::<BTreeMap<_, _>>();
        let (own, first) = (by_id(self), by_id(first));
        let lacking = first.iter().filter_map(|(id, values)| match own.get(id) {
            None => Some(format!("`{id}` is missing")),
            Some(said) if said != values => Some(format!("`{id}` needs {values:?}, not {said:?}")),
            Some(_) => None,
        });
        let strange = own.keys().filter(|id| !first.contains_key(*id));
        lacking
            .chain(strange.map(|id| format!("`{id}` stands in no other language")))
            .collect()
    }
}

/// A folder of sentences.
pub struct Language {
    /// Its name in English, by which the code calls it.
    pub name: String,
    /// Its tag by BCP 47.
    pub tag: String,
    /// What its files say, by their names without the ending.
    pub files: BTreeMap<String, Sentences>,
}

impl Language {
    /// Reads every file of a folder.
    pub fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut files = BTreeMap::new();
        let entries = fs::read_dir(folder)
            .map_err(|error| format!("{} is no folder of a language: {error}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let sentences = Sentences::of(&fs::read_to_string(&path)?)
                .map_err(|fault| format!("{}: {fault}", path.display()))?;
            files.insert(name.into_owned(), sentences);
        }
        let itself = fs::read_to_string(folder.join(ITSELF).with_extension("ftl"))?;
        let said = |id: &str| {
            let said = itself.lines().find_map(|line| line.strip_prefix(id));
            said.and_then(|rest| rest.trim_start().strip_prefix('='))
                .map(|said| said.trim().to_owned())
                .ok_or_else(|| format!("{}: no {id}", folder.display()))
        };
        Ok(Self {
            name: said("language-name")?,
            tag: said("language-tag")?,
            files,
        })
    }

    /// What is wrong with it whatever the others have: a tag that is none, and what is said twice.
    pub fn faults(&self) -> Vec<String> {
        // Its parser takes `_` for `-` as well; a page does not.
        let parsed = self.tag.parse::<LanguageIdentifier>();
        let is_tag = parsed.is_ok_and(|parsed| parsed.to_string() == self.tag);
        let tag = (!is_tag)
            .then(|| "language.ftl: `language-tag` is no language's tag by BCP 47".to_owned());
        let mut seen = BTreeSet::new();
        let sentences = self
            .files
            .iter()
            .flat_map(|(name, file)| file.0.iter().map(move |(id, _)| (name, id)));
        let twice = sentences.filter(|(_, id)| !seen.insert(*id));
        let twice: Vec<_> = twice
            .map(|(name, id)| format!("{name}.ftl: `{id}` stands there a second time"))
            .collect();
        tag.into_iter().chain(twice).collect()
    }

    /// What this language lacks, or says otherwise, of what the first one has.
    pub fn faults_beside(&self, first: &Self) -> Vec<String> {
        let (none, names) = (Sentences::default(), self.files.keys());
        let names: BTreeSet<_> = names.chain(first.files.keys()).collect();
        let of_file = |name: &String| {
            let own = self.files.get(name).unwrap_or(&none);
            own.faults_beside(first.files.get(name).unwrap_or(&none))
                .into_iter()
                .map(|fault| format!("{name}.ftl: {fault}"))
                .collect::<Vec<_>>()
        };
        names.into_iter().flat_map(of_file).collect()
    }
}

fn in_pattern(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, values);
        }
    }
}

fn in_expression(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
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

fn in_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
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
