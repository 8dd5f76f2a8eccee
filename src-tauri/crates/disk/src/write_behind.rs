//! Writing a long file beside the one who makes its bytes, and sending it to the disk while the rest is still being made.

use std::fs::File;
use std::io::{self, Seek, SeekFrom, Write};
use std::mem;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use crate::past_memory::{BLOCK, Block, go_past_memory, is_not_known};

/// How much is written between two syncs.
const STRETCH: u64 = 16 << 20;

/// How much of a file has reached the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnDisk {
    /// So many bytes, from its beginning, and perhaps more.
    UpTo(u64),
    /// All of it: nothing more will be written.
    All,
}

/// Who hears of it.
pub type Reached = Box<dyn FnMut(OnDisk) + Send>;

/// A new file that is written by a thread of its own as soon as it has become long, in blocks and past the system's memory
/// where it can. Nothing is on the disk before [`LastSync::wait`].
///
/// Whoever goes back in it, as one does who writes a ZIP, may not hear how much has reached the disk: that counts from the
/// beginning to the end.
pub struct WriteBehind<'a> {
    target: Target,
    telling: Option<Box<dyn FnOnce() -> io::Result<Reached> + 'a>>,
    /// What was not passed on yet; in the file it comes behind what was.
    block: Block,
    passed_on: u64,
    position: u64,
}

enum Target {
    Here(File),
    Beside(Beside),
    /// A write failed, and said so.
    Failed,
}

struct Beside {
    tasks: Option<SyncSender<Task>>,
    emptied: Receiver<Block>,
    /// Nothing once somebody else waits for it.
    thread: Option<JoinHandle<io::Result<()>>>,
}

impl Beside {
    fn ask(&self, task: Task) -> bool {
        let tasks = self.tasks.as_ref();
        tasks.is_some_and(|tasks| tasks.send(task).is_ok())
    }
}

impl Drop for Beside {
    /// Whoever gives a file up is about to remove it: nothing is written to it afterwards.
    fn drop(&mut self) {
        self.tasks = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

enum Task {
    Append(Block),
    /// Writes over what was appended before.
    Amend {
        at: u64,
        bytes: Vec<u8>,
    },
    Finish(Block),
}

/// The last sync of a file, which may go on while another is written.
#[must_use = "the file is on the disk only when this was waited for"]
pub struct LastSync(Syncing);

enum Syncing {
    Here(File),
    Beside(JoinHandle<io::Result<()>>),
}

impl<'a> WriteBehind<'a> {
    /// Writes into this file, which is empty.
    pub fn new(file: File) -> Self {
        Self {
            target: Target::Here(file),
            telling: None,
            block: Block::default(),
            passed_on: 0,
            position: 0,
        }
    }

    /// Writes into this file. If it becomes long, `whom` is asked whom to tell how much of it has reached the disk.
    pub fn telling(file: File, whom: impl FnOnce() -> io::Result<Reached> + 'a) -> Self {
        Self {
            telling: Some(Box::new(whom)),
            ..Self::new(file)
        }
    }

    /// Writes what is left to write, and begins the last sync: that of a long file goes on beside whatever its writer does
    /// next.
    ///
    /// # Errors
    /// The disk refused.
    pub fn finish(mut self) -> io::Result<LastSync> {
        let block = mem::take(&mut self.block);
        if let Target::Here(file) = &mut self.target {
            file.write_all(block.bytes())?;
        } else {
            self.ask(Task::Finish(block))?;
        }
        let failed = || io::ErrorKind::BrokenPipe.into();
        match self.target {
            Target::Here(file) => Ok(LastSync(Syncing::Here(file))),
            Target::Beside(mut beside) => {
                let thread = beside.thread.take().ok_or_else(failed)?;
                Ok(LastSync(Syncing::Beside(thread)))
            }
            Target::Failed => Err(failed()),
        }
    }

    fn pass_on(&mut self) -> io::Result<()> {
        let block = mem::take(&mut self.block);
        self.passed_on += block.bytes().len() as u64;
        self.ask(Task::Append(block))?;
        if let Target::Beside(beside) = &self.target {
            self.block = beside.emptied.try_recv().unwrap_or_default();
            self.block.clear();
        }
        Ok(())
    }

    fn ask(&mut self, task: Task) -> io::Result<()> {
        self.target = match mem::replace(&mut self.target, Target::Failed) {
            Target::Here(file) => {
                let reached = match self.telling.take() {
                    Some(whom) => whom()?,
                    None => Box::new(|_| ()),
                };
                Target::Beside(Beside::begin(file, reached))
            }
            already => already,
        };
        let Target::Beside(beside) = &self.target else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        if beside.ask(task) {
            return Ok(());
        }
        // The thread ended before it was told to, so it met an error.
        let thread = match mem::replace(&mut self.target, Target::Failed) {
            Target::Beside(mut beside) => beside.thread.take(),
            Target::Here(_) | Target::Failed => None,
        };
        let met = thread.and_then(|thread| joined(thread).err());
        Err(met.unwrap_or_else(|| io::ErrorKind::BrokenPipe.into()))
    }
}

impl Write for WriteBehind<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let Some(within) = self.position.checked_sub(self.passed_on) else {
            let room = self.passed_on - self.position;
            let count = bytes
                .len()
                .min(usize::try_from(room).unwrap_or(bytes.len()));
            let (at, bytes) = (self.position, bytes[..count].to_owned());
            self.position += count as u64;
            self.ask(Task::Amend { at, bytes })?;
            return Ok(count);
        };
        // Within a block, as seeking sees to.
        let within = within as usize;
        let count = bytes.len().min(BLOCK - within);
        let end = within + count;
        self.block.room(end)[within..].copy_from_slice(&bytes[..count]);
        self.block.hold(end.max(self.block.bytes().len()));
        self.position += count as u64;
        if end == BLOCK {
            self.pass_on()?;
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for WriteBehind<'_> {
    /// To any place up to the end.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let end = self.passed_on + self.block.bytes().len() as u64;
        let target = match to {
            SeekFrom::Start(position) => Some(position),
            SeekFrom::End(distance) => end.checked_add_signed(distance),
            SeekFrom::Current(distance) => self.position.checked_add_signed(distance),
        };
        let target = target.filter(|target| *target <= end);
        self.position = target.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

impl LastSync {
    /// Waits until all of the file is on the disk. An error of anything that was done on its thread is an error here.
    ///
    /// # Errors
    /// The disk refused.
    pub fn wait(self) -> io::Result<()> {
        match self.0 {
            Syncing::Here(file) => file.sync_all(),
            Syncing::Beside(thread) => joined(thread),
        }
    }
}

fn joined(thread: JoinHandle<io::Result<()>>) -> io::Result<()> {
    thread.join().expect("writing does not panic")
}

impl Beside {
    /// Blocks on their way at once.
    const DEPTH: usize = 8;

    fn begin(file: File, mut reached: Reached) -> Self {
        let (tasks, received) = sync_channel(Self::DEPTH);
        let (give_back, emptied) = sync_channel(Self::DEPTH + 2);
        let thread = thread::spawn(move || {
            let mut writing = Writing::into(file);
            // Without a last word nobody needs the file any more.
            for task in received {
                match task {
                    Task::Append(block) => {
                        writing.append(block.bytes())?;
                        if writing.synced + STRETCH <= writing.written {
                            writing.sync_stretch()?;
                            reached(OnDisk::UpTo(writing.synced));
                        }
                        // Nobody waits for it once the last block is passed on.
                        let _ = give_back.try_send(block);
                    }
                    Task::Amend { at, bytes } => writing.amend(at, &bytes)?,
                    Task::Finish(block) => {
                        writing.append_last(block.bytes())?;
                        writing.file.sync_all()?;
                        reached(OnDisk::All);
                    }
                }
            }
            Ok(())
        });
        Self {
            tasks: Some(tasks),
            emptied,
            thread: Some(thread),
        }
    }
}

struct Writing {
    file: File,
    past_memory: bool,
    written: u64,
    synced: u64,
}

impl Writing {
    fn into(file: File) -> Self {
        Self {
            past_memory: go_past_memory(&file, true).is_ok(),
            file,
            written: 0,
            synced: 0,
        }
    }

    fn append(&mut self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match self.file.write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => {
                    bytes = &bytes[count..];
                    self.written += count as u64;
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if self.past_memory && is_not_known(&error) => {
                    go_past_memory(&self.file, false)?;
                    self.past_memory = false;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// What is no whole block, and may be written anywhere.
    fn append_last(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.by_way_of_memory(|file| file.write_all(bytes))
    }

    fn amend(&mut self, at: u64, bytes: &[u8]) -> io::Result<()> {
        let end = self.written;
        self.by_way_of_memory(|file| {
            file.seek(SeekFrom::Start(at))?;
            file.write_all(bytes)?;
            file.seek(SeekFrom::Start(end))?;
            Ok(())
        })
    }

    fn by_way_of_memory(
        &mut self,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> io::Result<()> {
        if !self.past_memory {
            return write(&mut self.file);
        }
        go_past_memory(&self.file, false)?;
        write(&mut self.file)?;
        go_past_memory(&self.file, true)
    }

    fn sync_stretch(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        self.synced = self.written;
        Ok(())
    }
}
