//! A mail, or a box of them. A mailbox is read mail by mail; one mail stands in memory as a whole, up to
//! [`Budget::bytes`](crate::Budget::bytes), because the library that reads it takes no stream.

use domain::ItemKind;

use crate::account::Account;
use crate::facts::{Facts, MailHead};
use crate::formats::format::{File, Format};
use crate::formats::mail_parts::{self, Letter};
use crate::formats::mailbox::Messages;
use crate::formats::text_bytes;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Mail;

impl Format for Mail {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Mail
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let mut messages = Messages::of(file)?;
        let message = messages.next()?.ok_or(Reason::Damaged)?;
        if message.cut {
            return Err(Reason::TooLarge);
        }
        // A mailbox has as many times as it has mails; none of them is the file's own.
        if messages.next()?.is_some() {
            return Ok(());
        }
        let letter = mail_parts::read(&message.bytes)?;
        facts.clocks = letter.clocks;
        facts.mail = Some(MailHead {
            from: letter.from,
            to: letter.to,
            subject: letter.subject,
        });
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let size = file.size;
        let mut messages = Messages::of(file)?;
        let mut all = Ok(());
        while let Some(message) = messages.next()? {
            let given = match mail_parts::read(&message.bytes) {
                Ok(letter) => give_letter(letter, giving),
                Err(reason) => Err(reason.into()),
            };
            match given {
                Err(Unfinished::Stopped) => return Err(Unfinished::Stopped),
                _ if message.cut => all = Err(Reason::OnlyTheFirstPart.into()),
                Err(_) if all.is_ok() => all = given,
                _ => {}
            }
        }
        // What stands beside its headers and its texts is not told apart yet.
        all.map(|()| Account::nothing(size))
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let budget = file.budget;
        let mut messages = Messages::of(file)?;
        let message = messages.next()?.ok_or(Reason::Damaged)?;
        if message.cut {
            return Err(Reason::TooLarge);
        }
        let more = !matches!(messages.next(), Ok(None));
        let letter = mail_parts::read(&message.bytes)?;
        let made_visible = text_bytes::made_visible;
        let (body, cut) = text_bytes::capped(made_visible(&letter.body), budget.text_bytes);
        let headers = letter.headers.iter();
        let attachments = letter.attachments.iter();
        Ok(Preview::Mail {
            headers: headers
                .map(|(name, value)| (made_visible(name), made_visible(value)))
                .collect(),
            body,
            truncated: cut || more,
            attachments: attachments.map(|one| made_visible(&one.name)).collect(),
        })
    }
}

/// Gives a mail's words: its headers, its text, its pages and what hangs on it.
fn give_letter(letter: Letter, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    for (name, value) in letter.headers {
        giving.text(&value, &Spot::Header(name))?;
    }
    giving.lines(&letter.body, Spot::MailLine)?;
    for page in &letter.pages {
        giving.lines(page, Spot::MailLine)?;
    }
    for attachment in letter.attachments {
        let spot = Spot::Attachment(attachment.name);
        if let Spot::Attachment(name) = &spot {
            giving.text(name, &spot)?;
        }
        if let Some(text) = attachment.text {
            giving.lines(&text, |_| spot.clone())?;
        }
    }
    Ok(())
}
