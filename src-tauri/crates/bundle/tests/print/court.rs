//! The papers for a court: what each says, and what none may say.

use bundle::print::{
    CertificateFacts, ExhibitTexts, NotHere, NotReliedOn, PlaceInChronology, PlacesOfExhibits,
    PrintJob, Standard, chronology, continuity, family_chronology, not_relied_on,
    redaction_certificate,
};
use bundle::{EarlierBundle, KeptBack, WithheldMark};

use crate::paper::{Paper, book, letters, print};
use crate::print_case::{self, MadeCase, id};

fn mark(mark: &str, incidents: &[u32], elsewhere: bool) -> WithheldMark {
    WithheldMark {
        mark: mark.to_owned(),
        why: "somebody could be found by it".to_owned(),
        incidents: incidents.iter().copied().collect(),
        elsewhere,
    }
}

fn certificate(made: &MadeCase, withheld: Vec<WithheldMark>) -> PrintJob {
    let facts = CertificateFacts {
        withheld,
        left_out: vec!["One note of the keeper’s own is left out.".to_owned()],
        police_have_the_key: true,
    };
    redaction_certificate(&made.input(), &facts)
}

/// Each of them once.
pub(crate) fn papers(made: &MadeCase) -> Vec<PrintJob> {
    let withheld = vec![mark("[withheld 1: a place]", &[1], false)];
    vec![
        certificate(made, withheld),
        family(made),
        continuity(&made.input()),
        not_relied_on(
            &made.input(),
            &PlaceInChronology::default(),
            &NotReliedOn::default(),
        ),
    ]
}

#[test]
fn the_certificate_says_of_each_mark_where_it_stands_and_why() {
    let mut made = print_case::made(12);
    let order = serde_json::json!({"kind": "order", "order_kind": "non_molestation_order",
        "status": "in_force", "terms": ["Not to enter [withheld 2: a place]"]});
    made.case.entries.push(print_case::kept(3_000, 3, order));
    let withheld = vec![
        mark("[withheld 1: a telephone number]", &[1, 4], false),
        mark("[withheld 2: a place]", &[], true),
        mark("[withheld 3: a name]", &[], true),
    ];
    let paper = print(&certificate(&made, withheld));
    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    let text = paper.letters();
    for said in [
        "[withheld1:atelephonenumber]Inincidents1,4somebodycouldbefoundbyit",
        "[withheld2:aplace]Ordersomebody",
        "[withheld3:aname]Inthenameofsomebodywhowrote,orinafigure",
        "Onenoteofthekeeper’sownisleftout.",
        "notbycovering",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn the_certificate_has_the_hash_of_a_copy_and_not_of_what_it_was_made_from() {
    let made = print_case::made(3);
    let text = print(&certificate(&made, Vec::new())).letters();
    assert!(text.contains(&"07".repeat(32)), "{text}");
    assert!(!text.contains(&"ab".repeat(32)), "{text}");
    assert!(text.contains("policealonearetoldthem"), "{text}");
    assert!(text.contains(&letters("Nothing is withheld under a number.")));
}

fn family(made: &MadeCase) -> PrintJob {
    let input = made.input();
    let (_, book) = book(made, ExhibitTexts::new());
    let book = PlaceInChronology::of(&[book.printed]);
    let chronology = PlaceInChronology::default();
    family_chronology(
        &input,
        PlacesOfExhibits {
            book: Some(&book),
            chronology: &chronology,
        },
    )
}

#[test]
fn a_family_court_reads_numbered_paragraphs_with_the_keepers_words_whole() {
    let made = print_case::made(12);
    let paper = print(&family(&made));
    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    let text = paper.letters();
    let mut paragraph = 0;
    for kept in &made.case.entries {
        let Some(domain::Entry::Incident(incident)) = &kept.entry else {
            continue;
        };
        let words = letters(&incident.what);
        let called = format!("(incident{}).", kept.number.expect("it has a number"));
        if kept.struck_out.is_some() {
            assert!(!text.contains(&called), "{called} in {text}");
            continue;
        }
        paragraph += 1;
        let from = text
            .find(&called)
            .unwrap_or_else(|| panic!("{called} in {text}"));
        assert!(text[from..].contains(&words), "{words}");
        assert!(text.contains(&format!("{paragraph}.")));
    }
    assert_eq!(paragraph, 10, "one is struck out and one removed");
    for said in [
        "2thatwerestruckoutorremovedarenotinit.",
        "AB/1(bookofexhibits,page2)",
        "AB/2(bookofexhibits,page3)",
        "Court",
        "Casenumber",
        "ExampletonFamilyCourt",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
}

#[test]
fn what_was_felt_and_feared_is_not_served_on_anybody() {
    let mut made = print_case::made(5);
    for kept in &mut made.case.entries {
        if let Some(domain::Entry::Incident(incident)) = &mut kept.entry {
            incident.felt_after = Some("I could not sleep.".to_owned());
            incident.what_changed = Some("Another way to work.".to_owned());
        }
    }
    let text = print(&family(&made)).letters();
    for felt in [
        "Frightened",
        "couldnotsleep",
        "Anotherway",
        "Fearofviolence:",
        "Witnesses:",
    ] {
        assert!(!text.contains(felt), "{felt} in {text}");
    }
    assert!(
        text.contains("Iknowwhattimeyourbusis"),
        "exact words are what happened"
    );
}

#[test]
fn each_exhibits_way_is_told_with_the_bundles_that_gave_it_and_what_was_not_written_down() {
    let mut made = print_case::made(3);
    made.case.earlier_bundles = vec![EarlierBundle {
        made: print_case::moment(80),
        ledger_size: 3,
        since: None,
        gave: [id(501)].into(),
        given: [id(501)].into(),
        kept_back: [(id(500), KeptBack::PoliceOnly)].into(),
        lost: std::collections::BTreeSet::new(),
    }];
    for kept in &mut made.case.entries {
        if let Some(domain::Entry::Item(item)) = &mut kept.entry
            && item.exhibit.number() == 2
        {
            item.produced_by = None;
            item.received_from = None;
        }
    }
    let paper = print(&continuity(&made.input()));
    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    let text = paper.letters();
    let second = text
        .rfind("AB/2.Screenshot")
        .unwrap_or_else(|| panic!("{text}"));
    let labels = text[second..].find("Labels").expect("they come last") + second;
    let (first, second) = (&text[..second], &text[second..labels]);
    assert!(first.contains("Producedby:JeanExample"), "{first}");
    assert!(first.contains("innonethattherecordnoted"), "{first}");
    // What the copy was made from is told to police alone; the other file goes out as it was received.
    assert_eq!(text.matches(&"ab".repeat(32)).count(), 1, "{text}");
    assert!(
        first.contains("SHA-256asreceived:toldtopolicealone"),
        "{first}"
    );
    for said in [
        "Producedby:AnnaBell",
        "Thekeeperhasitfrom:notwrittendown",
        "Inbundlesbeforethisone:16May2026",
    ] {
        assert!(second.contains(said), "{said} in {second}");
    }
    let labels = &text[labels..];
    assert_eq!(
        labels.matches("Referredtointhestatementof").count(),
        2,
        "{labels}"
    );
}

#[test]
fn what_is_not_relied_on_is_named_by_number_and_day_alone() {
    let mut made = print_case::made(5);
    for kept in &mut made.case.entries {
        if let Some(struck_out) = &mut kept.struck_out {
            struck_out.reason = Some("I was mistaken.".to_owned());
        }
    }
    let not_here = NotReliedOn {
        named: vec![
            (NotHere::Incident(31), print_case::moment(50)),
            (NotHere::Exhibit("AB/9".to_owned()), print_case::moment(51)),
            (NotHere::Note, print_case::moment(52)),
        ],
        others: 4,
    };
    let places = PlaceInChronology::default();
    let paper = print(&not_relied_on(&made.input(), &places, &not_here));
    assert_eq!(paper.printed.standard, Standard::ArchivalAndAccessible);
    let text = paper.letters();
    for said in [
        "1Incident2,struckouton2April2026",
        "2Entry3,removedon3April2026",
        "3Incident3116April2026inthekeeper’srecord",
        "4AB/917April2026",
        "5Noteofthekeeper’sown18April2026",
        "4entriesmorearenotinthebundle",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    for words in ["neighbour", "mistaken", "flowers"] {
        assert!(!text.to_lowercase().contains(words), "{words} in {text}");
    }
}

/// The sizes of type above the foot of each page, in points.
fn sizes_of_type(paper: &Paper) -> Vec<u32> {
    // It counts in whole pixels; of larger pages more finely.
    const ZOOM: u32 = 3;
    let said = paper.seen_by("pdftohtml", &["-xml", "-i", "-stdout", "-zoom", "3"]);
    let number = |line: &str, name: &str| {
        let from = line.find(&format!(" {name}=\"")).expect("it is told") + name.len() + 3;
        let digits: String = line[from..]
            .chars()
            .take_while(|one| one.is_ascii_digit())
            .collect();
        digits.parse::<u32>().unwrap()
    };
    let mut sizes = std::collections::BTreeMap::new();
    let mut seen = Vec::new();
    for line in said.lines().map(str::trim_start) {
        if line.starts_with("<fontspec") {
            sizes.insert(number(line, "id"), number(line, "size"));
        } else if line.starts_with("<text") && number(line, "top") < 780 * ZOOM {
            seen.push(sizes[&number(line, "font")] / ZOOM);
        }
    }
    seen
}

#[test]
fn a_court_reads_no_type_below_twelve_points_and_police_read_what_they_read() {
    let made = print_case::made(12);
    let mut for_a_court: Vec<(String, Paper)> = papers(&made)
        .iter()
        .map(|job| (job.title.clone(), print(job)))
        .collect();
    let (job, paper) = book(&made, ExhibitTexts::new());
    for_a_court.push((job.title, paper));
    for (title, paper) in for_a_court {
        let sizes = sizes_of_type(&paper);
        assert!(sizes.len() > 10, "{title}");
        assert!(sizes.iter().all(|size| *size >= 12), "{title}: {sizes:?}");
        assert!(sizes.contains(&12), "{title}: {sizes:?}");
    }
    let police = print(&chronology(&made.input())[0]);
    let sizes = sizes_of_type(&police);
    assert!(sizes.contains(&10) && sizes.contains(&9), "{sizes:?}");
}
