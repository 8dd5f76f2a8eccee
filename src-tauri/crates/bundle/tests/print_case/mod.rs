//! A made case to print: invented people, numbers from the ranges kept free for drama.

#![allow(dead_code)]

use bundle::print::{
    PlaceInChronology, PrintJob, Printed, contact_sheet, exhibit_schedule, for_the_officer,
    police_read_me, read_me, schedule_of_originals,
};
use bundle::{
    CaseFile, EarlierRevision, ExhibitFile, FigureKind, FigureLine, HandedOver, KeptEntry,
    LedgerExtract, NotAsReceived, PackWords, PutBack, StruckOut,
};
use catalogue::sentences;
use chrono::{DateTime, Duration, NaiveDate};
use domain::{Digest, Entry, EntryId, Moment, Revision, UnreadPart, VaultId};
use ledger::Head;
use serde_json::{Value, json};

pub struct MadeCase {
    pub case: CaseFile,
    pub exhibits: Vec<ExhibitFile>,
    pub figures: Vec<FigureLine>,
}

impl MadeCase {
    pub fn input(&self) -> bundle::print::PrintInput<'_> {
        bundle::print::PrintInput {
            beside: bundle::print::Beside::Bundle,
            extent: bundle::Extent::Whole,
            case: &self.case,
            entries: &self.case.entries,
            exhibits: &self.exhibits,
            figures: &self.figures,
            findings: &[],
            others_exist: true,
        }
    }
}

fn figure(sentence: &str) -> FigureLine {
    FigureLine {
        kind: FigureKind::Other,
        sentence: sentence.to_owned(),
        entries: Vec::new(),
    }
}

pub fn id(number: u128) -> EntryId {
    format!("{:08x}-0000-7000-8000-{:012x}", number, number)
        .parse()
        .unwrap()
}

pub fn moment(days: i64) -> Moment {
    let start = DateTime::from_timestamp(1_772_000_000, 0).unwrap();
    Moment::new(start + Duration::days(days), 60)
}

pub fn kept(number: u128, days: i64, entry: Value) -> KeptEntry {
    KeptEntry {
        id: id(number),
        number: None,
        revision: Revision::FIRST,
        first_written: moment(days),
        written: moment(days),
        author: "Anna Bell".to_owned(),
        entry: Some(Entry::from_json(entry).unwrap()),
        earlier: Vec::new(),
        struck_out: None,
        put_back: Vec::new(),
        erased: None,
    }
}

const HAPPENED: [&str; 4] = [
    "He was parked across the road when I came out of work. Engine off, lights off. He did not get out. When I walked to the bus stop he drove along slowly beside me and then turned off at the lights. I waited in the shop until the bus came and Priya walked me home from the stop.",
    "Four calls from a withheld number between eleven and midnight. Nobody spoke. I could hear a radio.",
    "Flowers on the doorstep with a card. No name. The card says what we said to each other on holiday, which nobody else knows.",
    "He messaged my sister and asked whether I had moved. She did not answer. She sent me the screenshot and I have kept it.",
];

/// `count` incidents, a day or two apart, and everything else once.
pub fn made(count: usize) -> MadeCase {
    let mut entries = vec![
        kept(
            1,
            0,
            json!({"kind": "person", "name": "Mark Example", "role": "other_person",
            "full_name": "Mark David Example", "aliases": ["Sparky"], "numbers": ["07700 900123", "07700 900456"],
            "emails": ["mark@example.com"], "handles": [{"platform": "Instagram", "handle": "@mark.ex4mple"}],
            "addresses": ["4 Sample Street, Exampleton"], "relationship": "Together from 2021 to 2024",
            "vehicles": [{"description": "Grey Vauxhall Corsa, dent in the left door", "plate": "AB12 CDE"}],
            "description": "About 185 cm, short brown hair, Leeds accent", "born": "1991-05-02"}),
        ),
        kept(
            2,
            0,
            json!({"kind": "person", "name": "Priya Protected", "role": "witness",
            "protected": true, "numbers": ["07700 900777"]}),
        ),
        kept(
            3,
            0,
            json!({"kind": "place", "name": "home", "address": "9 Hidden Lane", "protected": true, "place_kind": "home"}),
        ),
        kept(
            4,
            40,
            json!({"kind": "report", "to": "police", "organisation": "Exampleshire Police",
            "name": "PC Gray", "number": "1234", "reference": "01/234567/26", "how": "101 call",
            "when": {"earliest": "2026-04-03T10:00:00", "latest": "2026-04-03T10:00:00", "zone": "Europe/London", "precision": "minute", "basis": "own_note"},
            "said": "I told them about the calls and the car.", "outcome": "Told to keep a record",
            "promised": [{"what": "to ask the shop for its CCTV", "due": "2026-04-10", "kept": "no"}]}),
        ),
        kept(
            5,
            60,
            json!({"kind": "order", "order_kind": "non_molestation_order", "status": "in_force", "against": id(1),
            "made_by": "Exampleton Family Court", "from": "2026-04-20", "until": "2027-04-20", "served": "2026-04-22",
            "terms": ["Not to use or threaten violence", "Not to come within 100 metres of her place of work"]}),
        ),
        kept(
            6,
            61,
            json!({"kind": "proceeding", "stage": "bail", "date": "2026-05-01", "next_date": "2026-06-12", "place": "Exampleton police station", "told_by": "PC Gray"}),
        ),
        kept(
            7,
            50,
            json!({"kind": "impact", "words": "I take the early bus now and never walk from the stop alone.", "impact_kind": "routine"}),
        ),
        kept(
            8,
            50,
            json!({"kind": "needs", "whose": "Anna Bell", "safe_contact": "Text 07700 900111 before 15:00", "unsafe_contact": "Letters to the house", "wishes": [{"what": "not to come within 100 m of the school", "because": [id(1001)]}]}),
        ),
        kept(
            9,
            55,
            json!({"kind": "assessment", "tool": "DASH", "by": "J. Worker", "agency": "Example Support", "date": "2026-04-30", "outcome": "High"}),
        ),
    ];
    for number in 1..=count {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
            + Duration::days(i64::try_from(number * 400 / count.max(1)).unwrap());
        let mut incident = json!({
            "kind": "incident",
            "what": HAPPENED[number % HAPPENED.len()],
            "when": {"earliest": format!("{day}T18:00:00"), "latest": format!("{day}T22:00:00"),
                "zone": "Europe/London", "precision": "part_of_day", "part_of_day": "evening", "basis": "memory"},
            "where": {"words": "outside work", "address": "Unit 3, Example Park"},
            "who": [{"person": id(1), "why": "recognised the car"}],
            "behaviours": ["following", "driving_past"], "channels": ["in_person"],
            "felt_then": "Frightened. My hands shook.",
            "fear_of_violence": {"feared": "not_sure"},
        });
        if number % 5 == 0 {
            incident["exact_words"] =
                json!([{"words": "I know what time your bus is", "by": "him"}]);
            incident["witnesses"] =
                json!([{"person": id(2), "saw": "the car", "contact": "07700 900778"}]);
            incident["elsewhere"] = json!([{"what": "CCTV of the car park", "held_by": "Example Stores", "asked": "2026-04-02", "gone_by": "2026-05-02"}]);
        }
        if number == 1 {
            incident["evidence"] = json!([id(500), id(501)]);
            incident["first_noted"] =
                json!({"on": "phone note", "item": id(501), "where_now": "on my phone"});
            incident["where"] =
                json!({"words": "at home", "address": "9 Hidden Lane", "place": id(3)});
            incident["may_breach"] = json!([{"order": id(5), "term": 2}]);
        }
        entries.push(kept(1000 + number as u128, 30 + number as i64, incident));
    }
    let mut exhibits = Vec::new();
    for (number, kind, name) in [
        (500, "photo", "IMG_0001.jpg"),
        (501, "screenshot", "note\u{202E}gpj.exe"),
    ] {
        let mark = format!("AB/{}", number - 499);
        entries.push(kept(number, 31, json!({"kind": "item", "description": "The car outside",
            "digest": "ab".repeat(32), "size": 123456, "item_kind": kind, "media_type": "image/jpeg",
            "original_name": name, "received": "chosen", "exhibit": mark, "original_is": "on my phone",
            "produced_by": "Jean Example", "received_from": "Kit Example",
            "clocks": [{"source": "exif_original", "shows": "2026-03-14T19:30:12", "offset_minutes": 0}]})));
        let is_copy = number == 500;
        exhibits.push(ExhibitFile {
            tells_what_was_received: !is_copy,
            original_kept: false,
            item: id(number),
            file_name: Some(format!("AB-00{}_2026-03-14_photo.jpg", number - 499)),
            handed_over: Digest::new([if is_copy { 7 } else { 0xab }; 32]),
            size: 123_456,
            how: if is_copy {
                HandedOver::CleanCopy
            } else {
                HandedOver::AsReceived
            },
            why: is_copy
                .then_some(NotAsReceived::Unread(UnreadPart::CameraNotes))
                .into_iter()
                .collect(),
        });
    }
    let mut made = MadeCase {
        case: case(entries),
        exhibits,
        figures: vec![
            figure("14 incidents between 3 March and 20 May 2026."),
            figure("Visits to the house: 1 in May, 6 in June."),
        ],
    };
    number(&mut made.case.entries);
    mark_some(&mut made.case.entries);
    made
}

/// Numbers as they are given when incidents are first written.
fn number(entries: &mut [KeptEntry]) {
    let incidents = entries
        .iter_mut()
        .filter(|kept| matches!(kept.entry, Some(Entry::Incident(_))));
    for (kept, number) in incidents.zip(1..) {
        kept.number = Some(number);
    }
}

fn mark_some(entries: &mut [KeptEntry]) {
    let mut incidents = entries
        .iter_mut()
        .filter(|kept| matches!(kept.entry, Some(Entry::Incident(_))));
    let (Some(revised), Some(struck), Some(erased)) =
        (incidents.next(), incidents.next(), incidents.next())
    else {
        return;
    };
    let mut earlier = revised.entry.clone().unwrap();
    if let Entry::Incident(incident) = &mut earlier {
        incident.what = "He was there.".to_owned();
    }
    revised.earlier = vec![EarlierRevision {
        revision: Revision::FIRST,
        written: revised.written,
        author: "Bea Bell".to_owned(),
        entry: earlier,
    }];
    revised.revision = Revision::FIRST.next();
    revised.written = moment(35);
    revised.put_back = vec![PutBack {
        struck_out: StruckOut {
            reason: Some("I had the wrong day.".to_owned()),
            at: moment(38),
        },
        at: moment(39),
    }];
    struck.struck_out = Some(StruckOut {
        reason: Some("It was the neighbour’s car.".to_owned()),
        at: moment(36),
    });
    erased.entry = None;
    erased.erased = Some(moment(37));
}

pub fn case(entries: Vec<KeptEntry>) -> CaseFile {
    let words = catalogue::Language::English.words();
    let behaviours = ["following", "driving_past"];
    CaseFile {
        label: "CASE-7F3A".parse().unwrap(),
        made: moment(100),
        keeper: Some("Anna Bell".to_owned()),
        initials: "AB".to_owned(),
        program: "Daybook 0.1.0".to_owned(),
        words,
        zone: chrono_tz::Tz::Europe__London,
        entries,
        earlier_bundles: Vec::new(),
        numbers_given: Vec::new(),
        figures: Vec::new(),
        pack: PackWords {
            name: "England and Wales".to_owned(),
            shapes: domain::DetailShapes::default(),
            statute: Vec::new(),
            behaviours: behaviours
                .iter()
                .map(|tag| ((*tag).to_owned(), words.coded(&format!("behaviour-{tag}"))))
                .collect(),
            orders: [(
                "non_molestation_order".to_owned(),
                words.say(sentences::ORDER_KIND_NON_MOLESTATION_ORDER),
            )]
            .into(),
        },
        ledger: LedgerExtract {
            vault: "00000000-0000-7000-8000-000000000001"
                .parse::<VaultId>()
                .unwrap(),
            head: Head::EMPTY,
            checkpoint: String::new(),
            leaves: Vec::new(),
            also: std::collections::BTreeSet::new(),
            earlier: Vec::new(),
        },
    }
}

/// A JPEG with a picture of nobody.
pub fn jpeg() -> Vec<u8> {
    picture(1200, 800)
}

/// One of so many pixels across and down.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, |x, y| {
        image::Rgb([(x / 5) as u8, (y / 4) as u8, 120])
    });
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 80)
        .encode_image(&picture)
        .unwrap();
    bytes
}

pub fn read_me_facts() -> bundle::print::ReadMeFacts {
    bundle::print::ReadMeFacts {
        key_name: "SHA256:pWtYSVUBxxn8dD9pCeDTHn4SFuS0dPFZrRrBLvXZz7A".to_owned(),
        how_to_check: "01_HOW_TO_CHECK.txt".to_owned(),
        files: vec![
            (
                "01_for_the_officer.pdf".to_owned(),
                "two pages to copy from".to_owned(),
            ),
            (
                "02_chronology.pdf".to_owned(),
                "every incident, with pictures".to_owned(),
            ),
            (
                "03_exhibit_schedule.pdf".to_owned(),
                "every exhibit and its hash".to_owned(),
            ),
        ],
        counts: vec![
            ("Incidents".to_owned(), "12".to_owned()),
            ("Exhibits".to_owned(), "2".to_owned()),
        ],
        left_out: vec!["2 notes".to_owned()],
    }
}

/// Every document but the chronology, which is printed before, and those that are made by choice.
pub fn documents_beside(made: &MadeCase, volumes: &[Printed]) -> Vec<PrintJob> {
    let input = made.input();
    let places = PlaceInChronology::of(volumes);
    vec![
        read_me(&input, &read_me_facts()),
        for_the_officer(&input, &places),
        exhibit_schedule(&input, &places),
        police_read_me(&input, &read_me_facts(), &[]),
        contact_sheet(&input, &[], &[]),
        schedule_of_originals(&input, &made.exhibits, &[]),
    ]
}
