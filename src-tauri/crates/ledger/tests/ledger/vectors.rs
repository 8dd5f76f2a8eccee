//! The golden vectors in `tests/vectors/ledger`. Their values were worked out by another program in
//! another language, so that a change of a format cannot pass unseen. `fail_` ones must be refused,
//! each for the reason that it names.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use data_encoding::{BASE64, HEXLOWER};
use domain::{AuthorId, Digest, VaultId};
use ledger::signature::{allowed_signers, key_from_pem, public_key_pem, verify_ssh_signature};
use ledger::{
    Checkpoint, CommittedBody, ConsistencyProof, Continuation, DisclosedBody, Fingerprint, Head,
    History, Import, InclusionProof, Leaf, ListSeed, NodesInMemory, PlacedLeaf, ProvedRestore,
    Record, RecordList, Salt, Signature, VerifyingKey, append, consistency_proof, inclusion_proof,
    keys_in_force, leaf_hash, note_verifier_key, root,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    version: u32,
    #[serde(rename = "about")]
    _about: String,
    check: String,
    refused_with: Option<String>,
    given: Value,
}

type Check = fn(Value) -> Result<(), String>;

const CHECKS: [(&str, Check); 12] = [
    ("leaf", leaf),
    ("body", body),
    ("disclosed_body", disclosed_body),
    ("tree", tree),
    ("inclusion", inclusion),
    ("consistency", consistency),
    ("checkpoint", checkpoint),
    ("fingerprint", fingerprint),
    ("signature", signature),
    ("continuation", continuation),
    ("import", import),
    ("author", author),
];

#[test]
fn every_vector_is_accepted_or_refused_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/vectors/ledger");
    let (mut accepted, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let vector: Vector = serde_json::from_slice(&fs::read(&path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!([1, 2].contains(&vector.version), "{name}");
        let (check, verify) = CHECKS
            .iter()
            .find(|(check, _)| *check == vector.check)
            .unwrap_or_else(|| panic!("{name}: no check is called {}", vector.check));
        let must_fail = name.starts_with("fail_");
        assert_eq!(must_fail, vector.refused_with.is_some(), "{name}");
        assert_eq!(verify(vector.given).err(), vector.refused_with, "{name}");
        if must_fail {
            &mut refused
        } else {
            &mut accepted
        }
        .insert(*check);
    }
    let all: BTreeSet<&str> = CHECKS.iter().map(|(check, _)| *check).collect();
    assert_eq!(accepted, all);
    assert!(refused.len() >= all.len() - 1);
}

fn read<T: DeserializeOwned>(given: Value) -> Result<T, String> {
    serde_json::from_value(given).map_err(|error| error.to_string())
}

fn reason(error: impl Debug) -> String {
    format!("{error:?}")
}

fn same<T: PartialEq>(what: &str, left: &T, right: &T) -> Result<(), String> {
    if left == right {
        Ok(())
    } else {
        Err(format!("another {what}"))
    }
}

fn leaves(lines: &[String]) -> Result<Vec<Leaf>, String> {
    let read = |line: &String| Leaf::from_canonical_bytes(line.as_bytes()).map_err(reason);
    lines.iter().map(read).collect()
}

fn leaf(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        bytes: String,
        hash: Digest,
    }
    let given: Given = read(given)?;
    let leaf = Leaf::from_canonical_bytes(given.bytes.as_bytes()).map_err(reason)?;
    same("hash", &leaf.hash(), &given.hash)
}

fn body(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        body: Value,
        salts: Vec<Salt>,
        root: Digest,
    }
    let given: Given = read(given)?;
    let mut salts = given.salts.into_iter();
    let committed = CommittedBody::commit(&given.body, || salts.next().unwrap()).map_err(reason)?;
    same("body", &committed.body(), &given.body)?;
    same("root", &committed.root(), &given.root)
}

fn disclosed_body(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        fields: Value,
        body: Value,
        root: Digest,
    }
    let given: Given = read(given)?;
    let fields = read(given.fields)?;
    let disclosed = DisclosedBody::from_fields(fields).map_err(reason)?;
    same("root", &disclosed.root(), &given.root)?;
    same("body", &disclosed.body(), &given.body)
}

fn tree(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        leaves: Vec<String>,
        roots: Vec<Digest>,
        inclusion: Vec<(u64, u64, InclusionProof)>,
        consistency: Vec<(u64, u64, ConsistencyProof)>,
    }
    let given: Given = read(given)?;
    let mut nodes = NodesInMemory::default();
    let mut size = 0;
    same("root", &root(&nodes, 0).map_err(reason)?, &given.roots[0])?;
    for (leaf, expected) in given.leaves.iter().zip(&given.roots[1..]) {
        let bytes = HEXLOWER.decode(leaf.as_bytes()).map_err(reason)?;
        size = append(&mut nodes, size, leaf_hash(&bytes)).map_err(reason)?;
        same("root", &root(&nodes, size).map_err(reason)?, expected)?;
    }
    for (index, size, expected) in given.inclusion {
        let proof = inclusion_proof(&nodes, index, size).map_err(reason)?;
        same("inclusion proof", &proof, &expected)?;
    }
    for (old_size, size, expected) in given.consistency {
        let proof = consistency_proof(&nodes, old_size, size).map_err(reason)?;
        same("consistency proof", &proof, &expected)?;
    }
    Ok(())
}

fn inclusion(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        leaf_hash: Digest,
        index: u64,
        head: Head,
        proof: InclusionProof,
    }
    let given: Given = read(given)?;
    given
        .proof
        .verify(given.leaf_hash, given.index, &given.head)
        .map_err(reason)
}

fn consistency(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        old: Head,
        new: Head,
        proof: ConsistencyProof,
    }
    let given: Given = read(given)?;
    given.proof.verify(&given.old, &given.new).map_err(reason)
}

fn checkpoint(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        note: String,
        public_key_pem: String,
        vault: VaultId,
        head: Head,
        verifier_key: String,
    }
    let given: Given = read(given)?;
    let key = key_from_pem(&given.public_key_pem).map_err(reason)?;
    let checkpoint = Checkpoint::verify(&given.note, &key).map_err(reason)?;
    same("vault", &checkpoint.vault, &given.vault)?;
    same("head", &checkpoint.head, &given.head)?;
    let verifier_key = note_verifier_key(given.vault, &key);
    same("verifier key", &verifier_key, &given.verifier_key)
}

fn fingerprint(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        vault: VaultId,
        head: Head,
        code: String,
    }
    let given: Given = read(given)?;
    let read: Fingerprint = given.code.parse().map_err(reason)?;
    same(
        "fingerprint",
        &read,
        &given.head.first_form_code(given.vault),
    )?;
    same("code", &read.to_string(), &given.code)
}

fn signature(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        message: String,
        public_key_pem: String,
        allowed_signers: String,
        raw: String,
        ssh: String,
    }
    let given: Given = read(given)?;
    let message = given.message.as_bytes();
    let key = key_from_pem(&given.public_key_pem).map_err(reason)?;
    same("PEM", &public_key_pem(&key), &given.public_key_pem)?;
    same("signers", &allowed_signers(&key), &given.allowed_signers)?;
    let raw = BASE64.decode(given.raw.as_bytes()).map_err(reason)?;
    let raw = Signature::from_slice(&raw).map_err(reason)?;
    key.verify(message, &raw).map_err(reason)?;
    verify_ssh_signature(&key, message, &given.ssh).map_err(reason)
}

fn import(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        leaf: String,
        body: DisclosedBody,
        seed: Salt,
        records: Vec<Record>,
    }
    let given: Given = read(given)?;
    let leaf = Leaf::from_canonical_bytes(given.leaf.as_bytes()).map_err(reason)?;
    let import = Import::read(&leaf, &given.body).map_err(reason)?;
    let mut list = RecordList::new(ListSeed::new(*given.seed.bytes()));
    for record in &given.records {
        list.add(record).map_err(reason)?;
    }
    same("number of records", &import.records, &list.length())?;
    same("list", &import.list, &list.digest())
}

fn author(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        vault: VaultId,
        leaves: Vec<String>,
        bodies: Vec<Option<DisclosedBody>>,
        keys: Vec<(AuthorId, VerifyingKey)>,
        not_followed: Vec<(u64, String)>,
    }
    let given: Given = read(given)?;
    let leaves = leaves(&given.leaves)?;
    let hashes: Vec<Digest> = leaves.iter().map(Leaf::hash).collect();
    let history = History::new(given.vault, &hashes, Vec::new()).map_err(reason)?;
    let placed = leaves.iter().zip(&given.bodies).map(|(leaf, body)| {
        let before = history.head_at(leaf.sequence);
        PlacedLeaf {
            root_before: before.expect("the vectors number their leaves").root,
            leaf,
            body: body.as_ref(),
        }
    });
    let keys = keys_in_force(given.vault, placed, history.head().size).map_err(reason)?;
    let found: Vec<(AuthorId, VerifyingKey)> = keys.authors().collect();
    same("key", &found, &given.keys)?;
    let told = keys.not_followed().iter();
    let told: Vec<_> = told.map(|not| (not.sequence, reason(not.why))).collect();
    match told.iter().find(|not| !given.not_followed.contains(not)) {
        Some((_, why)) => Err(why.clone()),
        None => same("list of leaves", &told, &given.not_followed),
    }
}

fn continuation(given: Value) -> Result<(), String> {
    #[derive(Deserialize)]
    struct Given {
        vault: VaultId,
        leaves: Vec<String>,
        restore_body: Option<DisclosedBody>,
        earlier: Vec<(Fingerprint, String)>,
    }
    let given: Given = read(given)?;
    let leaves = leaves(&given.leaves)?;
    let mut restores = Vec::new();
    if let Some(body) = given.restore_body {
        let told = leaves
            .iter()
            .find(|leaf| leaf.body == body.root())
            .ok_or("no leaf commits to the restore")?;
        restores.push(ProvedRestore::read(told, &body).map_err(reason)?);
    }
    let hashes: Vec<Digest> = leaves.iter().map(Leaf::hash).collect();
    let history = History::new(given.vault, &hashes, restores).map_err(reason)?;
    for (earlier, expected) in given.earlier {
        let found = match history.since_fingerprint(&earlier, None) {
            Continuation::Continues { size } => format!("continues {size}"),
            Continuation::Restored { restored_to } => format!("restored {restored_to}"),
            Continuation::MayBeLost { restored_to } => format!("may be lost {restored_to}"),
            Continuation::Altered => "altered".to_owned(),
        };
        if found != expected {
            return Err(found);
        }
    }
    Ok(())
}
