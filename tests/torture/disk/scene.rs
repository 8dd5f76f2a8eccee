//! Where an act begins: a vault with something in it, an automatic backup or more, a backup file, files to attach.

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use casebook::{Casebook, KeptKey, SystemTimeSource, Unlock};
use catalogue::Language;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use tempfile::TempDir;

use super::account::Account;
use super::player::Player;
use super::script::Act;
use crate::work::passphrase;

/// The bytes of an evidence file: none, a few, some chunks and a part, and so on.
pub fn file(number: u64) -> Vec<u8> {
    let length = match number % 5 {
        0 => 0,
        1 => 700,
        2 => 3 * 65_536 + 4_321,
        3 => 65_536 - 8,
        _ => 9_000,
    };
    let mut bytes = vec![0; length];
    ChaCha8Rng::seed_from_u64(number).fill(bytes.as_mut_slice());
    bytes
}

/// A place as every act finds it.
pub struct Scene {
    _above: TempDir,
    /// What most acts begin with.
    place: PathBuf,
    /// The same without `head` and `keys`.
    lost: PathBuf,
    /// Files to attach, by their numbers.
    pub sources: PathBuf,
    /// Opens the vault, without stretching.
    pub key: KeptKey,
    /// The automatic backup to go back to.
    pub backup: String,
    account: Account,
}

/// Room that is quick, where there is some in memory.
pub fn room() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = match memory.is_dir() {
        true => tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()),
        false => tempfile::tempdir(),
    };
    made.expect("there is room for a vault")
}

impl Scene {
    pub fn set() -> Self {
        let above = room();
        let folder = above.path().canonicalize().expect("it was just made");
        let (place, sources) = (folder.join("place"), folder.join("sources"));
        for folder in [&place.join("out"), &place.join("stick"), &sources] {
            fs::create_dir_all(folder).expect("a folder can be made");
        }
        for number in 1..=14 {
            fs::write(sources.join(number.to_string()), file(number)).expect("there is room");
        }
        let account = RefCell::new(Account::new());
        let hear = Box::new(|line: &_| account.borrow_mut().hear(line));
        let mut player = Player::new(&place, "vault", &sources, hear);
        player.create();
        let first = player.record("What was there at the beginning");
        player.attach(&[1, 2], first);
        player.attach(&[4], None);
        player.draft("note", "Kept from before");
        let backup = player.back_up().expect("a backup can be made");
        player.record("Not yet in the first backup");
        player.attach(&[3], None);
        player.backup_file("earlier.daybook");
        for _ in 0..3 {
            player.back_up();
        }
        player.record("In no backup");
        player.lock();
        drop(player);
        let mut account = account.into_inner();
        let lost = folder.join("lost");
        copy_tree(&place, &lost);
        for part in ["head", "keys"] {
            fs::remove_file(lost.join("vault").join(part)).expect("it is there");
        }
        // It is there from the beginning, and nobody judges it.
        account.files.clear();
        assert!(account.failures.is_empty(), "{:?}", account.failures);
        Self {
            key: key_of(&place.join("vault")),
            _above: above,
            place,
            lost,
            sources,
            backup,
            account,
        }
    }

    /// What was said of an act's vault before it begins.
    pub fn account(&self, act: Act) -> Account {
        match act {
            Act::Create => Account::new(),
            Act::RestoreFile => self.account.of_another_vault(),
            // It raises an alarm until it has gone back.
            Act::RestoreLost => {
                let mut account = self.account.clone();
                account.perhaps_back_to = Some(self.backup.clone());
                account
            }
            _ => self.account.clone(),
        }
    }

    /// The place that an act begins with.
    pub fn place_of(&self, act: Act) -> &Path {
        match act {
            Act::RestoreLost => &self.lost,
            _ => &self.place,
        }
    }

    /// Makes a copy of the place that an act begins with.
    pub fn copy_to(&self, act: Act, place: &Path) {
        let _ = fs::remove_dir_all(place);
        copy_tree(self.place_of(act), place);
    }
}

fn key_of(vault: &Path) -> KeptKey {
    let words = passphrase(0);
    let unlock = Unlock::Passphrase(&words);
    let case = Casebook::open(
        vault,
        unlock,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("the vault was just made");
    let key = case.kept_key();
    case.lock().expect("the disk is a good one");
    key
}

pub fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from)
        .expect("a folder can be listed")
        .flatten()
    {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        match path.is_dir() {
            true => copy_tree(&path, &target),
            false => drop(fs::copy(&path, &target).expect("a file can be copied")),
        }
    }
}
