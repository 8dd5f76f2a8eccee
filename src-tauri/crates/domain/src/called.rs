use crate::Person;

/// What the spellings of one name, number or account have in common: its characters in lower case
/// without spaces, dashes and the @ before it, and of a telephone number the digits without the way
/// in which it was dialled. Dots stay: in accounts they tell two people apart.
#[must_use]
pub fn folded_name(written: &str) -> String {
    number(written).unwrap_or_else(|| {
        written
            .trim()
            .trim_start_matches('@')
            .chars()
            .filter(|character| !character.is_whitespace() && !is_dash(*character))
            .flat_map(char::to_lowercase)
            .collect()
    })
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}')
}

/// Fewer digits than this are no telephone number: a house, a year, the end of a plate.
const DIGITS_OF_A_NUMBER: usize = 5;

/// +44 7700 900123, 0044 (0)7700 900123 and 07700-900123 are one number.
fn number(written: &str) -> Option<String> {
    let written = written.trim();
    let is_part = |c: char| c.is_ascii_digit() || c.is_whitespace() || "+-.()/".contains(c);
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    if digits.len() < DIGITS_OF_A_NUMBER || !written.chars().all(is_part) {
        return None;
    }
    let abroad = written.trim_start_matches('(').starts_with('+');
    let dialled = match digits.strip_prefix("00") {
        Some(rest) => rest,
        None if abroad => &digits,
        None => return Some(without_trunk(&digits)),
    };
    // Of other countries it is not known where the area begins.
    Some(match dialled.strip_prefix("44") {
        Some(national) => without_trunk(national),
        None => dialled.to_owned(),
    })
}

fn without_trunk(national: &str) -> String {
    national.strip_prefix('0').unwrap_or(national).to_owned()
}

impl Person {
    /// Everything that they are called or reached by, as it was written.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.full_name)
            .chain(&self.aliases)
            .chain(&self.numbers)
            .chain(&self.emails)
            .chain(self.handles.iter().map(|handle| &handle.handle))
            .map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::folded_name;

    #[test]
    fn spelling_makes_no_other_name() {
        for written in ["Dan Ashe", " dan  ashe", "DAN ASHE", "Dan-Ashe"] {
            assert_eq!(folded_name(written), "danashe");
        }
        assert_eq!(folded_name("@Dan_A"), folded_name("dan_a"));
        assert_ne!(folded_name("dan_a"), folded_name("dan.a"));
        assert_eq!(folded_name("Żaneta"), folded_name("żaneta"));
        assert_eq!(folded_name(" – "), "");
    }

    #[test]
    fn one_number_has_one_form() {
        for written in [
            "07700 900604",
            "07700900604",
            "+44 7700 900604",
            "+44 (0)7700-900604",
            "0044 7700 900604",
        ] {
            assert_eq!(folded_name(written), "7700900604", "{written}");
        }
        assert_ne!(folded_name("07700 900604"), folded_name("07700 900605"));
        assert_eq!(
            folded_name("+33 6 00 00 00 00"),
            folded_name("0033600000000")
        );
        assert_eq!(folded_name("1988"), "1988");
    }
}
