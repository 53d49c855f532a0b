//! Values as this list writes them.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::{CountryClaim, PartialDate};
use dragoman_guest::{build, countries};

const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::Any,
};

/// Words for nationalities.
const NATIONALITIES: [(&str, &str); 12] = [
    ("مصري", "EG"),
    ("مصرية", "EG"),
    ("مصر", "EG"),
    ("فلسطيني", "PS"),
    ("فلسطينية", "PS"),
    ("عراقي", "IQ"),
    ("عراقية", "IQ"),
    ("سوداني", "SD"),
    ("سودانية", "SD"),
    ("كندي", "CA"),
    ("كندية", "CA"),
    ("سوري", "SY"),
];

/// A text that says something; dashes do not.
pub(crate) fn stated(text: Option<&str>) -> Option<&str> {
    text.filter(|text| text.chars().any(|c| !matches!(c, '-' | '–' | '_' | '/' | ' ')))
}

/// A text with the digits of Arabic and of Persian as those of ASCII.
fn digits(text: &str) -> String {
    let digit = |c: char| match c {
        '٠'..='٩' => char::from(b'0' + (c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => char::from(b'0' + (c as u32 - '۰' as u32) as u8),
        _ => c,
    };
    text.chars().map(digit).collect()
}

/// The whole days in a text, in its order; words stand between them, which say that a listing was extended.
pub(crate) fn days(text: &str) -> Vec<PartialDate> {
    let text = digits(text);
    let tokens = text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.')));
    let tokens = tokens.map(|token| token.trim_matches(['/', '-', '.']));
    let days = tokens.filter_map(|token| dates::read(token, STYLE)?.claims.pop()?.earliest);
    days.filter(|date| date.day.is_some()).collect()
}

/// Whether a text is a day and nothing else.
pub(crate) fn is_day(text: &str) -> bool {
    digits(text)
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'))
}

/// The nationalities of a text, with slashes between them.
pub(crate) fn nationalities(text: &str) -> Vec<CountryClaim> {
    let claim = |words: &str| {
        let words = build::fold(words);
        let known = NATIONALITIES.iter().find(|(known, _)| *known == words);
        let code = known.map(|(_, code)| *code).or_else(|| countries::code(&words));
        CountryClaim {
            code: code.map(Into::into),
            raw: Some(words),
            note: None,
            at: 0,
        }
    };
    text.split('/')
        .filter(|words| stated(Some(words)).is_some())
        .map(claim)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_both_kinds_of_digits_and_among_words() {
        let at = |year, month, day| dates::date(year, Some(month), Some(day)).expect("a date");
        assert_eq!(days("١٢/٤/٢٠١٨"), [at(2018, 4, 12)]);
        assert_eq!(days("2018-04-12"), [at(2018, 4, 12)]);
        assert_eq!(
            days("12/4/2018 مد القرار ١٠/٤/٢٠٢٣"),
            [at(2018, 4, 12), at(2023, 4, 10)]
        );
        assert_eq!(days("العدد 85"), []);
        assert!(is_day("١٢/٤/٢٠١٨") && !is_day("12/4/2018 مد القرار"));
    }

    #[test]
    fn nationalities_are_coded_where_their_words_are_known() {
        let codes = |text: &str| {
            nationalities(text)
                .into_iter()
                .map(|claim| claim.code)
                .collect::<Vec<_>>()
        };
        assert_eq!(codes("مصري/كندي"), [Some("EG".into()), Some("CA".into())]);
        assert_eq!(codes("سلكي"), [None]);
        assert!(codes("-").is_empty());
    }
}
