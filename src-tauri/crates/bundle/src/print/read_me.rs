//! The page that is read first.

use catalogue::sentences;

use super::context::{PrintContext, PrintInput, written};
use super::{Document, Fact, Pages, Point, PrintJob, Section};

/// What the first page says beyond the input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReadMeFacts {
    /// The short name of the key that signed ("SHA256:…").
    pub key_name: String,
    /// The name of the text with the lines to check by.
    pub how_to_check: String,
    /// The files to begin with, in order: name, and what it is.
    pub files: Vec<(String, String)>,
    /// Counts to be compared: what of, and how many.
    pub counts: Vec<(String, String)>,
    /// What is not in it, one sentence each.
    pub left_out: Vec<String>,
}

/// The first page.
pub fn read_me(input: &PrintInput<'_>, facts: &ReadMeFacts) -> PrintJob {
    let context = PrintContext::of(*input);
    let sections = vec![
        context.where_to_begin(facts),
        context.how_to_check(facts),
        context.not_in_it(facts),
        context.who_made_it(facts),
    ];
    let document = Document::ReadMe(Pages {
        opening: context
            .extent_line()
            .into_iter()
            .chain([
                context.say(sentences::PRINT_READ_ME_OPENING),
                context.say(sentences::PRINT_READ_ME_PLAIN),
            ])
            .collect(),
        pages: vec![sections],
        shortened: context.say(sentences::PRINT_SHORTENED),
        ..Pages::default()
    });
    let title = context.say(sentences::PRINT_READ_ME_TITLE);
    context.job(document, title, Vec::new())
}

impl PrintContext<'_> {
    pub(super) fn where_to_begin(&self, facts: &ReadMeFacts) -> Section {
        let points = facts.files.iter().map(|(name, what)| Point {
            lead: name.clone(),
            text: what.clone(),
            ..Point::default()
        });
        Section {
            heading: self.say(sentences::PRINT_BEGIN_HEADING),
            sentences: vec![self.say(sentences::PRINT_HOW_TO_OPEN)],
            points: points.collect(),
            whole: true,
            ..Section::default()
        }
    }

    fn how_to_check(&self, facts: &ReadMeFacts) -> Section {
        Section {
            heading: self.say(sentences::PRINT_CHECK_HEADING),
            sentences: vec![
                self.say_with(
                    sentences::PRINT_CHECK,
                    &[("name", facts.how_to_check.clone().into())],
                ),
                self.say(sentences::PRINT_CODE_IS_NOT_HERE),
                self.say(sentences::PRINT_WHAT_A_LEDGER_CANNOT_PROVE),
            ],
            facts: vec![Fact::code(
                self.say(sentences::PRINT_KEY_NAME),
                facts.key_name.clone(),
            )],
            ..Section::default()
        }
    }

    fn not_in_it(&self, facts: &ReadMeFacts) -> Section {
        let mut sentences = Vec::new();
        if self.input.others_exist {
            sentences.push(self.say(sentences::PRINT_OTHERS_EXIST));
        }
        let points = facts.left_out.iter().map(|sentence| Point {
            text: sentence.clone(),
            ..Point::default()
        });
        sentences.push(self.say(sentences::PRINT_CONTACT_DETAILS_APART));
        Section {
            heading: self.say(sentences::PRINT_NOT_IN_IT_HEADING),
            sentences,
            points: points.collect(),
            ..Section::default()
        }
    }

    fn who_made_it(&self, facts: &ReadMeFacts) -> Section {
        let case = self.input.case;
        let keeper = written(case.keeper.as_deref()).unwrap_or(&case.initials);
        let mut lines = vec![
            Fact::new(self.say(sentences::PRINT_KEEPER), keeper),
            Fact::new(
                self.say(sentences::PRINT_MADE_ON),
                self.times.moment(case.made),
            ),
            Fact::new(
                self.say(sentences::PRINT_MADE_WITH_LABEL),
                case.program.clone(),
            ),
        ];
        let counts = facts.counts.iter();
        lines.extend(counts.map(|(of, count)| Fact::new(of.clone(), count.clone())));
        Section {
            heading: self.say(sentences::PRINT_MADE_HEADING),
            facts: lines,
            ..Section::default()
        }
    }
}
