//! What is done to a vault while it is hurt: everything that writes, in random order, as fast as it goes.
//!
//! Each thing is said before it is begun and once it was acknowledged, one line of JSON each, on standard output.

use std::io::{self, BufRead, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use casebook::{Casebook, Passphrase, SystemTimeSource, Unlock};
use catalogue::Language;
use domain::{Entry, EntryId, HowReceived, Revision};
use rand::{Rng, SeedableRng, seq::IndexedRandom};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

/// A passphrase that Daybook takes, told apart by its number.
pub fn passphrase(number: u64) -> Passphrase {
    Passphrase::new(format!("harbour tulip seven kettle northern {number}"))
        .expect("the passphrase is not empty")
}

/// The bytes of an evidence file, the same for the same number.
pub fn bytes(number: u64) -> Vec<u8> {
    let mut random = ChaCha8Rng::seed_from_u64(number);
    let length = random.random_range(0..200_000);
    let mut bytes = vec![0; length];
    random.fill(bytes.as_mut_slice());
    bytes
}

/// What an incident says.
pub fn incident(words: &str) -> Entry {
    Entry::from_json(json!({ "kind": "incident", "what": words })).expect("this is an entry")
}

/// The hidden command: takes the vault's folder, the number of its passphrase and a seed from standard input, and works
/// until it is killed.
pub fn until_killed() {
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .expect("the parent says what to do");
    let task: Value = serde_json::from_str(&line).expect("the parent says it in JSON");
    let folder = PathBuf::from(task["vault"].as_str().expect("a folder"));
    let number = task["passphrase"].as_u64().expect("a number");
    let mut worker = Worker::open(&folder, number, task["seed"].as_u64().expect("a seed"));
    loop {
        worker.one_thing();
    }
}

struct Worker {
    /// Nothing only between the commit of a new key and opening the vault again.
    case: Option<Casebook>,
    vault: PathBuf,
    files: PathBuf,
    passphrase: u64,
    random: ChaCha8Rng,
    /// Entries that this run wrote, with their newest revision.
    written: Vec<(EntryId, Revision)>,
    count: u64,
    seed: u64,
}

fn say(line: &Value) {
    let mut out = io::stdout().lock();
    // A parent that is gone has killed us.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

fn open(folder: &Path, number: u64) -> Casebook {
    let opening = passphrase(number);
    let unlock = Unlock::Passphrase(&opening);
    Casebook::open(
        folder,
        unlock,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("what was acknowledged before opens")
}

impl Worker {
    fn open(folder: &Path, passphrase_number: u64, seed: u64) -> Self {
        let case = open(folder, passphrase_number);
        say(&json!({ "opened": case.vault().size() }));
        Self {
            case: Some(case),
            vault: folder.to_owned(),
            files: folder
                .parent()
                .expect("a vault stands in a folder")
                .to_owned(),
            passphrase: passphrase_number,
            random: ChaCha8Rng::seed_from_u64(seed),
            written: Vec::new(),
            count: 0,
            seed,
        }
    }

    fn case(&mut self) -> &mut Casebook {
        self.case.as_mut().expect("it is open between two things")
    }

    fn one_thing(&mut self) {
        self.count += 1;
        match self.random.random_range(0..100) {
            0..40 => self.record(),
            40..55 => self.revise(),
            55..60 => self.strike_out(),
            60..64 => self.erase(),
            64..76 => self.attach(),
            76..90 => self.draft(),
            90..92 => self.change_passphrase(),
            92..95 => self.back_up(),
            95..97 => self.make_new_key(),
            _ => self.case().rest().expect("the log can be folded in"),
        }
    }

    fn words(&self) -> String {
        format!(
            "Saved {} of {}. {}",
            self.count,
            self.seed,
            "Words. ".repeat(self.count as usize % 90)
        )
    }

    fn record(&mut self) {
        let words = self.words();
        say(&json!({ "begin": "record" }));
        let changed = self
            .case()
            .record(incident(&words))
            .expect("it can be recorded");
        say(&json!({ "recorded": changed.entry, "revision": changed.revision, "words": words }));
        self.written.push((changed.entry, changed.revision));
    }

    fn one_written(&mut self) -> Option<(EntryId, Revision)> {
        self.written.choose(&mut self.random).copied()
    }

    fn revise(&mut self) {
        let Some((id, base)) = self.one_written() else {
            return;
        };
        let words = self.words();
        say(&json!({ "begin": "revise", "entry": id }));
        let changed = self
            .case()
            .revise(id, base, incident(&words))
            .expect("it can be revised");
        say(&json!({ "revised": id, "revision": changed.revision, "words": words }));
        for written in &mut self.written {
            if written.0 == id {
                written.1 = changed.revision;
            }
        }
    }

    fn strike_out(&mut self) {
        let Some((id, _)) = self.one_written() else {
            return;
        };
        say(&json!({ "begin": "strike_out", "entry": id }));
        self.case()
            .strike_out(id, Some("Mistaken".to_owned()))
            .expect("it can be struck out");
        say(&json!({ "struck_out": id }));
        self.written.retain(|written| written.0 != id);
    }

    fn erase(&mut self) {
        let Some((id, _)) = self.one_written() else {
            return;
        };
        say(&json!({ "begin": "erase", "entry": id }));
        self.case().erase(id).expect("it can be erased");
        say(&json!({ "erased": id }));
        self.written.retain(|written| written.0 != id);
    }

    fn attach(&mut self) {
        let number = self.seed.wrapping_mul(1_000_003).wrapping_add(self.count);
        let file = self.files.join("to-attach.bin");
        std::fs::write(&file, bytes(number)).expect("there is room for a file");
        say(&json!({ "begin": "attach" }));
        let attached = self
            .case()
            .attach(&[file], None, HowReceived::Chosen, &mut |_| {
                ControlFlow::Continue(())
            })
            .expect("it can be attached");
        let id = attached.attached.first().expect("it was taken in").id;
        say(&json!({ "attached": id, "bytes": number }));
    }

    fn draft(&mut self) {
        let name = format!("draft-{}", self.random.random_range(0..4));
        let words = self.words();
        say(&json!({ "begin": "draft", "draft": name, "words": words }));
        let kept = json!({ "what": words }).to_string();
        self.case()
            .save_draft(&name, &kept)
            .expect("it can be kept");
        say(&json!({ "drafted": name, "words": words }));
    }

    fn change_passphrase(&mut self) {
        let next = self.passphrase + 1;
        say(&json!({ "begin": "passphrase", "passphrase": next }));
        self.case()
            .change_passphrase(&passphrase(next))
            .expect("it can be changed");
        self.passphrase = next;
        say(&json!({ "passphrase": next }));
    }

    /// All of it up to the commit, which closes the vault, and opening it again.
    fn make_new_key(&mut self) {
        let next = self.passphrase + 1;
        let go_on = &mut |_| ControlFlow::Continue(());
        say(&json!({ "begin": "passphrase", "passphrase": next }));
        let job = self.case().begin_rekey().expect("it can be begun");
        let sealed = casebook::reseal_under_new_key(job, &passphrase(next), go_on)
            .expect("the evidence can be sealed anew");
        let ready = self.case().complete_rekey(sealed, go_on);
        let ready = ready.expect("the store can be made anew");
        let case = self.case.take().expect("it is open");
        case.commit_rekey(ready).expect("it can be committed");
        self.case = Some(open(&self.vault, next));
        self.passphrase = next;
        say(&json!({ "passphrase": next, "new_key": true }));
    }

    fn back_up(&mut self) {
        say(&json!({ "begin": "back_up" }));
        let made = self
            .case()
            .begin_backup()
            .map_err(|error| error.to_string())
            .and_then(|job| {
                let finished = job.finish(&mut |_| ControlFlow::Continue(()));
                finished.map_err(|error| error.to_string())
            })
            .expect("a backup can be made");
        say(&json!({ "backed_up": made.id() }));
    }
}
