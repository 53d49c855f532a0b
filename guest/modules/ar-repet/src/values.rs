//! Values as this list writes them.

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::json::Value;
use dragoman_guest::quality::{self, Said};
use dragoman_guest::schema::{DateClaim, NameForm, NameQuality};

/// `29/02/2016`.
const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::Any,
};

/// A text that says something; a dash does not.
pub(crate) fn text<'r>(of: Value<'r>, key: &str) -> Option<&'r str> {
    of.value(key).filter(|text| *text != "-")
}

/// The texts of a field: a list of objects with a `VALUE`, or texts alone.
pub(crate) fn texts<'r>(of: Value<'r>, key: &str) -> Vec<&'r str> {
    let values = of.all(key);
    values
        .filter_map(|value| value.text().or_else(|| value.value("VALUE")))
        .filter(|text| *text != "-")
        .collect()
}

/// One date; none if it cannot be read.
pub(crate) fn date(text: &str) -> Option<DateClaim> {
    let mut claims = dates::read(text, STYLE)?.claims;
    claims.pop().filter(|_| claims.is_empty())
}

/// What the list says of an alias, in English or in Spanish.
pub(crate) fn said(text: &str) -> Option<Said> {
    let quality = match text.to_lowercase().as_str() {
        "baja" | "bajo" => NameQuality::Weak,
        "buena" | "alta" | "alto" => NameQuality::Strong,
        _ => return quality::label(text),
    };
    Some(Said {
        form: Some(NameForm::Alias),
        quality,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_first_and_qualities_in_two_languages() {
        let claim = date("05/04/1971").expect("a date");
        assert_eq!(claim.earliest, dates::date(1971, Some(4), Some(5)));
        assert_eq!(date("2"), None);
        assert_eq!(said("Baja").map(|said| said.quality), Some(NameQuality::Weak));
        assert_eq!(said("Good").map(|said| said.quality), Some(NameQuality::Strong));
        assert_eq!(said("f.k.a.").and_then(|said| said.form), Some(NameForm::Former));
        assert_eq!(said("regular"), None);
    }
}
