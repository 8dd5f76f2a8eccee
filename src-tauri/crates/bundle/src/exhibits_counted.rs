//! How many exhibits there are and how they go out, told alike wherever a document counts them.

use std::collections::BTreeMap;

use catalogue::{Saying, Words, sentences};

use crate::case_file::ExhibitFile;

/// "60: 32 as received, 21 as clean copies, 7 only for police".
pub(crate) fn exhibits_counted(words: &Words, exhibits: &[ExhibitFile]) -> String {
    let mut by_way = BTreeMap::new();
    for exhibit in exhibits {
        *by_way.entry(exhibit.how).or_insert(0_usize) += 1;
    }
    if by_way.is_empty() {
        return exhibits.len().to_string();
    }
    let ways: Vec<String> = by_way
        .into_iter()
        .map(|(how, count)| words.say_with(how.counted(), &[("count", Saying::from(count))]))
        .collect();
    words.say_with(
        sentences::PRINT_EXHIBITS_COUNTED,
        &[
            ("count", Saying::from(exhibits.len())),
            ("ways", ways.join(", ").into()),
        ],
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use catalogue::Language;
    use domain::{Digest, EntryId};

    use super::exhibits_counted;
    use crate::case_file::{ExhibitFile, HandedOver};

    fn exhibit(how: HandedOver) -> ExhibitFile {
        ExhibitFile {
            original_kept: false,
            tells_what_was_received: true,
            item: "019ba9ad-90f8-7a20-abd5-5293b46359cb"
                .parse::<EntryId>()
                .expect("an id"),
            file_name: None,
            handed_over: Digest::new([0; 32]),
            size: 0,
            how,
            why: BTreeSet::new(),
        }
    }

    #[test]
    fn every_way_is_counted_and_the_ways_add_up() {
        let exhibits = [
            HandedOver::AsReceived,
            HandedOver::PoliceOnly,
            HandedOver::AsReceived,
            HandedOver::CleanCopy,
        ]
        .map(exhibit);
        let words = Language::English.words();
        assert_eq!(
            exhibits_counted(words, &exhibits),
            "4: 2 as received, 1 as clean copies, 1 only for police"
        );
        assert_eq!(exhibits_counted(words, &[]), "0");
    }
}
