//! The pages of a copy, for paper.

use super::made::Made;
use super::{copied, pictures};
use crate::pages_of_copy;

#[test]
fn the_pages_of_a_copy_are_taken_out_of_it_as_they_were_written() {
    let black = copied(&Made::words("He was there").file()).unwrap();
    let coloured = Made::page("1 0 0 rg 10 10 200 100 re f 0 g BT /F 14 Tf 30 150 Td (red) Tj ET");
    let coloured = copied(&coloured.file()).unwrap();
    for copy in [black, coloured] {
        let pages = pages_of_copy(copy.clone(), 5).unwrap();
        assert_eq!((pages.jpegs.len(), pages.total), (1, 1));
        let picture =
            image::load_from_memory_with_format(&pages.jpegs[0], image::ImageFormat::Jpeg);
        let picture = picture.unwrap().into_luma8();
        let written = &pictures(&copy)[0];
        assert_eq!(picture.width() as usize, written.width);
        // A JPEG of what was written without loss is near it.
        let pairs = picture.as_raw().iter().zip(&written.levels);
        let far = pairs
            .filter(|(one, other)| one.abs_diff(**other) > 60)
            .count();
        assert!(far * 100 < written.levels.len(), "{far} pixels differ");
        assert_eq!(pages_of_copy(copy, 0).unwrap().jpegs.len(), 0);
    }
    assert!(pages_of_copy(b"%PDF-1.7 nothing".to_vec(), 5).is_err());
    // A document that is no copy has no picture of its page.
    assert!(pages_of_copy(Made::words("He was there").file(), 5).is_err());
}
