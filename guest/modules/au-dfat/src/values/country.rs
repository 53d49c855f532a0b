//! Countries: at the end of a place, and as citizenships.

use dragoman_guest::countries;
use dragoman_guest::schema::CountryClaim;

use super::bracketed;

/// The country of a place.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// Its code.
    pub(crate) code: Option<String>,
    /// What stands in brackets behind the place: `as at Jul. 2016`.
    pub(crate) note: Option<String>,
}

/// The country that a place ends with: what stands behind its last comma must be a country's name and nothing else, save a
/// post code before it.
pub(crate) fn of_place(text: &str) -> Found {
    if let Some(code) = countries::code(text) {
        return Found {
            code: Some(code.into()),
            note: None,
        };
    }
    let (before, inside) = bracketed(text.trim_end_matches(['.', ',']));
    let end = before.trim_end_matches(['.', ',']);
    let last = end.rsplit_once(',').map_or(end, |(_, last)| last);
    let has_digit = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    let named: Vec<&str> = last.split_whitespace().skip_while(has_digit).collect();
    let code = countries::code(end).or_else(|| countries::code(&named.join(" ")));
    Found {
        note: inside.filter(|_| code.is_some()).map(Into::into),
        code: code.map(Into::into),
    }
}

/// The citizenships of a text that stands for one value: `Syrian`, `Iran`, `Russian and Ukrainian`, `Mali / Chad`. They are
/// taken apart only where each part is a country by itself.
pub(crate) fn citizenships(text: &str) -> Vec<CountryClaim> {
    let whole = claim(text);
    if whole.code.is_some() {
        return vec![whole];
    }
    let parts: Vec<CountryClaim> = text
        .split([',', '/'])
        .flat_map(|part| part.split(" and "))
        .map(|part| claim(part.trim()))
        .collect();
    match parts.len() > 1 && parts.iter().all(|part| part.code.is_some()) {
        true => parts,
        false => vec![whole],
    }
}

/// A country or a nationality word, with what is said around it.
fn claim(text: &str) -> CountryClaim {
    let (before, inside) = bracketed(text);
    let (certain, hedge) = match before.strip_prefix("Possibly ") {
        Some(rest) => (rest, Some("possibly")),
        None => (before, None),
    };
    let plain = code(text);
    let note = [hedge, inside]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join("; ");
    let qualified = plain.is_none().then(|| code(certain)).flatten();
    CountryClaim {
        code: plain.or(qualified).map(Into::into),
        raw: Some(text.to_owned()),
        note: qualified
            .is_some()
            .then_some(note)
            .filter(|note| !note.is_empty()),
        at: 0,
    }
}

fn code(words: &str) -> Option<&'static str> {
    countries::code(words).or_else(|| countries::from_demonym(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<Option<String>> {
        citizenships(text).into_iter().map(|claim| claim.code).collect()
    }

    #[test]
    fn a_place_is_in_the_country_that_it_ends_with() {
        for (text, code) in [
            ("Port Selka, Kenya", Some("KE")),
            ("Kenya", Some("KE")),
            ("12 Selka Street, Nairobi, 00100 Kenya.", Some("KE")),
            ("Port Selka, Kenya (as at Jul. 2016)", Some("KE")),
            ("Port Selka", None),
            ("Kenya Street, Port Selka", None),
            ("near Kenya", None),
        ] {
            assert_eq!(of_place(text).code.as_deref(), code, "{text}");
        }
        let found = of_place("Port Selka, Kenya (as at Jul. 2016)");
        assert_eq!(found.note.as_deref(), Some("as at Jul. 2016"));
    }

    #[test]
    fn citizenships_are_taken_apart_only_where_each_is_one() {
        let some = |codes: &[&str]| {
            codes
                .iter()
                .map(|code| Some((*code).to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("Russian and Ukrainian"), some(&["RU", "UA"]));
        assert_eq!(
            codes("Moldovan, Russian and Ukrainian"),
            some(&["MD", "RU", "UA"])
        );
        assert_eq!(codes("Turkish/Jordanian"), some(&["TR", "JO"]));
        assert_eq!(codes("Trinidad and Tobago"), some(&["TT"]));
        assert_eq!(codes("Congo, Democratic Republic of the"), some(&["CD"]));
        assert_eq!(codes("Atlantean and Kenyan"), [None]);
    }

    #[test]
    fn what_qualifies_a_citizenship_is_its_note() {
        let claims = citizenships("Indonesian (as at Dec. 2003)");
        assert_eq!(claims[0].code.as_deref(), Some("ID"));
        assert_eq!(claims[0].note.as_deref(), Some("as at Dec. 2003"));
        let claims = citizenships("Possibly Ethiopian");
        assert_eq!(
            (claims[0].code.as_deref(), claims[0].note.as_deref()),
            (Some("ET"), Some("possibly"))
        );
        assert_eq!(
            citizenships("Kenyan citizenship withdrawn")[0].raw.as_deref(),
            Some("Kenyan citizenship withdrawn")
        );
    }
}
