use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, EntryId, When};

/// One thing that somebody did. Only `what` is needed; everything else can be left or filled in later.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Incident {
    /// What happened, in free words, asked before anything else.
    pub what: String,
    /// When it happened, as well as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// In whose words, where not the author's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_whose_words: Option<String>,
    /// Where it happened, if somewhere on the ground.
    #[serde(rename = "where")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Where>,
    /// Where it happened, if online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<Online>,
    /// Who did it, so far as is known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub who: Vec<Involved>,
    /// What kind of thing it was, in the words of a pack.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub behaviours: Vec<Behaviour>,
    /// By which ways it came.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub channels: Vec<Channel>,
    /// What was said or written, word for word.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub exact_words: Vec<Quote>,
    /// Whether they knew it was unwanted. Nobody need have told them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unwanted: Option<Unwanted>,
    /// How it felt then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt_then: Option<String>,
    /// How it felt afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt_after: Option<String>,
    /// Fear that violence would be used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fear_of_violence: Option<Fear>,
    /// What the keeper does differently since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_changed: Option<String>,
    /// Who else saw or heard it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub witnesses: Vec<Witness>,
    /// Whether children were there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub children_present: Option<Answer>,
    /// Who else it was aimed at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others_targeted: Option<String>,
    /// What was damaged, taken or left behind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub damage: Option<String>,
    /// Items that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub evidence: Vec<EntryId>,
    /// What others hold about it, and until when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub elsewhere: Vec<Elsewhere>,
    /// Which order it may breach. "May": a court decides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub may_breach: Vec<BreachOf>,
    /// The first note of it, if that was made before this entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_noted: Option<FirstNoted>,
}

/// The tag of a behaviour, as the pack names it ("following", "watching"). Which tags there are is
/// the pack's to say; a tag that a pack does not know is kept and shown as it is.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[ts(type = "string")]
pub struct Behaviour(pub String);

/// The way by which something came.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// In person.
    InPerson,
    /// A telephone or video call, answered or not.
    Call,
    /// Voicemail or a voice note.
    Voicemail,
    /// A text message or a chat.
    Message,
    /// E-mail.
    Email,
    /// A letter or card.
    Letter,
    /// A gift, flowers, a thing left.
    Gift,
    /// A public post, comment or profile.
    SocialMedia,
    /// A message in a bank payment.
    Payment,
    /// A vehicle: followed, parked outside.
    Vehicle,
    /// A tracker or another device.
    Device,
    /// Use of the keeper's accounts.
    Account,
    /// Through somebody else.
    ThroughOthers,
    /// Any other way.
    Other,
}

/// Where something happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Where {
    /// As the keeper would say it: "outside the school".
    pub words: String,
    /// Its address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The kept place that it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<EntryId>,
}

/// Where something happened online.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Online {
    /// "Instagram", "bank payment".
    pub platform: String,
    /// From which account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<String>,
    /// The whole address of the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Somebody who did it, or may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Involved {
    /// The person, where they are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<EntryId>,
    /// A name, number or description where they are not, or are unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why the keeper thinks that it was them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Through whom they acted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub through: Option<EntryId>,
}

/// Words, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Quote {
    /// The words, swearing and all.
    pub words: String,
    /// Who said or wrote them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// Whether it was known to be unwanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Unwanted {
    /// Whether they knew.
    pub known: Answer,
    /// How: what was said, when, by whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// Fear of violence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Fear {
    /// Whether there was.
    pub feared: Answer,
    /// Against whom it was feared. Not asked before there was this field, and then not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<FearedAgainst>,
    /// What exactly was feared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// Against whom violence was feared. The law tells them apart: in England and Wales, section 4A of the Protection from
/// Harassment Act 1997 asks for fear that it will be used against oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum FearedAgainst {
    /// The keeper.
    Oneself,
    /// Anybody else.
    SomebodyElse,
    /// The keeper, and somebody else.
    Both,
}

impl FearedAgainst {
    /// Whether the keeper is among them.
    pub fn oneself(self) -> bool {
        matches!(self, Self::Oneself | Self::Both)
    }

    /// Whether anybody else is.
    pub fn somebody_else(self) -> bool {
        matches!(self, Self::SomebodyElse | Self::Both)
    }
}

/// Somebody who saw or heard it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Witness {
    /// The person, where they are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<EntryId>,
    /// Their name, where they are not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How to reach them. Goes only into the police-only bag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// What they saw or heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saw: Option<String>,
}

/// What kind of thing somebody else holds. What cameras saw is gone first.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum HeldKind {
    /// What a camera saw: CCTV, a doorbell, a car's.
    Camera,
    /// A recording of a call, or of a voice.
    Recording,
    /// What a company writes down: calls, accounts, deliveries.
    Records,
    /// A thing: a letter, a device, a gift.
    Thing,
    /// Anything else.
    Other,
}

/// Something that somebody else holds and may soon delete: CCTV, a doorbell, a letting agent's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Elsewhere {
    /// What it is.
    pub what: String,
    /// What kind of thing it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_kind: Option<HeldKind>,
    /// Who holds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_by: Option<String>,
    /// When they were asked for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<NaiveDate>,
    /// When it will be gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone_by: Option<NaiveDate>,
    /// Whether it was handed over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub got: Option<Answer>,
}

/// An order that this may breach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct BreachOf {
    /// The order.
    pub order: EntryId,
    /// Which of its terms, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<u32>,
}

/// The first note of an incident that was written down here later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct FirstNoted {
    /// When that note was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// On what: "phone note", "calendar", "told my sister".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<String>,
    /// Where that note is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub where_now: Option<String>,
    /// The item, where the note itself was attached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<EntryId>,
}
