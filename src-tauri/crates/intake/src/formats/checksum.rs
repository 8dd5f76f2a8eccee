//! Checksums as files of sound have them: what is left of a division by a polynomial, the first bit first, from 0, neither turned
//! nor inverted.

/// How to make those of one kind.
pub(crate) struct Checksum {
    width: u32,
    /// What is left of each byte, in the high bits.
    table: [u32; 256],
}

impl Checksum {
    /// By the polynomial of this many bits.
    pub(crate) const fn of(polynomial: u32, width: u32) -> Self {
        let polynomial = polynomial << (32 - width);
        let mut table = [0; 256];
        let mut index = 0;
        while index < 256 {
            let mut value = (index as u32) << 24;
            let mut bit = 0;
            while bit < 8 {
                let divides = value >> 31 == 1;
                value <<= 1;
                if divides {
                    value ^= polynomial;
                }
                bit += 1;
            }
            table[index] = value;
            index += 1;
        }
        Self { width, table }
    }

    /// What is left with one more byte, in the high bits as what was left before.
    pub(crate) const fn with(&self, left: u32, byte: u8) -> u32 {
        left << 8 ^ self.table[((left >> 24) as u8 ^ byte) as usize]
    }

    /// The checksum of bytes.
    pub(crate) fn over(&self, bytes: &[u8]) -> u32 {
        let left = bytes.iter().fold(0, |left, byte| self.with(left, *byte));
        left >> (32 - self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values for "123456789" in the catalogue of CRC algorithms (SMBUS, UMTS, and MPEG-2 begun from 0).
    #[test]
    fn sums_are_those_of_others() {
        let digits = b"123456789";
        assert_eq!(Checksum::of(0x07, 8).over(digits), 0xF4);
        assert_eq!(Checksum::of(0x8005, 16).over(digits), 0xFEE8);
        assert_eq!(Checksum::of(0x04C1_1DB7, 32).over(digits), 0x89A1_897F);
    }
}
