use ct_merkle::mem_backed_tree::MemoryBackedTree;
use domain::Digest;
use ledger::{
    ConsistencyProof, EMPTY_ROOT, Head, InclusionProof, Nodes, NodesInMemory, ProofError,
    TreeError, append, consistency_proof, inclusion_proof, leaf_hash, root, root_of,
};
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

type Other = MemoryBackedTree<Sha256, Vec<u8>>;

fn leaves(count: u64) -> Vec<Vec<u8>> {
    (0..count)
        .map(|at| format!("leaf {at}").into_bytes())
        .collect()
}

fn grown(leaves: &[Vec<u8>]) -> NodesInMemory {
    let mut nodes = NodesInMemory::default();
    let mut size = 0;
    for leaf in leaves {
        size = append(&mut nodes, size, leaf_hash(leaf)).unwrap();
    }
    assert_eq!(size, leaves.len() as u64);
    nodes
}

fn head(nodes: &NodesInMemory, size: u64) -> Head {
    let root = root(nodes, size).unwrap();
    Head { size, root }
}

/// RFC 6962 §2.1, word for word and as slow as it stands there.
fn naive_root(leaves: &[Vec<u8>]) -> Digest {
    match leaves {
        [] => EMPTY_ROOT,
        [leaf] => leaf_hash(leaf),
        _ => {
            let middle = leaves.len().next_power_of_two() / 2;
            let (left, right) = leaves.split_at(middle);
            let hash = Sha256::new()
                .chain_update([1])
                .chain_update(naive_root(left).bytes())
                .chain_update(naive_root(right).bytes());
            Digest::new(hash.finalize().into())
        }
    }
}

fn concatenated(hashes: &[Digest]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| *hash.bytes()).collect()
}

#[test]
fn every_earlier_root_can_still_be_asked_for() {
    let leaves = leaves(70);
    let nodes = grown(&leaves);
    for size in 0..=leaves.len() {
        let expected = naive_root(&leaves[..size]);
        assert_eq!(root(&nodes, size as u64), Ok(expected), "{size}");
        let hashes = leaves[..size].iter().map(|leaf| leaf_hash(leaf));
        assert_eq!(root_of(hashes), expected, "{size}");
    }
}

#[test]
fn another_implementation_makes_and_accepts_the_same_proofs() {
    let leaves = leaves(40);
    let nodes = grown(&leaves);
    let mut other = Other::new();
    for size in 1..=leaves.len() {
        other.push(leaves[size - 1].clone());
        let now = head(&nodes, size as u64);
        assert_eq!(other.root().as_bytes().as_slice(), now.root.bytes());
        for (index, leaf) in leaves[..size].iter().enumerate() {
            let proof = inclusion_proof(&nodes, index as u64, now.size).unwrap();
            let theirs = other.prove_inclusion(index);
            assert_eq!(theirs.as_bytes(), concatenated(proof.hashes()));
            other
                .root()
                .verify_inclusion(leaf, index as u64, &theirs)
                .unwrap();
            assert_eq!(proof.verify(leaf_hash(leaf), index as u64, &now), Ok(()));
        }
        for old_size in 1..=size {
            let proof = consistency_proof(&nodes, old_size as u64, now.size).unwrap();
            let theirs = other.prove_consistency(size - old_size);
            assert_eq!(theirs.as_bytes(), concatenated(proof.hashes()));
            let old = head(&nodes, old_size as u64);
            assert_eq!(proof.verify(&old, &now), Ok(()));
        }
    }
}

#[test]
fn every_ledger_goes_on_from_the_empty_one() {
    let nodes = grown(&leaves(5));
    let now = head(&nodes, 5);
    let proof = consistency_proof(&nodes, 0, 5).unwrap();
    assert_eq!(proof.verify(&Head::EMPTY, &now), Ok(()));
    let false_empty = Head {
        size: 0,
        root: now.root,
    };
    assert_eq!(proof.verify(&false_empty, &now), Err(ProofError::Root));
    assert_eq!(proof.verify(&Head::EMPTY, &Head::EMPTY), Ok(()));
    assert_eq!(
        proof.verify(&Head::EMPTY, &false_empty),
        Err(ProofError::Root)
    );
}

#[test]
fn a_missing_node_is_reported_and_never_guessed() {
    let mut sparse = NodesInMemory::default();
    sparse.keep(0, 1, leaf_hash(b"second")).unwrap();
    let missing = TreeError::MissingNode { level: 0, index: 0 };
    assert_eq!(append(&mut sparse, 1, leaf_hash(b"again")), Err(missing));
    assert_eq!(root(&sparse, 1), Err(missing));
    assert_eq!(inclusion_proof(&sparse, 1, 1), Err(TreeError::OutOfRange));
    assert_eq!(consistency_proof(&sparse, 2, 1), Err(TreeError::OutOfRange));
}

#[test]
fn sizes_that_no_ledger_has_are_refused_without_a_panic() {
    let hash = leaf_hash(b"x");
    for size in [0, u64::MAX, u64::MAX / 2, 1 << 53] {
        let far = Head { size, root: hash };
        let near = Head {
            size: size / 2 + 1,
            root: hash,
        };
        let inclusion = InclusionProof::new(vec![hash; 3]);
        assert_eq!(inclusion.verify(hash, size, &far), Err(ProofError::Shape));
        assert_eq!(
            inclusion.verify(hash, size.saturating_sub(1), &far),
            Err(ProofError::Shape)
        );
        let consistency = ConsistencyProof::new(vec![hash; 3]);
        assert_eq!(consistency.verify(&near, &far), Err(ProofError::Shape));
    }
}

#[test]
fn appending_to_a_million_leaves_touches_few_nodes() {
    struct Counted(NodesInMemory, std::cell::Cell<u32>);
    impl Nodes for Counted {
        type Error = std::convert::Infallible;
        fn node(&self, level: u8, index: u64) -> Result<Option<Digest>, Self::Error> {
            self.1.set(self.1.get() + 1);
            Ok(Some(Digest::new([level ^ index as u8; 32])))
        }
        fn keep(&mut self, level: u8, index: u64, node: Digest) -> Result<(), Self::Error> {
            self.1.set(self.1.get() + 1);
            self.0.keep(level, index, node)
        }
    }
    let mut nodes = Counted(NodesInMemory::default(), 0.into());
    append(&mut nodes, (1 << 20) - 1, leaf_hash(b"x")).unwrap();
    assert!(nodes.1.take() <= 41);
    root(&nodes, (1 << 20) - 1).unwrap();
    assert!(nodes.1.take() <= 20);
    inclusion_proof(&nodes, 12_345, (1 << 20) - 1).unwrap();
    assert!(nodes.1.take() <= 200);
}

proptest! {
    #[test]
    fn an_altered_proof_leaf_or_place_is_refused(
        size in 1_u64..200, pick in any::<u64>(), flip in any::<(usize, u8)>()
    ) {
        let leaves = leaves(size);
        let nodes = grown(&leaves);
        let index = pick % size;
        let now = head(&nodes, size);
        let proof = inclusion_proof(&nodes, index, size).unwrap();
        let hash = leaf_hash(&leaves[index as usize]);
        prop_assert_eq!(proof.verify(hash, index, &now), Ok(()));
        prop_assert!(proof.verify(leaf_hash(b"other"), index, &now).is_err());
        for other_index in (0..4 * size).filter(|other| *other != index) {
            prop_assert!(proof.verify(hash, other_index, &now).is_err());
        }
        let longer = InclusionProof::new([proof.hashes(), &[hash]].concat());
        prop_assert!(longer.verify(hash, index, &now).is_err());
        if let Some(bent) = bend(proof.hashes(), flip) {
            prop_assert!(InclusionProof::new(bent).verify(hash, index, &now).is_err());
        }
    }

    #[test]
    fn an_altered_history_is_refused(
        size in 2_u64..200, pick in any::<u64>(), change in any::<u64>(), flip in any::<(usize, u8)>()
    ) {
        let mut leaves = leaves(size);
        let nodes = grown(&leaves);
        let old_size = 1 + pick % (size - 1);
        let old = head(&nodes, old_size);
        let now = head(&nodes, size);
        let proof = consistency_proof(&nodes, old_size, size).unwrap();
        prop_assert_eq!(proof.verify(&old, &now), Ok(()));
        if let Some(bent) = bend(proof.hashes(), flip) {
            prop_assert!(ConsistencyProof::new(bent).verify(&old, &now).is_err());
        }
        leaves[(change % old_size) as usize] = b"made up since".to_vec();
        let altered = grown(&leaves);
        let proof = consistency_proof(&altered, old_size, size).unwrap();
        prop_assert!(proof.verify(&old, &head(&altered, size)).is_err());
    }
}

/// The same hashes with one bit changed.
fn bend(hashes: &[Digest], (at, bit): (usize, u8)) -> Option<Vec<Digest>> {
    let mut bent = hashes.to_vec();
    let at = at.checked_rem(bent.len())?;
    let mut bytes = *bent[at].bytes();
    bytes[usize::from(bit) % 32] ^= 1 << (bit % 8);
    bent[at] = Digest::new(bytes);
    Some(bent)
}
