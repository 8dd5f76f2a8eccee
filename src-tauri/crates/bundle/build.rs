//! Finds the typefaces of the printed documents among the page's packages and hands them to the
//! crate, so that they are part of the program and none has to be installed, or kept in git. Beside each stands which
//! characters it has, so that none has to be unpacked to find out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

/// A package and the beginning of its files' names.
type Package = (&'static str, &'static str);

const SANS: Package = ("atkinson-hyperlegible-next", "AtkinsonHyperlegibleNext");
const SERIF: Package = ("literata", "Literata");

/// What every page is set in.
const PAGE: [(Package, &str); 5] = [
    (SANS, "400Regular"),
    (SANS, "700Bold"),
    (SERIF, "400Regular"),
    (SERIF, "400Regular_Italic"),
    (SERIF, "700Bold"),
];

/// The only one beside the page's own of which there is a bold.
const LATIN_GREEK_CYRILLIC: Package = ("noto-sans", "NotoSans");

/// One for each script, in the order in which a character is looked for. Han and Hangul are by far the largest. Arabic is not
/// Noto's, which draws the dots of a letter apart from it: whoever copies the text then gets such letters twice.
const SCRIPTS: [Package; 24] = [
    ("scheherazade-new", "ScheherazadeNew"),
    ("noto-sans-hebrew", "NotoSansHebrew"),
    ("noto-sans-devanagari", "NotoSansDevanagari"),
    ("noto-sans-bengali", "NotoSansBengali"),
    ("noto-sans-gurmukhi", "NotoSansGurmukhi"),
    ("noto-sans-gujarati", "NotoSansGujarati"),
    ("noto-sans-tamil", "NotoSansTamil"),
    ("noto-sans-telugu", "NotoSansTelugu"),
    ("noto-sans-kannada", "NotoSansKannada"),
    ("noto-sans-malayalam", "NotoSansMalayalam"),
    ("noto-sans-sinhala", "NotoSansSinhala"),
    ("noto-sans-oriya", "NotoSansOriya"),
    ("noto-sans-thai", "NotoSansThai"),
    ("noto-sans-lao", "NotoSansLao"),
    ("noto-sans-khmer", "NotoSansKhmer"),
    ("noto-sans-myanmar", "NotoSansMyanmar"),
    ("noto-sans-ethiopic", "NotoSansEthiopic"),
    ("noto-sans-georgian", "NotoSansGeorgian"),
    ("noto-sans-armenian", "NotoSansArmenian"),
    ("noto-serif-tibetan", "NotoSerifTibetan"),
    ("noto-sans-thaana", "NotoSansThaana"),
    ("noto-sans-syriac", "NotoSansSyriac"),
    ("noto-sans-sc", "NotoSansSC"),
    ("nanum-gothic", "NanumGothic"),
];

const MATH: Package = ("noto-sans-math", "NotoSansMath");

/// No letter is taken from these: they have some, which do not join.
const SYMBOLS: [Package; 2] = [("noto-emoji", "NotoEmoji"), MATH];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    if let Err(fault) = Embedding::into(&out) {
        println!(
            "cargo:error=The typefaces could not be written to {}: {fault}",
            out.display()
        );
        process::exit(1);
    }
}

/// The Rust that is written.
struct Embedding<'a> {
    out: &'a Path,
}

impl<'a> Embedding<'a> {
    fn into(out: &'a Path) -> io::Result<()> {
        let embedding = Self { out };
        let regular = |package| vec![(package, "400Regular")];
        let mut others = vec![embedding.other(
            vec![
                (LATIN_GREEK_CYRILLIC, "400Regular"),
                (LATIN_GREEK_CYRILLIC, "700Bold"),
            ],
            false,
        )?];
        // Symbols before Han, which has some of them too.
        let (small, large) = SCRIPTS.split_at(SCRIPTS.len() - 2);
        for (packages, symbols) in [(small, false), (&SYMBOLS[..], true), (large, false)] {
            for package in packages {
                others.push(embedding.other(regular(*package), symbols)?);
            }
        }
        fs::write(out.join("page_typefaces.rs"), embedding.page())?;
        fs::write(
            out.join("other_typefaces.rs"),
            format!("[\n{}]\n", others.concat()),
        )
    }

    /// The page's own, as they are: no document does without.
    fn page(&self) -> String {
        let files: Vec<PathBuf> = PAGE
            .iter()
            .map(|(package, file)| found(*package, file))
            .collect();
        let included = files
            .iter()
            .map(|file| format!("include_bytes!({file:?}), "));
        format!(
            "Page {{ files: &[{}], has: {} }}\n",
            included.collect::<String>(),
            ranges(&had_by_all(&files))
        )
    }

    /// One that is unpacked once a text needs it.
    fn other(&self, files: Vec<(Package, &str)>, symbols: bool) -> io::Result<String> {
        // The brackets of ⟨U+13000⟩ are from this one, and most documents say what they mean.
        let is_packed = files.iter().all(|(package, _)| *package != MATH);
        let files: Vec<PathBuf> = files
            .into_iter()
            .map(|(package, file)| found(package, file))
            .collect();
        let mut included = String::new();
        for file in &files {
            let file = match is_packed {
                true => self.packed(file)?,
                false => file.clone(),
            };
            included.push_str(&format!("include_bytes!({file:?}), "));
        }
        Ok(format!(
            "    Other {{ files: &[{included}], is_packed: {is_packed}, symbols: {symbols}, has: {} }},\n",
            ranges(&had_by_all(&files))
        ))
    }

    fn packed(&self, file: &Path) -> io::Result<PathBuf> {
        let name = file.file_name().unwrap_or_default();
        let packed = self.out.join(name).with_extension("packed");
        let bytes = miniz_oxide::deflate::compress_to_vec(&fs::read(file)?, 9);
        fs::write(&packed, bytes)?;
        Ok(packed)
    }
}

fn found((package, name): Package, file: &str) -> PathBuf {
    let crate_folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let packages = crate_folder.join("../../../ui/node_modules/@expo-google-fonts");
    let typeface = packages
        .join(package)
        .join(file)
        .join(format!("{name}_{file}.ttf"));
    println!("cargo:rerun-if-changed={}", typeface.display());
    if !typeface.is_file() {
        stop_for(&typeface);
    }
    typeface
}

/// The characters that each of these files has.
fn had_by_all(files: &[PathBuf]) -> BTreeSet<u32> {
    let each = files.iter().map(|file| characters(file));
    each.reduce(|all, one| all.intersection(&one).copied().collect())
        .unwrap_or_default()
}

fn characters(file: &Path) -> BTreeSet<u32> {
    let bytes = fs::read(file).unwrap_or_default();
    let mut had = BTreeSet::new();
    let face = ttf_parser::Face::parse(&bytes, 0).ok();
    let tables = face.as_ref().and_then(|face| face.tables().cmap);
    for table in tables.iter().flat_map(|tables| tables.subtables) {
        if table.is_unicode() {
            table.codepoints(|code| {
                if table.glyph_index(code).is_some_and(|glyph| glyph.0 != 0) {
                    had.insert(code);
                }
            });
        }
    }
    if had.is_empty() {
        stop_for(file);
    }
    had
}

/// First and last of each unbroken row, in order.
fn ranges(had: &BTreeSet<u32>) -> String {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in had {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == *code => *last = *code,
            _ => ranges.push((*code, *code)),
        }
    }
    format!("&{ranges:?}")
}

fn stop_for(typeface: &Path) -> ! {
    let name = typeface.file_name().unwrap_or_default().to_string_lossy();
    println!(
        "cargo:error=The typeface {name} is missing: run ./scripts/test, or npm ci in the folder ui, and build again."
    );
    process::exit(1);
}
