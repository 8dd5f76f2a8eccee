//! The book of exhibits: each as it can be seen or read on paper, behind an index that names its page.

use std::collections::BTreeMap;
use std::ops::Range;

use catalogue::sentences;
use domain::{EntryId, Item, ItemKind};

use super::schedule::shown_name;
use super::texts::{ExhibitText, ExhibitTexts, PagesOnPaper, beginning};
use super::volumes::{Pages, Volume, VolumePrinter};
use crate::case_file::{ExhibitFile, HandedOver};
use crate::print::context::{PrintContext, PrintInput, written};
use crate::print::{
    BookExhibit, BookPage, Document, ExhibitBook, Fact, PictureOf, PrintJob, Printed,
};

/// The book of exhibits, by the order of their marks, before it is parted into volumes.
pub struct Book<'a> {
    context: PrintContext<'a>,
    exhibits: Vec<(&'a Item, &'a ExhibitFile)>,
    incidents: BTreeMap<EntryId, Vec<String>>,
    texts: ExhibitTexts,
}

/// The book of exhibits.
pub fn exhibit_book<'a>(input: &PrintInput<'a>, texts: ExhibitTexts) -> Book<'a> {
    let context = PrintContext::of(*input);
    Book {
        exhibits: context.exhibits(),
        incidents: context.incidents_by_item(),
        context,
        texts,
    }
}

/// Which volume of how many, what it holds and where its pages begin.
struct Part {
    exhibits: Range<usize>,
    volume: usize,
    volumes: usize,
    first_page: usize,
    most_pages: Option<usize>,
}

impl Book<'_> {
    /// Prints it, in volumes of at most so many pages where no exhibit by itself has more. They share one row of page numbers.
    ///
    /// # Errors
    /// The printer's.
    pub fn print<P: VolumePrinter>(
        &self,
        most: usize,
        printer: &mut P,
    ) -> Result<Vec<Printed>, P::Fault> {
        let mut pages = Pages::estimated(self.estimated_pages(), most);
        let mut volumes = pages.volumes();
        if let [all] = volumes.as_slice() {
            let part = Part {
                exhibits: all.clone(),
                volume: 1,
                volumes: 1,
                first_page: 1,
                most_pages: (all.len() > 1).then_some(most),
            };
            match printer.print_unless_too_long(&self.job(&part))? {
                Volume::Printed(printed) => return Ok(vec![printed]),
                Volume::TooLong(found) => {
                    pages.learn(all, &self.marks(all), 1, &found);
                    pages.tighten(most);
                    volumes = pages.volumes();
                }
            }
        }
        // How many there are stands on each of them, so all are laid out before the first is printed.
        let first_pages = loop {
            let (first_pages, is_any_too_long) =
                self.lay_out(&volumes, &mut pages, most, printer)?;
            if !is_any_too_long {
                break first_pages;
            }
            pages.tighten(most);
            volumes = pages.volumes();
        };
        let count = volumes.len();
        let volumes = volumes.into_iter().zip(first_pages).zip(1..);
        let printed = volumes.map(|((exhibits, first_page), volume)| {
            let part = Part {
                exhibits,
                volume,
                volumes: count,
                first_page,
                most_pages: None,
            };
            printer.print(&self.job(&part), volume, count)
        });
        printed.collect()
    }

    /// On which page each volume begins, and whether one of them that can be parted has too many.
    fn lay_out<P: VolumePrinter>(
        &self,
        volumes: &[Range<usize>],
        pages: &mut Pages,
        most: usize,
        printer: &mut P,
    ) -> Result<(Vec<usize>, bool), P::Fault> {
        let mut first_page = 1;
        let mut first_pages = Vec::new();
        let mut is_any_too_long = false;
        for (exhibits, volume) in volumes.iter().zip(1..) {
            let part = Part {
                exhibits: exhibits.clone(),
                volume,
                volumes: volumes.len(),
                first_page,
                most_pages: Some(0),
            };
            let found = printer.lay_out(&self.job(&part))?;
            pages.learn(exhibits, &self.marks(exhibits), first_page, &found);
            is_any_too_long |= Pages::is_too_long(exhibits, found.pages, most);
            first_pages.push(first_page);
            first_page += found.pages;
        }
        Ok((first_pages, is_any_too_long))
    }

    fn estimated_pages(&self) -> Vec<usize> {
        let exhibits = self.exhibits.iter();
        exhibits
            .map(|(_, file)| match is_here(file) {
                true => self.texts.get(&file.item).map_or(1, ExhibitText::pages),
                false => 0,
            })
            .collect()
    }

    fn marks(&self, exhibits: &Range<usize>) -> Vec<String> {
        let exhibits = self.exhibits[exhibits.clone()].iter();
        exhibits.map(|(item, _)| item.exhibit.to_string()).collect()
    }

    fn job(&self, part: &Part) -> PrintJob {
        let context = &self.context;
        let mut pictures = Vec::new();
        let exhibits = self.exhibits[part.exhibits.clone()].iter();
        let exhibits = exhibits.map(|(item, file)| {
            let incidents = self
                .incidents
                .get(&file.item)
                .map_or(&[][..], Vec::as_slice);
            let text = self.texts.get(&file.item);
            context.in_the_book(item, file, incidents, text, &mut pictures)
        });
        let document = Document::ExhibitBook(ExhibitBook {
            exhibits: exhibits.collect(),
            opening: context.book_opening(),
            index: context.say(sentences::PRINT_BOOK_INDEX),
            columns: [
                sentences::PRINT_BOOK_MARK,
                sentences::PRINT_BOOK_SHOWS,
                sentences::PRINT_INCIDENTS,
                sentences::PRINT_BOOK_PAGE,
            ]
            .map(|id| context.say(id))
            .into(),
            no_picture: context.say(sentences::PRINT_NO_PICTURE),
            first_page: part.first_page,
            is_one_of_several: part.volumes > 1,
            most_pages: part.most_pages,
        });
        let title = context.book_title(part.volume, part.volumes);
        context.job(document, title, pictures)
    }
}

const fn is_here(file: &ExhibitFile) -> bool {
    matches!(file.how, HandedOver::AsReceived | HandedOver::CleanCopy)
}

impl PrintContext<'_> {
    fn book_title(&self, volume: usize, volumes: usize) -> String {
        match volumes {
            1 => self.say(sentences::PRINT_BOOK_TITLE),
            _ => self.say_with(
                sentences::PRINT_BOOK_TITLE_VOLUME,
                &[("volume", volume.into()), ("volumes", volumes.into())],
            ),
        }
    }

    fn book_opening(&self) -> Vec<String> {
        let opening = self.say(sentences::PRINT_BOOK_OPENING);
        self.extent_line().into_iter().chain([opening]).collect()
    }

    fn in_the_book(
        &self,
        item: &Item,
        file: &ExhibitFile,
        incidents: &[String],
        text: Option<&ExhibitText>,
        pictures: &mut Vec<PictureOf>,
    ) -> BookExhibit {
        let mark = item.exhibit.to_string();
        let kind = self.value("item-kind", item.item_kind);
        let title = match written(item.description.as_deref()) {
            Some(description) => format!("{kind}: {description}"),
            None => kind,
        };
        let is_here = is_here(file);
        let is_picture = matches!(item.item_kind, ItemKind::Photo | ItemKind::Screenshot);
        let picture = (is_picture && is_here).then(|| {
            pictures.push(PictureOf::Item(file.item));
            pictures.len() - 1
        });
        let text = text.filter(|_| is_here);
        let pages = match text {
            Some(ExhibitText::Pages(pages)) => self.book_pages(&mark, file.item, pages, pictures),
            _ => Vec::new(),
        };
        let (words, is_whole) = beginning(text.map_or("", ExhibitText::words));
        let not_shown = match (is_here, is_whole) {
            (false, _) => self.say(file.how.instead_of_a_file()),
            _ if !pages.is_empty() => self.pages_left_out(text),
            (true, false) => self.say(sentences::PRINT_BOOK_NOT_WHOLE),
            (true, true) if picture.is_some() || !words.is_empty() => String::new(),
            (true, true) => self.say(match item.item_kind {
                ItemKind::Video => sentences::PRINT_BOOK_FILM,
                ItemKind::Audio => sentences::PRINT_BOOK_RECORDING,
                _ => sentences::PRINT_BOOK_NOT_ON_PAPER,
            }),
        };
        let alt = self.say_with(
            sentences::PRINT_PICTURE_ALT,
            &[
                ("mark", mark.clone().into()),
                ("what", title.clone().into()),
            ],
        );
        BookExhibit {
            mark,
            title,
            incidents: incidents.join(", "),
            is_here,
            not_shown,
            facts: self.book_facts(item, file, incidents),
            picture,
            alt,
            pages,
            text: words.to_owned(),
        }
    }

    fn book_pages(
        &self,
        mark: &str,
        item: EntryId,
        pages: &PagesOnPaper,
        pictures: &mut Vec<PictureOf>,
    ) -> Vec<BookPage> {
        let pages = pages.words.iter().enumerate().map(|(at, words)| {
            pictures.push(PictureOf::Page(item, at));
            let called = self.say_with(
                sentences::PRINT_BOOK_PAGE_OF,
                &[
                    ("mark", mark.to_owned().into()),
                    ("page", (at + 1).to_string().into()),
                    ("pages", pages.total.to_string().into()),
                ],
            );
            BookPage {
                picture: pictures.len() - 1,
                alt: match words.trim() {
                    "" => called.clone(),
                    words => format!("{called}: {words}"),
                },
                called,
            }
        });
        pages.collect()
    }

    /// That pages are not shown, where that is so.
    fn pages_left_out(&self, text: Option<&ExhibitText>) -> String {
        match text {
            Some(ExhibitText::Pages(pages)) if pages.words.len() < pages.total => self.say_with(
                sentences::PRINT_BOOK_FIRST_PAGES,
                &[
                    ("shown", pages.words.len().to_string().into()),
                    ("pages", pages.total.to_string().into()),
                ],
            ),
            _ => String::new(),
        }
    }

    /// "2 minutes 5 seconds": to the next second, as a player shows it.
    fn runs(&self, item: &Item) -> Option<String> {
        let seconds = item.runs_milliseconds?.div_ceil(1_000);
        let [minutes, seconds] = [seconds / 60, seconds % 60].map(|count| count.to_string());
        let values = [("minutes", minutes.into()), ("seconds", seconds.into())];
        Some(self.say_with(sentences::PRINT_RUNS_FOR, &values))
    }

    fn book_facts(&self, item: &Item, file: &ExhibitFile, incidents: &[String]) -> Vec<Fact> {
        let name = file.file_name.clone().unwrap_or_default();
        let handed = match file.how {
            HandedOver::CleanCopy => self.clean_copy(&name, file),
            _ => name,
        };
        let original_name = shown_name(&item.original_name);
        let facts = [
            self.listed(sentences::PRINT_INCIDENTS, incidents),
            self.fact(sentences::PRINT_PRODUCED_BY, item.produced_by.as_deref()),
            self.listed(sentences::PRINT_CLOCKS, &self.clocks(item)),
            self.fact(sentences::PRINT_ORIGINAL_NAME, Some(&original_name)),
            self.fact(sentences::PRINT_FILE_IN_BUNDLE, Some(&handed)),
            self.fact(sentences::PRINT_SIZE, Some(&self.size(item, file))),
            self.fact(sentences::PRINT_RUNS, self.runs(item).as_deref()),
        ];
        // The hash is of the file that goes along, whichever that is.
        let hash = match file.how {
            HandedOver::CleanCopy => sentences::PRINT_HASH_COPY,
            _ => sentences::PRINT_HASH,
        };
        let hash = Fact::code(self.say(hash), file.handed_over.to_string());
        facts.into_iter().flatten().chain([hash]).collect()
    }
}
