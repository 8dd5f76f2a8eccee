//! The book of exhibits: each as it can be seen or read on paper, behind an index that names its page.

use std::collections::BTreeMap;

use catalogue::sentences;
use domain::{EntryId, Item, ItemKind};

use super::schedule::shown_name;
use crate::case_file::{ExhibitFile, HandedOver};
use crate::print::context::{PrintContext, PrintInput, written};
use crate::print::{BookExhibit, BookPage, Document, ExhibitBook, Fact, PictureOf, PrintJob};

/// What exhibits that are texts or documents show, as it may leave.
pub type ExhibitTexts = BTreeMap<EntryId, ExhibitText>;

/// What one of them shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExhibitText {
    /// Words.
    Words(String),
    /// Pages, as pictures.
    Pages(PagesOnPaper),
}

/// Pages of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagesOnPaper {
    /// The words of each page that is shown, from the first; empty where none are known.
    pub words: Vec<String>,
    /// How many pages the document has.
    pub total: usize,
}

impl ExhibitText {
    fn words(&self) -> &str {
        match self {
            Self::Words(words) => words,
            Self::Pages(_) => "",
        }
    }

    /// About how many pages of the book it takes.
    fn pages(&self) -> usize {
        match self {
            Self::Words(words) => pages(words),
            Self::Pages(pages) => pages.words.len(),
        }
    }
}

/// Family courts take a bundle of at most 350 pages (Family Procedure Rules 2010, Practice Direction 27A). Pages are estimated
/// before they are laid out, so some are left over.
const PAGES_OF_A_VOLUME: usize = 300;
const CHARACTERS_OF_A_PAGE: usize = 2_500;
const LINES_OF_A_PAGE: usize = 45;
const ROWS_OF_AN_INDEX_PAGE: usize = 40;
/// So many characters of one text are printed: some hundred pages. The rest is in its file.
const MOST_CHARACTERS: usize = 250_000;

/// Its volumes, in the order of the marks. There is one at least.
pub fn exhibit_book(input: &PrintInput<'_>, texts: &ExhibitTexts) -> Vec<PrintJob> {
    let context = PrintContext::of(*input);
    let shown_in = context.incidents_by_item();
    let volumes = in_volumes(context.exhibits(), |(_, file)| {
        texts.get(&file.item).map_or(1, ExhibitText::pages)
    });
    let count = volumes.len();
    let jobs = volumes.into_iter().zip(1..).map(|(exhibits, volume)| {
        let mut pictures = Vec::new();
        let exhibits = exhibits.into_iter().map(|(item, file)| {
            let incidents = shown_in.get(&file.item).map_or(&[][..], Vec::as_slice);
            let text = texts.get(&file.item);
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
        });
        context.job(document, context.book_title(volume, count), pictures)
    });
    jobs.collect()
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
        let is_here = matches!(file.how, HandedOver::AsReceived | HandedOver::CleanCopy);
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
            (true, true) => self.say(sentences::PRINT_BOOK_NOT_ON_PAPER),
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

/// As much of a text as is printed, to the end of a line, and whether that is all.
fn beginning(text: &str) -> (&str, bool) {
    let Some((end, _)) = text.char_indices().nth(MOST_CHARACTERS) else {
        return (text, true);
    };
    let line = text[..end].rfind('\n').unwrap_or(end);
    (&text[..line], false)
}

/// About how many pages an exhibit with this text takes.
fn pages(text: &str) -> usize {
    let (text, _) = beginning(text);
    let by_length = text.chars().count() / CHARACTERS_OF_A_PAGE;
    1 + by_length.max(text.lines().count() / LINES_OF_A_PAGE)
}

fn in_volumes<E>(exhibits: Vec<E>, pages_of: impl Fn(&E) -> usize) -> Vec<Vec<E>> {
    let mut volumes = Vec::new();
    let mut volume = Vec::new();
    let mut pages_here = 1;
    for exhibit in exhibits {
        let pages = pages_of(&exhibit);
        let index = volume.len() / ROWS_OF_AN_INDEX_PAGE;
        if !volume.is_empty() && pages_here + pages + index > PAGES_OF_A_VOLUME {
            volumes.push(std::mem::take(&mut volume));
            pages_here = 1;
        }
        pages_here += pages;
        volume.push(exhibit);
    }
    volumes.push(volume);
    volumes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_volume_is_longer_than_a_court_takes_and_no_exhibit_is_left_out() {
        let texts: Vec<String> = (0..700).map(|number| "x".repeat(number * 40)).collect();
        let volumes = in_volumes(texts.clone(), |text| pages(text));
        assert!(volumes.len() > 3);
        for volume in &volumes {
            let estimated: usize = volume.iter().map(|text| pages(text)).sum();
            assert!(estimated + volume.len() / ROWS_OF_AN_INDEX_PAGE <= PAGES_OF_A_VOLUME);
        }
        assert_eq!(volumes.concat(), texts);
        assert_eq!(
            in_volumes(Vec::<String>::new(), |text| pages(text)).len(),
            1
        );
    }

    #[test]
    fn a_text_is_cut_at_the_end_of_a_line() {
        let long = format!("{}\nthe rest", "x".repeat(MOST_CHARACTERS - 4));
        assert_eq!(beginning(&long), (&long[..MOST_CHARACTERS - 4], false));
        assert_eq!(beginning("short"), ("short", true));
    }
}
