//! Writing a sealed file: one pass that reads, hashes and seals, with the hash on a thread of its own.

use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use domain::Digest;
use ring::digest::{Context, SHA256};
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::files::stream::{CHUNK, FileCipher, SEALED_CHUNK, TRAILER, padded_length};

/// Chunks read and hashed at a time.
const BATCH: usize = 16;
/// What was read from a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) digest: Digest,
    pub(crate) size: u64,
}

/// A buffer that goes round between the thread that reads and the one that hashes; wiped when it is dropped.
type Batch = Zeroizing<Vec<u8>>;

/// Hashes what has passed, beside the work that is done with what comes next.
struct Hashing<'scope> {
    here: Option<Context>,
    there: Option<There<'scope>>,
}

struct There<'scope> {
    batches: SyncSender<Batch>,
    emptied: Receiver<Batch>,
    thread: thread::ScopedJoinHandle<'scope, Context>,
}

impl<'scope> Hashing<'scope> {
    /// Buffers on their way at once.
    const DEPTH: usize = 4;

    fn new() -> Self {
        Self {
            here: Some(Context::new(&SHA256)),
            there: None,
        }
    }

    /// Hashes a batch and gives a buffer for the next: here while the content is short, on a thread from the first
    /// full batch on.
    fn update<'env>(
        &mut self,
        scope: &'scope thread::Scope<'scope, 'env>,
        batch: Batch,
        more_likely: bool,
    ) -> Batch {
        if let Some(mut context) = self.here.take() {
            if !more_likely {
                context.update(&batch);
                self.here = Some(context);
                return batch;
            }
            self.there = Some(There::begin(scope, context));
        }
        match &self.there {
            Some(there) => there.pass_on(batch),
            None => batch,
        }
    }

    fn finish(self) -> Digest {
        let context = match (self.here, self.there) {
            (Some(context), _) => context,
            (None, Some(there)) => there.finish(),
            (None, None) => unreachable!("the context is here or with the thread"),
        };
        digest_of(context)
    }
}

impl<'scope> There<'scope> {
    fn begin<'env>(scope: &'scope thread::Scope<'scope, 'env>, mut context: Context) -> Self {
        let (batches, received) = sync_channel::<Batch>(Hashing::DEPTH);
        let (give_back, emptied) = sync_channel::<Batch>(Hashing::DEPTH + 2);
        let thread = scope.spawn(move || {
            while let Ok(batch) = received.recv() {
                context.update(&batch);
                let _ = give_back.try_send(batch);
            }
            context
        });
        Self {
            batches,
            emptied,
            thread,
        }
    }

    fn pass_on(&self, batch: Batch) -> Batch {
        // The thread ends only when this sender is dropped, so there is somebody to receive.
        let _ = self.batches.send(batch);
        self.emptied.try_recv().unwrap_or_default()
    }

    fn finish(self) -> Context {
        drop(self.batches);
        self.thread.join().expect("hashing does not panic")
    }
}

fn digest_of(context: Context) -> Digest {
    Digest::new(
        context
            .finish()
            .as_ref()
            .try_into()
            .expect("SHA-256 gives 32 bytes"),
    )
}

/// Reads until the buffer is full or the source ends.
fn fill(source: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Reads a source to its end in batches, hashing beside what `each` does with them.
pub(crate) fn read_hashing(
    source: &mut dyn Read,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    failed: impl Fn(io::Error) -> VaultError,
    mut each: impl FnMut(&[u8]) -> Result<(), VaultError>,
) -> Result<Content, VaultError> {
    thread::scope(|scope| {
        let mut hashing = Hashing::new();
        let mut batch = Batch::default();
        let mut size = 0_u64;
        loop {
            batch.resize(BATCH * CHUNK, 0);
            let count = fill(source, &mut batch).map_err(&failed)?;
            batch.truncate(count);
            each(&batch)?;
            batch = hashing.update(scope, batch, count == BATCH * CHUNK);
            size += count as u64;
            if progress(size).is_break() {
                return Err(VaultError::Cancelled);
            }
            if count < BATCH * CHUNK {
                return Ok(Content {
                    digest: hashing.finish(),
                    size,
                });
            }
        }
    })
}

/// Seals a source into `out`: header, chunks, padding, true length.
pub(crate) fn seal_into(
    out: &mut dyn Write,
    cipher: &FileCipher,
    source: &mut dyn Read,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<Content, VaultError> {
    out.write_all(cipher.header())?;
    let mut chunks = Chunks {
        out,
        cipher,
        number: 0,
        waiting: Vec::with_capacity(CHUNK),
        sealed: Vec::new(),
    };
    let content = read_hashing(source, progress, VaultError::SourceUnreadable, |batch| {
        chunks.take(batch)
    })?;
    chunks.finish(content.size)?;
    Ok(content)
}

/// Cuts plaintext into chunks. The last one may not be sealed before it is known to be the last, so one always waits.
struct Chunks<'a> {
    out: &'a mut dyn Write,
    cipher: &'a FileCipher,
    number: u64,
    waiting: Vec<u8>,
    sealed: Vec<u8>,
}

impl Chunks<'_> {
    fn take(&mut self, mut plaintext: &[u8]) -> Result<(), VaultError> {
        self.sealed.clear();
        while !plaintext.is_empty() {
            if self.waiting.len() == CHUNK {
                self.seal_waiting(false)?;
            }
            let count = plaintext.len().min(CHUNK - self.waiting.len());
            self.waiting.extend_from_slice(&plaintext[..count]);
            plaintext = &plaintext[count..];
        }
        self.out.write_all(&self.sealed)?;
        Ok(())
    }

    /// Moves the waiting chunk, sealed, to what is written next. Sealing happens where the bytes stand, so no plaintext
    /// stays behind in the buffer.
    fn seal_waiting(&mut self, last: bool) -> Result<(), VaultError> {
        let tag = self.cipher.seal(self.number, last, &mut self.waiting)?;
        self.sealed.reserve(SEALED_CHUNK);
        self.sealed.extend_from_slice(&self.waiting);
        self.sealed.extend_from_slice(&tag);
        self.waiting.clear();
        self.number += 1;
        Ok(())
    }

    fn finish(mut self, length: u64) -> Result<(), VaultError> {
        let padded = padded_length(length).ok_or(VaultError::Full)?;
        let mut zeros = padded - length - TRAILER as u64;
        let block = [0; 4096];
        while zeros > 0 {
            let count = zeros.min(block.len() as u64);
            self.take(&block[..count as usize])?;
            zeros -= count;
        }
        self.take(&length.to_be_bytes())?;
        self.sealed.clear();
        self.seal_waiting(true)?;
        self.out.write_all(&self.sealed)?;
        Ok(())
    }
}
