//! What an incident is looked for by when somebody may be in danger: from what the keeper chose, never from their words.

use catalogue::{SentenceId, sentences};
use domain::{Answer, Incident};

use crate::print::context::written;

/// A kind of incident that has a list of its own. An incident can be of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    ThreatToKill,
    ThreatOfSuicide,
    Threat,
    Violence,
    Weapon,
    EntryToHome,
    Tracker,
    Children,
    Animals,
    OthersTargeted,
}

impl Kind {
    /// In the order in which they are printed.
    pub(super) const ALL: [Self; 10] = [
        Self::ThreatToKill,
        Self::ThreatOfSuicide,
        Self::Threat,
        Self::Violence,
        Self::Weapon,
        Self::EntryToHome,
        Self::Tracker,
        Self::Children,
        Self::Animals,
        Self::OthersTargeted,
    ];

    /// Those whose newest date the first page gives.
    pub(super) const OF_DANGER: [Self; 7] = [
        Self::ThreatToKill,
        Self::ThreatOfSuicide,
        Self::Violence,
        Self::Weapon,
        Self::EntryToHome,
        Self::Tracker,
        Self::Children,
    ];

    pub(super) const fn heading(self) -> SentenceId {
        match self {
            Self::ThreatToKill => sentences::PRINT_LIST_THREAT_TO_KILL,
            Self::ThreatOfSuicide => sentences::PRINT_LIST_THREAT_OF_SUICIDE,
            Self::Threat => sentences::PRINT_LIST_THREAT,
            Self::Violence => sentences::PRINT_LIST_VIOLENCE,
            Self::Weapon => sentences::PRINT_LIST_WEAPON,
            Self::EntryToHome => sentences::PRINT_LIST_ENTRY_TO_HOME,
            Self::Tracker => sentences::PRINT_LIST_TRACKER,
            Self::Children => sentences::PRINT_LIST_CHILDREN,
            Self::Animals => sentences::PRINT_LIST_ANIMALS,
            Self::OthersTargeted => sentences::PRINT_OTHERS_TARGETED,
        }
    }

    /// The packs' tags that it goes by.
    const fn tags(self) -> &'static [&'static str] {
        match self {
            Self::ThreatToKill => &["threat_to_kill"],
            Self::ThreatOfSuicide => &["threat_of_suicide"],
            Self::Threat => &["threats"],
            Self::Violence => &["physical_attack", "strangling", "sexual_violence"],
            Self::Weapon => &["weapon"],
            Self::EntryToHome => &["entry_to_home"],
            Self::Tracker => &["tracker"],
            Self::Children => &["child"],
            Self::Animals => &["harming_animals"],
            Self::OthersTargeted => &["approaching_others"],
        }
    }

    pub(super) fn holds(self, incident: &Incident) -> bool {
        let chosen = match self {
            Self::Children => incident.children_present == Some(Answer::Yes),
            Self::OthersTargeted => written(incident.others_targeted.as_deref()).is_some(),
            _ => false,
        };
        chosen || self.tags().iter().any(|tag| is_tagged(incident, tag))
    }
}

pub(super) fn is_tagged(incident: &Incident, tag: &str) -> bool {
    incident
        .behaviours
        .iter()
        .any(|behaviour| behaviour.0 == tag)
}

#[cfg(test)]
mod tests {
    use catalogue::Language;

    use super::Kind;

    /// A tag that no pack has would leave its list empty for ever, in silence.
    #[test]
    fn every_tag_has_its_words() {
        let words = Language::English.words();
        for tag in Kind::ALL.iter().flat_map(|kind| kind.tags()) {
            let found = words.find(&format!("behaviour-{tag}"), &[]);
            assert!(found.is_some(), "{tag}");
        }
    }
}
