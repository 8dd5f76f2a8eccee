//! PDF. Its library takes all bytes together and no stream: a document begins at its end, and its pages point anywhere. So
//! a PDF is held in memory, up to [`Budget::bytes`](crate::Budget::bytes), and its words are gathered before they are
//! given.

use domain::{ItemKind, UnreadPart};

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::documents::{pdf_copy, pdf_pages, pdf_words};
use crate::formats::format::{File, Format};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Pdf;

impl Format for Pdf {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Pdf
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let read = pdf_pages::pdf_facts(file.whole()?)?;
        facts.take(read.clocks);
        facts.pages = Some(read.pages);
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let (bytes, all) = file.first()?;
        let document = pdf_words::words(bytes)?;
        for (name, text) in document.titles {
            giving.text(&text, &Spot::Field(name.to_owned()))?;
        }
        for (readings, number) in document.pages.iter().zip(1..) {
            for text in readings {
                giving.text(text, &Spot::Page(number))?;
            }
        }
        for (spot, text) in &document.beside {
            giving.text(text, spot)?;
        }
        all?;
        if document.more {
            return Err(Reason::OnlyTheFirstPart.into());
        }
        let mut account = Account::whole();
        account.add(UnreadPart::BesidePages, 0, file.size);
        Ok(match document.shows {
            true => account.that_shows(),
            false => account,
        })
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let bytes = file.whole()?;
        pdf_copy::write(bytes, file.budget, copy)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let bytes = file.whole()?;
        let (pages, total) = pdf_pages::page_pictures(bytes, file.budget)?;
        Ok(Preview::Pages { pages, total })
    }
}
