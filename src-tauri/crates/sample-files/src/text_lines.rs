//! Words on a line, as wide as common letters are.

/// Breaks words into lines of about this width, by the breadth of common letters.
pub(super) fn lines(words: &str, width: f64, size: f64) -> Vec<String> {
    let mut found = vec![String::new()];
    for word in words.split_whitespace() {
        let line = found.last_mut().expect("there is always a last line");
        if !line.is_empty() && breadth(line, size) + breadth(word, size) + size * 0.28 > width {
            found.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    found
}

/// About how wide words are.
pub(super) fn breadth(words: &str, size: f64) -> f64 {
    let share = |letter: char| match letter {
        'i' | 'l' | 'j' | '\'' | '.' | ',' | '!' | '|' | ':' | ';' => 0.25,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' => 0.31,
        'm' | 'w' | 'M' | 'W' | '@' => 0.85,
        letter if letter.is_uppercase() => 0.7,
        _ => 0.55,
    };
    words.chars().map(share).sum::<f64>() * size
}
