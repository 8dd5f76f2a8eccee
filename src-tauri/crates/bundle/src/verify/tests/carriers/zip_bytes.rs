//! A ZIP's bytes, to be changed where its headers stand (APPNOTE 4.3).

use super::*;

const END_SIZE: usize = 22;

/// A ZIP without a comment.
pub(super) struct ZipBytes {
    pub(super) bytes: Vec<u8>,
}

impl ZipBytes {
    pub(super) fn of_a_bundle() -> Self {
        let target = TempDir::new().unwrap();
        let written = export(&Sample::filled(), &Choice::default(), target.path()).unwrap();
        Self {
            bytes: fs::read(written.bundle).unwrap(),
        }
    }

    /// Where the end record begins.
    pub(super) fn end(&self) -> usize {
        let signature = b"PK\x05\x06";
        let mut places = self.bytes.windows(4).enumerate();
        places
            .rfind(|(_, four)| four == signature)
            .map(|found| found.0)
            .unwrap()
    }

    pub(super) fn directory(&self) -> usize {
        self.u32(self.end() + 16)
    }

    /// Where each file's local header and its place in the list begin.
    pub(super) fn entries(&self) -> Vec<(usize, usize)> {
        let mut at = self.directory();
        let mut entries = Vec::new();
        while self.bytes[at..].starts_with(b"PK\x01\x02") {
            entries.push((self.u32(at + 42), at));
            at += 46
                + [28, 30, 32]
                    .map(|length| self.u16(at + length))
                    .iter()
                    .sum::<usize>();
        }
        entries
    }

    pub(super) fn last(&self) -> (usize, usize) {
        *self.entries().last().unwrap()
    }

    pub(super) fn u16(&self, at: usize) -> usize {
        usize::from(u16::from_le_bytes([self.bytes[at], self.bytes[at + 1]]))
    }

    pub(super) fn u32(&self, at: usize) -> usize {
        self.u16(at) | self.u16(at + 2) << 16
    }

    pub(super) fn set_u16(&mut self, at: usize, value: u16) {
        self.bytes[at..at + 2].copy_from_slice(&value.to_le_bytes());
    }

    pub(super) fn add_u16(&mut self, at: usize, more: usize) {
        let value = u16::try_from(self.u16(at) + more).unwrap();
        self.set_u16(at, value);
    }

    pub(super) fn add_u32(&mut self, at: usize, more: usize) {
        let value = u32::try_from(self.u32(at) + more).unwrap();
        self.bytes[at..at + 4].copy_from_slice(&value.to_le_bytes());
    }

    pub(super) fn insert(&mut self, at: usize, bytes: &[u8]) {
        self.bytes.splice(at..at, bytes.iter().copied());
    }

    /// Puts bytes behind the last file's place in the list, where its own length is counted at `length`.
    pub(super) fn put_into_last_central(&mut self, length: usize, bytes: &[u8]) {
        let (_, central) = self.last();
        self.add_u16(central + length, bytes.len());
        let end = self.end();
        self.add_u32(end + 12, bytes.len());
        self.insert(end, bytes);
    }

    /// Adds to what stands between the last file's name and its bytes.
    pub(super) fn put_into_last_local(&mut self, bytes: &[u8]) {
        let (local, _) = self.last();
        let at = local + 30 + self.u16(local + 26) + self.u16(local + 28);
        self.add_u16(local + 28, bytes.len());
        let end = self.end();
        self.add_u32(end + 16, bytes.len());
        self.insert(at, bytes);
    }

    /// Says the end as ZIP64 does too, which only a large ZIP has to.
    pub(super) fn say_end_64(&mut self) {
        let end = self.end();
        let count = self.u16(end + 10) as u64;
        let (size, start) = (self.u32(end + 12) as u64, self.u32(end + 16) as u64);
        let mut said = b"PK\x06\x06".to_vec();
        said.extend(44_u64.to_le_bytes());
        said.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        for value in [count, count, size, start] {
            said.extend(value.to_le_bytes());
        }
        said.extend(b"PK\x06\x07\0\0\0\0");
        said.extend((end as u64).to_le_bytes());
        said.extend(1_u32.to_le_bytes());
        self.insert(end, &said);
    }

    /// Without the end record.
    pub(super) fn end_record(&self) -> Vec<u8> {
        self.bytes[self.bytes.len() - END_SIZE..].to_vec()
    }
}
