//! Passages that are found by the field in which they stand, and by the tags beside it; else by their words.

use domain::{Entry, ImpactKind, Incident, ReportedTo};

use super::by_words::{Looking, passages_in_words};
use super::children::Children;
use super::listed::words_before_a_child;
use super::passage::Passage;
use super::subject::Subject;

/// The tag of an incident that involves a child.
const INVOLVES_A_CHILD: &str = "child";

/// Fields in which somebody or something is named, or that others worded. A field that is new is looked through until it is
/// named here.
const NO_ACCOUNT: [&str; 24] = [
    "name",
    "full_name",
    "aliases",
    "handle",
    "platform",
    "account",
    "url",
    "numbers",
    "number",
    "emails",
    "addresses",
    "address",
    "plate",
    "reference",
    "police_reference",
    "original_name",
    "make",
    "model",
    "software",
    "behaviours",
    "order_kind",
    "made_by",
    // A court's own words.
    "terms",
    "code",
];

/// What may tell of a subject in a field of an entry, which is said by its JSON pointer.
pub(crate) fn passages_in_field(
    entry: &Entry,
    pointer: &str,
    text: &str,
    children: &Children,
) -> Vec<Passage> {
    let mut steps = pointer.split('/').skip(1);
    let named = pointer
        .rsplit('/')
        .find(|step| step.parse::<usize>().is_err());
    if named.is_some_and(|name| NO_ACCOUNT.contains(&name)) {
        return Vec::new();
    }
    if let Some(subject) = subject_of_field(entry, pointer) {
        return Passage::whole(subject, text).into_iter().collect();
    }
    let is_about_a_child = match entry {
        Entry::Incident(incident) => incident
            .behaviours
            .iter()
            .any(|behaviour| behaviour.0 == INVOLVES_A_CHILD),
        _ => false,
    };
    let looking = Looking {
        for_advice: steps.next() != Some("exact_words"),
        is_about_a_child,
        children,
    };
    passages_in_words(text, looking)
}

/// What a field is about, whatever it says.
fn subject_of_field(entry: &Entry, pointer: &str) -> Option<Subject> {
    match entry {
        Entry::Incident(incident) => subject_in_incident(incident, pointer),
        Entry::Event(event) => subject_in_incident(event.told(), pointer),
        Entry::Impact(impact) if pointer == "/words" => match impact.impact_kind {
            Some(ImpactKind::Health) => Some(Subject::Health),
            // Ways and times, where one lives, locks and a new number.
            Some(ImpactKind::Routine | ImpactKind::Home | ImpactKind::Security) => {
                Some(Subject::Safety)
            }
            _ => is_a_childs(impact.in_whose_words.as_deref()),
        },
        Entry::Report(report)
            if ["/said", "/outcome"].contains(&pointer) || pointer.starts_with("/promised/") =>
        {
            match report.to {
                ReportedTo::Solicitor => Some(Subject::LegalAdvice),
                ReportedTo::Doctor => Some(Subject::Health),
                _ => is_a_childs(report.in_whose_words.as_deref()),
            }
        }
        _ => None,
    }
}

fn subject_in_incident(incident: &Incident, pointer: &str) -> Option<Subject> {
    match pointer {
        "/what" => is_a_childs(incident.in_whose_words.as_deref()),
        // What the keeper does differently since.
        "/what_changed" => Some(Subject::Safety),
        _ => {
            let quoted = pointer.strip_prefix("/exact_words/")?;
            let quoted = quoted.strip_suffix("/words")?.parse::<usize>().ok()?;
            is_a_childs(incident.exact_words.get(quoted)?.by.as_deref())
        }
    }
}

fn is_a_childs(whose: Option<&str>) -> Option<Subject> {
    whose
        .is_some_and(|words| words_before_a_child(words).is_some())
        .then_some(Subject::Child)
}
