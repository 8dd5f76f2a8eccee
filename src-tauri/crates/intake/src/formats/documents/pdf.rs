//! PDF.

use domain::ItemKind;

use crate::facts::Facts;
use crate::formats::documents::{pdf_pages, pdf_words};
use crate::formats::format::{File, Format};
use crate::found::{Locator, LookedThrough};
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

pub(crate) struct Pdf;

impl Format for Pdf {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Pdf
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let read = pdf_pages::pdf_facts(file.whole(Budget::default().bytes)?)?;
        facts.clocks = read.clocks;
        facts.pages = Some(read.pages);
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        let (bytes, all) = file.searched()?;
        let document = pdf_words::words(bytes)?;
        for (name, text) in document.titles {
            found.push(text, Locator::Field(name.to_owned()));
        }
        let scanned = document.pages.iter().any(|page| page.trim().is_empty());
        for (page, number) in document.pages.into_iter().zip(1..) {
            found.push(page, Locator::Page(number));
        }
        match (document.more_pages, scanned) {
            (true, _) => Err(Reason::OnlyTheFirstPart),
            (_, true) => Err(Reason::NotSearchable),
            _ => all,
        }
    }

    fn preview(&self, file: &mut File<'_>, budget: &Budget) -> Result<Preview, Reason> {
        let bytes = file.whole(budget.bytes)?;
        let (pages, total) = pdf_pages::page_pictures(bytes, *budget)?;
        Ok(Preview::Pages { pages, total })
    }
}
