//! What a run left, and what it touched on its way.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::allowed::{self, Allowed};
use crate::home::Home;
use crate::markers::{ENCODINGS, FOLDER, MARKERS, Needles};
use crate::traced::Seen;

/// Shared memory and folders for passing things, which other programs use at the same time.
const SHARED: &[&str] = &["/tmp", "/dev/shm", "/var/tmp"];

/// What was found after a run.
pub struct Left {
    /// What the system saw.
    pub seen: Seen,
    /// How many files were searched.
    pub files: usize,
    /// How much was searched.
    pub bytes: u64,
    /// Markers, and where they stood.
    pub markers: BTreeSet<(&'static str, PathBuf)>,
    /// What was written and is on no list.
    pub unknown: BTreeSet<PathBuf>,
}

/// What lay in the shared folders before.
pub struct Before(BTreeSet<PathBuf>);

impl Before {
    /// Now.
    pub fn now() -> Self {
        Self(shared())
    }
}

fn shared() -> BTreeSet<PathBuf> {
    let folders = SHARED.iter().filter_map(|folder| fs::read_dir(folder).ok());
    folders
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect()
}

impl Left {
    /// Looks at everything that was changed and still is there, but not into what was handed over on purpose.
    pub fn after(home: &Home, before: &Before, list: &[Allowed], handed_over: &[&str]) -> Self {
        let mut left = Self {
            seen: Seen::in_notes(&home.at("seen")),
            files: 0,
            bytes: 0,
            markers: BTreeSet::new(),
            unknown: BTreeSet::new(),
        };
        let aside: Vec<PathBuf> = [FOLDER, "seen"]
            .iter()
            .chain(handed_over)
            .map(|name| home.at(name))
            .collect();
        let kept: BTreeSet<PathBuf> = ["home", "run", "tmp", "out"]
            .iter()
            .map(|name| home.at(name))
            .collect();
        let mut paths = BTreeSet::new();
        collect(home.root(), &mut paths);
        paths.extend(left.seen.changed.iter().cloned());
        paths.retain(|path| !kept.contains(path) && path != home.root());
        paths.retain(|path| !aside.iter().any(|folder| path.starts_with(folder)));
        for path in &paths {
            let named = path.strip_prefix(home.root()).unwrap_or(path);
            if allowed::by(list, &named.to_string_lossy()).is_none() {
                left.unknown.insert(named.to_owned());
            }
        }
        let own = |path: &PathBuf| path != home.root();
        for path in shared().difference(&before.0).filter(|path| own(path)) {
            paths.insert(path.clone());
        }
        left.search(&paths);
        left
    }

    fn search(&mut self, paths: &BTreeSet<PathBuf>) {
        let needles = Needles::new();
        for path in paths {
            // A name can tell as much as what is in it.
            let name = path.file_name().unwrap_or_default().as_encoded_bytes();
            let mut found = needles.found_in(name);
            // What is gone by now, a folder, or a socket holds nothing to be searched.
            if fs::symlink_metadata(path).is_ok_and(|it| it.is_file())
                && let Ok(bytes) = fs::read(path)
            {
                self.files += 1;
                self.bytes += bytes.len() as u64;
                found.extend(needles.found_in(&bytes));
            }
            self.markers
                .extend(found.into_iter().map(|marker| (marker, path.clone())));
        }
    }

    /// Everything that should not be there, a line each.
    pub fn found(&self) -> Vec<String> {
        let readable = self
            .markers
            .iter()
            .map(|(marker, at)| format!("{marker} in {}", at.display()));
        let unknown = self
            .unknown
            .iter()
            .map(|path| format!("on no list: {}", path.display()));
        readable.chain(unknown).collect()
    }

    /// What was searched and found, in one line.
    pub fn in_words(&self, list: &[Allowed]) -> String {
        format!(
            "{} of {} markers × {ENCODINGS} encodings in {} files ({} KiB) that {} processes wrote; {} written on no \
             list of {} lines",
            self.markers.len(),
            MARKERS.len(),
            self.files,
            self.bytes / 1024,
            self.seen.processes,
            self.unknown.len(),
            list.len()
        )
    }

    /// Kinds of socket and how often each was asked for.
    pub fn sockets(&self) -> String {
        let kinds = self
            .seen
            .sockets
            .iter()
            .map(|(kind, count)| format!("{kind} × {count}"));
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        if kinds.is_empty() {
            "none".to_owned()
        } else {
            kinds
        }
    }

    /// Fails if anything readable or unknown is there, or anything was sent.
    pub fn is_clean(&self, list: &[Allowed]) {
        let found = self.found();
        assert!(
            found.is_empty(),
            "{}\nOn the list:\n{}",
            found.join("\n"),
            allowed::in_words(list)
        );
        let (sockets, addresses) = (&self.seen.sockets, &self.seen.addresses);
        assert!(self.seen.is_local(), "{sockets:?} {addresses:?}");
    }
}

fn collect(folder: &Path, into: &mut BTreeSet<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries {
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(&path, into);
        }
        into.insert(path);
    }
}
