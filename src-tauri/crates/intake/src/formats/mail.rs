//! A mail, or a box of them.

use domain::ItemKind;

use crate::facts::{Facts, MailHead};
use crate::formats::format::{File, Format};
use crate::formats::{mail_parts, text_bytes};
use crate::found::{Locator, LookedThrough};
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

pub(crate) struct Mail;

impl Format for Mail {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Mail
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let bytes = file.whole(Budget::default().bytes)?;
        let messages = mail_parts::messages(&bytes, file.identified);
        // A mailbox has as many times as it has mails; none of them is the file's own.
        if let [message] = messages.as_slice() {
            let letter = mail_parts::read(message)?;
            facts.clocks = letter.clocks;
            facts.mail = Some(MailHead {
                from: letter.from,
                to: letter.to,
                subject: letter.subject,
            });
        }
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        let (bytes, all) = file.searched()?;
        let mut unread = None;
        for message in mail_parts::messages(&bytes, file.identified) {
            let letter = mail_parts::read(message)?;
            for (name, value) in letter.headers {
                found.push(value, Locator::Header(name));
            }
            found.push_lines(&letter.body, Locator::MailLine);
            for page in &letter.pages {
                found.push_lines(page, Locator::MailLine);
            }
            for attachment in letter.attachments {
                let locator = Locator::Attachment(attachment.name.clone());
                found.push(&attachment.name, locator.clone());
                match attachment.text {
                    Some(text) => {
                        for line in text.lines() {
                            found.push(line, locator.clone());
                        }
                    }
                    None => unread = Some(Reason::NotSearchable),
                }
            }
        }
        unread.map_or(all, Err)
    }

    fn preview(&self, file: &mut File<'_>, budget: &Budget) -> Result<Preview, Reason> {
        let bytes = file.whole(budget.bytes)?;
        let messages = mail_parts::messages(&bytes, file.identified);
        let letter = mail_parts::read(messages.first().ok_or(Reason::Damaged)?)?;
        let made_visible = text_bytes::made_visible;
        let (body, cut) = text_bytes::capped(made_visible(&letter.body), budget.text_bytes);
        let headers = letter.headers.iter();
        let attachments = letter.attachments.iter();
        Ok(Preview::Mail {
            headers: headers
                .map(|(name, value)| (made_visible(name), made_visible(value)))
                .collect(),
            body,
            truncated: cut || messages.len() > 1,
            attachments: attachments.map(|one| made_visible(&one.name)).collect(),
        })
    }
}
