//! Digits of every script that writes numbers by their places.

/// Where the noughts stand in Unicode (general category Nd); the nine others follow each.
const NOUGHTS: [u32; 40] = [
    0x30, 0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66,
    0xDE6, 0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90,
    0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10,
    0x11066, 0x11136, 0x1E950,
];

/// The number that a digit stands for, and the script that it is of.
pub(super) fn digit(letter: char) -> Option<(u16, u32)> {
    let code = u32::from(letter);
    if code < 0x660 {
        let value = code.wrapping_sub(0x30);
        return (value < 10).then_some((value as u16, 0x30));
    }
    let at = NOUGHTS.partition_point(|nought| *nought <= code);
    let nought = *NOUGHTS.get(at.checked_sub(1)?)?;
    let value = code - nought;
    (value < 10).then_some((value as u16, nought))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_of_many_scripts_are_numbers() {
        for digits in [
            "0123456789",
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "০১২৩৪৫৬৭৮৯",
            "๐๑๒๓๔๕๖๗๘๙",
            "၀၁၂၃၄၅၆၇၈၉",
            "０１２３４５６７８９",
        ] {
            let read: Vec<_> = digits
                .chars()
                .map(|one| digit(one).map(|(value, _)| value))
                .collect();
            let expected: Vec<_> = (0..10).map(Some).collect();
            assert_eq!(read, expected, "{digits}");
        }
        for letter in ['a', '/', ':', '\u{65F}', '²', '一', '½', '\u{200e}'] {
            assert_eq!(digit(letter), None, "{letter:?}");
        }
    }
}
