//! One incident as a card of the chronology.

use catalogue::{SentenceId, sentences};
use domain::{Answer, Entry, Fear, FearedAgainst, FirstNoted, HeldKind, Incident};

use super::chronology::is_event;
use super::context::{Beside, PrintContext, written};
use super::{Card, CardExhibit, Fact, PictureOf, Quote, State};
use crate::case_file::{KeptEntry, PutBack, StruckOut};

impl PrintContext<'_> {
    /// The card of an incident, or of an entry that was erased. Pictures are added to `pictures`.
    pub(super) fn card(
        &self,
        kept: &KeptEntry,
        incident: Option<&Incident>,
        pictures: &mut Vec<PictureOf>,
    ) -> Card {
        let bare = Card {
            called: self.called(kept),
            number: kept.number,
            id: kept.id.to_string(),
            ..Card::default()
        };
        let who_label = match is_event(kept) {
            true => sentences::PRINT_WHO_WAS_THERE,
            false => sentences::PRINT_WHO,
        };
        match incident {
            Some(incident) if kept.erased.is_none() => Card {
                state: self.state(kept),
                state_line: self.state_line(kept),
                when: self.when(incident),
                heads: self.heads(who_label, incident),
                words: incident.what.clone(),
                quotes: self.quotes(incident),
                facts: self.card_facts(incident),
                exhibits: self.card_exhibits(incident, pictures),
                annexed: self.annexed(kept),
                notes: self.notes(kept, incident),
                ..bare
            },
            _ => Card {
                state: State::Erased,
                when: self.say(sentences::PRINT_REMOVED),
                state_line: self.removed_line(kept),
                ..bare
            },
        }
    }

    fn state(&self, kept: &KeptEntry) -> State {
        match kept.struck_out {
            Some(_) => State::StruckOut,
            None => State::Kept,
        }
    }

    fn state_line(&self, kept: &KeptEntry) -> String {
        match &kept.struck_out {
            Some(struck_out) => self.struck_out_line(struck_out),
            None => String::new(),
        }
    }

    fn struck_out_line(&self, struck_out: &StruckOut) -> String {
        let on = ("date", self.times.moment(struck_out.at).into());
        match written(struck_out.reason.as_deref()) {
            Some(reason) => self.say_with(
                sentences::PRINT_STRUCK_OUT_BECAUSE,
                &[on, ("reason", reason.into())],
            ),
            None => self.say_with(sentences::PRINT_STRUCK_OUT, &[on]),
        }
    }

    /// "Put back on 3 April 2026. Struck out on 2 April 2026: it was a neighbour"
    fn put_back_line(&self, put_back: &PutBack) -> String {
        let struck_out = self.struck_out_line(&put_back.struck_out);
        let on = [("date", self.times.moment(put_back.at).into())];
        format!(
            "{} {struck_out}",
            self.say_with(sentences::PRINT_PUT_BACK, &on)
        )
    }

    fn removed_line(&self, kept: &KeptEntry) -> String {
        let on = kept.erased.unwrap_or(kept.written);
        let first = self.times.moment(kept.first_written);
        self.say_with(
            sentences::PRINT_REMOVED_ON,
            &[
                ("date", self.times.moment(on).into()),
                ("first", first.into()),
            ],
        )
    }

    pub(super) fn when(&self, incident: &Incident) -> String {
        match &incident.when {
            Some(when) => self.times.when(when),
            None => self.say(sentences::WHEN_UNKNOWN),
        }
    }

    /// "Incident" or "Event"; of what was erased it is not told which.
    pub(super) fn called(&self, kept: &KeptEntry) -> String {
        self.say(match kept.entry {
            Some(Entry::Event(_)) => sentences::PRINT_EVENT,
            Some(_) => sentences::PRINT_INCIDENT,
            None => sentences::PRINT_ENTRY,
        })
    }

    pub(super) fn heads(&self, who_label: SentenceId, incident: &Incident) -> Vec<Fact> {
        let mut kinds: Vec<String> = incident
            .behaviours
            .iter()
            .map(|behaviour| self.behaviour(&behaviour.0))
            .collect();
        kinds.extend(incident.channels.iter().map(|by| self.value("channel", by)));
        kinds.dedup();
        let kinds = self.listed(sentences::PRINT_KIND, &kinds);
        let mut heads = self.where_and_who(who_label, incident);
        heads.extend(kinds);
        heads.extend(self.in_whose_words(incident));
        heads
    }

    pub(super) fn in_whose_words(&self, incident: &Incident) -> Option<Fact> {
        let whose = incident.in_whose_words.as_deref();
        self.fact(sentences::PRINT_IN_WHOSE_WORDS, whose)
    }

    pub(super) fn where_and_who(&self, who_label: SentenceId, incident: &Incident) -> Vec<Fact> {
        let place = incident.place.as_ref().map(|place| self.place(place));
        let online = incident.online.as_ref().map(|online| {
            let parts = [
                Some(&online.platform),
                online.account.as_ref(),
                online.url.as_ref(),
            ];
            let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            parts.join(", ")
        });
        let who: Vec<String> = incident.who.iter().map(|who| self.involved(who)).collect();
        [
            self.fact(sentences::PRINT_WHERE, place.as_deref()),
            self.fact(sentences::PRINT_ONLINE, online.as_deref()),
            self.listed(who_label, &who),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    pub(super) fn quotes(&self, incident: &Incident) -> Vec<Quote> {
        let quotes = incident.exact_words.iter().map(|quote| Quote {
            by: match written(quote.by.as_deref()) {
                Some(by) => self.say_with(sentences::PRINT_EXACT_WORDS_BY, &[("by", by.into())]),
                None => self.say(sentences::PRINT_EXACT_WORDS),
            },
            words: quote.words.clone(),
        });
        quotes.collect()
    }

    pub(super) fn card_facts(&self, incident: &Incident) -> Vec<Fact> {
        let unwanted = incident.unwanted.as_ref().map(|unwanted| {
            self.with_words(self.answer(unwanted.known), unwanted.words.as_deref())
        });
        let fear = incident
            .fear_of_violence
            .as_ref()
            .map(|fear| self.fear(fear));
        let children = incident.children_present.map(|answer| self.answer(answer));
        let witnesses: Vec<String> = incident
            .witnesses
            .iter()
            .map(|one| self.witness(one))
            .collect();
        let mut facts: Vec<Fact> = [
            self.fact(sentences::PRINT_UNWANTED, unwanted.as_deref()),
            self.fact(sentences::PRINT_FELT_THEN, incident.felt_then.as_deref()),
            self.fact(sentences::PRINT_FELT_AFTER, incident.felt_after.as_deref()),
            self.fact(sentences::PRINT_FEAR, fear.as_deref()),
            self.fact(sentences::PRINT_CHANGED, incident.what_changed.as_deref()),
            self.listed(sentences::PRINT_WITNESSES, &witnesses),
            self.fact(sentences::PRINT_CHILDREN, children.as_deref()),
            self.fact(
                sentences::PRINT_OTHERS_TARGETED,
                incident.others_targeted.as_deref(),
            ),
            self.fact(sentences::PRINT_DAMAGE, incident.damage.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect();
        facts.extend(incident.may_breach.iter().filter_map(|breach| {
            let order = self.order(breach.order)?;
            let kind = self.order_kind(&order.order_kind);
            let term = breach.term.and_then(|term| {
                let words = order
                    .terms
                    .get(usize::try_from(term).ok()?.checked_sub(1)?)?;
                Some(format!("{kind}, {term}: {words}"))
            });
            Some(Fact::new(
                self.say(sentences::PRINT_MAY_BREACH),
                term.unwrap_or(kind),
            ))
        }));
        facts.extend(
            incident
                .elsewhere
                .iter()
                .map(|held| Fact::new(self.say(sentences::PRINT_HELD_ELSEWHERE), self.held(held))),
        );
        facts
    }

    fn with_words(&self, answer: String, words: Option<&str>) -> String {
        match written(words) {
            Some(words) => format!("{answer}. {words}"),
            None => answer,
        }
    }

    /// "Yes, against the keeper. What was feared."
    fn fear(&self, fear: &Fear) -> String {
        let answer = self.answer(fear.feared);
        // Where there was no fear there is nobody whom it was for.
        let against = fear.against.filter(|_| fear.feared != Answer::No);
        let answer = match against {
            Some(against) => {
                let against = self.say(match against {
                    FearedAgainst::Oneself => sentences::PRINT_FEAR_AGAINST_ONESELF,
                    FearedAgainst::SomebodyElse => sentences::PRINT_FEAR_AGAINST_SOMEBODY_ELSE,
                    FearedAgainst::Both => sentences::PRINT_FEAR_AGAINST_BOTH,
                });
                self.say_with(
                    sentences::PRINT_FEAR_AGAINST,
                    &[("answer", answer.into()), ("against", against.into())],
                )
            }
            None => answer,
        };
        self.with_words(answer, fear.words.as_deref())
    }

    /// "Camera: CCTV of the car park, held by Example Stores, asked for on 3 May 2026, gone by 30 May 2026".
    pub(super) fn held(&self, held: &domain::Elsewhere) -> String {
        let kind = held.held_kind.filter(|kind| *kind != HeldKind::Other);
        let mut parts = vec![match kind {
            Some(kind) => format!("{}: {}", self.value("held-kind", kind), held.what),
            None => held.what.clone(),
        }];
        if let Some(by) = written(held.held_by.as_deref()) {
            parts.push(self.say_with(sentences::PRINT_HELD_BY, &[("by", by.into())]));
        }
        if let Some(asked) = held.asked {
            parts.push(self.say_with(
                sentences::PRINT_HELD_ASKED,
                &[("date", self.date(asked).into())],
            ));
        }
        if let Some(gone) = held.gone_by {
            parts.push(self.say_with(
                sentences::PRINT_HELD_GONE_BY,
                &[("date", self.date(gone).into())],
            ));
        }
        if let Some(got) = held.got {
            parts.push(self.say_with(
                sentences::PRINT_HELD_GOT,
                &[("answer", self.answer(got).into())],
            ));
        }
        parts.join(", ")
    }

    fn card_exhibits(
        &self,
        incident: &Incident,
        pictures: &mut Vec<PictureOf>,
    ) -> Vec<CardExhibit> {
        let mut shown = Vec::new();
        for id in &incident.evidence {
            let Some(item) = self.item(*id) else { continue };
            let kind = self.value("item-kind", item.item_kind);
            let text = match written(item.description.as_deref()) {
                Some(description) => format!("{kind}: {description}"),
                None => kind,
            };
            let pictorial = matches!(
                item.item_kind,
                domain::ItemKind::Photo | domain::ItemKind::Screenshot
            );
            let picture = (pictorial && self.may_be_shown(*id)).then(|| {
                pictures.push(PictureOf::Item(*id));
                pictures.len() - 1
            });
            let mark = item.exhibit.to_string();
            let alt = self.say_with(
                sentences::PRINT_PICTURE_ALT,
                &[("mark", mark.clone().into()), ("what", text.clone().into())],
            );
            shown.push(CardExhibit {
                mark,
                text,
                picture,
                alt,
            });
        }
        shown
    }

    /// When it was written down stands in a list of all of them, where there is one; what it was written from stands here.
    fn notes(&self, kept: &KeptEntry, incident: &Incident) -> Vec<String> {
        let mut notes = Vec::new();
        if self.input.beside == Beside::Nothing || incident.first_noted.is_some() {
            notes.push(self.written_line(kept, incident));
        }
        notes.extend(self.revision_lines(kept));
        notes.extend(
            kept.put_back
                .iter()
                .map(|put_back| self.put_back_line(put_back)),
        );
        notes
    }

    /// "Written 3 April 2026, 21:04 by A. B., from phone note, 14 March 2026 (AB/7)".
    fn written_line(&self, kept: &KeptEntry, incident: &Incident) -> String {
        let written_on = ("date", self.times.moment(kept.first_written).into());
        let author = ("author", kept.first_author().to_owned().into());
        let Some(noted) = &incident.first_noted else {
            return self.say_with(sentences::PRINT_WRITTEN, &[written_on, author]);
        };
        let source = ("source", self.noted_on(noted).into());
        let mut line = self.say_with(sentences::PRINT_WRITTEN_FROM, &[written_on, author, source]);
        if let Some(now) = self.note_is_now(noted) {
            line.push(' ');
            line.push_str(&now);
        }
        line
    }

    /// "phone note, 14 March 2026 (AB/7)".
    pub(super) fn noted_on(&self, noted: &FirstNoted) -> String {
        let on = written(noted.on.as_deref()).map(str::to_owned);
        let when = noted.when.as_ref().map(|when| self.times.span(when));
        let source: Vec<String> = [on, when].into_iter().flatten().collect();
        let mut source = match source.is_empty() {
            true => self.say(sentences::PRINT_AN_EARLIER_NOTE),
            false => source.join(", "),
        };
        if let Some(item) = noted.item.and_then(|id| self.item(id)) {
            source.push_str(&format!(" ({})", item.exhibit));
        }
        source
    }

    pub(super) fn note_is_now(&self, noted: &FirstNoted) -> Option<String> {
        let now = written(noted.where_now.as_deref())?;
        Some(self.say_with(sentences::PRINT_NOTE_IS_NOW, &[("where", now.into())]))
    }
}
