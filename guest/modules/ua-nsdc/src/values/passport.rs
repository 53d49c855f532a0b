//! Passports in prose: `може використовувати паспорти № 4500314999, 100100999, дипломатичний паспорт № 100115999`.

use dragoman_guest::schema::DocumentKind;

/// A passport that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passport<'t> {
    /// What sort it is.
    pub(crate) kind: DocumentKind,
    /// Its number, with the series before it.
    pub(crate) number: String,
    /// Its issuer, where the text says whose citizens it is for.
    pub(crate) issuer: Option<&'static str>,
    /// The words from the passport to the number.
    pub(crate) raw: &'t str,
}

/// The passports of a text. A word `паспорт` goes with the numbers that follow it, up to the first that is none.
pub(crate) fn passports(text: &str) -> Vec<Passport<'_>> {
    let mut found = Vec::new();
    let starts: Vec<usize> = text.match_indices("паспорт").map(|(at, _)| at).collect();
    for (index, start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let before = text[..*start].trim_end().rsplit(' ').next().unwrap_or_default();
        read(&mut found, before, &text[*start..end]);
    }
    found
}

/// Reads `паспорт… № 1, 2`, with the word before it.
fn read<'t>(found: &mut Vec<Passport<'t>>, before: &str, clause: &'t str) {
    let kind = match before {
        word if word.starts_with("дипломатичн") => DocumentKind::DiplomaticPassport,
        word if word.starts_with("службов") => DocumentKind::ServicePassport,
        _ => DocumentKind::Passport,
    };
    let issuer = clause.contains("громадянина України").then_some("UA");
    let (mut series, mut is_open) = ("", false);
    let mut at = 0;
    for word in clause.split(' ') {
        let end = at + word.len();
        at = end + 1;
        let bare = word.trim_matches(|mark: char| !mark.is_alphanumeric());
        let digits = bare.chars().filter(char::is_ascii_digit).count();
        let is_number = digits > 4 && bare.chars().all(char::is_alphanumeric);
        if is_number {
            let number = [series, bare].join(" ").trim().to_owned();
            let raw = clause[..end].trim_end_matches([',', '.', ';']);
            found.push(Passport {
                kind,
                number,
                issuer,
                raw,
            });
            (series, is_open) = ("", true);
            // A clause ends behind a number without a comma.
            if !word.ends_with(',') {
                return;
            }
        } else if is_series(bare) && !is_open {
            series = bare;
        } else if is_open && !bare.is_empty() && !matches!(bare, "та" | "і" | "серії") && !is_series(bare)
        {
            return;
        } else if is_series(bare) {
            series = bare;
        }
    }
}

/// Two capitals, as they stand before a number.
fn is_series(word: &str) -> bool {
    word.chars().count() == 2
        && word.chars().all(char::is_uppercase)
        && !matches!(word, "РФ" | "МВ" | "РВ" | "МУ" | "ГУ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(DocumentKind, String)> {
        let found = passports(text).into_iter();
        found.map(|passport| (passport.kind, passport.number)).collect()
    }

    #[test]
    fn numbers_follow_the_word_passport() {
        use DocumentKind::{DiplomaticPassport, Passport};
        let text = "може використовувати паспорти № 4500314999, 100100999, паспорт для виїзду за кордон № 640733999, дипломатичний паспорт № 100115999";
        assert_eq!(
            numbers(text),
            [
                (Passport, "4500314999".into()),
                (Passport, "100100999".into()),
                (Passport, "640733999".into()),
                (DiplomaticPassport, "100115999".into()),
            ]
        );
        assert_eq!(numbers("паспорт АА5381999"), [(Passport, "АА5381999".into())]);
    }

    #[test]
    fn a_series_belongs_to_its_number_and_other_numbers_to_none() {
        let text =
            "паспорт громадянина України серії ВА № 800999, виданий 26 червня 1997 р. РВ МУ, ІПН 2884717999";
        let found = passports(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].number.as_str(), found[0].issuer),
            ("ВА 800999", Some("UA"))
        );
        assert_eq!(found[0].raw, "паспорт громадянина України серії ВА № 800999");
        let tax = numbers("паспорт № 024354, ІПН 2884717999");
        assert_eq!(tax.len(), 1, "{tax:?}");
        assert!(numbers("паспорт видано 1997 року").is_empty());
    }
}
