//! `pattern`: the figures, as sentences.

use catalogue::sentences;

use crate::arguments::Pattern;
use crate::ending::{Ending, Failure};
use crate::opening::with_open_to_read;
use crate::saying::{json, line, say_line};

pub(crate) fn run(arguments: &Pattern) -> Result<Ending, Failure> {
    let figures = with_open_to_read(&arguments.vault, &arguments.opened_by, |casebook| {
        Ok(match &arguments.pack {
            Some(id) => casebook.figures_by(casebook::pack(id)?)?,
            None => casebook.figures()?,
        })
    })?;
    if arguments.json {
        json(&figures);
        return Ok(Ending::Good);
    }
    if figures.sentences.is_empty() {
        say_line(sentences::TERMINAL_NOTHING_YET, &[]);
    }
    for figure in &figures.sentences {
        line(&figure.sentence);
    }
    Ok(Ending::Good)
}
