//! What is done to a vault on a disk that fails: always the same, step by step, so that the n-th operation of one run is
//! the n-th of the next.

use std::io::{self, BufRead, Write};
use std::path::Path;

use casebook::wire::BundleForm;
use serde_json::{Value, json};

use super::player::Player;

/// A part of the script, with a vault of its own to do it to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A vault is made where there is none, in a folder whose parents are not there either.
    Create,
    /// Entries are written, revised, struck out, erased; the store rests.
    Write,
    /// Evidence is taken in, one file twice, and one is erased again.
    Attach,
    /// The passphrase is changed twice, a recovery code made.
    Keys,
    /// Everything is sealed under a new key, with evidence attached meanwhile.
    NewKey,
    /// Automatic backups, one more than are kept, and a backup file.
    Backup,
    /// Bundles, as a ZIP with a folder for portals, and as a folder.
    Export,
    /// Back to an automatic backup.
    Restore,
    /// The same where `head` and `keys` are gone.
    RestoreLost,
    /// A vault is made from a backup file.
    RestoreFile,
}

impl Act {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Create,
        Self::Write,
        Self::Attach,
        Self::Keys,
        Self::NewKey,
        Self::Backup,
        Self::Export,
        Self::Restore,
        Self::RestoreLost,
        Self::RestoreFile,
    ];

    /// Its name in a task and in what is reported.
    pub fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Write => "write",
            Self::Attach => "attach",
            Self::Keys => "keys",
            Self::NewKey => "new-key",
            Self::Backup => "backup",
            Self::Export => "export",
            Self::Restore => "restore",
            Self::RestoreLost => "restore-lost",
            Self::RestoreFile => "restore-file",
        }
    }

    /// The vault that it is about, from the place where everything lies.
    pub fn vault(self) -> &'static str {
        match self {
            Self::Create => "new/person/vault",
            Self::RestoreFile => "again/person/vault",
            _ => "vault",
        }
    }
}

/// The hidden command: takes an act and its place from standard input.
pub fn play() {
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .expect("the parent says what to do");
    let task: Value = serde_json::from_str(&line).expect("the parent says it in JSON");
    let named = |name: &str| task[name].as_str().expect("the task names it").to_owned();
    let act = Act::ALL
        .into_iter()
        .find(|act| act.name() == named("act"))
        .expect("the act is one of those");
    let mut player = Player::new(
        Path::new(&named("place")),
        act.vault(),
        Path::new(&named("sources")),
        Box::new(|line| {
            let mut out = io::stdout().lock();
            writeln!(out, "{line}")
                .and_then(|()| out.flush())
                .expect("the parent listens");
        }),
    );
    player.perform(act, &named("backup"));
    player.say(&json!({ "end": true }));
}

impl Player<'_> {
    fn perform(&mut self, act: Act, backup: &str) {
        match act {
            Act::Create => self.make_a_vault(),
            Act::Write => self.write_things(),
            Act::Attach => self.take_evidence_in(),
            Act::Keys => self.change_keys(),
            Act::NewKey => self.renew_the_key(),
            Act::Backup => self.back_things_up(),
            Act::Export => self.hand_over(),
            Act::Restore | Act::RestoreLost => self.go_back(backup),
            Act::RestoreFile => self.make_it_again(),
        }
        self.lock();
    }

    fn make_a_vault(&mut self) {
        // Whoever is told that it failed tries again in the same place.
        for _ in 0..2 {
            if self.case.is_none() {
                self.create();
            }
        }
        self.record("The first note");
        self.draft("note", "Half a thought");
    }

    fn write_things(&mut self) {
        self.open();
        let first = self.record("Written one");
        let second = self.record("Written two, which is struck out");
        let third = self.record("Written three, which is erased");
        self.draft("note", "Kept while writing");
        self.revise(first, "Written one, and more");
        self.strike_out(second);
        self.rest();
        self.draft("note", "Kept once more");
        self.erase(third);
        self.record("Written after the erasing");
        self.discard_draft("note");
        self.revise(first, "Written one, and more, and again");
        self.lock();
        self.back_up_at_rest();
        self.open();
        self.verify_backups();
    }

    fn take_evidence_in(&mut self) {
        self.open();
        let incident = self.record("He left something on the step");
        self.attach(&[11, 12, 10], incident);
        let one = self.attach(&[13], None);
        self.attach(&[11], None);
        self.erase(one);
        self.attach(&[14], incident);
    }

    fn change_keys(&mut self) {
        self.open();
        self.change_passphrase(1);
        self.record("Between two passphrases");
        self.make_recovery_code();
        self.change_passphrase(2);
        self.make_recovery_code();
        self.lock();
        self.open();
    }

    fn renew_the_key(&mut self) {
        self.open();
        self.record("Under the old key");
        // Whoever is told that it failed begins again, and it goes on from there.
        for _ in 0..2 {
            if self.passphrase == 0 {
                self.make_new_key(1, &[11]);
                self.open();
            }
        }
        self.record("Under the new key");
        self.lock();
        self.back_up_at_rest();
        self.open();
    }

    fn back_things_up(&mut self) {
        self.open();
        self.record("Before the backup");
        self.back_up();
        self.record("Before the file");
        self.backup_file("case.daybook");
    }

    fn hand_over(&mut self) {
        self.open();
        self.hand_over_as(BundleForm::Zip, true);
        self.record("Between two bundles");
        self.hand_over_as(BundleForm::Folder, false);
    }

    fn go_back(&mut self, backup: &str) {
        self.restore(backup);
        self.record("After going back");
    }

    fn make_it_again(&mut self) {
        for _ in 0..2 {
            if !self.vault.exists() {
                self.restore_file("earlier.daybook");
            }
        }
        self.open();
        self.record("In the new place");
    }
}
