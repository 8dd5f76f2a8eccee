//! Looks for many words in one pass.

use std::ops::Range;

use aho_corasick::AhoCorasick;

/// Words to look for, all at once.
#[derive(Debug, Default)]
pub(crate) struct Finder {
    words: Vec<String>,
    /// Nothing where there are no words, or more than it can hold.
    all_at_once: Option<AhoCorasick>,
}

impl Finder {
    pub(crate) fn of(words: Vec<String>) -> Self {
        let all_at_once = (!words.is_empty()).then(|| AhoCorasick::new(&words).ok());
        Self {
            words,
            all_at_once: all_at_once.flatten(),
        }
    }

    /// Every place of every word, also where they overlap: which word, by its number, and where.
    pub(crate) fn in_text(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        match &self.all_at_once {
            Some(all_at_once) => all_at_once
                .find_overlapping_iter(text)
                .map(|found| (found.pattern().as_usize(), found.range()))
                .collect(),
            None => self.one_by_one(text),
        }
    }

    fn one_by_one(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        let words = self.words.iter().enumerate();
        words
            .flat_map(|(number, word)| {
                let found = text.match_indices(word.as_str());
                found.map(move |(at, _)| (number, at..at + word.len()))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_at_once_finds_what_one_by_one_finds() {
        let words = ["ab", "abc", "bc", "é"].map(String::from);
        let finder = Finder::of(words.into());
        let mut found = finder.in_text("xabcé abc");
        let mut expected = finder.one_by_one("xabcé abc");
        found.sort_by_key(|(word, place)| (*word, place.start));
        expected.sort_by_key(|(word, place)| (*word, place.start));
        assert_eq!(found, expected);
        assert_eq!(found.len(), 7);
        assert_eq!(Finder::of(Vec::new()).in_text("ab"), []);
    }
}
