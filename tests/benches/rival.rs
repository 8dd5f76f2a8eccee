//! What a person would use instead, run as they would run it.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::timed;

/// Runs a shell line in a folder and gives its time.
pub(crate) fn shell(folder: &Path, line: &str) -> Duration {
    let (time, status) = timed(|| {
        Command::new("bash")
            .args(["-euo", "pipefail", "-c", line])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
    });
    let status = status.expect("bash runs");
    assert!(status.success(), "this line failed: {line}");
    time
}

/// Writes a file of bytes that no compression makes smaller. The same seed gives the same bytes.
pub(crate) fn noise(path: &Path, bytes: u64, seed: u64) {
    use rand::{RngCore, SeedableRng};
    use std::io::Write;
    let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(seed);
    let mut file = std::fs::File::create(path).expect("there is room for a file");
    let mut piece = vec![0; 1 << 20];
    let mut left = bytes;
    while left > 0 {
        random.fill_bytes(&mut piece);
        let now = left.min(piece.len() as u64);
        file.write_all(&piece[..now as usize])
            .expect("there is room for a file");
        left -= now;
    }
    file.sync_all().expect("the file reaches the disk");
}

/// The most memory this process has held so far, in MiB.
pub(crate) fn peak_mebibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kibibytes.unwrap_or(0) / 1024
}

/// Begins counting that peak anew, so that making the files is not counted.
pub(crate) fn forget_peak() {
    // Where the system does not allow it the peak is too high, never too low.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
