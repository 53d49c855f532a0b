//! Numbers behind the name of their scheme: `ЄДРПОУ00099002`, `ІПН7729999377`, `ОДРН1149299039181 КПП929901001`.

use crate::columns::TAX;

/// Schemes by the names that the list has for them, with the scheme of the schema and the country whose register it is.
///
/// `ЄДРПОУ` is Ukraine's register of companies, with numbers of eight digits. `ОДРН` is how the list translates Russia's
/// `ОГРН`, of thirteen digits. Both names stand before numbers of the other as well, so that a country is said only where
/// name and length agree.
const SCHEMES: [Scheme; 12] = [
    Scheme::of("ЄДРПОУ", "registration", Some(("UA", 8))),
    Scheme::of("ЗКПО", "registration", Some(("UA", 8))),
    Scheme::of("ОДРН", "registration", Some(("RU", 13))),
    Scheme::of("ОГРН", "registration", Some(("RU", 13))),
    Scheme::of("ОКПО", "okpo", None),
    Scheme::of("УНП", "tax", None),
    Scheme::of("ІНПП", "tax", None),
    Scheme::of("ІПН", "tax", None),
    Scheme::of("ІНП", "tax", None),
    Scheme::of("ИНН", "tax", None),
    Scheme::of("РНОКПП", "tax", None),
    Scheme::of("КПП", "kpp", None),
];

/// A scheme of numbers.
#[derive(Debug, Clone, Copy)]
struct Scheme {
    /// Its name in the list.
    label: &'static str,
    /// Its name in the schema.
    name: &'static str,
    /// The country whose register it is, and how long its numbers are.
    register: Option<(&'static str, usize)>,
}

impl Scheme {
    const fn of(label: &'static str, name: &'static str, register: Option<(&'static str, usize)>) -> Self {
        Self {
            label,
            name,
            register,
        }
    }

    /// The country whose register a number is of.
    fn country(self, value: &str) -> Option<&'static str> {
        let (country, length) = self.register?;
        (value.len() == length && value.bytes().all(|byte| byte.is_ascii_digit())).then_some(country)
    }
}

/// A number in a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Number {
    /// The column it stands in.
    pub(crate) column: &'static str,
    /// The name of its scheme as written; none where there is none.
    pub(crate) label: Option<&'static str>,
    /// The scheme.
    pub(crate) scheme: &'static str,
    /// The country whose register it is.
    pub(crate) country: Option<&'static str>,
    /// The number as written.
    pub(crate) value: String,
}

/// The numbers of a cell. One without the name of a scheme is of the scheme of its column.
pub(crate) fn numbers(column: &'static str, cell: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let first = next_scheme(cell);
    let before = first.map_or(cell, |(at, _)| &cell[..at]);
    found.extend(number(column, None, before));
    let (mut rest, mut next) = (&cell[before.len()..], first);
    while let Some((_, scheme)) = next {
        let behind = &rest[scheme.label.len()..];
        next = next_scheme(behind);
        let end = next.map_or(behind.len(), |(at, _)| at);
        found.extend(number(column, Some(scheme), &behind[..end]));
        rest = &behind[end..];
    }
    found
}

/// Where the next name of a scheme stands. Of names that begin at one place the longest counts.
fn next_scheme(text: &str) -> Option<(usize, Scheme)> {
    let found = SCHEMES
        .iter()
        .filter_map(|scheme| Some((text.find(scheme.label)?, *scheme)));
    found.min_by_key(|(at, scheme)| (*at, std::cmp::Reverse(scheme.label.len())))
}

fn number(column: &'static str, scheme: Option<Scheme>, text: &str) -> Option<Number> {
    let value = text.trim_matches(|mark: char| mark.is_whitespace() || ",;:()\"-–—.№".contains(mark));
    let own = if column == TAX { "tax" } else { "registration" };
    (!value.is_empty()).then(|| Number {
        column,
        label: scheme.map(|scheme| scheme.label),
        scheme: scheme.map_or(own, |scheme| scheme.name),
        country: scheme.and_then(|scheme| scheme.country(value)),
        value: value.to_owned(),
    })
}

/// The numbers that stand behind the name of their scheme in a text, such as `КПП 990201001;ОКПО 99068516`: digits alone.
/// Those behind other words, such as the name of a director, are that person's.
pub(crate) fn labelled(column: &'static str, text: &str) -> Vec<Number> {
    let clauses = text.split([';', ',']).map(str::trim);
    let single = clauses.filter_map(|clause| {
        let (at, _) = next_scheme(clause)?;
        let mut numbers = numbers(column, clause);
        let number = numbers.pop().filter(|_| at == 0 && numbers.is_empty())?;
        let digits = number.value.split(' ').next().unwrap_or_default();
        let is_number = digits.len() > 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| Number {
            value: digits.to_owned(),
            ..number
        })
    });
    single.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::columns::{MORE, REGISTER};

    fn found(column: &'static str, cell: &str) -> Vec<(&'static str, Option<&'static str>, String)> {
        let numbers = numbers(column, cell).into_iter();
        numbers
            .map(|number| (number.scheme, number.country, number.value))
            .collect()
    }

    #[test]
    fn a_number_is_of_the_scheme_before_it() {
        let one = |scheme, country, value: &str| vec![(scheme, country, value.to_owned())];
        assert_eq!(
            found(REGISTER, "ЄДРПОУ00099002"),
            one("registration", Some("UA"), "00099002")
        );
        assert_eq!(
            found(REGISTER, "ЄДРПОУ1077799365113,"),
            one("registration", None, "1077799365113")
        );
        assert_eq!(
            found(REGISTER, "ОДРН1047799349864"),
            one("registration", Some("RU"), "1047799349864")
        );
        assert_eq!(found(TAX, "ІПН7729999377)"), one("tax", None, "7729999377"));
        assert_eq!(found(TAX, "ІПН-7729999377"), one("tax", None, "7729999377"));
        assert_eq!(
            found(REGISTER, "НЕ 199010"),
            one("registration", None, "НЕ 199010")
        );
        assert!(found(REGISTER, "ЄДРПОУ").is_empty());
    }

    #[test]
    fn a_cell_can_hold_several() {
        let both = found(REGISTER, "ОДРН1149299039181 КПП929901001");
        assert_eq!(
            both.iter().map(|number| number.0).collect::<Vec<_>>(),
            ["registration", "kpp"]
        );
    }

    #[test]
    fn numbers_in_prose_count_only_right_behind_their_scheme() {
        let schemes = |text: &str| {
            labelled(MORE, text)
                .iter()
                .map(|number| number.scheme)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            schemes("КПП 770299001; директор Селка О. О., ИНН 772099167343"),
            ["kpp", "tax"]
        );
        assert_eq!(schemes("директор Селка ИНН 772099167343"), Vec::<&str>::new());
        assert_eq!(
            schemes("ЗКПО 95099348;КПП 615499001 Змінено"),
            ["registration", "kpp"]
        );
    }
}
