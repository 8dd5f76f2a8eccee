//! Reading while hashing: each byte is read once, and hashed on a thread of its own beside whatever is done with it.

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use domain::Digest;
use job::{Cancelled, Meter};
use ring::digest::{Context, SHA256};
use zeroize::Zeroizing;

/// Bytes read, and hashed, at a time: so few that they are still close to the processor when they are sealed.
const PIECE: usize = 256 << 10;

/// What was read from a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Content {
    /// SHA-256 of its bytes.
    pub digest: Digest,
    /// How many bytes.
    pub size: u64,
}

/// SHA-256 (RFC 6234) of bytes that come one after another.
#[derive(Clone)]
pub struct Hasher(Context);

impl Default for Hasher {
    fn default() -> Self {
        Self(Context::new(&SHA256))
    }
}

impl Hasher {
    /// Takes in more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all of them.
    pub fn finish(self) -> Digest {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.finish().as_ref());
        Digest::new(bytes)
    }
}

impl Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a source to its end, hashing beside what `each` does with every piece of it.
///
/// # Errors
/// The source cannot be read (`unreadable` says what that is called), `each` refused, or whoever hears of the progress
/// did.
pub fn read_hashed<E: From<Cancelled>>(
    source: &mut dyn Read,
    meter: &mut Meter<'_>,
    unreadable: impl Fn(io::Error) -> E,
    mut each: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<Content, E> {
    thread::scope(|scope| {
        let mut hashing = Hashing::Here(Hasher::default());
        let mut piece = Piece::default();
        let mut size = 0_u64;
        loop {
            piece.resize(PIECE, 0);
            let count = fill(source, &mut piece).map_err(&unreadable)?;
            piece.truncate(count);
            each(&piece)?;
            let is_last = count < PIECE;
            if !is_last {
                hashing = hashing.beside(scope);
            }
            piece = hashing.update(piece);
            size += count as u64;
            meter.add(count as u64)?;
            if is_last {
                let digest = hashing.finish();
                return Ok(Content { digest, size });
            }
        }
    })
}

/// Copies a source to its end.
///
/// # Errors
/// As [`read_hashed`], or the target cannot be written.
pub fn copy_hashed<E: From<Cancelled> + From<io::Error>>(
    source: &mut dyn Read,
    target: &mut dyn Write,
    meter: &mut Meter<'_>,
    unreadable: impl Fn(io::Error) -> E,
) -> Result<Content, E> {
    read_hashed(source, meter, unreadable, |piece| {
        Ok(target.write_all(piece)?)
    })
}

/// Reads until the buffer is full or the source ends. Gives how much was read.
///
/// # Errors
/// The source cannot be read.
pub fn fill(source: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
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

/// A buffer that goes round between the thread that reads and the one that hashes; wiped when it is dropped.
type Piece = Zeroizing<Vec<u8>>;

/// Where the bytes are hashed: here while the content is short, on a thread from the first full piece on.
enum Hashing<'scope> {
    Here(Hasher),
    Beside(Beside<'scope>),
}

struct Beside<'scope> {
    pieces: SyncSender<Piece>,
    emptied: Receiver<Piece>,
    thread: thread::ScopedJoinHandle<'scope, Hasher>,
}

impl<'scope> Hashing<'scope> {
    fn beside<'env>(self, scope: &'scope thread::Scope<'scope, 'env>) -> Self {
        match self {
            Self::Here(hasher) => Self::Beside(Beside::begin(scope, hasher)),
            already => already,
        }
    }

    /// Hashes a piece and gives a buffer for the next.
    fn update(&mut self, piece: Piece) -> Piece {
        match self {
            Self::Here(hasher) => {
                hasher.update(&piece);
                piece
            }
            Self::Beside(beside) => beside.pass_on(piece),
        }
    }

    fn finish(self) -> Digest {
        match self {
            Self::Here(hasher) => hasher.finish(),
            Self::Beside(beside) => beside.finish(),
        }
    }
}

impl<'scope> Beside<'scope> {
    /// Pieces on their way at once.
    const DEPTH: usize = 16;

    fn begin<'env>(scope: &'scope thread::Scope<'scope, 'env>, mut hasher: Hasher) -> Self {
        let (pieces, received) = sync_channel::<Piece>(Self::DEPTH);
        let (give_back, emptied) = sync_channel::<Piece>(Self::DEPTH + 2);
        let thread = scope.spawn(move || {
            while let Ok(piece) = received.recv() {
                hasher.update(&piece);
                // Nobody waits for it once the last piece is read.
                let _ = give_back.try_send(piece);
            }
            hasher
        });
        Self {
            pieces,
            emptied,
            thread,
        }
    }

    fn pass_on(&self, piece: Piece) -> Piece {
        // The thread ends only when this sender is dropped, so there is somebody to receive.
        let _ = self.pieces.send(piece);
        self.emptied.try_recv().unwrap_or_default()
    }

    fn finish(self) -> Digest {
        drop(self.pieces);
        let hasher = self.thread.join().expect("hashing does not panic");
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Failed {
        Cancelled,
        Disk,
    }

    impl From<Cancelled> for Failed {
        fn from(_: Cancelled) -> Self {
            Self::Cancelled
        }
    }

    impl From<io::Error> for Failed {
        fn from(_: io::Error) -> Self {
            Self::Disk
        }
    }

    #[test]
    fn every_length_is_copied_and_hashed_as_it_is() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 7 * PIECE + 3] {
            let bytes: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
            let mut copy = Vec::new();
            let mut meter = Meter::unwatched();
            let content = copy_hashed(&mut &bytes[..], &mut copy, &mut meter, Failed::from);
            let mut hasher = Hasher::default();
            hasher.update(&bytes);
            let expected = Content {
                digest: hasher.finish(),
                size: length as u64,
            };
            assert_eq!(content, Ok(expected), "{length}");
            assert!(copy == bytes && meter.done() == length as u64, "{length}");
        }
    }

    #[test]
    fn reading_ends_when_it_is_told_to() {
        use std::ops::ControlFlow;
        let mut meter = Meter::new(u64::MAX, |progress| match progress.done < 3 << 20 {
            true => ControlFlow::Continue(()),
            false => ControlFlow::Break(()),
        });
        let read = read_hashed(&mut io::repeat(7), &mut meter, Failed::from, |_| Ok(()));
        assert_eq!(read, Err(Failed::Cancelled));
    }
}
