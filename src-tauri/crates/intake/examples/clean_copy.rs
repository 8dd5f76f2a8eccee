//! Makes the clean copy of a file, and nothing is withheld: to look at it with other programs, and to measure.
//!
//! `cargo run --release -p intake --example clean_copy -- FILE COPY`

use std::fs::File;
use std::io::{BufWriter, Read, Seek, Write};

use intake::{HEAD_LENGTH, Withholding, clean_copy, identify};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut names = std::env::args().skip(1);
    let (Some(name), Some(copy)) = (names.next(), names.next()) else {
        return Err("clean_copy FILE COPY".into());
    };
    let mut source = File::open(&name)?;
    let mut head = Vec::new();
    Read::by_ref(&mut source)
        .take(HEAD_LENGTH as u64)
        .read_to_end(&mut head)?;
    source.rewind()?;
    let nothing = Withholding {
        in_text: &|_| Vec::new(),
        mark: "",
    };
    let mut out = BufWriter::new(File::create(copy)?);
    clean_copy(&mut source, &identify(&head, &name), nothing, &mut out)?;
    out.flush()?;
    Ok(())
}
