//! What a worker said, and whether a vault still holds it.

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::ControlFlow;

use casebook::{CaseError, Casebook};
use domain::EntryId;
use serde_json::Value;

use crate::work;

/// Everything that was acknowledged in a vault's life, and what was under way when its worker ended.
#[derive(Default, Clone)]
pub struct Told {
    entries: BTreeMap<EntryId, Vec<String>>,
    struck_out: Vec<EntryId>,
    erased: Vec<EntryId>,
    files: BTreeMap<EntryId, u64>,
    drafts: BTreeMap<String, String>,
    passphrase: u64,
    under_way: Option<Value>,
    /// How many things were acknowledged.
    pub acknowledged: u64,
}

impl Told {
    /// Takes a line in. One that was cut off in the middle was never said.
    pub fn hear(&mut self, line: &str) {
        let Ok(said) = serde_json::from_str::<Value>(line) else {
            return;
        };
        if said.get("begin").is_some() {
            self.under_way = Some(said);
            return;
        }
        self.under_way = None;
        if said.get("opened").is_none() {
            self.acknowledged += 1;
        }
        let entry = |name: &str| -> Option<EntryId> { said[name].as_str()?.parse().ok() };
        let words = || said["words"].as_str().unwrap_or_default().to_owned();
        if let Some(id) = entry("recorded").or_else(|| entry("revised")) {
            self.entries.entry(id).or_default().push(words());
        } else if let Some(id) = entry("struck_out") {
            self.struck_out.push(id);
        } else if let Some(id) = entry("erased") {
            self.erased.push(id);
        } else if let Some(id) = entry("attached") {
            self.files
                .insert(id, said["bytes"].as_u64().unwrap_or_default());
        } else if let Some(name) = said["drafted"].as_str() {
            self.drafts.insert(name.to_owned(), words());
        } else if let Some(number) = said["passphrase"].as_u64() {
            self.passphrase = number;
        }
    }

    /// The passphrases that may open the vault: the last one acknowledged, and one that was being set.
    pub fn passphrases(&self) -> Vec<u64> {
        let setting = self
            .begun("passphrase")
            .and_then(|said| said["passphrase"].as_u64());
        std::iter::once(self.passphrase).chain(setting).collect()
    }

    /// From here on this one opens it.
    pub fn settle_passphrase(&mut self, passphrase: u64) {
        self.passphrase = passphrase;
    }

    fn begun(&self, what: &str) -> Option<&Value> {
        self.under_way.as_ref().filter(|said| said["begin"] == what)
    }

    fn under_way_on(&self, id: EntryId) -> bool {
        let on = self
            .under_way
            .as_ref()
            .and_then(|said| said["entry"].as_str());
        on.is_some_and(|on| on == id.to_string())
    }

    /// Compares a vault with everything that was acknowledged. Gives what differs, in words. What was under way may have
    /// been done or not; what is then there is taken over.
    pub fn compare(&mut self, case: &Casebook) -> Vec<String> {
        let mut wrong = Vec::new();
        self.compare_entries(case, &mut wrong);
        self.compare_files(case, &mut wrong);
        self.compare_drafts(case, &mut wrong);
        self.under_way = None;
        wrong
    }

    fn compare_entries(&mut self, case: &Casebook, wrong: &mut Vec<String>) {
        let under_way: Vec<_> = self
            .entries
            .keys()
            .copied()
            .filter(|id| self.under_way_on(*id))
            .collect();
        for (id, texts) in &mut self.entries {
            let view = match case.entry(*id) {
                Ok(view) => view,
                Err(error) => {
                    wrong.push(format!("entry {id} cannot be read: {error}"));
                    continue;
                }
            };
            if view.entry.is_none() {
                match self.erased.contains(id) || under_way.contains(id) {
                    true if !self.erased.contains(id) => self.erased.push(*id),
                    true => {}
                    false => wrong.push(format!("entry {id} is gone")),
                }
                continue;
            }
            if self.erased.contains(id) {
                wrong.push(format!("entry {id} was erased and is back"));
            }
            if view.struck_out.is_none() && self.struck_out.contains(id) {
                wrong.push(format!("entry {id} is no longer struck out"));
            }
            let mut found: Vec<_> = view
                .revisions
                .iter()
                .rev()
                .map(|revision| what(&revision.entry))
                .collect();
            found.dedup();
            let mut expected = texts.clone();
            expected.dedup();
            if found.len() == expected.len() + 1 && under_way.contains(id) {
                texts.push(found.last().cloned().unwrap_or_default());
                found.pop();
            }
            if found != expected {
                wrong.push(format!("entry {id} does not say what it said"));
            }
        }
    }

    fn compare_files(&self, case: &Casebook, wrong: &mut Vec<String>) {
        for (id, number) in &self.files {
            let mut found = Vec::new();
            let read = case.read_item(*id).and_then(|(mut source, _)| {
                source
                    .read_to_end(&mut found)
                    .map_err(CaseError::Unreadable)
            });
            if read.is_err() || found != work::bytes(*number) {
                wrong.push(format!("file {id} is not the one that was attached"));
            }
        }
    }

    fn compare_drafts(&mut self, case: &Casebook, wrong: &mut Vec<String>) {
        let setting = self.begun("draft").cloned();
        for (name, words) in &mut self.drafts {
            let kept = case.draft(name).ok().flatten().unwrap_or_default();
            let kept: Value = serde_json::from_str(&kept).unwrap_or_default();
            let found = kept["what"].as_str().unwrap_or_default();
            let newer = setting
                .as_ref()
                .filter(|said| said["draft"] == name.as_str())
                .and_then(|said| said["words"].as_str());
            if found != words && Some(found) != newer {
                wrong.push(format!("{name} is not what was kept last"));
            }
            found.clone_into(words);
        }
    }
}

fn what(entry: &domain::Entry) -> String {
    match entry {
        domain::Entry::Incident(incident) => incident.what.clone(),
        _ => String::new(),
    }
}

/// What a full check of the vault finds.
pub fn findings(case: &Casebook) -> Vec<String> {
    match case.check(&mut |_| ControlFlow::Continue(())) {
        Ok(view) => view
            .findings
            .into_iter()
            .map(|finding| {
                format!(
                    "{} {}",
                    domain::variant_name(&finding.code),
                    finding.about.unwrap_or_default()
                )
            })
            .collect(),
        Err(error) => vec![format!("the check could not be made: {error}")],
    }
}
