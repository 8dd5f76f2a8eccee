use std::collections::BTreeSet;

use domain::{Digest, VaultId};
use ledger::{
    FilesHandedOver, Fingerprint, FingerprintError, HandOver, Head, KeyName, VerifyingKey,
};
use proptest::prelude::*;

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

fn vault(last: u8) -> VaultId {
    format!("0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a{last:02x}")
        .parse()
        .unwrap()
}

fn fingerprint(size: u64, root: [u8; 32]) -> Fingerprint {
    let root = Digest::new(root);
    Head { size, root }.first_form_code(vault(0x5b))
}

fn without_hyphens(code: &str) -> Vec<u8> {
    code.bytes().filter(|byte| *byte != b'-').collect()
}

fn read(characters: &[u8]) -> Result<Fingerprint, FingerprintError> {
    std::str::from_utf8(characters).unwrap().parse()
}

#[test]
fn it_binds_vault_size_and_root() {
    let head = Head {
        size: 3,
        root: Digest::new([7; 32]),
    };
    let codes = [
        head.first_form_code(vault(1)),
        head.first_form_code(vault(2)),
        Head { size: 4, ..head }.first_form_code(vault(1)),
        Head {
            root: Digest::new([8; 32]),
            ..head
        }
        .first_form_code(vault(1)),
    ];
    for (at, code) in codes.iter().enumerate() {
        assert!(!codes[..at].contains(code));
    }
}

#[test]
fn it_is_read_as_people_write_it() {
    let known = fingerprint(3, [7; 32]);
    let code = known.to_string();
    assert_eq!(code.len(), 8 * 5 + 2);
    for written in [
        code.to_lowercase(),
        code.replace('-', " "),
        code.replace('-', ""),
        code.replace('-', "\u{2013}"),
        format!("  {}\n", code.replace('-', " - ")),
    ] {
        assert_eq!(written.parse(), Ok(known), "{written}");
    }
    assert_eq!("".parse::<Fingerprint>(), Err(FingerprintError::Length(0)));
    assert_eq!(read(b"ABC1"), Err(FingerprintError::Character));
    assert_eq!(
        "Ünlesbar".parse::<Fingerprint>(),
        Err(FingerprintError::Character)
    );
}

#[test]
fn every_check_character_of_the_other_1023_is_refused() {
    let code = without_hyphens(&fingerprint(9, [1; 32]).to_string());
    let mut accepted = 0;
    for first in ALPHABET {
        for second in ALPHABET {
            let mut tried = code.clone();
            tried[32] = *first;
            tried[33] = *second;
            accepted += u32::from(read(&tried).is_ok());
        }
    }
    assert_eq!(accepted, 2, "one of each form");
}

/// A code of each form.
fn codes(size: u64, root: [u8; 32]) -> [Fingerprint; 2] {
    let root = Digest::new(root);
    let second = HandOver {
        vault: vault(0x5b),
        head: Head { size, root },
        key: KeyName::of(&VerifyingKey::new([5; 32])),
        also: BTreeSet::new(),
        files: FilesHandedOver::default(),
    };
    [fingerprint(size, *root.bytes()), second.code()]
}

proptest! {
    #[test]
    fn it_comes_back(size in any::<u64>(), root in any::<[u8; 32]>()) {
        for known in codes(size, root) {
            prop_assert_eq!(known.to_string().parse(), Ok(known));
        }
    }

    #[test]
    fn any_single_wrong_character_is_refused(size in any::<u64>(), root in any::<[u8; 32]>()) {
        for code in codes(size, root).map(|code| without_hyphens(&code.to_string())) {
            for at in 0..code.len() {
                for wrong in ALPHABET.iter().filter(|wrong| **wrong != code[at]) {
                    let mut mistyped = code.clone();
                    mistyped[at] = *wrong;
                    prop_assert_eq!(read(&mistyped), Err(FingerprintError::Check));
                }
            }
        }
    }

    #[test]
    fn any_swap_of_neighbours_is_refused(size in any::<u64>(), root in any::<[u8; 32]>()) {
        for code in codes(size, root).map(|code| without_hyphens(&code.to_string())) {
            for at in 1..code.len() {
                let mut mistyped = code.clone();
                mistyped.swap(at - 1, at);
                if mistyped != code {
                    prop_assert_eq!(read(&mistyped), Err(FingerprintError::Check));
                }
            }
        }
    }
}
