//! What single values say.

use dragoman_guest::dates::{self, Order, Style};
use dragoman_guest::schema::{Certainty, DateClaim};
use dragoman_guest::{build, countries};

/// `22.10.2014`, `13/09/1998`.
const STYLE: Style = Style {
    order: Order::DayFirst,
    months: dates::Months::Any,
};

/// A date in three parts, of which day and month may be empty. What is no date keeps its words alone. A first of January
/// stays what it is: the list does not say that it stands for a year.
pub(crate) fn birth(
    day: Option<&str>,
    month: Option<&str>,
    year: Option<&str>,
    comment: Option<&str>,
) -> Option<DateClaim> {
    let parts: Vec<&str> = [day, month, year].into_iter().flatten().collect();
    if parts.is_empty() && comment.is_none() {
        return None;
    }
    let raw = match parts.is_empty() {
        true => comment.unwrap_or_default().to_owned(),
        false => parts.join("/"),
    };
    let number = |part: Option<&str>| match part {
        None | Some("0" | "00") => Some(None),
        Some(part) => part.parse::<u8>().ok().map(Some),
    };
    // Of `70` nobody knows the century.
    let year = year.filter(|year| year.len() == 4);
    let year = year.and_then(|year| year.parse().ok());
    let read = match (number(day), number(month), year) {
        (Some(day), Some(month), Some(year)) => dates::date(year, month, day),
        _ => None,
    };
    let mut claim = read
        .map(dates::exact)
        .unwrap_or_else(|| dates::unstated(raw.as_str()));
    let words = comment.unwrap_or_default().to_lowercase();
    let is_about = ["vers", "environ", "approximativ"]
        .iter()
        .any(|word| words.starts_with(word));
    if is_about && claim.certainty == Certainty::Exact {
        claim.certainty = Certainty::Circa;
    }
    claim.raw = Some(raw);
    claim.note = comment.map(Into::into);
    Some(claim)
}

/// A number of a passport without the words around it, and the country where it says that it was issued in one:
/// `A0099159, délivré en Iran`, `série 1899 n° 233299`.
pub(crate) fn passport(text: &str) -> (String, Option<&'static str>) {
    let (number, issued) = match text.split_once(", délivré") {
        Some((number, issued)) => (number, Some(issued)),
        None => (text, None),
    };
    let country = issued
        .and_then(|words| words.split_once(' '))
        .and_then(|(_, words)| {
            let words = words.trim();
            let bare = ["en ", "au ", "aux ", "par "]
                .iter()
                .find_map(|word| words.strip_prefix(word));
            countries::code(bare.unwrap_or(words))
        });
    let words = number
        .split(' ')
        .filter(|word| !matches!(word.to_lowercase().as_str(), "série" | "n°" | "no" | "numéro"));
    let bare = build::fold(&words.collect::<Vec<_>>().join(" "));
    (
        bare,
        country.or_else(|| issued.and_then(|words| countries::code(words.trim()))),
    )
}

/// The day on which a comment says that something was issued: `délivré à Kaboul le 13/09/1998`.
pub(crate) fn issued(comment: &str) -> Option<DateClaim> {
    let (_, behind) = comment.split_once("délivr")?;
    let (_, day) = behind.split_once(" le ")?;
    let day = day.trim().trim_end_matches('.');
    date(day)
}

/// A date with the day first; none if it is none.
pub(crate) fn date(text: &str) -> Option<DateClaim> {
    dates::read(text.trim(), STYLE)?.claims.into_iter().next()
}

/// The language that a comment on a name says: `En russe`.
pub(crate) fn language(comment: &str) -> Option<&'static str> {
    const LANGUAGES: [(&str, &str); 14] = [
        ("russe", "ru"),
        ("ukrainien", "uk"),
        ("biélorusse", "be"),
        ("bélarussien", "be"),
        ("arabe", "ar"),
        ("persan", "fa"),
        ("farsi", "fa"),
        ("coréen", "ko"),
        ("chinois", "zh"),
        ("birman", "my"),
        ("serbe", "sr"),
        ("géorgien", "ka"),
        ("anglais", "en"),
        ("français", "fr"),
    ];
    let words = comment.to_lowercase();
    let word = words.strip_prefix("en ")?.trim_end_matches('.').trim();
    LANGUAGES
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, code)| *code)
}

/// The scheme of a number by the comment beside it; none if the comment does not say.
pub(crate) fn scheme(comment: &str) -> Option<&'static str> {
    const WORDS: [(&str, &str); 8] = [
        ("fiscal", "tax"),
        ("tva", "tax"),
        ("okpo", "okpo"),
        ("numéro omi", "imo"),
        ("imo", "imo"),
        ("swift", "swift"),
        ("enregistrement", "registration"),
        ("immatriculation", "registration"),
    ];
    let words = comment.to_lowercase();
    WORDS
        .iter()
        .find(|(word, _)| words.contains(word))
        .map(|(_, scheme)| *scheme)
}

/// The facts of a comment: `Type d’entité: prison - Lieu d’enregistrement: Karaj`, as label and value; without a label what
/// has none.
pub(crate) fn facts(comment: &str) -> impl Iterator<Item = (Option<&str>, &str)> {
    let clauses = comment
        .split(" - ")
        .map(str::trim)
        .filter(|clause| !clause.is_empty());
    clauses.map(|clause| match clause.split_once(':') {
        Some((label, value)) if !value.trim().is_empty() => (Some(label.trim()), value.trim()),
        _ => (None, clause),
    })
}

/// A legal basis: the instrument, and the regime in the last parentheses of its label.
pub(crate) fn basis(label: &str) -> (&str, Option<&str>) {
    let inside = label.strip_suffix(')').and_then(|open| {
        let mut depth = 1;
        let at = open.char_indices().rev().find(|(_, char)| {
            depth += match char {
                ')' => 1,
                '(' => -1,
                _ => 0,
            };
            depth == 0
        });
        at.map(|(at, _)| (open[..at].trim(), open[at + 1..].trim()))
    });
    match inside {
        Some((instrument, regime)) if !instrument.is_empty() && !regime.is_empty() => {
            (instrument.trim_end_matches('-').trim_end(), Some(regime))
        }
        _ => (label, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_their_parts() {
        let day = |claim: Option<DateClaim>| claim.and_then(|claim| claim.earliest);
        assert_eq!(
            day(birth(Some("01"), Some("01"), Some("1959"), None)),
            dates::date(1959, Some(1), Some(1))
        );
        assert_eq!(
            day(birth(None, None, Some("1970"), None)),
            dates::date(1970, None, None)
        );
        assert_eq!(
            day(birth(Some("00"), Some("05"), Some("1970"), None)),
            dates::date(1970, Some(5), None)
        );
        let odd = birth(Some("12"), None, Some("1970"), None).expect("a claim");
        assert_eq!(
            (odd.certainty, odd.raw.as_deref()),
            (Certainty::Unstated, Some("12/1970"))
        );
        let about = birth(None, None, Some("1970"), Some("Vers 1970")).expect("a claim");
        assert_eq!(
            (about.certainty, about.note.as_deref()),
            (Certainty::Circa, Some("Vers 1970"))
        );
        assert_eq!(birth(None, None, None, None), None);
    }

    #[test]
    fn numbers_of_passports_have_no_words_around_them() {
        assert_eq!(
            passport("A0099159, délivré en Iran"),
            ("A0099159".into(), Some("IR"))
        );
        assert_eq!(passport("série 1899 n° 233299"), ("1899 233299".into(), None));
        let day = issued("Passeport délivré à Selka le 13/09/1998").and_then(|claim| claim.earliest);
        assert_eq!(day, dates::date(1998, Some(9), Some(13)));
    }

    #[test]
    fn a_regime_stands_in_the_last_parentheses_with_those_in_it() {
        let label = "(UE) 2022/332 du 25/02/2022 (UE Selka - R (UE) 269/2014)";
        assert_eq!(
            basis(label),
            ("(UE) 2022/332 du 25/02/2022", Some("UE Selka - R (UE) 269/2014"))
        );
        assert_eq!(
            basis("(UE) 267/2012 du 23/03/2012- (UE X)"),
            ("(UE) 267/2012 du 23/03/2012", Some("UE X"))
        );
        for text in ["(UE X)", "décision", ")", ""] {
            assert_eq!(basis(text), (text, None), "{text}");
        }
    }

    #[test]
    fn comments_say_schemes_languages_and_facts() {
        assert_eq!(scheme("Numéro d’identification fiscale"), Some("tax"));
        assert_eq!(scheme("Numéro d'enregistrement"), Some("registration"));
        assert_eq!((language("En russe"), language("russe")), (Some("ru"), None));
        let found: Vec<_> = facts("Type d’entité: prison - Lieu d’enregistrement: Selka - autre").collect();
        assert_eq!(
            found,
            [
                (Some("Type d’entité"), "prison"),
                (Some("Lieu d’enregistrement"), "Selka"),
                (None, "autre")
            ]
        );
    }
}
