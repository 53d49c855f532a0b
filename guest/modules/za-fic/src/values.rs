//! Values as this list writes them.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::quality::{self, Said};
use dragoman_guest::schema::{DateClaim, NameForm, NameQuality};
use dragoman_guest::xml::Element;

/// Both `2021-10-14` and `11-09-2017` stand in one file.
const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::English,
};

/// The text of a column; none if it is blank or `NA`.
pub(crate) fn value<'r>(row: Element<'r>, column: &str) -> Option<&'r str> {
    row.value(column).filter(|text| *text != "NA")
}

/// The texts of a column that may stand several times.
pub(crate) fn values<'r>(row: Element<'r>, column: &'static str) -> impl Iterator<Item = &'r str> {
    row.values(column).filter(|text| *text != "NA")
}

/// The dates of a text; none if any of it is not understood.
pub(crate) fn dates_in(text: &str) -> Option<Vec<DateClaim>> {
    let pieces = text.split(", ").map(str::trim).filter(|piece| !piece.is_empty());
    let mut claims = Vec::new();
    for piece in pieces {
        if let Some(day) = dates::iso(piece) {
            claims.push(dates::exact(day));
            continue;
        }
        claims.extend(dates::read(piece, STYLE)?.claims);
    }
    Some(claims)
}

/// An alias, and what the text says of it.
#[derive(Debug, PartialEq)]
pub(crate) struct Alias {
    pub(crate) full: String,
    pub(crate) form: NameForm,
    pub(crate) quality: NameQuality,
}

/// The aliases of a text: labels such as `Good` or `a.k.a.` stand between commas before each name, or behind it. Without
/// labels, semicolons tell names apart; commas do not, for a name may have them.
pub(crate) fn aliases(text: &str) -> Vec<Alias> {
    let pieces: Vec<&str> = text
        .split(',')
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .collect();
    let labels = pieces.iter().filter(|piece| label(piece).is_some()).count();
    if labels == 0 {
        let names = text.split(';').map(|name| name.trim().trim_end_matches(','));
        return names
            .filter(|name| !name.is_empty())
            .map(|name| alias(name.to_owned(), None))
            .collect();
    }
    // A text that ends with a label has them behind the names.
    let is_behind = pieces.last().is_some_and(|last| label(last).is_some());
    let mut all = Vec::new();
    let (mut words, mut said): (Vec<&str>, Option<Said>) = (Vec::new(), None);
    for piece in pieces {
        let Some(found) = label(piece) else {
            words.push(piece);
            continue;
        };
        if is_behind {
            said = Some(found);
        }
        if !words.is_empty() {
            all.push(alias(words.join(", "), said));
            words.clear();
        }
        said = (!is_behind).then_some(found);
    }
    if !words.is_empty() {
        all.push(alias(words.join(", "), said));
    }
    all
}

fn alias(full: String, said: Option<Said>) -> Alias {
    Alias {
        full,
        form: said.and_then(|said| said.form).unwrap_or(NameForm::Alias),
        quality: said.map_or(NameQuality::Unstated, |said| said.quality),
    }
}

fn label(piece: &str) -> Option<Said> {
    quality::label(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(String, NameForm, NameQuality)> {
        let all = aliases(text).into_iter();
        all.map(|alias| (alias.full, alias.form, alias.quality)).collect()
    }

    #[test]
    fn labels_before_or_behind_tell_names_apart_and_commas_alone_do_not() {
        let (strong, weak, none) = (NameQuality::Strong, NameQuality::Weak, NameQuality::Unstated);
        let (aka, former) = (NameForm::Alias, NameForm::Former);
        for (text, expected) in [
            ("Abu Selka TNT", vec![("Abu Selka TNT", aka, none)]),
            (
                "Good, Abu Selka, Low, Ferryman",
                vec![("Abu Selka", aka, strong), ("Ferryman", aka, weak)],
            ),
            (
                "Abu Selka, Good, Ferryman, Low,",
                vec![("Abu Selka", aka, strong), ("Ferryman", aka, weak)],
            ),
            (
                "a.k.a., Selka Shipping Co., Ltd, f.k.a., Heron Lines",
                vec![
                    ("Selka Shipping Co., Ltd", aka, none),
                    ("Heron Lines", former, none),
                ],
            ),
            (
                "Selka Docks, Ltd; Heron",
                vec![("Selka Docks, Ltd", aka, none), ("Heron", aka, none)],
            ),
            ("Good", vec![]),
            (", ;", vec![]),
        ] {
            let expected: Vec<_> = expected
                .into_iter()
                .map(|(full, form, quality)| (full.to_owned(), form, quality))
                .collect();
            assert_eq!(names(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_come_in_two_forms_and_several_in_one_text() {
        let of = |text: &str| {
            dates_in(text).map(|claims| claims.iter().map(|claim| claim.earliest).collect::<Vec<_>>())
        };
        let day = dates::date(2017, Some(9), Some(11));
        assert_eq!(of("11-09-2017"), Some(vec![day]));
        assert_eq!(
            of("2017-09-11T00:00:00, 1967"),
            Some(vec![day, dates::date(1967, None, None)])
        );
        assert_eq!(of("2017-09"), Some(vec![dates::date(2017, Some(9), None)]));
        assert_eq!(of("soon"), None);
    }
}
