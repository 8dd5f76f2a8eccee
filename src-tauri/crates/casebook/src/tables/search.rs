//! The words of incidents, to be looked for.

use domain::Incident;
use vault::rusqlite::{Connection, params};

use crate::error::CaseError;

pub(crate) fn set(
    connection: &Connection,
    place: i64,
    incident: &Incident,
) -> Result<(), CaseError> {
    connection
        .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
        .execute(params![place, words(incident)])?;
    Ok(())
}

pub(crate) fn clear(connection: &Connection, place: i64) -> Result<(), CaseError> {
    connection
        .prepare_cached("DELETE FROM search WHERE rowid = ?1")?
        .execute([place])?;
    Ok(())
}

fn words(incident: &Incident) -> String {
    let mut words = vec![incident.what.as_str()];
    words.extend(incident.when.iter().filter_map(|when| when.said.as_deref()));
    words.extend(incident.place.iter().flat_map(|place| {
        [Some(place.words.as_str()), place.address.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(incident.online.iter().flat_map(|online| {
        [
            Some(online.platform.as_str()),
            online.account.as_deref(),
            online.url.as_deref(),
        ]
        .into_iter()
        .flatten()
    }));
    words.extend(incident.who.iter().flat_map(|who| {
        [who.name.as_deref(), who.why.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(
        incident
            .exact_words
            .iter()
            .map(|quote| quote.words.as_str()),
    );
    words.extend(incident.witnesses.iter().flat_map(|witness| {
        [witness.name.as_deref(), witness.saw.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(incident.elsewhere.iter().flat_map(|elsewhere| {
        [Some(elsewhere.what.as_str()), elsewhere.held_by.as_deref()]
            .into_iter()
            .flatten()
    }));
    words.extend(
        [
            &incident.felt_then,
            &incident.felt_after,
            &incident.what_changed,
            &incident.others_targeted,
            &incident.damage,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str),
    );
    words.join("\n")
}

/// What somebody typed, as an FTS5 query: every word must be there, the last may be unfinished. `None`
/// when there is no word in it.
pub(crate) fn query(typed: &str) -> Option<String> {
    let mut terms: Vec<String> = typed
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    let last = terms.last_mut()?;
    if typed.ends_with(char::is_alphanumeric) {
        last.push('*');
    }
    Some(terms.join(" "))
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn nothing_typed_can_break_the_query() {
        assert_eq!(
            query("car OR \"white van"),
            Some("\"car\" \"OR\" \"white\" \"van\"*".into())
        );
        assert_eq!(query("  -- ''\" "), None);
        assert_eq!(query("07700 900123 "), Some("\"07700\" \"900123\"".into()));
    }
}
