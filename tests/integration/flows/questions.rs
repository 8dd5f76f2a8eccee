//! What officers, prosecutors and courts ask of a bundle: each answer stands on the page on which it is looked for, whole.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::demo::{export_of, sample_case, squeezed};

/// A page range of a document.
#[derive(Clone, Copy)]
enum Pages {
    /// This one.
    At(u32),
    /// From this one to the end.
    From(u32),
}

/// What is asked, where it is looked for, and what has to stand there.
struct Question {
    asked: &'static str,
    document: &'static str,
    pages: Pages,
    answer: &'static [&'static str],
}

const OFFICER: &str = "01_for_the_officer.pdf";

fn questions() -> Vec<Question> {
    let asked = |asked, document, pages, answer| Question {
        asked,
        document,
        pages,
        answer,
    };
    vec![
        asked(
            "How do I open it, and what first?",
            "00_READ_ME_FIRST.pdf",
            Pages::At(1),
            &[
                "in the folder data, and there in 1_documents",
                "01_for_the_officer.pdf",
                "02_chronology.pdf",
                "03_exhibit_schedule.pdf",
            ],
        ),
        asked(
            "Who is he, and by what can he be found?",
            OFFICER,
            Pages::At(1),
            &[
                "The other person: Dan",
                "Daniel Marsh",
                "Danny",
                "17 March 1991",
                "07700 900371; 07700 900388",
                "dan.marsh@example.org",
                "dmarsh_runs",
                "9 Coldharbour Rise, Brambleford, QZ4 2JX",
                "QD68 IQZ",
                "Clears his throat before he speaks.",
                "Acting for the other person: Lee",
            ],
        ),
        asked(
            "Which numbers and accounts are named, and what ties each to him?",
            OFFICER,
            Pages::From(3),
            &[
                "07700 900604",
                "07700 900661",
                "quietwalker77",
                "quietwalker78",
                "beckylund_sings",
                "Concerned Owner 71",
                "Facebook: Lee Tranter: Written down as that of Lee. In incident 17.",
            ],
        ),
        asked(
            "When did it begin, and when was it last?",
            OFFICER,
            Pages::At(1),
            &[
                "First: 19 September 2025",
                "Last: 20 November 2026, 07:45",
                "Last that names the other person: 26 September 2026",
            ],
        ),
        asked(
            "Which week was the worst?",
            OFFICER,
            Pages::At(2),
            &[
                "The most in any seven days in a row: 5 incidents from 8 February 2026 to 14 February 2026",
            ],
        ),
        asked(
            "Is anybody in danger?",
            OFFICER,
            Pages::At(1),
            &[
                "Threats to kill: 1 incident: 15 May 2026 (incident 78)",
                "Weapon: 1 incident: 23 September 2026 (incident 107)",
                "Something involving a child, or children present: 4 incidents, the newest: 31 August 2026 (incident 100)",
            ],
        ),
        asked(
            "Which orders are in force today, with which terms, and what comes next?",
            OFFICER,
            Pages::At(1),
            &[
                "Stalking protection order (in force on 20 November 2026)",
                "3. Not to use more than one mobile telephone, and to give its number to police.",
                "4. Not to own or use any device that follows where a person or thing is.",
                "Non-molestation order (in force on 20 November 2026)",
                "4. Not to post about her online.",
                "Next date: 14 January 2027",
            ],
        ),
        asked(
            "Which order may be broken, when, by what?",
            OFFICER,
            Pages::From(3),
            &[
                "Possible breaches of an order (25)",
                "16 October 2026: 112, page N (SC/59)",
                "15 May 2026: 78, page N (SC/43)",
                "Interim stalking protection order (ended on 2 October 2026)",
                "Bail conditions (ended on 18 August 2026)",
            ],
        ),
        asked(
            "What has to be seized today?",
            OFFICER,
            Pages::At(2),
            &["Gone by 1 December 2026: Camera: till camera, 14 days, held by card shop"],
        ),
        asked(
            "What do police have already?",
            OFFICER,
            Pages::At(2),
            &["NM/61177/26", "NM/48213/26", "DC Ian Holroyd"],
        ),
        asked(
            "Which incidents does each police number cover?",
            OFFICER,
            Pages::From(3),
            &[
                "NM/48213/26, Northmere Constabulary: incidents: 10, 12, 33, 34, 47, 49, 59, 62, 69, 75, 78, 83, 88, 92",
                "NM/61177/26, Northmere Constabulary: incidents: 114",
                "In no report that is here (90)",
            ],
        ),
        asked(
            "Who else is at risk?",
            OFFICER,
            Pages::From(3),
            &[
                "Others targeted (14)",
                "31 August 2026: 100, page N my nephew",
                "13 November 2026: 118, page N Mum",
            ],
        ),
        asked(
            "When was violence feared, and against whom?",
            OFFICER,
            Pages::From(3),
            &[
                "Fear of violence (20)",
                "Against the keeper and somebody else 2 June 2026: 81, page N (SC/44)",
                "Against somebody else 31 August 2026: 100, page N",
                "Against whom is not written down",
            ],
        ),
        asked(
            "What is withheld, and where is the key?",
            "00_READ_ME_FIRST.pdf",
            Pages::At(1),
            &[
                "Some details are withheld. A mark stands where each was, with a number and what kind of thing it is",
                "They are in a police-only file of their own.",
                "6 protected people and places are left out.",
            ],
        ),
        asked(
            "What do the figures say, all of them?",
            "02_chronology.pdf",
            Pages::From(40),
            &[
                "105 incidents over 428 days",
                "The other person is named: 52 incidents.",
                "Somebody is told of who is not in the record, or is not known: 50 incidents.",
                "Threats: 9 incidents (2 in May, 1 in June, 3 in July, 2 in November 2026, 1 not dated to a month).",
            ],
        ),
        asked(
            "Was anything reworded, and what did it say before?",
            "02_chronology.pdf",
            Pages::From(40),
            &["Annex: what was written before"],
        ),
    ]
}

/// Whether it is told; "page N" of an answer is any page.
fn stands_in(told: &str, answer: &str) -> bool {
    let answer = squeezed(answer);
    let Some((before, after)) = answer.split_once("pagen") else {
        return told.contains(&answer);
    };
    told.match_indices(before).any(|(at, before)| {
        let rest = told[at + before.len()..].strip_prefix("page");
        let page = rest.map(|rest| rest.trim_start_matches(|one: char| one.is_ascii_digit()));
        page.is_some_and(|page| page.starts_with(after)) && rest != page
    })
}

#[test]
fn each_question_is_answered_on_the_page_where_it_is_asked() {
    let folder = tempfile::tempdir().expect("there is room");
    let casebook = sample_case(&folder.path().join("vault"));
    let bundle = export_of(&casebook, folder.path()).paths.bundle;
    let mut unanswered = String::new();
    for question in questions() {
        let told = text_of(&document(&bundle, question.document), question.pages);
        for answer in question.answer {
            if !stands_in(&told, answer) {
                let asked = question.asked;
                writeln!(unanswered, "{asked} {}: {answer}", question.document).expect("a text");
            }
        }
    }
    assert!(unanswered.is_empty(), "not answered:\n{unanswered}");

    // Which exhibits prove an incident, from whom, and where the files are: one step from the incident's card.
    let chronology = text_of(&document(&bundle, "02_chronology.pdf"), Pages::From(1));
    let card = chronology
        .split("incident59.")
        .nth(1)
        .and_then(|rest| rest.split("incident60.").next())
        .expect("the card is there");
    let schedule = text_of(
        &document(&bundle, "03_exhibit_schedule.pdf"),
        Pages::From(1),
    );
    for (mark, said) in [
        ("sc/31", "incidents:59"),
        ("sc/32", "producedby:[withheld6:aname],whosecalendaritis"),
    ] {
        assert!(card.contains(mark), "{mark} in {card}");
        let mut rows = schedule.split(mark).skip(1);
        let is_said = |row: &str| row.chars().take(1_000).collect::<String>().contains(said);
        assert!(rows.any(is_said), "{said} beside {mark}");
    }
}

/// Nothing that was looked at is cut while its page has room, and no ended order is called in force.
#[test]
fn what_an_officer_acts_on_is_not_cut_and_nothing_that_ended_is_called_in_force() {
    let folder = tempfile::tempdir().expect("there is room");
    let casebook = sample_case(&folder.path().join("vault"));
    let bundle = export_of(&casebook, folder.path()).paths.bundle;
    let first = text_of(&document(&bundle, OFFICER), Pages::At(1));
    assert!(
        !first.contains(&squeezed("more, in the chronology")),
        "{first}"
    );
    for ended in [
        "Bail conditions (in force",
        "Interim stalking protection order (in force",
    ] {
        for name in [OFFICER, "02_chronology.pdf"] {
            let told = text_of(&document(&bundle, name), Pages::From(1));
            assert!(!told.contains(&squeezed(ended)), "{ended} in {name}");
        }
    }
}

fn document(bundle: &Path, name: &str) -> PathBuf {
    let beside = bundle.join(name);
    match beside.exists() {
        true => beside,
        false => bundle.join("data/1_documents").join(name),
    }
}

/// What stands on these pages, as `pdftotext` reads it.
fn text_of(document: &Path, pages: Pages) -> String {
    let mut command = Command::new("pdftotext");
    match pages {
        Pages::At(page) => command.args(["-f", &page.to_string(), "-l", &page.to_string()]),
        Pages::From(page) => command.args(["-f", &page.to_string()]),
    };
    let output = command.arg(document).arg("-").output();
    let output = output.expect("the test's set-up installs this tool");
    assert!(output.status.success(), "{}", document.display());
    squeezed(&String::from_utf8_lossy(&output.stdout))
}
