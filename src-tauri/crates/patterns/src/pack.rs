//! The rules and words of one jurisdiction, as data with sources.

use std::sync::OnceLock;

use catalogue::Words;
use chrono::NaiveDate;
use domain::{Behaviour, DetailShapes};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One jurisdiction. Labels and help are in the catalogue under the ids given here
/// (`behaviour-following`, `order-kind-restraining_order`, `contact-paladin`); the law's own words,
/// names and numbers are here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Pack {
    /// "england_and_wales".
    pub id: String,
    /// "England and Wales".
    pub name: String,
    /// When copies of the sources of all this were last read.
    pub seen: NaiveDate,
    /// Said where the law is shown, while it is under review: what the pack says may be about to change. Words:
    /// `law-under-review-ID`, with the pack's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under_review: Option<UnderReview>,
    /// The law, in its words or in short.
    pub statute: Vec<Statute>,
    /// The law's list of behaviours, in its words.
    pub limbs: Vec<Limb>,
    /// The groups of the chooser, in its order (`behaviour-group-…`).
    pub groups: Vec<String>,
    /// What can be chosen.
    pub behaviours: Vec<BehaviourTag>,
    /// Orders, conditions and notices.
    pub orders: Vec<OrderKind>,
    /// Time limits, as information.
    pub time_notes: Vec<TimeNote>,
    /// Whom to ring, in the order in which they are shown.
    pub contacts: Vec<Contact>,
    /// What to do in danger, in the order in which it is said.
    pub emergency: Vec<Emergency>,
    /// How numbers, postcodes and plates are written. The page looks for none.
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub details: DetailShapes,
}

/// That the law is under review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnderReview {
    /// Where that was read.
    pub source: String,
    /// When that was last read.
    pub seen: NaiveDate,
}

/// A piece of law.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Statute {
    /// For programs.
    pub id: String,
    /// "Protection from Harassment Act 1997, section 2A(3)".
    pub title: String,
    /// Its words, or what it says in short.
    pub text: String,
    /// Where it can be met in more than one way: each of them.
    #[serde(default)]
    pub limbs: Vec<StatuteLimb>,
    /// Whether `text` is the law's own words.
    pub quoted: bool,
    /// Where it was read.
    pub source: String,
}

/// One of the ways in which a piece of law can be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StatuteLimb {
    /// For programs.
    pub id: String,
    /// What it says in short.
    pub text: String,
}

impl Statute {
    /// All that it says, its limbs too, under its title.
    pub fn whole(&self) -> String {
        let limbs = self.limbs.iter().map(|limb| limb.text.as_str());
        let said: Vec<&str> = [self.text.as_str()].into_iter().chain(limbs).collect();
        format!("{}: {}", self.title, said.join(" "))
    }
}

/// The letter of one part of the law's list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[ts(type = "string")]
pub struct LimbId(pub String);

/// One part of the law's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Limb {
    /// Its letter.
    pub id: LimbId,
    /// The piece of law that it is a part of.
    pub statute: String,
    /// The law's own words.
    pub text: String,
}

/// Whom words are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldTo {
    /// The keeper, who is "you" on the screen.
    Keeper,
    /// Police, a court, the other side: of the keeper they are told as of anybody.
    Others,
}

/// Something that the other person did. Words: `behaviour-ID` and `behaviour-ID-help`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BehaviourTag {
    /// The tag that entries carry.
    pub id: Behaviour,
    /// Its group in the chooser.
    pub group: String,
    /// Parts of the law's list that it may fall under. A tag is never a finding, and the list is of
    /// examples: a tag under none of them counts just as much.
    pub limbs: Vec<LimbId>,
    /// After it is chosen, one quiet line with 999 and the helpline is shown, once.
    pub quiet_line: bool,
    /// The tags that took its place. It is not offered any more; entries that carry it are read and counted as they were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub replaced_by: Vec<Behaviour>,
}

/// A kind of order, condition or notice. Words: `order-kind-ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct OrderKind {
    /// For programs; what `Order::order_kind` holds.
    pub id: String,
    /// Whether that law is in force. A kind is in the list so that what somebody was given can be written down; that says
    /// nothing of whether it can be had.
    pub in_force: InForce,
    /// The law it is made under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// Where that is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// When that was last read. Left out where it still has to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<NaiveDate>,
}

/// Whether a law is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InForce {
    /// It is.
    Yes,
    /// It is not, or not any more.
    No,
    /// Nothing that was read says so: not begun yet, begun in some places only, or being replaced.
    Unknown,
}

/// A time limit, as information, and never a day on which it ends: that depends on the offence, on when it was last
/// committed, and on when it came to be known. Words: `time-note-ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TimeNote {
    /// For programs.
    pub id: String,
    /// Where it was read.
    pub source: String,
}

/// Somebody who helps. Words: `contact-ID` (what they do) and, where there are hours, `contact-ID-hours`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Contact {
    /// For programs.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Their telephone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// A number for text messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text_number: Option<String>,
    /// Their site, as printed; never a link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// Whether the catalogue gives their hours.
    pub hours: bool,
    /// Whether the quiet line names them.
    pub quiet_line: bool,
    /// Where it was read.
    pub source: String,
    /// The date that stands on that page. Left out where it has none: then nobody knows how old it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_date: Option<NaiveDate>,
    /// When a copy of it was last read, and no more: nobody has called.
    pub seen: NaiveDate,
}

/// What to do in danger. Words: `emergency-ID`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Emergency {
    /// For programs.
    pub id: String,
    /// The number.
    pub number: String,
    /// Where it was read.
    pub source: String,
    /// The date that stands on that page. Left out where it has none: then nobody knows how old it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page_date: Option<NaiveDate>,
    /// When a copy of it was last read, and no more: nobody has called.
    pub seen: NaiveDate,
}

/// The text of every file below `packs/`, as `build.rs` lists them.
static PACKS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The pack of a record that names none.
const FIRST: &str = "england_and_wales";

impl TimeNote {
    /// What the law says.
    pub(crate) fn said(&self, words: &Words) -> String {
        words.coded(&format!("time-note-{}", self.id))
    }
}

impl Pack {
    /// Every pack that there is, by id.
    pub fn all() -> &'static [Self] {
        static ALL: OnceLock<Vec<Pack>> = OnceLock::new();
        ALL.get_or_init(|| {
            let read = |text: &&str| {
                serde_json::from_str(text)
                    .expect("a pack is a part of the program, and a test reads it")
            };
            PACKS.iter().map(read).collect()
        })
    }

    /// The pack of an id, where there is one.
    pub fn of_id(id: &str) -> Option<&'static Self> {
        Self::all().iter().find(|pack| pack.id == id)
    }

    /// England and Wales: the pack of a record that names none.
    pub fn england_and_wales() -> &'static Self {
        Self::of_id(FIRST).expect("the first pack is a part of the program, and a test reads it")
    }

    /// What this pack knows of a tag.
    pub fn behaviour(&self, tag: &Behaviour) -> Option<&BehaviourTag> {
        self.behaviours.iter().find(|known| known.id == *tag)
    }

    /// One part of the law's list.
    pub fn limb(&self, id: &LimbId) -> Option<&Limb> {
        self.limbs.iter().find(|limb| limb.id == *id)
    }

    /// A tag in words; one that this pack does not know is shown as it is.
    pub fn behaviour_label(&self, tag: &Behaviour, words: &Words, told_to: ToldTo) -> String {
        let Some(known) = self.behaviour(tag) else {
            return tag.0.clone();
        };
        let id = format!("behaviour-{}", known.id.0);
        let to_others = words.find(&format!("{id}-to-others"), &[]);
        match (told_to, to_others) {
            (ToldTo::Others, Some(label)) => label,
            _ => words.coded(&id),
        }
    }

    /// A kind of order in words; one that this pack does not know is shown as it is.
    pub fn order_label(&self, kind: &str, words: &Words) -> String {
        match self.orders.iter().find(|known| known.id == kind) {
            Some(known) => words.coded(&format!("order-kind-{}", known.id)),
            None => kind.to_owned(),
        }
    }
}
