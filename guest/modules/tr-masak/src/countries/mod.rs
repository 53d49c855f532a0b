//! Countries by their names in Turkish.

mod names;

use dragoman_guest::countries;
use dragoman_guest::schema::CountryClaim;

use crate::turkish::{fold, values};

/// The code of a country by its name in Turkish, else in another language.
pub(crate) fn code(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let at = names::NAMES.binary_search_by_key(&folded.as_str(), |(name, _)| name);
    at.map(|at| names::NAMES[at].1)
        .ok()
        .or_else(|| countries::code(name))
}

/// The countries of a cell: the items of its enumeration, and what has signs between if each part is a country. What is not
/// known keeps its words.
pub(crate) fn claims(cell: &str) -> Vec<CountryClaim> {
    const BETWEEN: [&str; 6] = ["/", ",", ";", "-", " ve ", " VE "];
    let items = values(cell).into_iter();
    items
        .flat_map(|item| countries::several(item, &BETWEEN, code))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted_and_folded_and_their_codes_are_codes() {
        assert!(names::NAMES.is_sorted_by(|one, other| one.0 < other.0));
        for (name, code) in names::NAMES {
            assert!(countries::is_code(code) && fold(name) == name, "{name}");
        }
    }

    #[test]
    fn countries_are_coded_with_either_letter_i_and_one_by_one() {
        let codes = |cell: &str| {
            claims(cell)
                .into_iter()
                .map(|claim| claim.code)
                .collect::<Vec<_>>()
        };
        let known = |codes: &[&str]| {
            codes
                .iter()
                .map(|code| Some((*code).to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("TÜRKİYE CUMHURİYETİ"), known(&["TR"]));
        assert_eq!(codes("Türkiye"), known(&["TR"]));
        assert_eq!(codes("IRAK/SURİYE"), known(&["IQ", "SY"]));
        assert_eq!(codes("a) Irak b) Suriye"), known(&["IQ", "SY"]));
        assert_eq!(codes("TRİNİDAD VE TOBAGO"), known(&["TT"]));
        assert_eq!(codes("Irak ve İran"), known(&["IQ", "IR"]));
        assert_eq!(codes("BOSNA-HERSEK"), known(&["BA"]));
        // Two countries with nothing between, and one that there is not.
        assert_eq!(codes("IRAK SURİYE"), [None]);
        assert_eq!(codes("Irak, Selka"), [None]);
        assert_eq!(codes("Kongo"), [None]);
    }
}
