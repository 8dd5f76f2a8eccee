//! A mail, or a box of them. A mailbox is read mail by mail; one mail stands in memory as a whole, up to
//! [`Budget::bytes`](crate::Budget::bytes), because its parts are told apart by what stands before them.

use domain::ItemKind;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::{Facts, MailHead};
use crate::formats::format::{File, Format};
use crate::formats::text_bytes;
use crate::formats::writings::{copying, noticing};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

use super::mailbox::{Message, Messages};
use super::{copy, letter, pieces, shown, words};

pub(crate) struct Mail;

impl Format for Mail {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Mail
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let (message, is_alone) = first_message(file)?;
        let letter = letter::headers(message.mail())?;
        // A mailbox has as many times as it has mails; none of them is the file's own.
        if !is_alone {
            return Ok(());
        }
        facts.take(letter.clocks);
        facts.mail = Some(MailHead {
            from: letter.from,
            to: letter.to,
            subject: letter.subject,
        });
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let mut messages = Messages::of(file)?;
        let mut account = Account::whole();
        let mut all = Ok(());
        while let Some(message) = messages.next()? {
            if message.cut {
                all = Err(Reason::OnlyTheFirstPart.into());
            }
            match give_message(&message, giving) {
                Ok(of_mail) => account.join(of_mail),
                Err(Unfinished::Stopped) => return Err(Unfinished::Stopped),
                Err(unfinished) if all.is_ok() => all = Err(unfinished),
                Err(_) => {}
            }
        }
        all.map(|()| account)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let mut messages = Messages::of(file)?;
        let mut begun = false;
        while let Some(message) = messages.next()? {
            if message.cut {
                return Err(Reason::TooLarge);
            }
            if begun {
                copy.write(b"\n")?;
            }
            begun = true;
            copy::write(copy, &pieces::of(message.mail()))?;
            if !message.behind().trim().is_empty() {
                copying::write_held(copy, &message.behind())?;
            }
        }
        Ok("text/plain")
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let budget = file.budget;
        let (message, is_alone) = first_message(file)?;
        let letter = letter::headers(message.mail())?;
        let content = shown::content(message.mail(), budget.text_bytes)?;
        let made_visible = text_bytes::made_visible;
        let (body, cut) = text_bytes::capped(made_visible(&content.body), budget.text_bytes);
        let headers = letter.headers.iter();
        let attachments = content.attachments.iter();
        Ok(Preview::Mail {
            headers: headers
                .map(|(name, value)| (made_visible(name), made_visible(value)))
                .collect(),
            body,
            truncated: cut || content.more || !is_alone,
            attachments: attachments.map(|name| made_visible(name)).collect(),
        })
    }
}

/// The first mail, and whether there is no other.
fn first_message(file: &mut File<'_>) -> Result<(Message, bool), Reason> {
    let mut messages = Messages::of(file)?;
    let message = messages.next()?.ok_or(Reason::Damaged)?;
    if message.cut {
        return Err(Reason::TooLarge);
    }
    let is_alone = matches!(messages.next(), Ok(None));
    Ok((message, is_alone))
}

/// Everything of one mail: what separates it from others, its own pieces, what a program wrote behind it.
fn give_message(message: &Message, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
    giving.lines(&message.before(), Spot::Line)?;
    let pieces = pieces::of(message.mail());
    let mut account = words::give(&pieces, message.mail_at(), giving)?;
    let behind = message.behind();
    account.join(noticing::give_held(
        giving,
        &behind,
        message.behind_at(),
        &Spot::Line,
    )?);
    Ok(account)
}
