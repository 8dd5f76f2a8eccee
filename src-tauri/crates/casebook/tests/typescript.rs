//! The window's types are made from these. `WRITE_TYPES=1 cargo test -p casebook --test typescript`
//! writes them anew; without it the test says whether the committed ones are still true.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::wire;
use ts_rs::{Config, TS};

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/lib/generated")
}

fn write_all(folder: &Path) {
    let config = Config::new().with_out_dir(folder).with_large_int("number");
    macro_rules! write {
        ($($kind:ty),* $(,)?) => {
            $(<$kind as TS>::export_all(&config).expect("a type can be written as TypeScript");)*
        };
    }
    write!(
        domain::Entry,
        domain::EntryKind,
        domain::LocalTimeDoubt,
        domain::PartOfDay,
        patterns::Figures,
        patterns::Pack,
        wire::Attached,
        wire::AttachRefused,
        wire::BackupFileWritten,
        wire::BackupRow,
        wire::BehaviourCount,
        wire::BundleChoice,
        wire::BundleDone,
        wire::BundleForm,
        wire::BundlePlanView,
        wire::CalendarMonth,
        wire::Changed,
        wire::CheckView,
        wire::DraftRow,
        wire::EntryRow,
        wire::EntryView,
        wire::ErasePlan,
        wire::Fault,
        wire::FingerprintView,
        wire::HandOverRow,
        wire::ItemRow,
        wire::ItemView,
        wire::NewKeyEnd,
        wire::NewSettings,
        wire::PassphraseStrength,
        wire::PreviewView,
        wire::PrintoutChoice,
        wire::PrintoutView,
        wire::Progress,
        wire::Settings,
        wire::Status,
        wire::Neighbours,
        wire::TimelineFilter,
        wire::TimelineFrame,
        wire::TimelinePage,
        wire::UnfinishedFiles,
        wire::VerifyView,
        wire::WentBack,
    );
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
fn the_windows_types_are_true() {
    if std::env::var_os("WRITE_TYPES").is_some() {
        fs::remove_dir_all(committed()).expect("the old types can be removed");
        write_all(&committed());
        return;
    }
    let fresh = tempfile::tempdir().expect("there is room for types");
    write_all(fresh.path());
    assert_eq!(
        texts(fresh.path()),
        texts(&committed()),
        "run WRITE_TYPES=1 cargo test --release -p casebook --test typescript"
    );
}
