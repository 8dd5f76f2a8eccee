//! What was said while the script was played: what was done, what failed, and what was begun and never answered.

use std::collections::BTreeMap;

use domain::EntryId;
use serde_json::Value;

/// Whether something was done, as far as anybody was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Done {
    #[default]
    No,
    /// It was begun and failed, or was not answered.
    Perhaps,
    Yes,
}

impl Done {
    /// Whether what is found can be.
    pub fn allows(self, found: bool) -> bool {
        match self {
            Self::No => !found,
            Self::Perhaps => true,
            Self::Yes => found,
        }
    }

    fn doubt(&mut self) {
        if *self == Self::No {
            *self = Self::Perhaps;
        }
    }
}

#[derive(Debug, Clone)]
pub enum Content {
    /// What an incident said, oldest first, and whether that was acknowledged.
    Words(Vec<(String, bool)>),
    /// An evidence file, by its number.
    File(u64),
}

#[derive(Debug, Clone)]
pub struct Written {
    pub content: Content,
    pub struck_out: Done,
    pub erased: Done,
}

/// A step that was said to have failed.
#[derive(Debug, Clone)]
pub struct Failure {
    pub step: String,
    pub error: String,
    pub code: String,
}

/// Steps that write something down, all of it or none.
const WRITES: [&str; 6] = ["record", "revise", "strike_out", "erase", "draft", "attach"];

/// Everything that was said of one vault.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// Entries whose id was told.
    pub written: BTreeMap<EntryId, Written>,
    /// Words of incidents that may have been recorded, under an id that was never told.
    pub perhaps_recorded: Vec<String>,
    pub perhaps_attached: Vec<u64>,
    /// What a draft may hold; nothing, as an empty text.
    pub drafts: BTreeMap<String, Vec<String>>,
    under_way: Option<Value>,
    /// Whether the vault was made.
    pub made: Done,
    /// The numbers of the passphrases that may open it.
    pub passphrases: Vec<u64>,
    /// A new key holds, and the one before opens nothing.
    pub renewed: bool,
    /// The recovery code that was shown last, and whether another may have taken its place.
    pub recovery: Option<(String, bool)>,
    /// What it was when a backup or a backup file was made, by its name.
    pub backups: BTreeMap<String, Account>,
    /// The backup that it may have gone back to.
    pub perhaps_back_to: Option<String>,
    /// Whether it has gone back to a backup, which the ledger must tell.
    pub went_back: bool,
    /// Backup files.
    pub files: BTreeMap<String, Done>,
    /// Parts of bundles, with what they held.
    pub bundles: BTreeMap<String, Value>,
    /// A bundle is or was being written.
    pub bundle_under_way: bool,
    pub failures: Vec<Failure>,
    /// How many steps were acknowledged.
    pub acknowledged: u64,
    /// The script came to its end.
    pub ended: bool,
}

impl Account {
    /// Of a vault that nobody has made.
    pub fn new() -> Self {
        Self {
            passphrases: vec![0],
            ..Self::default()
        }
    }

    /// Of a vault that nobody has made, where the backups of this one are at hand.
    pub fn of_another_vault(&self) -> Self {
        Self {
            backups: self.backups.clone(),
            ..Self::new()
        }
    }

    /// Takes a line in.
    pub fn hear(&mut self, said: &Value) {
        if said.get("begin").is_some() {
            self.under_way = Some(said.clone());
            return;
        }
        self.under_way = None;
        let about = &said["about"];
        if let Some(step) = said["done"].as_str() {
            self.acknowledged += 1;
            self.did(step, about, &said["came"]);
        } else if let Some(step) = said["failed"].as_str() {
            let text = |name: &str| said[name].as_str().unwrap_or_default().to_owned();
            let failure = Failure {
                step: step.to_owned(),
                error: text("error"),
                code: text("code"),
            };
            match failure.code.as_str() {
                // The change itself was made, and that is what is said.
                "old-copies-remain" | "backup-not-made" => self.did(step, about, &Value::Null),
                // "This was not saved" leaves nothing open.
                "disk-full" if WRITES.contains(&step) => {}
                code => self.doubt(step, about, code == "unconfirmed"),
            }
            self.failures.push(failure);
        } else {
            self.ended = said.get("end").is_some();
        }
    }

    /// The power went: what was under way may have been done or not.
    pub fn cut_short(&mut self) {
        if let Some(said) = self.under_way.take() {
            let step = said["begin"].as_str().unwrap_or_default();
            self.doubt(step, &said["about"], true);
        }
    }

    fn did(&mut self, step: &str, about: &Value, came: &Value) {
        let words = || about["words"].as_str().unwrap_or_default().to_owned();
        match step {
            "create" => self.made = Done::Yes,
            "record" => {
                if let Some(id) = id_of(&came["entry"]) {
                    self.keep(id, Content::Words(vec![(words(), true)]));
                }
            }
            "revise" => self.revised(about, true),
            "strike_out" => self.entry(about, |written| written.struck_out = Done::Yes),
            "erase" => self.entry(about, |written| written.erased = Done::Yes),
            "draft" => {
                let name = about["name"].as_str().unwrap_or_default().to_owned();
                self.drafts.insert(name, vec![words()]);
            }
            "attach" => {
                let ids = came["entries"].as_array().into_iter().flatten();
                let numbers = about["files"].as_array().into_iter().flatten();
                for (id, number) in ids.zip(numbers) {
                    if let (Some(id), Some(number)) = (id_of(id), number.as_u64()) {
                        self.keep(id, Content::File(number));
                    }
                }
            }
            "passphrase" => self.passphrases = passphrase_of(about),
            "new_key" => {
                self.passphrases = passphrase_of(about);
                self.recovery = None;
                self.renewed = true;
            }
            "recovery" => {
                let code = came["code"].as_str().unwrap_or_default();
                self.recovery = Some((code.to_owned(), false));
            }
            "back_up" => self.remember(&came["backup"]),
            "backup_file" => {
                self.remember(&about["name"]);
                let name = about["name"].as_str().unwrap_or_default();
                self.files.insert(name.to_owned(), Done::Yes);
            }
            "bundle" => {
                self.bundle_under_way = false;
                let parts = came["parts"].as_object().into_iter().flatten();
                let parts = parts.map(|(name, held)| (name.clone(), held.clone()));
                self.bundles.extend(parts);
            }
            "restore" => self.go_back(&about["backup"]),
            "restore_file" => self.go_back(&about["name"]),
            _ => {}
        }
    }

    /// `perhaps` is whether the answer leaves open that it was done.
    fn doubt(&mut self, step: &str, about: &Value, perhaps: bool) {
        match step {
            "create" => self.made.doubt(),
            "restore_file" => {
                self.made.doubt();
                self.perhaps_back_to = about["name"].as_str().map(str::to_owned);
            }
            "record" => {
                let words = about["words"].as_str().unwrap_or_default();
                self.perhaps_recorded.push(words.to_owned());
            }
            "revise" => self.revised(about, false),
            "strike_out" => self.entry(about, |written| written.struck_out.doubt()),
            "erase" => self.entry(about, |written| written.erased.doubt()),
            "draft" => {
                let (name, words) = (&about["name"], about["words"].as_str());
                let name = name.as_str().unwrap_or_default().to_owned();
                let held = self
                    .drafts
                    .entry(name)
                    .or_insert_with(|| vec![String::new()]);
                held.push(words.unwrap_or_default().to_owned());
            }
            "attach" => {
                let numbers = about["files"].as_array().into_iter().flatten();
                self.perhaps_attached
                    .extend(numbers.filter_map(Value::as_u64));
            }
            "passphrase" | "new_key" if perhaps => {
                self.passphrases.extend(about["passphrase"].as_u64())
            }
            "recovery" if perhaps => {
                if let Some((_, replaced)) = &mut self.recovery {
                    *replaced = true;
                }
            }
            "backup_file" => {
                let name = about["name"].as_str().unwrap_or_default();
                self.files
                    .entry(name.to_owned())
                    .or_insert(Done::No)
                    .doubt();
            }
            "bundle" => self.bundle_under_way = perhaps,
            "restore" => self.perhaps_back_to = about["backup"].as_str().map(str::to_owned),
            _ => {}
        }
    }

    fn keep(&mut self, id: EntryId, content: Content) {
        self.written.entry(id).or_insert(Written {
            content,
            struck_out: Done::No,
            erased: Done::No,
        });
    }

    fn entry(&mut self, about: &Value, change: impl FnOnce(&mut Written)) {
        if let Some(written) = id_of(&about["entry"]).and_then(|id| self.written.get_mut(&id)) {
            change(written);
        }
    }

    fn revised(&mut self, about: &Value, acknowledged: bool) {
        let words = about["words"].as_str().unwrap_or_default().to_owned();
        self.entry(about, |written| {
            if let Content::Words(texts) = &mut written.content {
                texts.push((words, acknowledged));
            }
        });
    }

    fn remember(&mut self, name: &Value) {
        let now = Self {
            backups: BTreeMap::new(),
            under_way: None,
            ..self.clone()
        };
        self.backups
            .insert(name.as_str().unwrap_or_default().to_owned(), now);
    }

    fn go_back(&mut self, name: &Value) {
        let name = name.as_str().unwrap_or_default();
        if let Some(then) = self.backups.get(name).cloned() {
            *self = Self {
                made: Done::Yes,
                went_back: true,
                // Nothing of what lies outside goes back.
                backups: std::mem::take(&mut self.backups),
                passphrases: std::mem::take(&mut self.passphrases),
                files: std::mem::take(&mut self.files),
                failures: std::mem::take(&mut self.failures),
                acknowledged: self.acknowledged,
                ..then
            };
        }
    }
}

fn passphrase_of(about: &Value) -> Vec<u64> {
    about["passphrase"].as_u64().into_iter().collect()
}

fn id_of(value: &Value) -> Option<EntryId> {
    value.as_str()?.parse().ok()
}
