//! A bit that flips, a file that is cut, lost, emptied or put back as it was: nothing that changes what is kept or shown
//! goes unnoticed, and a backup gives back what it holds.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use casebook::{Casebook, KeptKey, SystemTimeSource, Unlock};
use catalogue::Language;
use daybook_tests::{Figure, Promise};
use domain::{EntryKind, HowReceived};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::Plan;
use crate::lanes;
use crate::told::findings;
use crate::work::{bytes, incident, passphrase};

/// What is done to one file of a vault.
#[derive(Debug, Clone)]
enum Harm {
    /// One bit, counted from the beginning.
    Flip(u64),
    /// Cut to so many bytes.
    Cut(u64),
    /// Taken away.
    Remove,
    /// Put back as it was some changes ago.
    Older,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// The vault did not open, or raised an alarm.
    Refused,
    /// It opened, and its check names the damage.
    Found,
    /// Everything kept and shown is as it was.
    Harmless,
    /// Something differs, and nothing was said.
    Unnoticed,
}

/// A vault as it was left by a process that was killed: its last changes stand in the log.
struct Victim {
    _place: tempfile::TempDir,
    vault: PathBuf,
    older: PathBuf,
    key: KeptKey,
    shown: String,
}

/// Harms a vault in every way. True when nothing went unnoticed.
pub fn run(plan: Plan) -> bool {
    let victim = Victim::make();
    let harms = harms(&victim, plan);
    let count = harms.len() as u64;
    let lanes = lanes::share(count, |_, share| {
        let place = tempfile::tempdir().expect("there is room for a vault");
        let mut tally = Tally::default();
        for index in share {
            let (file, harm) = &harms[index as usize];
            let try_backup = index % if plan.short { 40 } else { 200 } == 0;
            tally.take(&victim, &place.path().join("vault"), file, harm, try_backup);
        }
        tally
    });
    let total = lanes.into_iter().fold(Tally::default(), Tally::with);
    total.keep(plan)
}

#[derive(Default)]
struct Tally {
    verdicts: BTreeMap<(bool, Verdict), u64>,
    given_back: u64,
    asked_back: u64,
    unnoticed: Vec<String>,
}

impl Tally {
    fn take(&mut self, victim: &Victim, copy: &Path, file: &Path, harm: &Harm, try_backup: bool) {
        victim.copy_to(copy);
        apply(harm, &copy.join(file), &victim.older.join(file));
        let verdict = victim.judge(copy, file);
        let is_flip = matches!(harm, Harm::Flip(_));
        *self.verdicts.entry((is_flip, verdict)).or_default() += 1;
        if verdict == Verdict::Unnoticed {
            self.unnoticed.push(format!("{}: {harm:?}", file.display()));
        }
        let by_backup = !file.starts_with("files") && !file.starts_with("backups");
        if try_backup && by_backup && verdict == Verdict::Refused {
            self.asked_back += 1;
            self.given_back += u64::from(victim.comes_back(copy));
        }
    }

    fn with(mut self, other: Self) -> Self {
        for (key, count) in other.verdicts {
            *self.verdicts.entry(key).or_default() += count;
        }
        self.given_back += other.given_back;
        self.asked_back += other.asked_back;
        self.unnoticed.extend(other.unnoticed);
        self
    }

    fn count(&self, flips: bool, verdict: Verdict) -> u64 {
        self.verdicts.get(&(flips, verdict)).copied().unwrap_or(0)
    }

    fn words(&self, flips: bool) -> (u64, String) {
        let [refused, found, harmless, unnoticed] = [
            Verdict::Refused,
            Verdict::Found,
            Verdict::Harmless,
            Verdict::Unnoticed,
        ]
        .map(|verdict| self.count(flips, verdict));
        let all = refused + found + harmless + unnoticed;
        let words = format!(
            "{all}: {refused} refused or an alarm, {found} named by the check, {harmless} changed nothing kept or shown, \
             {unnoticed} unnoticed"
        );
        (all, words)
    }

    fn keep(&self, plan: Plan) -> bool {
        for unnoticed in &self.unnoticed {
            println!("unnoticed: {unnoticed}");
        }
        let ending = if plan.short { "-short" } else { "" };
        let wanted_flips = if plan.short { 0 } else { 100_000 };
        let (flips, flipped) = self.words(true);
        let (_, cut) = self.words(false);
        let lines = [
            (
                format!("damage-flipped-bits{ending}"),
                flipped,
                match plan.short {
                    true => "0 unnoticed".to_owned(),
                    false => "100,000 flips, 0 unnoticed".to_owned(),
                },
                self.count(true, Verdict::Unnoticed) == 0 && flips >= wanted_flips,
            ),
            (
                format!("damage-cut-lost-replaced{ending}"),
                cut,
                "0 unnoticed".to_owned(),
                self.count(false, Verdict::Unnoticed) == 0,
            ),
            (
                format!("damage-given-back{ending}"),
                format!(
                    "{} of {} vaults that would not open came back from a backup, with all that it held",
                    self.given_back, self.asked_back
                ),
                "all of them".to_owned(),
                self.given_back == self.asked_back && self.asked_back > 0,
            ),
        ];
        for (test, figure, wanted, met) in lines {
            println!("{test}: {figure}");
            Figure {
                promise: Promise::LosesNothing,
                test: Box::leak(test.into_boxed_str()),
                figure,
                wanted,
                met,
                command: plan.command("damage"),
            }
            .keep();
        }
        self.unnoticed.is_empty() && self.given_back == self.asked_back
    }
}

fn apply(harm: &Harm, file: &Path, older: &Path) {
    match harm {
        Harm::Flip(bit) => {
            let mut bytes = fs::read(file).expect("a file of the vault can be read");
            bytes[(bit / 8) as usize] ^= 1 << (bit % 8);
            fs::write(file, bytes).expect("a file of the vault can be written");
        }
        Harm::Cut(length) => {
            let file = fs::File::options().write(true).open(file);
            file.and_then(|file| file.set_len(*length))
                .expect("a file of the vault can be cut");
        }
        Harm::Remove => fs::remove_file(file).expect("a file of the vault can be removed"),
        Harm::Older => {
            fs::copy(older, file).expect("an older file can be put in place");
        }
    }
}

/// Every harm of this run, in an order that spreads each kind over both lanes.
fn harms(victim: &Victim, plan: Plan) -> Vec<(PathBuf, Harm)> {
    let mut random = ChaCha8Rng::seed_from_u64(plan.seed);
    let files = victim.files();
    let mut harms = Vec::new();
    for file in &files {
        let length = victim.length(file);
        harms.extend(cuts(file, length).map(|cut| (file.clone(), Harm::Cut(cut))));
        harms.push((file.clone(), Harm::Remove));
        if victim.older.join(file).exists() {
            harms.push((file.clone(), Harm::Older));
        }
    }
    if plan.short {
        harms = harms.into_iter().step_by(7).collect();
        harms.push(("book".into(), Harm::Cut(0)));
        harms.push(("book".into(), Harm::Older));
        harms.push(("book-wal".into(), Harm::Remove));
        harms.push(("head".into(), Harm::Remove));
    }
    let flips = plan.times.unwrap_or(if plan.short { 600 } else { 100_000 });
    // Opening after a flip in the key file needs the whole stretching of a passphrase, so these are fewer: each bit once.
    let keys = victim.length(Path::new("keys")) * 8;
    let of_keys = keys.min(flips / 20);
    for number in 0..of_keys {
        let bit = number * keys / of_keys;
        harms.push(("keys".into(), Harm::Flip(bit)));
    }
    let others: Vec<_> = files
        .iter()
        .filter(|file| *file != Path::new("keys"))
        .collect();
    for number in 0..flips - of_keys {
        let file = others[number as usize % others.len()];
        let bit = random.random_range(0..victim.length(file) * 8);
        harms.push((file.clone(), Harm::Flip(bit)));
    }
    harms.sort_by_cached_key(|_| random.random::<u64>());
    harms
}

/// Lengths at and around every edge of what a file is made of.
fn cuts(file: &Path, length: u64) -> impl Iterator<Item = u64> {
    let (first, step) = match file.to_string_lossy().as_ref() {
        "book-wal" => (32, 4096 + 24),
        "keys" => (59, 121),
        name if name.starts_with("files") => (86, 65_536 + 16),
        _ => (0, 4096),
    };
    let mut edges: Vec<u64> = std::iter::once(0)
        .chain(
            (0..)
                .map(move |number| first + number * step)
                .take_while(move |edge| *edge <= length),
        )
        .chain([length])
        .flat_map(|edge| [edge.saturating_sub(1), edge, edge + 1])
        .filter(|cut| *cut < length)
        .collect();
    edges.sort_unstable();
    edges.dedup();
    edges.into_iter()
}

impl Victim {
    fn make() -> Self {
        let place = tempfile::tempdir().expect("there is room for a vault");
        let working = place.path().join("working");
        crate::kills::create(&working);
        let mut case = open(&working);
        for number in 0..12 {
            case.record(incident(&format!(
                "Early {number}. {}",
                "Words. ".repeat(200)
            )))
            .expect("it can be recorded");
        }
        for number in 0..3 {
            let file = place.path().join("to-attach.bin");
            fs::write(&file, bytes(number + 7)).expect("there is room for a file");
            case.attach(&[file], None, HowReceived::Chosen, &mut |_| {
                ControlFlow::Continue(())
            })
            .expect("it can be attached");
        }
        let job = case.begin_backup().expect("a backup can be begun");
        job.finish(&mut |_| ControlFlow::Continue(()))
            .expect("a backup can be made");
        case.rest().expect("the log can be folded in");
        let older = place.path().join("older");
        copy_tree(&working, &older);
        for number in 0..6 {
            case.record(incident(&format!("Late {number}")))
                .expect("it can be recorded");
        }
        case.save_draft("note", "{\"what\":\"Half a thought\"}")
            .expect("a draft can be kept");
        let vault = place.path().join("vault");
        copy_tree(&working, &vault);
        let shown = shown(&case);
        let key = case.kept_key();
        drop(case);
        Self {
            _place: place,
            vault,
            older,
            key,
            shown,
        }
    }

    /// Every file, from the vault's folder.
    fn files(&self) -> Vec<PathBuf> {
        let mut files = files_under(&self.vault);
        files.retain(|file| !file.ends_with("lock"));
        files
            .iter()
            .map(|file| {
                file.strip_prefix(&self.vault)
                    .expect("it lies in it")
                    .to_owned()
            })
            .collect()
    }

    fn length(&self, file: &Path) -> u64 {
        fs::metadata(self.vault.join(file)).map_or(0, |file| file.len())
    }

    fn copy_to(&self, copy: &Path) {
        let _ = fs::remove_dir_all(copy);
        copy_tree(&self.vault, copy);
    }

    fn judge(&self, copy: &Path, harmed: &Path) -> Verdict {
        let opened = match harmed == Path::new("keys") {
            true => Casebook::open(
                copy,
                Unlock::Passphrase(&passphrase(0)),
                Box::new(SystemTimeSource),
                Language::English.words(),
            ),
            false => Casebook::open_kept(
                copy,
                &self.key,
                Box::new(SystemTimeSource),
                Language::English.words(),
            ),
        };
        let Ok(case) = opened else {
            return Verdict::Refused;
        };
        match (findings(&case).is_empty(), shown(&case) == self.shown) {
            (false, _) => Verdict::Found,
            (true, true) => Verdict::Harmless,
            (true, false) => Verdict::Unnoticed,
        }
    }

    /// Whether the newest backup brings back everything that it held.
    fn comes_back(&self, copy: &Path) -> bool {
        let Some(backup) = casebook::backups(copy)
            .ok()
            .and_then(|rows| rows.into_iter().next())
        else {
            return false;
        };
        let opening = passphrase(0);
        let unlock = Unlock::Passphrase(&opening);
        let Ok(case) = Casebook::restore_backup(
            copy,
            &backup.id,
            unlock,
            Box::new(SystemTimeSource),
            Language::English.words(),
        ) else {
            return false;
        };
        let shown = shown(&case);
        findings(&case).is_empty()
            && (0..12).all(|number| shown.contains(&format!("Early {number}.")))
    }
}

fn open(vault: &Path) -> Casebook {
    let opening = passphrase(0);
    Casebook::open(
        vault,
        Unlock::Passphrase(&opening),
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("the vault opens")
}

/// Everything that a screen could show, in one text. What cannot be read is shown as that.
fn shown(case: &Casebook) -> String {
    let mut shown = String::new();
    for kind in [EntryKind::Incident, EntryKind::Item] {
        match case.entries(kind) {
            Ok(rows) => {
                for row in rows {
                    shown += &format!(
                        "{:?}\n",
                        case.entry(row.id).map_err(|error| error.to_string())
                    );
                }
            }
            Err(error) => shown += &format!("{error}\n"),
        }
    }
    shown += &format!(
        "{:?}\n",
        case.draft("note").map_err(|error| error.to_string())
    );
    shown += &case
        .fingerprint()
        .map_or_else(|error| error.to_string(), |shown| shown.code);
    shown
}

fn copy_tree(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from)
        .expect("a folder can be listed")
        .flatten()
    {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_tree(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file can be copied");
        }
    }
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)
        .expect("a folder can be listed")
        .flatten()
    {
        match entry.path() {
            path if path.is_dir() => found.extend(files_under(&path)),
            path => found.push(path),
        }
    }
    found.sort();
    found
}
