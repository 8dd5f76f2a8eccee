//! Reading a file again while it is still being written, from the disk and as far as it has got there.

use std::io::{self, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use crate::from_disk::FromDisk;
use crate::past_memory::Block;
use crate::write_behind::{OnDisk, Reached};

/// A file that is read behind the one who writes it. It ends where the file does, once all of that is on the disk, and
/// waits until then for what is not there yet.
pub struct ReadBehind {
    lanes: [Lane; LANES],
    turn: usize,
    block: Block,
    ended: bool,
}

/// Each lane reads every second block: a disk that is asked for two at once gives them almost as fast as one.
const LANES: usize = 2;

struct Lane {
    blocks: Receiver<io::Result<Block>>,
    emptied: SyncSender<Block>,
}

impl ReadBehind {
    /// Begins to read a file. Gives who has to hear how much of it has reached the disk: if that is dropped before all of
    /// it has, what is read here ends with an error.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn begin(path: &Path) -> io::Result<(Self, Reached)> {
        let mut telling = Vec::with_capacity(LANES);
        let mut begin = |number| {
            let file = FromDisk::every(LANES, number, path)?;
            let (lane, reached) = Lane::begin(file);
            telling.push(reached);
            Ok::<_, io::Error>(lane)
        };
        let behind = Self {
            lanes: [begin(0)?, begin(1)?],
            turn: 0,
            block: Block::default(),
            ended: false,
        };
        Ok((behind, tell(telling)))
    }

    /// Begins to read a file of which all is on the disk.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn of_whole(path: &Path) -> io::Result<Self> {
        let (behind, mut reached) = Self::begin(path)?;
        reached(OnDisk::All);
        Ok(behind)
    }
}

fn tell(lanes: Vec<Sender<OnDisk>>) -> Reached {
    Box::new(move |on_disk| {
        for lane in &lanes {
            // Whoever reads may have given up.
            let _ = lane.send(on_disk);
        }
    })
}

impl Lane {
    /// Blocks that are read before anybody asks for them.
    const AHEAD: usize = 1;

    fn begin(file: FromDisk) -> (Self, Sender<OnDisk>) {
        let (reached, on_disk) = channel();
        let (give, blocks) = sync_channel(Self::AHEAD);
        let (emptied, to_fill) = sync_channel(Self::AHEAD + 2);
        thread::spawn(move || read_each(file, &on_disk, &give, &to_fill));
        (Self { blocks, emptied }, reached)
    }
}

/// Ends when all is read, when nobody asks any more, or when the writer gave up.
fn read_each(
    mut file: FromDisk,
    on_disk: &Receiver<OnDisk>,
    give: &SyncSender<io::Result<Block>>,
    to_fill: &Receiver<Block>,
) {
    let mut reached = OnDisk::UpTo(0);
    loop {
        while matches!(reached, OnDisk::UpTo(bytes) if bytes < file.next_end()) {
            match on_disk.recv() {
                Ok(further) => reached = further,
                Err(_) => return,
            }
        }
        let mut block = to_fill.try_recv().unwrap_or_default();
        let read = file.read_block(&mut block);
        let is_last = read.is_err() || block.is_taken();
        if give.send(read.map(|()| block)).is_err() || is_last {
            return;
        }
    }
}

impl Read for ReadBehind {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.block.is_taken() && !self.ended {
            let next = self.lanes[self.turn].blocks.recv();
            let next = next.map_err(|_| io::ErrorKind::UnexpectedEof)??;
            self.ended = next.is_taken();
            let emptied = std::mem::replace(&mut self.block, next);
            self.turn = (self.turn + 1) % LANES;
            // The one that was just emptied is of the lane whose turn is next. Nobody there waits for it once the last
            // block is read.
            let _ = self.lanes[self.turn].emptied.try_send(emptied);
        }
        Ok(self.block.take(into))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write_behind::WriteBehind;
    use std::cell::RefCell;
    use std::fs::File;
    use std::io::{Seek, SeekFrom, Write};

    fn bytes(count: usize) -> Vec<u8> {
        let mut state = 7_u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            (state >> 33) as u8
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn every_length_is_read_as_it_was_written_while_it_is_written() {
        const MIB: usize = 1 << 20;
        let place = tempfile::tempdir().unwrap();
        let all = bytes(41 * MIB);
        for length in [
            2 * MIB,
            2 * MIB + 1,
            16 * MIB,
            35 * MIB - 4096,
            41 * MIB - 7,
        ] {
            let path = place.path().join(length.to_string());
            let reading = RefCell::new(None);
            let mut writing = WriteBehind::telling(File::create(&path).unwrap(), || {
                let (mut behind, reached) = ReadBehind::begin(&path)?;
                *reading.borrow_mut() = Some(thread::spawn(move || {
                    let mut read = Vec::new();
                    behind.read_to_end(&mut read).map(|_| read)
                }));
                Ok(reached)
            });
            for piece in all[..length].chunks(100_003) {
                writing.write_all(piece).unwrap();
            }
            writing.finish().unwrap().wait().unwrap();
            let read = reading.take().unwrap().join().unwrap().unwrap();
            assert!(read == all[..length], "{length}");
            assert!(std::fs::read(&path).unwrap() == all[..length], "{length}");
        }
    }

    #[test]
    fn what_its_writer_gave_up_does_not_end_as_if_it_were_whole() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("given up");
        let reading = RefCell::new(None);
        let mut writing = WriteBehind::telling(File::create(&path).unwrap(), || {
            let (mut behind, reached) = ReadBehind::begin(&path)?;
            *reading.borrow_mut() = Some(thread::spawn(move || {
                io::copy(&mut behind, &mut io::sink())
            }));
            Ok(reached)
        });
        writing.write_all(&bytes(20 << 20)).unwrap();
        drop(writing);
        let read = reading.take().unwrap().join().unwrap();
        assert_eq!(read.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn whoever_goes_back_writes_over_what_was_there() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("amended");
        let mut expected = bytes(9 << 20);
        let mut writing = WriteBehind::new(File::create(&path).unwrap());
        writing.write_all(&expected).unwrap();
        for (at, word) in [(3, b"first"), (4_194_302, b"cross"), (9_437_179, b"ends.")] {
            writing.seek(SeekFrom::Start(at)).unwrap();
            writing.write_all(word).unwrap();
            expected[at as usize..][..5].copy_from_slice(word);
        }
        writing.seek(SeekFrom::End(0)).unwrap();
        writing.write_all(b"more").unwrap();
        expected.extend_from_slice(b"more");
        assert!(writing.seek(SeekFrom::End(1)).is_err());
        writing.finish().unwrap().wait().unwrap();
        assert!(std::fs::read(&path).unwrap() == expected);
    }
}
