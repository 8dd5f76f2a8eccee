//! The tree of RFC 6962 §2.1, kept as its complete subtrees, so that appending and proving read and
//! write a number of nodes that grows with the logarithm of the size.

pub(crate) mod hashing;
pub(crate) mod proof;

use std::collections::BTreeMap;
use std::convert::Infallible;

use domain::Digest;

use crate::tree::hashing::{EMPTY_ROOT, LARGEST_SIZE, parent_hash};
use crate::tree::proof::{ConsistencyProof, InclusionProof};

/// Where complete subtrees are kept. Level 0 holds the leaf hashes; the node at `level` and `index`
/// is the root over the leaves from `index << level` on, `1 << level` of them.
pub trait Nodes {
    /// What can go wrong in the place where they are kept.
    type Error;

    /// The node, or `None` when it was never kept.
    ///
    /// # Errors
    /// Whatever the place where they are kept reports.
    fn node(&self, level: u8, index: u64) -> Result<Option<Digest>, Self::Error>;

    /// Keeps a node. Each is kept once and never changes.
    ///
    /// # Errors
    /// Whatever the place where they are kept reports.
    fn keep(&mut self, level: u8, index: u64, node: Digest) -> Result<(), Self::Error>;
}

/// Nodes in memory, for verifying a list of leaves that was handed over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NodesInMemory(BTreeMap<(u8, u64), Digest>);

impl Nodes for NodesInMemory {
    type Error = Infallible;

    fn node(&self, level: u8, index: u64) -> Result<Option<Digest>, Infallible> {
        Ok(self.0.get(&(level, index)).copied())
    }

    fn keep(&mut self, level: u8, index: u64, node: Digest) -> Result<(), Infallible> {
        self.0.insert((level, index), node);
        Ok(())
    }
}

/// Why a tree could not be read or grown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreeError<E> {
    /// A node that must be there is not: the place where they are kept is damaged.
    #[error("a node of the ledger's tree is missing (level {level}, index {index})")]
    MissingNode {
        /// Its level.
        level: u8,
        /// Its index.
        index: u64,
    },
    /// A leaf or a size that lies outside the tree.
    #[error("the ledger has no such leaf or size")]
    OutOfRange,
    /// The place where the nodes are kept failed.
    #[error("the nodes of the ledger's tree could not be read or kept")]
    Kept(#[source] E),
}

/// Appends one leaf to a tree of `size` leaves, and gives the new size.
///
/// # Errors
/// The tree is full, a node is missing, or keeping failed.
pub fn append<N: Nodes>(
    nodes: &mut N,
    size: u64,
    leaf_hash: Digest,
) -> Result<u64, TreeError<N::Error>> {
    if size >= LARGEST_SIZE {
        return Err(TreeError::OutOfRange);
    }
    let (mut level, mut index, mut node) = (0, size, leaf_hash);
    nodes.keep(level, index, node).map_err(TreeError::Kept)?;
    while index % 2 == 1 {
        node = parent_hash(&kept(nodes, level, index - 1)?, &node);
        level += 1;
        index /= 2;
        nodes.keep(level, index, node).map_err(TreeError::Kept)?;
    }
    Ok(size + 1)
}

/// The root over the first `size` leaves. Any earlier size may be asked for.
///
/// # Errors
/// A node is missing, or reading failed.
pub fn root<N: Nodes>(nodes: &N, size: u64) -> Result<Digest, TreeError<N::Error>> {
    match size {
        0 => Ok(EMPTY_ROOT),
        1..=LARGEST_SIZE => subtree(nodes, 0, size),
        _ => Err(TreeError::OutOfRange),
    }
}

/// The proof that the leaf at `index` is in the tree of the first `size` leaves.
///
/// # Errors
/// The leaf is outside the tree, a node is missing, or reading failed.
pub fn inclusion_proof<N: Nodes>(
    nodes: &N,
    index: u64,
    size: u64,
) -> Result<InclusionProof, TreeError<N::Error>> {
    if index >= size || size > LARGEST_SIZE {
        return Err(TreeError::OutOfRange);
    }
    let mut from_the_top = Vec::new();
    let (mut start, mut length) = (0, size);
    while length > 1 {
        let left = largest_power_below(length);
        if index < start + left {
            from_the_top.push(subtree(nodes, start + left, length - left)?);
            length = left;
        } else {
            from_the_top.push(subtree(nodes, start, left)?);
            start += left;
            length -= left;
        }
    }
    from_the_top.reverse();
    Ok(InclusionProof::new(from_the_top))
}

/// The proof that the tree of the first `old_size` leaves is the beginning of the tree of the first
/// `size` leaves.
///
/// # Errors
/// The old size is larger, a node is missing, or reading failed.
pub fn consistency_proof<N: Nodes>(
    nodes: &N,
    old_size: u64,
    size: u64,
) -> Result<ConsistencyProof, TreeError<N::Error>> {
    if old_size > size || size > LARGEST_SIZE {
        return Err(TreeError::OutOfRange);
    }
    if old_size == 0 || old_size == size {
        return Ok(ConsistencyProof::new(Vec::new()));
    }
    let mut from_the_top = Vec::new();
    let (mut start, mut length) = (0, size);
    while start + length != old_size {
        let left = largest_power_below(length);
        if old_size <= start + left {
            from_the_top.push(subtree(nodes, start + left, length - left)?);
            length = left;
        } else {
            from_the_top.push(subtree(nodes, start, left)?);
            start += left;
            length -= left;
        }
    }
    // A verifier that has the old root already knows this subtree when it begins at the first leaf.
    if start > 0 {
        from_the_top.push(subtree(nodes, start, length)?);
    }
    from_the_top.reverse();
    Ok(ConsistencyProof::new(from_the_top))
}

/// The root over leaf hashes that are all at hand.
pub fn root_of(leaf_hashes: impl IntoIterator<Item = Digest>) -> Digest {
    let mut peaks: Vec<(u32, Digest)> = Vec::new();
    for leaf in leaf_hashes {
        let (mut level, mut node) = (0, leaf);
        while let Some((_, left)) = peaks.pop_if(|(peak, _)| *peak == level) {
            node = parent_hash(&left, &node);
            level += 1;
        }
        peaks.push((level, node));
    }
    peaks
        .into_iter()
        .map(|(_, peak)| peak)
        .rev()
        .reduce(|right, left| parent_hash(&left, &right))
        .unwrap_or(EMPTY_ROOT)
}

/// The root over `length` leaves from `start` on, where `start` is a multiple of the smallest power
/// of two that is not below `length`.
fn subtree<N: Nodes>(nodes: &N, start: u64, length: u64) -> Result<Digest, TreeError<N::Error>> {
    if length.is_power_of_two() {
        let level = length.trailing_zeros();
        return kept(nodes, level as u8, start >> level);
    }
    let left = largest_power_below(length);
    Ok(parent_hash(
        &subtree(nodes, start, left)?,
        &subtree(nodes, start + left, length - left)?,
    ))
}

fn kept<N: Nodes>(nodes: &N, level: u8, index: u64) -> Result<Digest, TreeError<N::Error>> {
    nodes
        .node(level, index)
        .map_err(TreeError::Kept)?
        .ok_or(TreeError::MissingNode { level, index })
}

/// The largest power of two below a number above 1.
fn largest_power_below(number: u64) -> u64 {
    1 << (number - 1).ilog2()
}
