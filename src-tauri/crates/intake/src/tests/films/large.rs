//! Films of several GiB are copied with little memory.

use std::io::{self, Read, Seek, SeekFrom, Write};

use super::made::long_silence;
use crate::{Account, Withholding, clean_copy, identify, words_in};

/// Zeros with something before and behind them.
struct Long {
    beginning: Vec<u8>,
    between: u64,
    end: Vec<u8>,
    at: u64,
    largest_read: usize,
    given: u64,
}

impl Long {
    fn size(&self) -> u64 {
        self.beginning.len() as u64 + self.between + self.end.len() as u64
    }
}

impl Read for Long {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.largest_read = self.largest_read.max(buffer.len());
        let first = self.beginning.len() as u64;
        let second = first + self.between;
        let length = if self.at < first {
            (&self.beginning[self.at as usize..]).read(buffer)?
        } else if self.at < second {
            io::repeat(0).take(second - self.at).read(buffer)?
        } else {
            let at = (self.at - second).min(self.end.len() as u64);
            (&self.end[at as usize..]).read(buffer)?
        };
        self.at += length as u64;
        self.given += length as u64;
        Ok(length)
    }
}

impl Seek for Long {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::End(by) => self.size().saturating_add_signed(by),
            SeekFrom::Current(by) => self.at.saturating_add_signed(by),
        };
        Ok(self.at)
    }
}

/// Keeps the beginning, and counts the rest.
#[derive(Default)]
struct Counted {
    beginning: Vec<u8>,
    length: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let kept = bytes.len().min(4096 - self.beginning.len().min(4096));
        self.beginning.extend(&bytes[..kept]);
        self.length += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn long(samples: u32) -> Long {
    let (beginning, end) = long_silence(samples);
    Long {
        beginning,
        between: u64::from(samples) * 2,
        end,
        at: 0,
        largest_read: 0,
        given: 0,
    }
}

fn copy_of(film: &mut Long) -> Counted {
    let nothing = Withholding {
        in_text: &|_| Vec::new(),
        mark: "",
    };
    let identified = identify(&film.beginning, "a.mp4");
    let mut copy = Counted::default();
    clean_copy(film, &identified, nothing, &mut copy).unwrap();
    copy
}

#[test]
fn of_a_long_film_only_the_headers_are_read_to_account_for_it() {
    let mut film = long(3 << 30);
    let identified = identify(&film.beginning, "a.mp4");
    let looked = words_in(&mut film, &identified);
    assert_eq!(looked.not_looked, None);
    assert_eq!(looked.account, Account::whole().that_shows());
    assert!(film.given < 64 * 1024, "{}", film.given);
}

#[test]
fn a_film_of_several_gib_is_copied_as_it_is_read() {
    let samples = 5 << 28;
    let mut film = long(samples);
    let copy = copy_of(&mut film);
    assert!(film.largest_read <= 64 * 1024, "{}", film.largest_read);
    let place = copy.beginning.windows(4).position(|name| name == b"co64");
    let place = &copy.beginning[place.unwrap() + 12..][..8];
    let first = u64::from_be_bytes(place.try_into().unwrap());
    assert_eq!(copy.length, first + u64::from(samples) * 2);
}
