//! A copy of a mail in plain text: its headers, its words, the names of what hangs on it.

use crate::Reason;
use crate::clean_copy::CopyTarget;
use crate::formats::writings::copying;

use super::fields::Field;
use super::piece::Piece;
use super::seen::Seen;

/// What stands first, in this order.
const FIRST: [&str; 5] = ["From", "To", "Cc", "Date", "Subject"];
/// What is said of parts that the copy does not have.
const OF_PARTS: [&str; 5] = [
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Content-Disposition",
    "Content-Length",
];

/// Writes one mail.
pub(crate) fn write(copy: &mut CopyTarget<'_>, pieces: &[Piece]) -> Result<(), Reason> {
    let mut seen = Seen::default();
    for piece in pieces {
        match piece {
            Piece::Headers(fields) => headers(copy, fields)?,
            Piece::Name(name) => {
                seen.part();
                copying::write_held(copy, &format!("Attachment: {name}"))?;
            }
            Piece::Words(words) => {
                if let Some(text) = seen.of(words)? {
                    copying::write_held(copy, &text)?;
                    copy.write(b"\n")?;
                }
            }
            Piece::PartHeaders(_)
            | Piece::Said(_)
            | Piece::Begins(_)
            | Piece::Ends(_)
            | Piece::Unread(..) => {}
        }
    }
    Ok(())
}

fn headers(copy: &mut CopyTarget<'_>, fields: &[Field]) -> Result<(), Reason> {
    let is_first = |field: &&Field| FIRST.iter().any(|name| field.is(name));
    let first = FIRST
        .iter()
        .flat_map(|name| fields.iter().filter(|field| field.is(name)));
    let others = fields.iter().filter(|field| !is_first(field));
    let others = others.filter(|field| !OF_PARTS.iter().any(|name| field.is(name)));
    for field in first.chain(others).filter(|field| field.raw.is_none()) {
        let line = match field.name.as_str() {
            "" => field.value.clone(),
            name => format!("{name}: {}", field.value),
        };
        copying::write_held(copy, &line)?;
    }
    copy.write(b"\n")
}
