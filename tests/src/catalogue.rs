//! The words on the screens, from the same files as the window has them.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

fn english() -> &'static FluentBundle<FluentResource> {
    static ENGLISH: OnceLock<FluentBundle<FluentResource>> = OnceLock::new();
    ENGLISH.get_or_init(read)
}

fn read() -> FluentBundle<FluentResource> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../messages/en");
    let language = "en-GB".parse().expect("a language tag");
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for file in fs::read_dir(folder).expect("the catalogue is there") {
        let path = file.expect("a file of the catalogue").path();
        let text = fs::read_to_string(&path).expect("the catalogue can be read");
        let resource = FluentResource::try_new(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        bundle.add_resource(resource).expect("each id stands once");
    }
    bundle
}

/// The catalogue's words.
pub fn say(id: &str) -> String {
    say_with(id, &[])
}

/// The catalogue's words, with values.
pub fn say_with(id: &str, values: &[(&str, FluentValue<'_>)]) -> String {
    let message = english()
        .get_message(id)
        .unwrap_or_else(|| panic!("no words for {id}"));
    let pattern = message
        .value()
        .unwrap_or_else(|| panic!("no words for {id}"));
    let arguments: FluentArgs<'_> = values
        .iter()
        .map(|(name, value)| (*name, value.clone()))
        .collect();
    let mut errors = Vec::new();
    let said = english().format_pattern(pattern, Some(&arguments), &mut errors);
    assert!(errors.is_empty(), "{id}: {errors:?}");
    said.into_owned()
}
