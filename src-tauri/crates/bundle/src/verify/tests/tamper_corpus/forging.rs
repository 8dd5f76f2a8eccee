//! What a forger works with: a bundle in a folder, a key of their own, and whatever an earlier bundle showed.

use ::ledger::{HandOver, LeftCode, SigningKey};
use serde_json::Value;

use super::*;
use crate::format::layout::LOG;

/// A bundle that somebody changed, the code of the one that was handed over, and what whoever checks it has at hand.
pub(super) struct Forging {
    _target: TempDir,
    pub(super) bundle: PathBuf,
    pub(super) code: LeftCode,
    pub(super) earlier: Vec<HandOver>,
}

/// A key that anybody can make.
pub(super) fn thief() -> SigningKey {
    SigningKey::from_seed([9; 32])
}

/// A record with a bit of everything: versions, a strike-out, an erasure, an import, an entry that stays out.
pub(super) fn full(mut sample: Sample) -> Sample {
    let incident = |what: &str| serde_json::json!({"kind": "incident", "what": what});
    sample.record(id(12), incident("at the bus stop"));
    sample.revise(id(12), incident("at the bus stop, with a friend"));
    sample.revise(id(12), incident("at the bus stop, with a friend of his"));
    sample.record(id(13), incident("written by mistake"));
    sample.erase(id(13));
    let list = hash(b"a list");
    let said = serde_json::json!({
        "import": "records", "item": id(21), "reader": "whatsapp", "reader_version": 1, "records": 2, "list": list,
    });
    sample.leaf(::ledger::Action::Import, None, None, &said);
    sample
}

impl Forging {
    /// The true bundle of everything, untouched as yet.
    pub(super) fn of_the_true_one() -> Self {
        Self::of(&full(Sample::filled()), &folder_choice())
    }

    /// A bundle of any record, to be passed off as the true one.
    pub(super) fn passed_off(sample: &Sample, choice: &Choice) -> Self {
        let code = Self::of_the_true_one().code;
        Self {
            code,
            ..Self::of(sample, choice)
        }
    }

    /// The bundle of a record, and its own code.
    pub(super) fn of(sample: &Sample, choice: &Choice) -> Self {
        let target = TempDir::new().unwrap();
        let written = export_with_any_key(sample, choice, target.path());
        Self {
            _target: target,
            bundle: written.bundle,
            code: written.hand_over.code().into(),
            earlier: Vec::new(),
        }
    }

    /// Its police-only part in its place, unpacked.
    pub(super) fn police_only(sample: &Sample) -> Self {
        let target = TempDir::new().unwrap();
        let written = export(sample, &folder_choice(), target.path()).unwrap();
        let zip = File::open(written.police_only.unwrap()).unwrap();
        let into = target.path().join("unpacked");
        ZipArchive::new(zip).unwrap().extract(&into).unwrap();
        let bag = fs::read_dir(&into).unwrap().next().unwrap().unwrap();
        Self {
            bundle: bag.path(),
            _target: target,
            code: written.hand_over.code().into(),
            earlier: Vec::new(),
        }
    }

    pub(super) fn with_code(self, code: impl Into<LeftCode>) -> Self {
        let code = code.into();
        Self { code, ..self }
    }

    /// Whoever checks it kept what was signed when the code was left.
    pub(super) fn knowing(self, text: HandOver) -> Self {
        let code = text.code().into();
        Self {
            code,
            earlier: vec![text],
            ..self
        }
    }

    pub(super) fn signed_by(self, key: &SigningKey) -> Self {
        sign_again(&self.bundle, key);
        self
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        self.bundle.join(path)
    }

    pub(super) fn flip(self, path: &str) -> Self {
        change(&self.path(path));
        self
    }

    pub(super) fn put(self, path: &str, bytes: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(path), bytes).unwrap();
        self
    }

    pub(super) fn remove(self, path: &str) -> Self {
        fs::remove_file(self.path(path)).unwrap();
        self
    }

    pub(super) fn replace(self, path: &str, from: &str, to: &str) -> Self {
        replace(&self.path(path), from, to);
        self
    }

    /// The lines of a file, as somebody else would have them.
    pub(super) fn lines(self, path: &str, edit: impl FnOnce(&mut Vec<String>)) -> Self {
        let text = fs::read_to_string(self.path(path)).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        edit(&mut lines);
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        self.put(path, text)
    }

    pub(super) fn log(self, edit: impl FnOnce(&mut Value)) -> Self {
        let mut log = serde_json::from_str(&fs::read_to_string(self.path(LOG)).unwrap()).unwrap();
        edit(&mut log);
        self.put(LOG, serde_json::to_vec_pretty(&log).unwrap())
    }

    /// A change before which nothing was signed: the keeper's own key signs what comes out.
    pub(super) fn by_the_keeper(edit: impl FnOnce(Self) -> Self) -> Self {
        edit(Self::of_the_true_one()).signed_by(&true_key())
    }

    /// The same of the log alone.
    pub(super) fn log_by_the_keeper(edit: impl FnOnce(&mut Value)) -> Self {
        Self::by_the_keeper(|forging| forging.log(edit))
    }

    pub(super) fn checked(&self, code: Option<LeftCode>) -> Report {
        let brought = Brought {
            code,
            earlier: self.earlier.clone(),
        };
        let bundle = UnverifiedBundle::open(&self.bundle).unwrap();
        bundle.verify(&brought).unwrap().into_report()
    }
}

/// One entry of a log.
pub(super) fn entry(log: &mut Value, number: u128) -> &mut Value {
    let wanted = id(number).to_string();
    let mut entries = log["entries"].as_array_mut().unwrap().iter_mut();
    entries
        .find(|entry| entry["id"] == wanted.as_str())
        .unwrap()
}

/// One exhibit of a log.
pub(super) fn exhibit(log: &mut Value, number: u128) -> &mut Value {
    let wanted = id(number).to_string();
    let mut exhibits = log["exhibits"].as_array_mut().unwrap().iter_mut();
    exhibits
        .find(|exhibit| exhibit["item"] == wanted.as_str())
        .unwrap()
}
