//! Points that share a number with one another, told apart.

use std::ops::Range;

/// Of parts that overlap as the numbers of a list do, each with its neighbours, as few as cover them all and each as short as
/// it was: a track is many points, not one. The parts come in the order of their places.
pub(in crate::plan::redaction) fn apart(parts: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut taken: Vec<Range<usize>> = Vec::new();
    for (index, part) in parts.iter().enumerate() {
        let Some(last) = taken.last_mut().filter(|last| part.start < last.end) else {
            taken.push(part.clone());
            continue;
        };
        let next = parts[index + 1..]
            .iter()
            .find(|next| next.start >= last.end);
        let is_covered = part.end <= last.end || next.is_some_and(|next| next.start < part.end);
        if !is_covered {
            last.end = part.end;
        }
    }
    taken
}

/// Those of some parts that touch none of others. Both come in the order of their places, the others without overlaps.
pub(in crate::plan::redaction) fn beside(
    parts: Vec<Range<usize>>,
    others: &[Range<usize>],
) -> Vec<Range<usize>> {
    let is_beside = |part: &Range<usize>| {
        let next = others.partition_point(|other| other.end <= part.start);
        others.get(next).is_none_or(|other| other.start >= part.end)
    };
    parts.into_iter().filter(is_beside).collect()
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_numbers_is_pairs_and_nothing_of_it_is_left() {
        // a b c d, with each pair of neighbours a point.
        assert_eq!(apart(&[0..4, 3..6, 5..8]), [0..4, 5..8]);
        // The last number belongs to no other point.
        assert_eq!(apart(&[0..4, 3..6]), [0..6]);
        assert_eq!(apart(&[0..4, 4..6, 9..12]), [0..4, 4..6, 9..12]);
        assert_eq!(apart(&[0..8, 2..4]), [0..8]);
        assert!(apart(&[]).is_empty());
    }

    #[test]
    fn what_touches_another_is_left_out() {
        assert_eq!(beside(vec![0..2, 3..6, 8..9], &[2..3, 5..8]), [0..2, 8..9]);
    }
}
