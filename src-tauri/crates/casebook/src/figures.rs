//! The pattern: figures from the entries as they stand.

use patterns::{Figures, Observed, Pack, ToldTo};

use crate::casebook::ReadableCase;
use crate::error::CaseError;

/// The setting that names the record's pack by its id. Where it stands nowhere the record is of England and Wales; nothing
/// lets a person choose another one yet.
const PACK: &str = "pack";

impl ReadableCase {
    /// Every figure, each with the entries that it stands on.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn figures(&self) -> Result<Figures, CaseError> {
        self.figures_by(self.pack()?)
    }

    /// The same as others are told them.
    pub(crate) fn figures_for_others(&self) -> Result<Figures, CaseError> {
        self.figures_told_to(ToldTo::Others, self.pack()?)
    }

    /// The same by the rules and words of another jurisdiction.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn figures_by(&self, pack: &Pack) -> Result<Figures, CaseError> {
        self.figures_told_to(ToldTo::Keeper, pack)
    }

    fn figures_told_to(&self, told_to: ToldTo, pack: &Pack) -> Result<Figures, CaseError> {
        let standings = self.standings()?;
        let observed: Vec<Observed<'_>> = standings
            .iter()
            .filter_map(|standing| {
                Some(Observed {
                    id: standing.id,
                    entry: standing.entry.as_ref()?,
                    struck_out: standing.struck_out.is_some(),
                })
            })
            .collect();
        Ok(patterns::figures(&observed, pack, self.words, told_to))
    }

    /// The rules and words of the record's jurisdiction.
    ///
    /// # Errors
    /// The store could not be read; the record is of a jurisdiction that this program has no pack of.
    pub fn pack(&self) -> Result<&'static Pack, CaseError> {
        match self.vault.setting(PACK)? {
            Some(id) => pack(&id),
            None => Ok(Pack::england_and_wales()),
        }
    }
}

/// The pack of an id.
///
/// # Errors
/// There is none.
pub fn pack(id: &str) -> Result<&'static Pack, CaseError> {
    Pack::of_id(id).ok_or(CaseError::NoSuchPack)
}

#[cfg(test)]
mod tests {
    use catalogue::Language;
    use vault::{KeyCost, Passphrase};

    use super::*;
    use crate::casebook::Casebook;
    use crate::time_source::SystemTimeSource;

    #[test]
    fn the_record_names_its_pack_and_gets_no_other_instead() {
        let place = tempfile::tempdir().unwrap();
        let case = Casebook::create(
            &place.path().join("vault"),
            &Passphrase::new("copper lantern".to_owned()).unwrap(),
            KeyCost::FLOOR,
            Box::new(SystemTimeSource),
            Language::English.words(),
        );
        let mut case = case.unwrap();
        assert_eq!(case.pack().unwrap(), Pack::england_and_wales());
        case.vault.keep_setting(PACK, "nowhere").unwrap();
        let refused = case.figures().unwrap_err();
        assert!(matches!(refused, CaseError::NoSuchPack), "{refused:?}");
        assert_eq!(refused.fault().params["packs"], "england_and_wales");
        for pack in Pack::all() {
            case.vault.keep_setting(PACK, &pack.id).unwrap();
            assert_eq!(case.pack().unwrap(), pack);
        }
    }
}
