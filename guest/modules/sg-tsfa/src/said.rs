//! What the brackets behind a name say.

use dragoman_guest::prose::documents::number_in;
use dragoman_guest::schema::{CountryClaim, DateClaim, DocumentKind, IdentityDocument};
use dragoman_guest::{build, countries, dates};

use crate::entry::STYLE;

/// What a pair of brackets says.
#[derive(Debug, PartialEq)]
pub(crate) enum Said {
    /// Of what country somebody is a citizen.
    Citizen(CountryClaim),
    /// Of what country somebody is a national.
    National(CountryClaim),
    /// When somebody was born.
    Born(Vec<DateClaim>),
    /// A document, and the birth that it states.
    Document(Box<IdentityDocument>, Vec<DateClaim>),
    /// Another name.
    Alias(String),
    /// Anything else.
    Other,
}

/// What the list calls documents, before `No.`.
const TYPES: [(&str, DocumentKind); 9] = [
    ("passport", DocumentKind::Passport),
    ("nric", DocumentKind::NationalId),
    ("national registration identity card", DocumentKind::NationalId),
    ("identity card", DocumentKind::NationalId),
    ("identification card", DocumentKind::NationalId),
    ("birth certificate", DocumentKind::BirthCertificate),
    ("work permit", DocumentKind::Other),
    ("work pass", DocumentKind::Other),
    ("employment pass", DocumentKind::Other),
];

const BORN: &str = "date of birth";

/// Reads the words in a pair of brackets.
pub(crate) fn said(words: &str) -> Said {
    let words = build::fold(words);
    if let Some(country) = before(&words, " citizen").or_else(|| behind(&words, "citizen of ")) {
        return Said::Citizen(claim(country));
    }
    if let Some(country) = before(&words, " national").or_else(|| behind(&words, "national of ")) {
        return Said::National(claim(country));
    }
    if let Some(day) = behind(&words, BORN) {
        return Said::Born(dates_in(day));
    }
    let aliases = ["alias ", "also known as ", "a.k.a. ", "aka "];
    if let Some(name) = aliases.iter().find_map(|word| behind(&words, word)) {
        return Said::Alias(name.to_owned());
    }
    document(&words).unwrap_or(Said::Other)
}

/// The text before a word that ends it, whatever its case.
fn before<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(word.len())?;
    let ends = text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word));
    ends.then(|| text[..at].trim()).filter(|rest| !rest.is_empty())
}

/// The text behind a word that begins it, whatever its case.
fn behind<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let begins = text
        .get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word));
    let rest = begins.then(|| text[word.len()..].trim_start_matches([':', ' ']))?;
    (!rest.is_empty()).then_some(rest)
}

/// A country, by its name or by the word for its people: the list writes `Bangladesh citizen` and `Indonesian citizen`.
fn claim(words: &str) -> CountryClaim {
    let claim = countries::claim(words);
    CountryClaim {
        code: claim
            .code
            .or_else(|| countries::from_demonym(words).map(Into::into)),
        ..claim
    }
}

/// The dates of a text, with its words; its words alone where they are not understood.
fn dates_in(text: &str) -> Vec<DateClaim> {
    let claims = dates::claims_in(text, STYLE).into_iter();
    claims
        .map(|claim| DateClaim {
            raw: Some(text.into()),
            ..claim
        })
        .collect()
}

/// `Passport No. X1234567 stating Date of Birth: 3 March 1970`, with or without a country before it.
fn document(words: &str) -> Option<Said> {
    let lower = words.to_ascii_lowercase();
    let at = lower.find(" no")?;
    let label = &lower[..at];
    let (name, kind) = TYPES.iter().find(|(name, _)| label.ends_with(name))?;
    let country = words[..at - name.len()].trim();
    let (number, stated) = match lower.find(" stating ") {
        Some(stating) => (
            &words[at..stating],
            Some(words[stating + " stating ".len()..].trim()),
        ),
        None => (&words[at..], None),
    };
    let number = number_in(number)?;
    let claims = stated.and_then(|stated| Some(dates_in(behind(stated, BORN)?)));
    let issuer = claim(country).code;
    // A prefix that is no country says something that is not understood.
    if !country.is_empty() && issuer.is_none() {
        return None;
    }
    // So does anything behind the number.
    let rest = words[at..].split_once(number)?.1;
    if !rest.is_empty() && claims.is_none() {
        return None;
    }
    let document = IdentityDocument {
        issuer,
        raw: Some(words.into()),
        note: stated.map(|stated| format!("stating {stated}")),
        ..build::document(*kind, Some(number.into()))
    };
    let births = claims.unwrap_or_default().into_iter().map(|birth| DateClaim {
        note: Some(format!("stated in {}", words[..at].trim())),
        ..birth
    });
    let births = births.collect();
    Some(Said::Document(Box::new(document), births))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A document as kind, number, issuer and the birth that it states.
    fn held(words: &str) -> Option<(DocumentKind, String, Option<String>, Vec<String>)> {
        match said(words) {
            Said::Document(held, births) => Some((
                held.kind,
                held.number.clone()?,
                held.issuer.clone(),
                births.into_iter().filter_map(|birth| birth.raw).collect(),
            )),
            _ => None,
        }
    }

    #[test]
    fn a_document_is_read_with_the_birth_that_it_states_or_not_at_all() {
        let passport = DocumentKind::Passport;
        for (words, expected) in [
            (
                "Passport No. X1234567",
                Some((passport, "X1234567", None, vec![])),
            ),
            (
                "Passport No.\u{a0}X1234567",
                Some((passport, "X1234567", None, vec![])),
            ),
            (
                "Indonesian Passport No. X1234567 stating Date of Birth: 3 March 1970",
                Some((passport, "X1234567", Some("ID"), vec!["3 March 1970"])),
            ),
            (
                "Singapore NRIC No. S0000001I",
                Some((DocumentKind::NationalId, "S0000001I", Some("SG"), vec![])),
            ),
            (
                "Work Permit No. G0000001X stating Date of Birth: 1971",
                Some((DocumentKind::Other, "G0000001X", None, vec!["1971"])),
            ),
            ("Passport No. X1234567 stating nothing", None),
            ("Passport No. X1234567 (cancelled)", None),
            ("Old Passport No. X1234567", None),
            ("Passport No. unknown", None),
            ("Library Card No. 7", None),
        ] {
            let expected = expected.map(
                |(kind, number, issuer, births): (_, &str, Option<&str>, Vec<&str>)| {
                    let births = births.into_iter().map(str::to_owned).collect();
                    (kind, number.to_owned(), issuer.map(str::to_owned), births)
                },
            );
            assert_eq!(held(words), expected, "{words}");
        }
    }

    #[test]
    fn countries_births_and_names_are_told_by_their_words() {
        let code = |words: &str| match said(words) {
            Said::Citizen(claim) | Said::National(claim) => claim.code,
            _ => None,
        };
        assert_eq!(code("Singapore citizen").as_deref(), Some("SG"));
        assert_eq!(code("Indonesian citizen").as_deref(), Some("ID"));
        assert_eq!(code("Malaysian national").as_deref(), Some("MY"));
        assert_eq!(code("citizen of Bangladesh").as_deref(), Some("BD"));
        assert!(matches!(said("Atlantis citizen"), Said::Citizen(claim) if claim.code.is_none()));
        assert!(
            matches!(said("Date of Birth: 3 March 1970 or 3 March 1971"), Said::Born(claims) if claims.len() == 2)
        );
        assert!(matches!(said("Date of Birth: unknown"), Said::Born(claims) if claims[0].earliest.is_none()));
        assert_eq!(said("alias The Ferryman"), Said::Alias("The Ferryman".into()));
        assert_eq!(said("Singapore permanent resident"), Said::Other);
        assert_eq!(said("citizen"), Said::Other);
    }
}
