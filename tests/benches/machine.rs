//! What this machine itself needs for the work: to hash, to seal, to write and to read, each alone. No program could do it
//! faster than all of that at once, on as many cores as there are.

use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, Tag, UnboundKey};
use ring::digest::{SHA256, digest};

use crate::rival::shell;
use crate::{Scale, median, timed};

/// How much is hashed, sealed and written to find out, in MiB.
const TRIED: u64 = 512;

/// Seconds a GiB takes.
pub(crate) struct Machine {
    /// To hash it with SHA-256.
    pub(crate) hash: f64,
    /// To seal it with AES-256-GCM, or to open it.
    pub(crate) seal: f64,
    /// To write it, up to its sync.
    write: f64,
}

impl Machine {
    pub(crate) fn measured(folder: &Path, scale: Scale) -> Self {
        let mebibytes = TRIED / scale.part;
        let per_gibibyte = |time: Duration| time.as_secs_f64() * 1024.0 / mebibytes as f64;
        let mut piece = vec![7; 1 << 20];
        let hash = median(scale.runs, || {
            timed(|| {
                for _ in 0..mebibytes {
                    black_box(digest(&SHA256, &piece));
                }
            })
            .0
        });
        let key = UnboundKey::new(&AES_256_GCM, &[7; 32]).expect("a key of this length");
        let key = LessSafeKey::new(key);
        let seal = median(scale.runs, || {
            timed(|| (0..mebibytes).for_each(|number| seal(&key, number, &mut piece))).0
        });
        // Past the system's memory where the file system knows that, so that nothing but the disk is measured.
        let line = |flag: &str| {
            format!(
                "dd if=/dev/zero of=limit bs=2M count={} {flag} conv=fsync",
                mebibytes.div_ceil(2)
            )
        };
        let line = format!("{} || {}", line("oflag=direct"), line(""));
        let write = median(scale.runs, || shell(folder, &line));
        shell(folder, "rm limit");
        Self {
            hash: per_gibibyte(hash),
            seal: per_gibibyte(seal),
            write: per_gibibyte(write),
        }
    }

    /// What so many bytes take at least: so many seconds of computing a GiB, shared by all cores, or the time in which the
    /// disk takes them, whichever is longer.
    pub(crate) fn limit(&self, computing: f64, bytes: u64, scale: Scale) -> Duration {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let gibibytes = (bytes / scale.part) as f64 / f64::from(1 << 30);
        let longer = self.write.max(computing / cores as f64);
        Duration::from_secs_f64(longer * gibibytes)
    }
}

/// In pieces of the size in which evidence is sealed.
fn seal(key: &LessSafeKey, number: u64, piece: &mut [u8]) {
    for (within, chunk) in piece.chunks_mut(1 << 16).enumerate() {
        let mut nonce = [0; 12];
        nonce[..8].copy_from_slice(&(number << 8 | within as u64).to_be_bytes());
        let nonce = Nonce::assume_unique_for_key(nonce);
        let tag = key.seal_in_place_separate_tag(nonce, Aad::empty(), chunk);
        let _: Tag = black_box(tag.expect("a chunk is sealed"));
    }
}
