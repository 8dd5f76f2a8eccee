//! The processes behind a window, and what their memory holds. Only the root of a system may look into them: the
//! window lets nobody else.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::os::unix::fs::FileExt;
use std::process::{Command, Stdio};

use super::Driven;

const PAGE: usize = 4096;
/// Pages read at a time.
const BATCH: usize = 1024;

/// A running process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Process(pub u32);

impl Driven {
    /// The program itself.
    pub fn program(&self) -> Process {
        let started = Process(self.started.driver()).children("daybook");
        *started.first().expect("the driver started the window")
    }

    /// The processes that hold its page.
    pub fn page_processes(&self) -> Vec<Process> {
        self.program().pages()
    }

    /// The processes that WebKit has beside it for what pages load.
    pub fn network_processes(&self) -> Vec<Process> {
        self.program().networks()
    }
}

impl Process {
    /// The processes of a window's page.
    pub fn pages(self) -> Vec<Self> {
        self.children("WebKitWebProces")
    }

    /// The processes that WebKit has beside it for what pages load.
    pub fn networks(self) -> Vec<Self> {
        self.children("WebKitNetworkPr")
    }

    /// The processes of the same program that it started for work of its own, such as printing. Told what to do, they are
    /// called otherwise than it is; until then they are it.
    pub fn workers(self) -> Vec<Self> {
        let called = |process: &Self| fs::read(format!("/proc/{}/cmdline", process.0)).ok();
        let mut started = self.children("daybook");
        started.retain(|process| called(process) != called(&self));
        started
    }

    /// Makes it stand still, and tells whether it does. It can still be ended.
    pub fn holds_still(self) -> bool {
        let told = Command::new("kill")
            .args(["-STOP", &self.0.to_string()])
            .stderr(Stdio::null())
            .status();
        let status = || fs::read_to_string(format!("/proc/{}/stat", self.0)).unwrap_or_default();
        told.is_ok_and(|told| told.success()) && !status().contains(") Z ") && !status().is_empty()
    }

    /// What it started, by its name as the system cuts it: `PID (NAME) STATE PARENT …`
    pub(super) fn children(self, name: &str) -> Vec<Self> {
        let all = fs::read_dir("/proc").expect("the system tells its processes");
        let pids = all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok());
        let is_one = |pid: &u32| {
            let status = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let (before, after) = status.rsplit_once(") ").unwrap_or_default();
            before.ends_with(&format!("({name}"))
                && after.split(' ').nth(1) == Some(&self.0.to_string())
        };
        pids.filter(is_one).map(Self).collect()
    }

    /// Whether it is still there; one that ended and was not asked for its end is not.
    pub fn is_there(self) -> bool {
        fs::read_to_string(format!("/proc/{}/stat", self.0))
            .is_ok_and(|status| !status.contains(") Z "))
    }

    /// Ends it at once, as a failure would.
    pub fn end(self) {
        assert!(self.ends(), "it is there");
    }

    /// Ends it, and tells whether it was there.
    pub(super) fn ends(self) -> bool {
        let ended = Command::new("kill")
            .args(["-KILL", &self.0.to_string()])
            .stderr(Stdio::null())
            .status();
        ended.is_ok_and(|ended| ended.success())
    }

    /// How often each of these bytes stands in what of its memory the system holds or has swapped out.
    pub fn count(self, patterns: &[&[u8]]) -> io::Result<Vec<usize>> {
        let memory = File::open(format!("/proc/{}/mem", self.0))?;
        let mut held = File::open(format!("/proc/{}/pagemap", self.0))?;
        let maps = fs::read_to_string(format!("/proc/{}/maps", self.0))?;
        let mut counts = vec![0; patterns.len()];
        for (from, to) in maps.lines().filter_map(readable) {
            let mut at = from;
            // What a pattern begins in one batch it ends in the next.
            let mut bytes = Vec::new();
            while at < to {
                let end = to.min(at + BATCH * PAGE);
                let held = held_pages(&mut held, at, end)?;
                for (number, _) in held.iter().enumerate().filter(|(_, held)| **held) {
                    let page = at + number * PAGE;
                    let overlap = longest(patterns).min(bytes.len());
                    let follows = number > 0 && held[number - 1];
                    bytes = if follows || number == 0 {
                        bytes.split_off(bytes.len() - overlap)
                    } else {
                        Vec::new()
                    };
                    let before = bytes.len();
                    bytes.resize(before + PAGE, 0);
                    // Some maps, those of devices, cannot be read.
                    if memory
                        .read_exact_at(&mut bytes[before..], page as u64)
                        .is_err()
                    {
                        bytes.clear();
                        continue;
                    }
                    add(&mut counts, patterns, &bytes, before);
                }
                if held.last() != Some(&true) {
                    bytes.clear();
                }
                at = end;
            }
        }
        Ok(counts)
    }
}

fn longest(patterns: &[&[u8]]) -> usize {
    patterns
        .iter()
        .map(|pattern| pattern.len())
        .max()
        .unwrap_or(1)
        - 1
}

/// Counts the patterns that end beyond the bytes that were counted already.
fn add(counts: &mut [usize], patterns: &[&[u8]], bytes: &[u8], counted: usize) {
    for (count, pattern) in counts.iter_mut().zip(patterns) {
        let from = counted.saturating_sub(pattern.len() - 1);
        let first = pattern[0];
        *count += bytes[from..]
            .windows(pattern.len())
            .filter(|window| window[0] == first && window == pattern)
            .count();
    }
}

fn readable(map: &str) -> Option<(usize, usize)> {
    let (range, rest) = map.split_once(' ')?;
    let (from, to) = range.split_once('-')?;
    let number = |hex| usize::from_str_radix(hex, 16).ok();
    rest.starts_with('r')
        .then_some((number(from)?, number(to)?))
}

/// Which pages are in memory or swapped out. Others were never written to.
fn held_pages(pagemap: &mut File, from: usize, to: usize) -> io::Result<Vec<bool>> {
    const THERE: u64 = 0b11 << 62;
    pagemap.seek(SeekFrom::Start((from / PAGE * size_of::<u64>()) as u64))?;
    let mut words = vec![0; (to - from) / PAGE * size_of::<u64>()];
    // The system's own pages at the end have no entries.
    let read = pagemap.read(&mut words)?;
    let (words, _) = words[..read].as_chunks();
    Ok(words
        .iter()
        .map(|word| u64::from_ne_bytes(*word) & THERE != 0)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_process_holds_is_found_in_it_also_across_pages() {
        let made = |length: usize| (0..length).map(|at| (at * 7 + 3) as u8).collect::<Vec<_>>();
        // Not written out whole anywhere but where it is to be found.
        let mut there = vec![0; 3 * PAGE];
        let aligned = there.as_ptr().align_offset(PAGE);
        let pattern: Vec<u8> = made(48).iter().map(|byte| byte ^ 0xa5).collect();
        let before = Process(std::process::id())
            .count(&[&pattern])
            .expect("it may look into itself");
        there[aligned + PAGE - 20..][..48].copy_from_slice(&pattern);
        let after = Process(std::process::id())
            .count(&[&pattern])
            .expect("it may look into itself");
        assert_eq!(after[0], before[0] + 1);
        assert!(there.iter().any(|byte| *byte != 0));
    }
}
