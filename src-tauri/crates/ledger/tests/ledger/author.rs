//! What `author` and `key_change` leaves say, and the endorsement in them.

use domain::{AuthorId, Digest};
use ledger::{
    Action, Author, CommittedBody, Endorsement, Head, KeyChange, KeyError, KeyNaming, Leaf,
    LeafError, NamingError, NewKey, ProvedAuthor, Salt, SigningKey, Stated, VerifyingKey,
};
use serde_json::{Value, json};

use crate::leaf::leaf;

pub fn key(seed: u8) -> SigningKey {
    SigningKey::from_seed([seed; 32])
}

pub fn author(number: u8) -> AuthorId {
    let id = format!("0197a1b2-3c4d-7e5f-8a9b-0000000000{number:02x}");
    id.parse().unwrap()
}

pub fn committed(body: &Value) -> CommittedBody {
    let mut next = 0;
    let salt = || {
        next += 1;
        Salt::new([next; 32])
    };
    CommittedBody::commit(body, salt).unwrap()
}

pub fn about_the_vault(sequence: u64, action: Action, body: Digest) -> Leaf {
    let mut told = leaf(sequence, action, body);
    (told.entry, told.revision) = (None, None);
    told
}

fn naming() -> KeyNaming {
    KeyNaming {
        vault: "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5d".parse().unwrap(),
        before: Head {
            size: 7,
            root: Digest::new([4; 32]),
        },
        author: author(1),
        key: Some(key(2).verifying_key()),
    }
}

fn said() -> Author {
    Author {
        author: author(1),
        name: Some("Sam".into()),
        role: Some("keeper".into()),
        signs_with: Some(key(2).verifying_key()),
        endorsed_by: Some(Endorsement::new(&key(1), &naming())),
    }
}

fn read(body: &CommittedBody, withheld: &[&str]) -> Result<ProvedAuthor, NamingError> {
    let paths = withheld.iter().map(|path| path.parse().unwrap()).collect();
    let shown = body.withhold(&paths).unwrap();
    ProvedAuthor::read(&about_the_vault(7, Action::Author, body.root()), &shown)
}

fn read_change(body: &Value, withheld: &[&str]) -> Result<KeyChange, NamingError> {
    let body = committed(body);
    let paths = withheld.iter().map(|path| path.parse().unwrap()).collect();
    let shown = body.withhold(&paths).unwrap();
    KeyChange::read(&about_the_vault(7, Action::KeyChange, body.root()), &shown)
}

#[test]
fn an_author_leaf_is_of_the_second_form_and_about_no_entry() {
    let told = about_the_vault(0, Action::Author, Digest::new([9; 32]));
    let text = String::from_utf8(told.canonical_bytes()).unwrap();
    assert!(text.contains("\"action\":\"author\""), "{text}");
    assert_eq!(Leaf::from_canonical_bytes(text.as_bytes()), Ok(told));
    let first_form = text.replace("\"version\":2", "\"version\":1");
    assert_eq!(
        Leaf::from_canonical_bytes(first_form.as_bytes()),
        Err(LeafError::Version(1))
    );
    let with_entry = leaf(0, Action::Author, Digest::new([9; 32])).canonical_bytes();
    assert_eq!(
        Leaf::from_canonical_bytes(&with_entry),
        Err(LeafError::EntryOfTheVault)
    );
}

#[test]
fn what_an_author_leaf_says_is_read_again() {
    for said in [
        said(),
        Author {
            name: None,
            role: None,
            signs_with: None,
            endorsed_by: None,
            ..said()
        },
    ] {
        let read = read(&committed(&said.to_body()), &[]).unwrap();
        let stated = |text: Option<String>| text.map_or(Stated::Nothing, Stated::Text);
        assert_eq!(read.author, said.author);
        assert_eq!(read.name, stated(said.name));
        assert_eq!(read.role, stated(said.role));
        assert_eq!(read.signs_with, said.signs_with);
        assert_eq!(read.endorsed_by, said.endorsed_by);
        assert!(read.further.is_empty());
    }
}

#[test]
fn name_and_role_may_be_withheld_and_nothing_that_says_who_signs() {
    let body = committed(&said().to_body());
    let told = read(&body, &["/name", "/role"]).unwrap();
    assert_eq!((told.name, told.role), (Stated::Withheld, Stated::Withheld));
    assert_eq!(told.signs_with, said().signs_with);
    assert_eq!(told.endorsed_by, said().endorsed_by);
    for hidden in [
        "/author",
        "/signs_with",
        "/endorsed_by",
        "/endorsed_by/key",
        "/endorsed_by/signature",
    ] {
        assert_eq!(
            read(&body, &[hidden]),
            Err(NamingError::Withheld),
            "{hidden}"
        );
    }
    let beginning = Author {
        endorsed_by: None,
        ..said()
    };
    let body = committed(&beginning.to_body());
    assert_eq!(read(&body, &["/endorsed_by"]), Err(NamingError::Withheld));
}

#[test]
fn members_that_nobody_knows_are_told() {
    let mut body = said().to_body();
    body["organisation"] = json!("Helpline");
    body["card"] = json!({ "number": 7 });
    let body = committed(&body);
    let further = read(&body, &[]).unwrap().further;
    assert_eq!(
        Value::Object(further),
        json!({ "organisation": "Helpline", "card": { "number": 7 } })
    );
    let further = read(&body, &["/card"]).unwrap().further;
    assert_eq!(
        Value::Object(further),
        json!({ "organisation": "Helpline" })
    );
}

#[test]
fn a_body_that_is_none_of_an_author_is_refused() {
    let body = committed(&said().to_body());
    let shown = body.disclose();
    let other = about_the_vault(7, Action::Author, Digest::new([1; 32]));
    assert_eq!(
        ProvedAuthor::read(&other, &shown),
        Err(NamingError::OtherBody)
    );
    let other = about_the_vault(7, Action::KeyChange, body.root());
    assert_eq!(
        ProvedAuthor::read(&other, &shown),
        Err(NamingError::OtherAction)
    );
    for member in ["author", "name", "role", "signs_with", "endorsed_by"] {
        let mut without = said().to_body();
        without.as_object_mut().unwrap().remove(member);
        let read = read(&committed(&without), &[]);
        assert_eq!(read, Err(NamingError::Form), "{member}");
    }
    let written = json!(said().endorsed_by);
    let zeros = String::from(VerifyingKey::new([0; 32]));
    for (member, value) in [
        ("author", json!("Sam")),
        ("name", json!({ "first": "Sam" })),
        ("role", json!(1)),
        ("signs_with", json!("AAAA")),
        ("signs_with", json!(zeros)),
        ("endorsed_by", json!("nobody")),
        ("endorsed_by", json!({ "key": said().signs_with })),
        ("endorsed_by", json!([written["key"], written["signature"]])),
    ] {
        let mut other = said().to_body();
        other[member] = value;
        let read = read(&committed(&other), &[]);
        assert_eq!(read, Err(NamingError::Form), "{other}");
    }
    let mut more = said().to_body();
    more["endorsed_by"]["note"] = json!("trust me");
    assert_eq!(read(&committed(&more), &[]), Err(NamingError::Form));
}

#[test]
fn a_key_change_from_before_there_were_endorsements_is_read() {
    let signs_with = key(2).verifying_key();
    let older = json!({ "changed": "vault_key", "signs_with": signs_with });
    let change = read_change(&older, &[]).unwrap();
    let new_key = Some(NewKey {
        signs_with,
        endorsed_by: None,
    });
    assert_eq!(change.new_key, new_key);
    assert_eq!(change.to_body(), older);
    let passphrase = json!({ "changed": "passphrase" });
    let change = read_change(&passphrase, &[]).unwrap();
    assert_eq!(change.new_key, None);
    assert_eq!(change.to_body(), passphrase);
}

#[test]
fn a_key_change_says_by_which_key_the_new_one_is_endorsed() {
    let change = KeyChange {
        changed: "vault_key".into(),
        new_key: Some(NewKey {
            signs_with: key(2).verifying_key(),
            endorsed_by: Some(Endorsement::new(&key(1), &naming())),
        }),
    };
    let body = change.to_body();
    assert_eq!(read_change(&body, &[]), Ok(change));
    for hidden in ["/changed", "/signs_with", "/endorsed_by"] {
        let read = read_change(&body, &[hidden]);
        assert_eq!(read, Err(NamingError::Withheld), "{hidden}");
    }
    let mut unnamed = body.clone();
    unnamed.as_object_mut().unwrap().remove("signs_with");
    assert_eq!(read_change(&unnamed, &[]), Err(NamingError::Form));
    let mut later = body;
    later["why"] = json!("lost");
    assert!(read_change(&later, &[]).is_ok());
}

#[test]
fn an_endorsement_is_of_one_key_for_one_naming() {
    let (by, naming) = (key(1), naming());
    let endorsement = Endorsement::new(&by, &naming);
    let by = by.verifying_key();
    assert_eq!(endorsement.verify(&by, &naming), Ok(()));
    let other = key(3).verifying_key();
    assert_eq!(endorsement.verify(&other, &naming), Err(KeyError::OtherKey));
    let leaving = KeyNaming {
        key: None,
        ..naming
    };
    assert_eq!(endorsement.verify(&by, &leaving), Err(KeyError::Altered));
}

/// The same bytes with one bit turned.
fn turned<const N: usize>(mut bytes: [u8; N], bit: usize) -> [u8; N] {
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

#[test]
fn a_turned_bit_in_anything_that_was_endorsed_is_refused() {
    let by = key(1).verifying_key();
    let naming = naming();
    let endorsement = Endorsement::new(&key(1), &naming);
    let uuid = |bytes: [u8; 16]| -> String {
        let hex = data_encoding::HEXLOWER.encode(&bytes);
        format!(
            "{}-{}-{}-{}-{}",
            &hex[..8],
            &hex[8..12],
            &hex[12..16],
            &hex[16..20],
            &hex[20..]
        )
    };
    let mut others = Vec::new();
    for bit in 0..128 {
        let mut other = naming;
        other.vault = uuid(turned(*naming.vault.uuid().as_bytes(), bit))
            .parse()
            .unwrap();
        others.push(other);
        let mut other = naming;
        other.author = uuid(turned(*naming.author.uuid().as_bytes(), bit))
            .parse()
            .unwrap();
        others.push(other);
    }
    for bit in 0..64 {
        let mut other = naming;
        other.before.size ^= 1 << bit;
        others.push(other);
    }
    for bit in 0..256 {
        let mut other = naming;
        other.before.root = Digest::new(turned(*naming.before.root.bytes(), bit));
        others.push(other);
        let mut other = naming;
        other.key = naming
            .key
            .map(|key| VerifyingKey::new(turned(*key.bytes(), bit)));
        others.push(other);
    }
    assert_eq!(others.len(), 832);
    for other in others {
        assert_ne!(other, naming);
        let refused = endorsement.verify(&by, &other);
        assert_eq!(refused, Err(KeyError::Altered), "{other:?}");
    }
}
