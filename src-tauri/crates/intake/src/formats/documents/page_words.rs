//! A web page's words without its tags, block by block.

use crate::formats::documents::page_breaks;
use crate::stream::text::TextSource;
use crate::{Reason, guard};

/// A page is taken apart in blocks of about so many bytes. Nearly all pages are one block.
const BLOCK: usize = 1024 * 1024;

/// Where a block ends in the middle of a paragraph, the next begins so much earlier: what is no longer stands whole in one
/// of the two.
const OVERLAP: usize = 16 * 1024;

/// The words of a page that comes part by part.
pub(crate) struct PageWords<S> {
    page: S,
    block: String,
    /// How the page ended, when it has.
    end: Option<Result<(), Reason>>,
}

impl<S: TextSource> PageWords<S> {
    pub(crate) const fn new(page: S) -> Self {
        Self {
            page,
            block: String::new(),
            end: None,
        }
    }

    fn fill(&mut self) {
        while self.end.is_none() && self.block.len() < BLOCK {
            match self.page.append_to(&mut self.block) {
                Ok(true) => {}
                Ok(false) => self.end = Some(Ok(())),
                Err(reason) => self.end = Some(Err(reason)),
            }
        }
    }
}

impl<S: TextSource> TextSource for PageWords<S> {
    fn append_to(&mut self, text: &mut String) -> Result<bool, Reason> {
        self.fill();
        let seam = match self.end {
            Some(end) if self.block.is_empty() => return end.map(|()| false),
            Some(_) => Seam::after(self.block.len()),
            None => Seam::of(&self.block),
        };
        text.push_str(&words_of_page(&self.block[..seam.end])?);
        if seam.next < seam.end {
            text.push('\n');
        }
        self.block.drain(..seam.next);
        Ok(true)
    }
}

/// Where a block ends, and where the next begins.
struct Seam {
    end: usize,
    next: usize,
}

impl Seam {
    const fn after(end: usize) -> Self {
        Self { end, next: end }
    }

    /// Behind the last end of a paragraph or line, where reading may begin anew. Were it in a script, the rest of that would
    /// be read as words: more is found, and nothing is lost.
    fn of(block: &str) -> Self {
        if let Some(end) = last_line_end(block).filter(|end| *end > BLOCK / 2) {
            return Self::after(end);
        }
        // Else behind any tag or blank. Whether a blank belongs between the two blocks is not known there, so what stands
        // before is read again.
        let late = block.floor_char_boundary(block.len() - OVERLAP);
        let end = [">", " ", "\n"]
            .iter()
            .find_map(|mark| block[late..].rfind(mark));
        let end = end.map_or(block.len(), |at| late + at + 1);
        let earliest = block.floor_char_boundary(end - OVERLAP);
        let next = block[..earliest]
            .rfind('<')
            .filter(|at| earliest - at < OVERLAP);
        Self {
            end,
            next: next.unwrap_or(earliest),
        }
    }
}

/// Behind the last end of a paragraph or line that stands in no comment. What a comment leaves out may be half of something:
/// begun in its middle, that would hide the words behind the comment.
fn last_line_end(block: &str) -> Option<usize> {
    let mut last = None;
    let mut at = 0;
    loop {
        let comment = block[at..].find("<!--").map(|length| at + length);
        let part = &block[at..comment.unwrap_or(block.len())];
        last = line_end_in(part).map(|end| at + end).or(last);
        // `<!-->` is a comment too.
        let inside = comment.map(|start| start + 2);
        let closed = inside.and_then(|from| block[from..].find("-->").map(|length| from + length));
        match closed {
            Some(close) => at = close + 3,
            None => return last,
        }
    }
}

fn line_end_in(part: &str) -> Option<usize> {
    let line_ends = ["</p>", "<br>", "<br/>", "<br />", "</P>", "<BR>"];
    let ends = line_ends
        .iter()
        .filter_map(|tag| part.rfind(tag).map(|at| at + tag.len()));
    ends.max()
}

/// A page's words without its tags.
pub(crate) fn words_of_page(page: &str) -> Result<String, Reason> {
    guard::fenced(|| {
        let page = page_breaks::with_breaks(page);
        Ok(mail_parser::decoders::html::html_to_text(&page))
    })
}
