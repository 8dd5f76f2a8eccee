//! Short ways to say a time, an incident and a file, so that the chapters read as a record does.

use chrono::{Duration, NaiveDate, NaiveTime};
use chrono_tz::Tz::Europe__London;
use domain::{
    Answer, Basis, Behaviour, BreachOf, Channel, Elsewhere, EntryId, Fear, FearedAgainst,
    FirstNoted, HeldKind, Incident, Involved, Online, PartOfDay, Precision, Quote, Unwanted, When,
    Where, Witness,
};

use super::clock::clock;
use super::files::SampleFile;

/// The id that stands for a named entry in the script. The player puts the real one in its place.
pub fn id(name: &str) -> EntryId {
    let half = |start: u64| {
        name.bytes().fold(start, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
    };
    let (high, low) = (half(0xcbf2_9ce4_8422_2325), half(0x6c62_272e_07bb_0142));
    let text = format!("{high:016x}{low:016x}");
    text.parse()
        .expect("32 hexadecimal digits are an id without its hyphens")
}

/// The id that stands for a file of an incident.
pub(super) fn item_id(incident: &str, file_name: &str) -> EntryId {
    id(&format!("{incident}/{file_name}"))
}

/// "2026-03-14".
pub(super) fn date(text: &str) -> NaiveDate {
    text.parse()
        .expect("the script's dates are written as dates")
}

/// Known to the minute.
pub(super) fn at(text: &str, basis: Basis) -> When {
    When::minute(clock(text), Europe__London, basis)
}

/// Known to the second, from a device or a provider.
pub(super) fn exactly(text: &str, seconds: u32, basis: Basis) -> When {
    let instant = clock(text) + Duration::seconds(i64::from(seconds));
    When::span(instant, instant, Europe__London, Precision::Exact, basis)
}

/// Half an hour either way.
pub(super) fn about(text: &str) -> When {
    let middle = clock(text);
    let half = Duration::minutes(30);
    When::span(
        middle - half,
        middle + half,
        Europe__London,
        Precision::Hour,
        Basis::Memory,
    )
}

/// A part of a day.
pub(super) fn part(day: &str, part: PartOfDay) -> When {
    When::part(date(day), part, Europe__London, Basis::Memory)
}

/// A day and no more.
pub(super) fn day(text: &str) -> When {
    When::day(date(text), Europe__London, Basis::Memory)
}

/// Some time between two times.
pub(super) fn between(from: &str, to: &str) -> When {
    When::span(
        clock(from),
        clock(to),
        Europe__London,
        Precision::Range,
        Basis::Memory,
    )
}

/// Some time between two days, both included.
pub(super) fn from_to(from: &str, to: &str) -> When {
    let last = date(to).and_time(NaiveTime::MIN) + Duration::minutes(24 * 60 - 1);
    When::span(
        date(from).and_time(NaiveTime::MIN),
        last,
        Europe__London,
        Precision::Range,
        Basis::Memory,
    )
}

/// Not known, but for the keeper's own words.
pub(super) fn unknown(words: &str) -> When {
    When::unknown(Some(words.to_owned()))
}

/// The same time, with the keeper's own words for it.
pub(super) fn said(words: &str, when: When) -> When {
    When {
        said: Some(words.to_owned()),
        ..when
    }
}

/// The same time, known in another way.
pub(super) fn known_by(basis: Basis, when: When) -> When {
    When { basis, ..when }
}

/// A file with the name it came with and what the keeper says it shows.
pub(super) struct Attachment {
    pub(super) file_name: &'static str,
    pub(super) file: SampleFile,
}

/// One incident as the script tells it: what the entry holds, when it is written, what is attached.
pub(super) struct Telling {
    pub(super) name: &'static str,
    pub(super) incident: Incident,
    pub(super) written: Option<NaiveDate>,
    pub(super) attached: Vec<Attachment>,
    /// It was nobody's act.
    pub(super) is_event: bool,
}

/// Begins an incident.
pub(super) fn happened(name: &'static str, when: When, what: &str) -> Telling {
    Telling {
        name,
        incident: Incident {
            when: Some(when),
            ..blank(what)
        },
        written: None,
        attached: Vec::new(),
        is_event: false,
    }
}

/// An incident of which only the words are there.
pub(super) fn blank(what: &str) -> Incident {
    Incident {
        what: what.to_owned(),
        when: None,
        in_whose_words: None,
        place: None,
        online: None,
        who: Vec::new(),
        behaviours: Vec::new(),
        channels: Vec::new(),
        exact_words: Vec::new(),
        unwanted: None,
        felt_then: None,
        felt_after: None,
        fear_of_violence: None,
        what_changed: None,
        witnesses: Vec::new(),
        children_present: None,
        others_targeted: None,
        damage: None,
        evidence: Vec::new(),
        elsewhere: Vec::new(),
        may_breach: Vec::new(),
        first_noted: None,
    }
}

impl Telling {
    /// Written down on another day than it happened.
    pub(super) fn written(mut self, day: &str) -> Self {
        self.written = Some(date(day));
        self
    }

    pub(super) fn by(mut self, person: &str) -> Self {
        self.incident.who.push(Involved {
            person: Some(id(person)),
            name: None,
            why: None,
            through: None,
        });
        self
    }

    /// Somebody who acted through another.
    pub(super) fn by_through(mut self, person: &str, through: &str) -> Self {
        self.incident.who.push(Involved {
            person: Some(id(person)),
            name: None,
            why: None,
            through: Some(id(through)),
        });
        self
    }

    /// Not known who, or not kept as a person; why the keeper thinks what they think.
    pub(super) fn by_unknown(mut self, name: &str, why: &str) -> Self {
        self.incident.who.push(Involved {
            person: None,
            name: Some(name.to_owned()),
            why: Some(why.to_owned()),
            through: None,
        });
        self
    }

    /// Nobody's act: a hearing, a call from police, a day on which nothing is alleged.
    pub(super) fn event(mut self) -> Self {
        self.is_event = true;
        self
    }

    /// Behaviours by their tags, with spaces between.
    pub(super) fn tags(mut self, tags: &str) -> Self {
        let tags = tags.split_whitespace().map(|tag| Behaviour(tag.to_owned()));
        self.incident.behaviours.extend(tags);
        self
    }

    pub(super) fn came(mut self, channels: &[Channel]) -> Self {
        self.incident.channels.extend_from_slice(channels);
        self
    }

    /// At a kept place.
    pub(super) fn at_place(mut self, place: &str, words: &str) -> Self {
        self.incident.place = Some(Where {
            words: words.to_owned(),
            address: None,
            place: Some(id(place)),
        });
        self
    }

    /// At any other place.
    pub(super) fn somewhere(mut self, words: &str, address: Option<&str>) -> Self {
        self.incident.place = Some(Where {
            words: words.to_owned(),
            address: address.map(str::to_owned),
            place: None,
        });
        self
    }

    pub(super) fn online(mut self, platform: &str, account: &str, url: Option<&str>) -> Self {
        self.incident.online = Some(Online {
            platform: platform.to_owned(),
            account: Some(account.to_owned()),
            url: url.map(str::to_owned),
        });
        self
    }

    pub(super) fn words_of(mut self, by: &str, words: &str) -> Self {
        self.incident.exact_words.push(Quote {
            words: words.to_owned(),
            by: Some(by.to_owned()),
        });
        self
    }

    pub(super) fn unwanted(mut self, known: Answer, words: &str) -> Self {
        self.incident.unwanted = Some(Unwanted {
            known,
            words: (!words.is_empty()).then(|| words.to_owned()),
        });
        self
    }

    pub(super) fn felt(mut self, then: &str, after: &str) -> Self {
        let kept = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        self.incident.felt_then = kept(then);
        self.incident.felt_after = kept(after);
        self
    }

    pub(super) fn fear(mut self, feared: Answer, words: &str) -> Self {
        self.incident.fear_of_violence = Some(Fear {
            feared,
            against: None,
            words: (!words.is_empty()).then(|| words.to_owned()),
        });
        self
    }

    /// Against whom violence was feared, where that was said.
    pub(super) fn against(mut self, against: FearedAgainst) -> Self {
        if let Some(fear) = &mut self.incident.fear_of_violence {
            fear.against = Some(against);
        }
        self
    }

    pub(super) fn changed(mut self, words: &str) -> Self {
        self.incident.what_changed = Some(words.to_owned());
        self
    }

    pub(super) fn seen_by(mut self, person: &str, saw: &str) -> Self {
        self.incident.witnesses.push(Witness {
            person: Some(id(person)),
            name: None,
            contact: None,
            saw: Some(saw.to_owned()),
        });
        self
    }

    /// A witness who is not kept as a person.
    pub(super) fn also_seen_by(mut self, name: &str, contact: Option<&str>, saw: &str) -> Self {
        self.incident.witnesses.push(Witness {
            person: None,
            name: Some(name.to_owned()),
            contact: contact.map(str::to_owned),
            saw: Some(saw.to_owned()),
        });
        self
    }

    pub(super) fn children(mut self, present: Answer) -> Self {
        self.incident.children_present = Some(present);
        self
    }

    pub(super) fn aimed_also_at(mut self, words: &str) -> Self {
        self.incident.others_targeted = Some(words.to_owned());
        self
    }

    pub(super) fn damage(mut self, words: &str) -> Self {
        self.incident.damage = Some(words.to_owned());
        self
    }

    /// What somebody else holds: asked for on a day, gone by another, handed over or not.
    pub(super) fn held_by(
        mut self,
        holder: &str,
        kind: HeldKind,
        what: &str,
        asked: Option<&str>,
        gone_by: Option<&str>,
        got: Option<Answer>,
    ) -> Self {
        self.incident.elsewhere.push(Elsewhere {
            what: what.to_owned(),
            held_kind: Some(kind),
            held_by: Some(holder.to_owned()),
            asked: asked.map(date),
            gone_by: gone_by.map(date),
            got,
        });
        self
    }

    pub(super) fn may_breach(mut self, order: &str, term: u32) -> Self {
        self.incident.may_breach.push(BreachOf {
            order: id(order),
            term: Some(term),
        });
        self
    }

    pub(super) fn first_noted(mut self, when: When, on: &str, where_now: &str) -> Self {
        self.incident.first_noted = Some(FirstNoted {
            when: Some(when),
            on: Some(on.to_owned()),
            where_now: Some(where_now.to_owned()),
            item: None,
        });
        self
    }

    pub(super) fn told_by(mut self, whose: &str) -> Self {
        self.incident.in_whose_words = Some(whose.to_owned());
        self
    }

    pub(super) fn attach(mut self, file_name: &'static str, file: SampleFile) -> Self {
        self.attached.push(Attachment { file_name, file });
        self
    }
}
