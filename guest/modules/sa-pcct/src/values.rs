//! Values as this list writes them.

use dragoman_guest::dates::{self, Style};
use dragoman_guest::schema::{CountryClaim, DateClaim, DocumentKind, Gender};
use dragoman_guest::{build, countries};

/// A text that says something; `NA` does not.
pub(crate) fn stated(text: &str) -> Option<&str> {
    let text = text.trim();
    let is_blank = text.eq_ignore_ascii_case("na") || !text.chars().any(char::is_alphanumeric);
    (!is_blank).then_some(text)
}

/// What stands in a cell, with semicolons between and, now and then, capitals before: `A) …; B) …`. None where that says
/// nothing.
pub(crate) fn items(cell: &str) -> impl Iterator<Item = Option<&str>> {
    cell.split(';').map(|value| stated(unlabelled(value)))
}

/// The items of a cell that say something.
pub(crate) fn values(cell: &str) -> Vec<&str> {
    items(cell).flatten().collect()
}

fn unlabelled(value: &str) -> &str {
    let value = value.trim();
    match value.as_bytes() {
        [b'A'..=b'Z', b')', ..] => &value[2..],
        _ => value,
    }
}

/// A date, `yyyy/mm/dd` or a year.
pub(crate) fn date(words: &str) -> Option<DateClaim> {
    let mut claims = dates::read(words, Style::default())?.claims;
    claims.pop().filter(|_| claims.is_empty())
}

/// A country: its name, a word for who belongs to it, either with a remark in brackets, or what its flag is called.
pub(crate) fn country(words: &str) -> CountryClaim {
    let bare = words
        .len()
        .checked_sub(" flag".len())
        .and_then(|at| words.split_at_checked(at))
        .filter(|(_, end)| end.eq_ignore_ascii_case(" flag"))
        .map_or(words, |(name, _)| name);
    let said = countries::noted(bare);
    let code = said
        .code
        .or_else(|| countries::from_demonym(bare).map(Into::into))
        // A word that the tables of demonyms lack.
        .or_else(|| (bare.eq_ignore_ascii_case("Gabonian")).then(|| "GA".into()));
    CountryClaim {
        code,
        raw: build::text(words),
        note: said.note,
        at: 0,
    }
}

/// The kind of a document; none if its words are not known.
pub(crate) fn document_kind(words: &str) -> Option<DocumentKind> {
    match words.to_ascii_lowercase().as_str() {
        "passport" => Some(DocumentKind::Passport),
        "national identification" => Some(DocumentKind::NationalId),
        _ => None,
    }
}

/// A gender; none if its words are not known.
pub(crate) fn gender(words: &str) -> Option<Gender> {
    match words.to_ascii_lowercase().as_str() {
        "male" => Some(Gender::Male),
        "female" => Some(Gender::Female),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_split_at_semicolons_and_lose_their_letters() {
        assert_eq!(
            values("A) National identification; B) Passport"),
            ["National identification", "Passport"]
        );
        assert_eq!(values("NA; x ;-"), ["x"]);
        assert!(stated(" na ").is_none() && stated("Nadir").is_some());
    }

    #[test]
    fn countries_are_coded_by_name_by_demonym_and_by_flag() {
        let code = |words: &str| country(words).code;
        assert_eq!(code("Iranian flag").as_deref(), Some("IR"));
        assert_eq!(code("Gabonian flag").as_deref(), Some("GA"));
        assert_eq!(code("Saint kitts and Nevis flag").as_deref(), Some("KN"));
        assert_eq!(code("Kingdom of Saudi Arabia").as_deref(), Some("SA"));
        assert_eq!(code("Selkan flag"), None);
        let revoked = country("Bahrain (Citizenship Revoked)");
        assert_eq!(
            (revoked.code.as_deref(), revoked.note.as_deref()),
            (Some("BH"), Some("Citizenship Revoked"))
        );
    }

    #[test]
    fn dates_are_days_or_years_and_nothing_else() {
        let earliest = |words: &str| date(words).and_then(|claim| claim.earliest);
        assert_eq!(earliest("2018/10/23"), dates::date(2018, Some(10), Some(23)));
        assert_eq!(earliest("1971"), dates::date(1971, None, None));
        assert_eq!(earliest("23/10/2018"), None);
        assert_eq!(date("1971 or 1972"), None);
    }
}
