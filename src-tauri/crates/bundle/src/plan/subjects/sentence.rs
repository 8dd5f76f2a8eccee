//! Where a sentence begins and ends. Where that is in doubt, it goes on: rather more is withheld than the half of a sentence,
//! which may tell as much as the whole.

use std::ops::Range;

/// What ends a sentence where something blank follows.
const ENDS: [char; 4] = ['.', '!', '?', '…'];

/// What ends a sentence of a script that leaves no spaces.
const ENDS_ANYHOW: [char; 3] = ['。', '！', '？'];

/// What may stand between the end of a sentence and what is blank.
const CLOSES: &str = "'\"’”»)]";

/// Words behind which a full stop ends no sentence: a name or a number follows.
const SHORTENED: &str = "
    dr mr mrs ms mx prof rev sgt insp dept st rd ave nos tel approx eg e.g ie i.e vs etc para
    jan feb apr jun jul aug sep sept oct nov dec tues thur thurs fri
";

/// The sentences in which a part of a text stands, without the blank around them.
pub(super) fn sentence_around(text: &str, part: &Range<usize>) -> Range<usize> {
    let mut from = 0;
    let mut to = text.len();
    for end in ends(text) {
        if end <= part.start {
            from = end;
        } else if end >= part.end {
            to = end;
            break;
        }
    }
    let sentence = &text[from..to];
    let from = from + (sentence.len() - sentence.trim_start().len());
    from..from + sentence.trim().len()
}

/// Where sentences end: behind their last mark, and where a line is left blank.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(|(at, character)| {
        let behind = at + character.len_utf8();
        if ENDS_ANYHOW.contains(&character) {
            return Some(behind);
        }
        let rest = &text[behind..];
        if character == '\n' {
            let line = rest.split('\n').next().unwrap_or_default();
            return line.trim().is_empty().then_some(behind);
        }
        let closed = rest.trim_start_matches(|c| CLOSES.contains(c));
        let is_end = ENDS.contains(&character)
            && (closed.is_empty() || closed.starts_with(char::is_whitespace))
            && !goes_on(&text[..at], character, closed);
        is_end.then(|| behind + (rest.len() - closed.len()))
    })
}

/// Whether a sentence goes on behind its mark: after a shortened word or an initial, and where a small letter follows.
fn goes_on(before: &str, mark: char, after: &str) -> bool {
    let next = after.trim_start();
    if !after[..after.len() - next.len()].contains('\n') && next.starts_with(char::is_lowercase) {
        return true;
    }
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '(')
        .next();
    let word = word.unwrap_or_default();
    let is_capital = |one: &str| one.chars().count() == 1 && one.chars().all(char::is_uppercase);
    let is_initial = word.split('.').all(is_capital);
    let small = word.to_lowercase();
    let is_shortened = SHORTENED.split_whitespace().any(|one| one == small);
    mark == '.' && (is_shortened || (is_initial && word != "I"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_whole_and_nothing_beside_it() {
        for (text, word, sentence) in [
            ("He rang. My GP knows. He left.", "GP", "My GP knows."),
            ("He rang.  My GP knows", "GP", "My GP knows"),
            ("My GP knows!? He left.", "GP", "My GP knows!?"),
            (
                "She said “my GP knows.” He left.",
                "GP",
                "She said “my GP knows.”",
            ),
            ("Dr. Patel is my GP. He left.", "GP", "Dr. Patel is my GP."),
            (
                "The G.P. Mrs. A. Patel, knows. He left.",
                "Patel",
                "The G.P. Mrs. A. Patel, knows.",
            ),
            (
                "At 14.06 my GP rang. He left.",
                "GP",
                "At 14.06 my GP rang.",
            ),
            ("My GP… he knows. He left.", "GP", "My GP… he knows."),
            ("He rang\n\nMy GP knows\n \nHe left", "GP", "My GP knows"),
            ("He rang.\nmy GP\nknows.\nHe left", "GP", "my GP\nknows."),
            ("他来了。GP知道。他走了。", "GP", "GP知道。"),
            ("So do I. My GP knows.", "GP", "My GP knows."),
            ("  My GP  ", "GP", "My GP"),
        ] {
            let at = text.find(word).unwrap();
            let found = sentence_around(text, &(at..at + word.len()));
            assert_eq!(&text[found], sentence, "{text}");
        }
    }

    #[test]
    fn what_runs_over_an_end_takes_both_sentences() {
        let text = "One. Two my. GP three. Four.";
        let part = text.find("my").unwrap()..text.find(" three").unwrap();
        assert_eq!(&text[sentence_around(text, &part)], "Two my. GP three.");
    }
}
