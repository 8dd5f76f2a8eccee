//! A mail's words, given piece by piece, and what of it was not read.

use domain::UnreadPart;

use crate::account::Account;
use crate::formats::documents::page_words::words_of_page;
use crate::formats::writings::noticing;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;

use super::fields::Field;
use super::piece::{Piece, Words, WordsKind};

/// Gives the words of a mail that begins there in its file.
pub(crate) fn give(
    pieces: &[Piece],
    mail_at: u64,
    giving: &mut Giving<'_>,
) -> Result<Account, Unfinished> {
    let mut giver = Giver {
        giving,
        account: Account::whole(),
        mail_at,
        line: 0,
    };
    for piece in pieces {
        giver.piece(piece)?;
    }
    Ok(giver.account)
}

struct Giver<'g, 's> {
    giving: &'g mut Giving<'s>,
    account: Account,
    mail_at: u64,
    /// So many lines of the mail's text were given.
    line: u32,
}

impl Giver<'_, '_> {
    fn piece(&mut self, piece: &Piece) -> Result<(), Unfinished> {
        match piece {
            Piece::Headers(fields) | Piece::PartHeaders(fields) => {
                fields.iter().try_for_each(|field| self.field(field))
            }
            Piece::Said(said) => {
                let spot = Spot::header("Content-Type");
                self.giving.text(said, &spot)
            }
            Piece::Name(name) => {
                let spot = Spot::attachment(name);
                self.giving.text(name, &spot)
            }
            Piece::Words(words) => self.words(words),
            Piece::Begins(_) | Piece::Ends(_) => Ok(()),
            Piece::Unread(part, range) => {
                let from = self.mail_at + range.start as u64;
                self.account.add(*part, from, range.len() as u64);
                Ok(())
            }
        }
    }

    fn field(&mut self, field: &Field) -> Result<(), Unfinished> {
        let spot = |_| Spot::header(&field.name);
        let from = self.mail_at + field.range.start as u64;
        // A name that a program made up may be words as well.
        if !is_usual(field) {
            self.giving.text(&field.name, &spot(1))?;
        }
        if let Some(raw) = &field.raw {
            self.giving.text(raw, &spot(1))?;
            let length = field.range.len() as u64;
            self.account.add(UnreadPart::Undecodable, from, length);
        }
        if is_signature(field) {
            return self.giving.text(&field.value, &spot(1));
        }
        let packed = noticing::give_held(self.giving, &field.value, from, &spot)?;
        for bytes in packed.unread.into_values() {
            self.account
                .add(UnreadPart::UnknownPart, from, bytes.length);
        }
        Ok(())
    }

    fn words(&mut self, words: &Words) -> Result<(), Unfinished> {
        let Words { text, at, .. } = words;
        let before = self.line;
        let spot = |line: u32| match &words.file {
            Some(name) => Spot::attachment(name),
            None => Spot::MailLine(line.saturating_add(before)),
        };
        let at = self.mail_at + *at as u64;
        let account = match words.kind {
            WordsKind::Page => {
                let page = words_of_page(text)?;
                let account = noticing::give_held(self.giving, &page, at, &spot)?;
                self.count_lines(&page, words);
                let of_source = |line| match &words.file {
                    Some(name) => Spot::attachment(name),
                    None => Spot::MailLine(line),
                };
                let source = noticing::give_held(self.giving, text, at, &of_source)?;
                match source.unread.is_empty() {
                    true => account,
                    false => source,
                }
            }
            WordsKind::Text => {
                let account = noticing::give_held(self.giving, text, at, &spot)?;
                self.count_lines(text, words);
                account
            }
            WordsKind::Beside => {
                noticing::give_held(self.giving, text, at, &|_| Spot::MailLine(before.max(1)))?
            }
        };
        self.account.join(account);
        Ok(())
    }

    fn count_lines(&mut self, text: &str, words: &Words) {
        if words.file.is_none() {
            let lines = u32::try_from(text.lines().count()).unwrap_or(u32::MAX);
            self.line = self.line.saturating_add(lines);
        }
    }
}

/// Whether nearly every mail has a header of this name (RFC 5322, 2045 and 6376), so that it says nothing.
fn is_usual(field: &Field) -> bool {
    const USUAL: [&str; 24] = [
        "From",
        "To",
        "Cc",
        "Bcc",
        "Sender",
        "Reply-To",
        "Subject",
        "Date",
        "Message-ID",
        "In-Reply-To",
        "References",
        "Received",
        "Return-Path",
        "Delivered-To",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition",
        "Content-ID",
        "Content-Description",
        "Authentication-Results",
        "Received-SPF",
        "X-Received",
        "X-Mailer",
    ];
    is_signature(field) || USUAL.iter().any(|name| field.is(name))
}

/// Headers by which providers sign a mail: their letters are a sum of it, and hold nothing else.
fn is_signature(field: &Field) -> bool {
    [
        "DKIM-Signature",
        "X-Google-DKIM-Signature",
        "ARC-Seal",
        "ARC-Message-Signature",
    ]
    .iter()
    .any(|name| field.is(name))
}
