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
    blocks: Receiver<io::Result<Block>>,
    emptied: SyncSender<Block>,
    block: Block,
    ended: bool,
}

impl ReadBehind {
    /// Blocks that are read before anybody asks for them.
    const AHEAD: usize = 1;

    /// Begins to read a file. Gives who has to hear how much of it has reached the disk: if that is dropped before all of
    /// it has, what is read here ends with an error.
    ///
    /// # Errors
    /// It cannot be opened.
    pub fn begin(path: &Path) -> io::Result<(Self, Reached)> {
        let file = FromDisk::open_growing(path)?;
        let (reached, on_disk) = channel();
        let (give, blocks) = sync_channel(Self::AHEAD);
        let (emptied, to_fill) = sync_channel(Self::AHEAD + 2);
        thread::spawn(move || read_each(file, &on_disk, &give, &to_fill));
        let behind = Self {
            blocks,
            emptied,
            block: Block::default(),
            ended: false,
        };
        Ok((behind, tell(reached)))
    }
}

fn tell(reached: Sender<OnDisk>) -> Reached {
    Box::new(move |on_disk| {
        // Whoever reads may have given up.
        let _ = reached.send(on_disk);
    })
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
            let next = self.blocks.recv();
            let next = next.map_err(|_| io::ErrorKind::UnexpectedEof)??;
            self.ended = next.is_taken();
            // Nobody waits for it once the last block is read.
            let _ = self.emptied.try_send(std::mem::replace(&mut self.block, next));
        }
        Ok(self.block.take(into))
    }
}
