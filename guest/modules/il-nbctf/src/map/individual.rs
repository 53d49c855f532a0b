//! What the list says of an individual.

use dragoman_guest::prose::documents::{described, number_in};
use dragoman_guest::schema::{CountryClaim, DocumentKind, IdentityDocument};
use dragoman_guest::{build, countries};

use super::Draft;
use crate::values::several;

impl Draft<'_, '_> {
    pub(super) fn individual(&mut self) {
        let line = self.line;
        // A column that only parts the sheet.
        line.text("header");
        self.subject.person = Some(build::person());
        self.subject.births = self.dates("d_o_b");
        let nationalities = line.text("nationality_residency").into_iter().flat_map(several);
        self.subject.nationalities.extend(nationalities.map(country));
        let documents = line.text("individual_id").into_iter().flat_map(several);
        self.subject.documents.extend(documents.map(document));
        let information = line.text("additional_information").map(build::fold);
        self.subject.remarks.extend(information.map(build::remark));
        self.designated();
    }
}

/// A country, or what stands in its place.
pub(super) fn country(words: &str) -> CountryClaim {
    let words = build::fold(words);
    let country = countries::noted(&words);
    CountryClaim {
        code: country
            .code
            .or_else(|| countries::from_demonym(&words).map(Into::into)),
        raw: Some(words),
        note: country.note,
        at: 0,
    }
}

/// A document in words: `ת"ז: 999456782`, `passport A9234567`.
fn document(text: &str) -> IdentityDocument {
    let words = build::fold(text);
    let lower = words.to_lowercase();
    let has = |all: &[&str]| all.iter().any(|word| lower.contains(word));
    let kind = match () {
        () if has(&["passport", "דרכון"]) => DocumentKind::Passport,
        () if has(&["ת\"ז", "ת.ז", "תעודת זהות", "id"]) => DocumentKind::NationalId,
        () => DocumentKind::Other,
    };
    let number = words
        .split([' ', ':'])
        .find(|word| is_number(word))
        .or_else(|| number_in(&words));
    described(build::document(kind, number.map(Into::into)), kind, &words)
}

fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits >= 5
        && word
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_told_by_their_words_in_two_languages() {
        for (text, kind, number) in [
            ("ת\"ז: 999456782", DocumentKind::NationalId, Some("999456782")),
            ("passport A9234567", DocumentKind::Passport, Some("A9234567")),
            ("דרכון: 99123456", DocumentKind::Passport, Some("99123456")),
            ("999456782", DocumentKind::Other, Some("999456782")),
            ("unknown", DocumentKind::Other, None),
        ] {
            let found = document(text);
            assert_eq!((found.kind, found.number.as_deref()), (kind, number), "{text}");
            assert_eq!(found.raw.as_deref(), Some(text));
        }
    }
}
