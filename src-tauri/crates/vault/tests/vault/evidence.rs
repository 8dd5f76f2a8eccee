//! Evidence files: kept byte for byte, or not at all.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use job::Meter;
use vault::{Finding, OpenVault, Part, SealedFile, VaultError};

use crate::common::*;

const CHUNK: usize = 64 * 1024;
const HEADER: usize = 86;

fn read_whole(vault: &OpenVault, sealed: &SealedFile) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    vault.open_file(&sealed.name)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_damage(result: Result<Vec<u8>, VaultError>) -> bool {
    match result {
        Err(VaultError::Damaged {
            part: Part::SealedFile,
        }) => true,
        Err(VaultError::Io(error)) => error.kind() == io::ErrorKind::InvalidData,
        _ => false,
    }
}

#[test]
fn every_length_comes_back() {
    let place = place();
    let vault = create(&place);
    for length in [
        0,
        1,
        4087,
        4088,
        4089,
        CHUNK - 9,
        CHUNK - 8,
        CHUNK - 7,
        CHUNK - 1,
        CHUNK,
        CHUNK + 1,
        2 * CHUNK - 8,
        16 * CHUNK - 1,
        16 * CHUNK,
        16 * CHUNK + 1,
        35 * CHUNK + 17,
    ] {
        let bytes = bytes(length);
        let sealed = seal(&vault, &bytes);
        assert_eq!(sealed.size, length as u64);
        let expected = ring::digest::digest(&ring::digest::SHA256, &bytes);
        assert_eq!(sealed.digest.bytes(), expected.as_ref());
        assert_eq!(vault.open_file(&sealed.name).unwrap().size(), length as u64);
        assert!(
            read_whole(&vault, &sealed).unwrap() == bytes,
            "length {length}"
        );
    }
}

#[test]
fn any_place_can_be_read_by_itself() {
    let place = place();
    let vault = create(&place);
    let bytes = bytes(5 * CHUNK + 123);
    let mut file = vault.open_file(&seal(&vault, &bytes).name).unwrap();
    for start in [0, 1, CHUNK - 1, CHUNK, 3 * CHUNK + 77, bytes.len() - 1] {
        let mut part = vec![0; 2000.min(bytes.len() - start)];
        file.seek(SeekFrom::Start(start as u64)).unwrap();
        file.read_exact(&mut part).unwrap();
        assert_eq!(part, bytes[start..start + part.len()]);
    }
    assert_eq!(
        file.seek(SeekFrom::End(-3)).unwrap(),
        bytes.len() as u64 - 3
    );
    let mut rest = Vec::new();
    file.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, bytes[bytes.len() - 3..]);
    assert!(file.seek(SeekFrom::Current(i64::MIN)).is_err());
    file.seek(SeekFrom::Start(u64::MAX)).unwrap();
    assert_eq!(file.read(&mut [0; 8]).unwrap(), 0);
}

#[test]
fn lengths_near_one_another_look_the_same() {
    let place = place();
    let vault = create(&place);
    let sizes = [1_000_000, 1_003_000, 1_010_000].map(|length| {
        fs::metadata(path_of(&place.folder, &seal(&vault, &bytes(length))))
            .unwrap()
            .len()
    });
    assert_eq!(sizes[0], sizes[1]);
    assert_eq!(sizes[1], sizes[2]);
}

#[test]
fn a_cut_file_is_refused_wherever_it_is_cut() {
    let place = place();
    let vault = create(&place);
    let sealed = seal(&vault, &bytes(3 * CHUNK + 500));
    let path = path_of(&place.folder, &sealed);
    let whole = fs::read(&path).unwrap();
    let mut cuts = vec![
        0,
        1,
        HEADER - 1,
        HEADER,
        HEADER + 1,
        HEADER + 15,
        HEADER + 16,
        HEADER + 17,
    ];
    for edge in (HEADER..whole.len()).step_by(CHUNK + 16) {
        cuts.extend([edge.saturating_sub(1), edge, edge + 1, edge + 16, edge + 17]);
    }
    cuts.push(whole.len() - 1);
    for cut in cuts.into_iter().filter(|cut| *cut < whole.len()) {
        fs::write(&path, &whole[..cut]).unwrap();
        assert!(is_damage(read_whole(&vault, &sealed)), "cut at {cut}");
    }
    let mut longer = whole.clone();
    longer.extend_from_slice(&[0; 64]);
    fs::write(&path, longer).unwrap();
    assert!(is_damage(read_whole(&vault, &sealed)));
}

#[test]
fn flipped_bits_and_moved_chunks_are_damage_and_never_wrong_bytes() {
    let place = place();
    let vault = create(&place);
    let sealed = seal(&vault, &bytes(3 * CHUNK));
    let path = path_of(&place.folder, &sealed);
    let whole = fs::read(&path).unwrap();
    for at in (0..HEADER).chain((HEADER..whole.len()).step_by(997)) {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        fs::write(&path, &flipped).unwrap();
        let read = read_whole(&vault, &sealed);
        assert!(is_damage(read) || (8..10).contains(&at), "byte {at}");
    }
    let sealed_chunk = CHUNK + 16;
    let mut swapped = whole.clone();
    let (first, second) = swapped[HEADER..].split_at_mut(sealed_chunk);
    first.swap_with_slice(&mut second[..sealed_chunk]);
    fs::write(&path, &swapped).unwrap();
    assert!(is_damage(read_whole(&vault, &sealed)));
    let other = seal(&vault, &bytes(3 * CHUNK));
    fs::copy(path_of(&place.folder, &other), &path).unwrap();
    assert_eq!(
        read_whole(&vault, &sealed).unwrap(),
        bytes(3 * CHUNK),
        "the same content under another key"
    );
}

#[test]
fn check_names_what_is_damaged_missing_or_swapped() {
    let place = place();
    let mut vault = create(&place);
    let files: Vec<_> = (0..4)
        .map(|number| attach(&mut vault, &bytes(1000 + number)))
        .collect();
    assert_eq!(check(&vault), []);
    let path = |number: usize| path_of(&place.folder, &files[number]);
    let mut flipped = fs::read(path(0)).unwrap();
    flipped[2000] ^= 4;
    fs::write(path(0), flipped).unwrap();
    fs::remove_file(path(1)).unwrap();
    fs::copy(path(3), path(2)).unwrap();
    let mut findings = check(&vault);
    let mut expected = vec![
        Finding::FileDamaged {
            name: files[0].name,
        },
        Finding::FileMissing {
            name: files[1].name,
        },
        Finding::FileDamaged {
            name: files[2].name,
        },
    ];
    findings.sort_by_key(|finding| format!("{finding:?}"));
    expected.sort_by_key(|finding| format!("{finding:?}"));
    assert_eq!(findings, expected);
}

/// Gives some bytes and then fails, as a stick does that is pulled out.
struct Failing(usize);

impl Read for Failing {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::Error::other("pulled out"));
        }
        let count = self.0.min(into.len());
        into[..count].fill(7);
        self.0 -= count;
        Ok(count)
    }
}

#[test]
fn a_source_that_fails_midway_or_is_stopped_leaves_nothing() {
    let place = place();
    let vault = create(&place);
    let failed = vault.seal(&mut Failing(20 * CHUNK + 3), &mut Meter::unwatched());
    assert!(matches!(failed, Err(VaultError::SourceUnreadable(_))));
    let mut until_two_million = Meter::new(u64::MAX, |read| match read.done > 2_000_000 {
        true => ControlFlow::Break(()),
        false => ControlFlow::Continue(()),
    });
    let stopped = vault.seal(&mut Failing(usize::MAX), &mut until_two_million);
    assert!(matches!(stopped, Err(VaultError::Cancelled)));
    // Long enough to be read back already while it is written.
    let failed = vault.seal(&mut Failing(600 * CHUNK), &mut Meter::unwatched());
    assert!(matches!(failed, Err(VaultError::SourceUnreadable(_))));
    assert_eq!(
        files_under(&place.folder.join("files")),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn long_files_come_back_whole_from_a_batch() {
    let place = place();
    let vault = create(&place);
    let all = bytes(640 * CHUNK);
    let lengths = [
        600 * CHUNK + 5,
        300 * CHUNK,
        100,
        512 * CHUNK - 8,
        640 * CHUNK,
    ];
    let mut sources = lengths
        .iter()
        .map(|length| Ok(Box::new(&all[..*length]) as Box<dyn Read + '_>));
    let sealed = vault
        .seal_batch(&mut sources, &mut Meter::unwatched())
        .unwrap();
    for (length, sealed) in lengths.into_iter().zip(sealed) {
        let sealed = sealed.unwrap();
        assert!(read_whole(&vault, &sealed).unwrap() == all[..length]);
        let mut through = Vec::new();
        let room = vault.evidence_files();
        let mut file = room.open_to_read_through(&sealed.name).unwrap();
        file.read_to_end(&mut through).unwrap();
        assert!(through == all[..length], "{length}");
        // Read through or not, any other place can be read.
        file.seek(SeekFrom::Start(50)).unwrap();
        let mut part = [0; 30];
        file.read_exact(&mut part).unwrap();
        assert_eq!(part, all[50..80]);
    }
}

#[test]
fn a_batch_keeps_what_can_be_read() {
    let place = place();
    let mut vault = create(&place);
    let contents: Vec<Vec<u8>> = (0..300).map(|number| bytes(100 + 37 * number)).collect();
    let mut sources = contents
        .iter()
        .enumerate()
        .map(|(number, content)| match number {
            17 => Err(io::Error::from(io::ErrorKind::NotFound)),
            18 => Ok(Box::new(Failing(5000)) as Box<dyn Read + '_>),
            _ => Ok(Box::new(content.as_slice()) as Box<dyn Read + '_>),
        });
    let mut meter = Meter::unwatched();
    let sealed = vault.seal_batch(&mut sources, &mut meter).unwrap();
    assert!(meter.done() > 1_000_000);
    vault
        .change::<_, VaultError>(at(0), |change| {
            sealed
                .iter()
                .flatten()
                .try_for_each(|file| change.keep_file(file))
        })
        .unwrap();
    for (number, (sealed, content)) in sealed.iter().zip(&contents).enumerate() {
        match sealed {
            Ok(sealed) => assert_eq!(&read_whole(&vault, sealed).unwrap(), content),
            Err(error) => assert!(
                matches!(error, VaultError::SourceUnreadable(_)) && (number == 17 || number == 18),
                "{number}: {error}"
            ),
        }
    }
    assert_eq!(files_under(&place.folder.join("files")).len(), 298);
    assert_eq!(check(&vault), []);
}

#[test]
fn a_file_without_a_row_is_set_aside_and_an_unfinished_one_removed() {
    let place = place();
    let mut vault = create(&place);
    let kept = attach(&mut vault, b"kept");
    let orphan = seal(&vault, b"sealed when the power went");
    drop(vault);
    let unfinished = path_of(&place.folder, &kept).with_extension("partial");
    fs::write(&unfinished, b"half").unwrap();
    let vault = open(&place.folder).unwrap();
    assert!(!unfinished.exists());
    assert!(!path_of(&place.folder, &orphan).exists());
    assert!(
        place
            .folder
            .join("files/set-aside")
            .join(orphan.name.to_string())
            .exists()
    );
    assert_eq!(read_whole(&vault, &kept).unwrap(), b"kept");
    assert_eq!(check(&vault), []);
}
