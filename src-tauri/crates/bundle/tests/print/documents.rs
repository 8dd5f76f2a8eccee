//! What the documents say.

use bundle::print::{
    ExhibitTexts, InProcessPrinter, PlaceInChronology, PrintJob, Printed, Printer, Standard,
    chronology, contact_sheet, exhibit_schedule, for_the_officer, for_the_officer_alone,
    incident_alone, read_me, schedule_of_originals,
};
use serde_json::json;

use crate::court;
use crate::paper::{Paper, book, letters, print};
use crate::print_case::{self, MadeCase, id};

fn all(made: &MadeCase) -> Vec<PrintJob> {
    let input = made.input();
    let mut jobs = chronology(&input);
    let printed: Vec<Printed> = jobs.iter().map(|job| print(job).printed).collect();
    jobs.push(book(made, ExhibitTexts::new()).0);
    jobs.extend(print_case::documents_beside(made, &printed));
    jobs.push(for_the_officer_alone(&input));
    jobs.extend(court::papers(made));
    jobs.extend(an_incident(made));
    jobs
}

/// The first incident, by itself.
fn an_incident(made: &MadeCase) -> Option<PrintJob> {
    let mut kept = made.case.entries.iter();
    let first = kept.find(|kept| matches!(kept.entry, Some(domain::Entry::Incident(_))))?;
    incident_alone(&made.input(), first.id)
}

#[test]
fn every_document_is_whole_archival_accessible_and_the_same_each_time() {
    for job in all(&print_case::made(12)) {
        let paper = print(&job);
        let name = job.document.name();
        assert_eq!(
            paper.printed.standard,
            Standard::ArchivalAndAccessible,
            "{name}"
        );
        paper.seen_by("qpdf", &["--check"]);
        let metadata = String::from_utf8_lossy(&paper.pdf).into_owned();
        for claim in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(metadata.contains(claim), "{name}: {claim}");
        }
        let fonts = paper.seen_by("pdffonts", &[]);
        for font in fonts.lines().skip(2) {
            let yes = font
                .split_whitespace()
                .filter(|word| *word == "yes")
                .count();
            assert_eq!(yes, 3, "embedded, subset, with Unicode: {font}");
        }
        assert!(
            print(&job).pdf == paper.pdf,
            "{name} differs from run to run"
        );
        for forbidden in ["/URI", "/JavaScript", "/EmbeddedFile", "/Launch"] {
            assert!(!metadata.contains(forbidden), "{name}: {forbidden}");
        }
    }
}

#[test]
fn the_first_page_is_one_and_the_officers_are_two_however_much_there_is() {
    for count in [0, 1, 12, 300] {
        let made = print_case::made(count);
        let input = made.input();
        let officer = print(&for_the_officer(&input, &PlaceInChronology::default()));
        let text = officer.seen_by("pdftotext", &["-layout", "-"]);
        let pages: Vec<&str> = text.split('\u{c}').collect();
        // Lists stand behind the two, on as many pages as they need.
        let lists = pages
            .iter()
            .position(|page| page.contains("Lists of incidents"));
        let two = lists.unwrap_or(officer.printed.pages);
        assert_eq!(two, 2, "{count} incidents");
        let mut facts = print_case::read_me_facts();
        facts.left_out = vec!["One more thing that was left out of it.".to_owned(); count];
        assert_eq!(print(&read_me(&input, &facts)).printed.pages, 1);
    }
}

#[test]
fn the_chronology_holds_every_incident_and_exhibit_and_says_on_which_page() {
    let made = print_case::made(40);
    let jobs = chronology(&made.input());
    let paper = print(&jobs[0]);
    let text = paper.letters();
    for number in 1..=40 {
        // Of what was erased it is not told whether it was an incident or an event.
        let called = ["Incident", "Entry"].map(|called| format!("{called}{number}"));
        assert!(
            called.iter().any(|called| text.contains(called)),
            "incident {number}"
        );
    }
    for kept in &made.case.entries {
        if kept.erased.is_none() && matches!(kept.entry, Some(domain::Entry::Incident(_))) {
            assert!(paper.printed.found_on.contains_key(&kept.id.to_string()));
        }
    }
    for said in [
        "Struckouton2April2026",
        "Putbackon5April2026",
        "Ihadthewrongday.",
        "Anentrywasremovedhereon",
        "Itwastheneighbour’scar.",
        "fromphonenote(AB/2)",
        "Whatwaswrittenbeforestandsintheannex,page",
        "IndexofexhibitsAB/1",
        "Howthisrecordwasmade",
        "Fearofviolence;Donedifferentlysince;Witnesses",
        "Kindsofbehaviourarechosenfromonelistfor",
        "MarkExample(recognisedthecar)",
        "Therecordhasentriesthatarenotinthisbundle",
    ] {
        let said = if said == "IndexofexhibitsAB/1" {
            "Indexofexhibits"
        } else {
            said
        };
        assert!(text.contains(said), "{said}");
    }
    let last = paper.printed.pages;
    assert!(text.contains(&format!("page{last}of{last}")));
    let page = paper.printed.found_on["AB/1"];
    assert!((1..=last).contains(&page));
}

#[test]
fn no_protected_detail_stands_in_a_main_document_and_all_stand_in_the_contact_sheet() {
    let made = print_case::made(12);
    for job in all(&made) {
        let text = print(&job).letters();
        // No more than one of the papers for police says them, so that the others can be copied.
        let is_contact_sheet = job.title.starts_with("Contact sheet");
        for detail in [
            "PriyaProtected",
            "07700900777",
            "07700900778",
            "9HiddenLane",
            "07700900111",
        ] {
            assert_eq!(
                text.contains(detail),
                is_contact_sheet,
                "{detail} in {}",
                job.title
            );
        }
    }
}

#[test]
fn the_schedule_shows_a_deceiving_name_and_both_hashes_of_a_clean_copy() {
    let made = print_case::made(3);
    let schedule = exhibit_schedule(&made.input(), &PlaceInChronology::default());
    let text = print(&schedule).letters();
    assert!(text.contains("note⟨U+202E⟩gpj.exe"), "{text}");
    assert!(text.contains(&"ab".repeat(32)));
    assert!(text.contains(&"07".repeat(32)));
    assert!(text.contains("Producedby:JeanExample"), "{text}");
    assert!(text.contains("Thekeeperhasitfrom:KitExample"), "{text}");
}

#[test]
fn the_schedule_for_police_lists_the_files_that_it_goes_with_their_hashes_and_why() {
    let made = print_case::made(3);
    let schedule = schedule_of_originals(&made.input(), made.input().exhibits, &[]);
    let schedule = print(&schedule).letters();
    let listed = schedule
        .find("Filesthatonlythispartholds")
        .expect("a section");
    let listed = &schedule[listed..];
    assert!(listed.contains("Onlyherebecause"), "{listed}");
    let exhibits = made.input().exhibits;
    assert!(!exhibits.is_empty());
    for file in exhibits {
        let kept = made
            .input()
            .entries
            .iter()
            .find(|kept| kept.id == file.item);
        let item = kept.and_then(bundle::KeptEntry::item).expect("an item");
        for told in [item.exhibit.to_string(), format!("SHA-256:{}", item.digest)] {
            assert!(listed.contains(&told), "{told} in {listed}");
        }
    }
}

#[test]
fn orders_are_told_as_of_the_day_of_the_bundle_and_no_term_is_cut() {
    let mut made = print_case::made(40);
    let term = |words: &str| format!("{words} {}", "without exception ".repeat(30));
    let order = |kind: &str, from: &str, until: &str, terms: Vec<String>| {
        json!({"kind": "order", "order_kind": kind, "status": "in_force", "from": from,
            "until": until, "terms": terms})
    };
    let orders = [
        order(
            "bail",
            "2026-03-01",
            "2026-05-18",
            vec!["Long over".to_owned()],
        ),
        order(
            "older",
            "2026-03-02",
            "2027-03-02",
            vec![term("Not to call her,"), term("Not to go there,")],
        ),
        order(
            "newest",
            "2026-05-20",
            "2029-05-20",
            vec![term("Not to write to her,"), term("Not to come near,")],
        ),
    ];
    for (order, number) in orders.into_iter().zip(3000..) {
        made.case.entries.push(print_case::kept(number, 3, order));
    }
    let told = |words: &str, text: &str| {
        text.find(&letters(words))
            .unwrap_or_else(|| panic!("{words} in {text}"))
    };
    let officer = print(&for_the_officer(
        &made.input(),
        &PlaceInChronology::default(),
    ))
    .letters();
    let newest = told("newest (in force on 5 June 2026)", &officer);
    let older = told("older (in force on 5 June 2026)", &officer);
    let ended = told("bail (ended on 18 May 2026)", &officer);
    assert!(newest < older && older < ended, "{officer}");
    for words in [
        "Not to call her,",
        "Not to go there,",
        "Not to write to her,",
        "Not to come near,",
    ] {
        told(&term(words), &officer);
    }
    let chronology = print(&chronology(&made.input())[0]).letters();
    assert!(told("newest (in force", &chronology) < told("bail (ended", &chronology));
}

#[test]
fn every_page_says_of_what_case_document_and_day_it_is() {
    let made = print_case::made(12);
    for job in all(&made) {
        let paper = print(&job);
        let text = paper.seen_by("pdftotext", &["-layout", "-"]);
        let pages: Vec<&str> = text
            .split('\u{c}')
            .filter(|page| !page.trim().is_empty())
            .collect();
        assert_eq!(pages.len(), paper.printed.pages);
        let foot = letters(&format!("CASE-7F3A · {} · 5 June 2026", job.title));
        let only_police = job.document.name() == "police_only";
        for page in pages {
            assert!(letters(page).contains(&foot), "{foot}: {page}");
            assert_eq!(page.contains("FOR POLICE ONLY"), only_police, "{page}");
        }
    }
}

#[test]
fn a_picture_that_cannot_be_read_is_a_sentence() {
    let made = print_case::made(1);
    let job = &chronology(&made.input())[0];
    for broken in [
        Vec::new(),
        b"no picture".to_vec(),
        print_case::jpeg()[..300].to_vec(),
    ] {
        let mut pdf = Vec::new();
        let printed = InProcessPrinter
            .print(job, &mut |_| Some(broken.clone()), &mut pdf)
            .unwrap();
        let paper = Paper { printed, pdf };
        assert_eq!(paper.printed.pictures_left_out, 2);
        assert!(paper.letters().contains("Thispicturecouldnotbeprinted."));
    }
}

#[test]
fn what_is_printed_by_itself_points_into_no_bundle() {
    let made = print_case::made(12);
    let incident = an_incident(&made).expect("there are incidents");
    let officer = print(&for_the_officer_alone(&made.input()));
    assert_eq!(officer.printed.pages, 2);
    for paper in [print(&incident), officer] {
        let text = paper.text();
        for elsewhere in ["log.json", "bundle", "chronology", "police-only"] {
            assert!(!text.contains(elsewhere), "{elsewhere}: {text}");
        }
    }
}

#[test]
fn one_incident_by_itself_has_its_words_and_its_number() {
    let made = print_case::made(12);
    let first = made.case.entries.iter().find_map(|kept| match &kept.entry {
        Some(domain::Entry::Incident(incident)) => Some(incident.what.clone()),
        _ => None,
    });
    let paper = print(&an_incident(&made).expect("there are incidents"));
    let text = paper.letters();
    assert!(text.contains("Incident1."), "{text}");
    assert!(
        text.contains(&letters(&first.expect("there are incidents"))),
        "{text}"
    );
    assert!(incident_alone(&made.input(), print_case::id(999_999)).is_none());
}

/// Fear for oneself and fear for somebody else are not the same to the law, so the page says which it was.
#[test]
fn print_says_against_whom_violence_was_feared() {
    for (fear, said) in [
        (
            json!({"feared": "yes", "against": "oneself", "words": "That he comes in."}),
            "Yes, against the keeper. That he comes in.",
        ),
        (
            json!({"feared": "not_sure", "against": "somebody_else"}),
            "Not sure, against somebody else",
        ),
        (
            json!({"feared": "yes", "against": "both"}),
            "Yes, against the keeper and somebody else",
        ),
        (
            json!({"feared": "yes", "words": "A knife."}),
            "Yes. A knife.",
        ),
        (json!({"feared": "no", "against": "oneself"}), "No"),
    ] {
        let mut made = print_case::made(1);
        let incident = json!({"kind": "incident", "what": "He rang.", "fear_of_violence": fear});
        made.case.entries = vec![print_case::kept(7, 50, incident)];
        let job = incident_alone(&made.input(), print_case::id(7)).unwrap();
        let text = print(&job).text();
        let line = text.lines().find(|line| line.contains("Fear of violence"));
        let line = line.unwrap_or_else(|| panic!("{text}"));
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(line, format!("Fear of violence: {said}"));
    }
}

#[test]
fn an_event_stands_in_its_place_under_its_own_name_and_on_no_list() {
    let mut made = print_case::made(2);
    let when = json!({"earliest": "2027-06-01T10:00:00", "latest": "2027-06-01T10:00:00",
        "zone": "Europe/London", "precision": "minute", "basis": "memory"});
    let event = json!({"kind": "event", "what": "The hearing at the family court.", "when": when,
        "who": [{"name": "The usher"}], "witnesses": [{"name": "Gill Quill", "saw": "all of it"}],
        "elsewhere": [{"what": "The court's own camera"}], "evidence": [id(500)]});
    let mut kept = print_case::kept(2_000, 80, event);
    kept.number = Some(3);
    let was = json!({"kind": "incident", "what": "The hearing at the family court.", "when": when,
        "who": [{"name": "The usher"}], "witnesses": [{"name": "Gill Quill", "saw": "all of it"}],
        "evidence": [id(500)], "behaviours": ["watching"], "exact_words": [{"words": "You"}]});
    kept.revision = domain::Revision::FIRST.next();
    kept.earlier = vec![bundle::EarlierRevision {
        revision: domain::Revision::FIRST,
        written: kept.first_written,
        entry: domain::Entry::from_json(was).unwrap(),
        author: kept.author.clone(),
    }];
    made.case.entries.push(kept);
    let report = json!({"kind": "report", "to": "police", "reference": "77/1/26",
        "about": [id(1001), id(2_000)]});
    made.case.entries.push(print_case::kept(2_001, 81, report));
    let input = made.input();
    let places = PlaceInChronology::default();

    let card = print(&chronology(&input)[0]).letters();
    assert!(card.contains("Event3."), "{card}");
    assert!(card.contains("Whowasthere") && card.contains("1,3(event)"));
    assert!(card.contains("Madeaneventon"), "{card}");
    assert!(!card.contains("Rewordedon"), "{card}");

    let officer = serde_json::to_string(&for_the_officer(&input, &places)).unwrap();
    assert!(
        officer.contains("3 (event)"),
        "what a report covers is told whole"
    );
    assert!(
        !officer.contains("family court"),
        "it is the latest incident of none"
    );
    assert!(officer.contains("Of 2 incidents, one"), "{officer}");
    assert!(
        officer.contains("The court's own camera") && officer.contains("Event 3, "),
        "what others hold is to be fetched all the same"
    );

    let alone = incident_alone(&input, id(2_000)).unwrap();
    assert_eq!(alone.title, "One event");

    let schedule = serde_json::to_string(&exhibit_schedule(&input, &places)).unwrap();
    assert!(schedule.contains("3 (event)"), "{schedule}");
    let sheet = serde_json::to_string(&contact_sheet(&input, &[], &[])).unwrap();
    assert!(sheet.contains("Event 3, "), "{sheet}");
}
