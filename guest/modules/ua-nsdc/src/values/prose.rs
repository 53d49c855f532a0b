//! What else stands in the column for more: tax numbers of persons, days of registration, warrants.

use dragoman_guest::dates::{self, Order, Style};
use dragoman_guest::schema::DateClaim;

/// Words before the tax number of a person, in small letters.
const TAX: [&str; 8] = [
    "інпп",
    "іпн",
    "ідентифікаційний номер платника податків",
    "ідентифікаційний податковий номер",
    "індивідуальний податковий номер",
    "ідентифікаційний код",
    "ідентифікаційний номер",
    "рнокпп",
];

/// The tax number of a person, of ten or twelve digits; none if the text has none.
pub(crate) fn tax(text: &str) -> Option<&str> {
    let start = find_words(text, &TAX)?;
    let rest = text[start..].trim_start_matches(|mark: char| !mark.is_alphanumeric());
    let end = rest
        .find(|char: char| !char.is_ascii_digit())
        .unwrap_or(rest.len());
    matches!(end, 10 | 12).then(|| &rest[..end])
}

/// Where a text goes on behind the first words that it has, whatever their case. Letters of Ukrainian are as long in
/// capitals.
fn find_words(text: &str, words: &[&str]) -> Option<usize> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    words
        .iter()
        .find_map(|words| Some(lower.find(words)? + words.len()))
}

/// The day on which an entity was registered: `дата реєстрації — 26.08.1992`.
pub(crate) fn registered(text: &str) -> Option<DateClaim> {
    const STYLE: Style = Style {
        order: Order::DayFirst,
        months: dates::Months::Any,
    };
    let at = find_words(text, &["дата реєстрації", "датареєстрації"])?;
    let rest = text[at..].trim_start_matches([' ', '-', '–', '—', ':']);
    let end = rest.find([';', ',', '(']).unwrap_or(rest.len());
    // `26 серпня 1992 р.`: of the year.
    let day = rest[..end]
        .trim()
        .trim_end_matches('.')
        .trim_end_matches(" р")
        .trim();
    dates::read(day, STYLE)?.claims.into_iter().next()
}

/// The state in which an entity is registered: `держава реєстрації - Російська Федерація`.
pub(crate) fn state(text: &str) -> Option<&str> {
    let at = find_words(text, &["держава реєстрації"])?;
    let rest = text[at..].trim_start_matches([' ', '-', '–', '—', ':']);
    let state = rest.split([';', ',']).next().unwrap_or(rest).trim();
    (!state.is_empty()).then_some(state)
}

/// For what a person is wanted: `… розшукується за ч.1 ст.109 Кримінального кодексу України`.
pub(crate) fn wanted(text: &str) -> Option<&str> {
    const CODE: &str = "Кримінального кодексу України";
    let (_, rest) = text.split_once("розшукується за ")?;
    let end = rest.find(CODE).map_or(rest.len(), |at| at + CODE.len());
    let offence = rest[..end].trim().trim_end_matches('.');
    (!offence.is_empty()).then_some(offence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tax_numbers_are_known_by_the_words_before_them() {
        for text in [
            "ІПН 2884717999,",
            "ідентифікаційний номер платника податків – 2884717999",
            "індивідуальний податковий номер 2884717999",
            "паспорт АА1; ІНПП 2884717999",
        ] {
            assert_eq!(tax(text), Some("2884717999"), "{text}");
        }
        assert_eq!(tax("ІПН 28847"), None);
        assert_eq!(tax("паспорт № 2884717999"), None);
    }

    #[test]
    fn days_of_registration_are_read_in_figures_and_words() {
        for text in [
            "дата реєстрації — 26.08.1992",
            "Дата реєстрації - 26 серпня 1992 р. ;Код 9",
            "датареєстрації – 26 серпня 1992 року",
        ] {
            let day = registered(text).and_then(|claim| claim.earliest);
            assert_eq!(day, dates::date(1992, Some(8), Some(26)), "{text}");
        }
        assert_eq!(registered("дата невідома"), None);
        assert_eq!(
            state("Код 9; держава реєстрації - Російська Федерація; x"),
            Some("Російська Федерація")
        );
    }

    #[test]
    fn a_warrant_names_its_article() {
        let text =
            "Особа, яка переховується, розшукується за ч.1 ст.258-3 Кримінального кодексу України. Інше";
        assert_eq!(wanted(text), Some("ч.1 ст.258-3 Кримінального кодексу України"));
        assert_eq!(wanted("не розшукується"), None);
    }
}
