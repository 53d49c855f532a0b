//! An item of the column `ids`.
//!
//! In 2022 it is written `COUNTRY, EXPIRES, ISSUED, NUMBER, TYPE`, of which all but the type may be missing; in later files
//! the type comes first: `TYPE, NUMBER, COUNTRY`. A number holds commas itself.

use dragoman_guest::{countries, dates};

use crate::labels::{Labels, Meaning};

/// An item, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry<'t> {
    /// All of it.
    pub(crate) raw: &'t str,
    /// What it is.
    pub(crate) meaning: Meaning,
    /// The type as written; empty where there is none.
    pub(crate) label: &'t str,
    /// The code of its country.
    pub(crate) country: Option<&'t str>,
    /// Day of issue, where two days are given.
    pub(crate) issued: Option<&'t str>,
    /// Day of expiry, where two days are given: a document expires after it was issued.
    pub(crate) expires: Option<&'t str>,
    /// A day that stands alone: the list does not say whether it is that of issue or that of expiry.
    pub(crate) day: Option<&'t str>,
    /// The number, or whatever is said; empty where there is nothing else.
    pub(crate) value: String,
}

impl<'t> Entry<'t> {
    /// Takes an item apart.
    pub(crate) fn of(raw: &'t str, labels: &Labels) -> Self {
        let mut pieces: Vec<&str> = raw.split(", ").map(str::trim).collect();
        let (label, meaning) = take_label(&mut pieces, labels);
        let mut entry = Self {
            raw,
            meaning,
            label,
            country: None,
            issued: None,
            expires: None,
            day: None,
            value: String::new(),
        };
        if meaning.is_number() {
            entry.take_country_and_days(&mut pieces);
        }
        entry.value = pieces.join(", ");
        entry
    }

    fn take_country_and_days(&mut self, pieces: &mut Vec<&'t str>) {
        self.country = take(pieces, countries::is_code);
        let is_day = |piece: &str| read_day(piece).is_some();
        match [take(pieces, is_day), take(pieces, is_day)] {
            [Some(one), Some(other)] if read_day(one) < read_day(other) => {
                (self.issued, self.expires) = (Some(one), Some(other));
            }
            [Some(one), Some(other)] => (self.issued, self.expires) = (Some(other), Some(one)),
            [day, _] => self.day = day,
        }
        // Where the type comes first, the days stand behind the country.
        self.country = self.country.or_else(|| take(pieces, countries::is_code));
    }
}

/// Takes the type out: from the end, or from the beginning where only that is one.
fn take_label<'t>(pieces: &mut Vec<&'t str>, labels: &Labels) -> (&'t str, Meaning) {
    let last = pieces.last().copied().unwrap_or_default();
    let first = pieces.first().copied().unwrap_or_default();
    if pieces.len() < 2 {
        return ("", Meaning::Statement);
    }
    let known = labels.meaning(last);
    if known.is_none()
        && let Some(meaning) = labels.meaning(first)
    {
        pieces.remove(0);
        return (first, meaning);
    }
    pieces.pop();
    (last, known.unwrap_or(Meaning::Own))
}

/// Takes the first or the last piece out if it is of a kind, and another is left.
fn take<'t>(pieces: &mut Vec<&'t str>, is_it: impl Fn(&str) -> bool) -> Option<&'t str> {
    if pieces.len() < 2 {
        return None;
    }
    let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
    if is_it(first) {
        pieces.remove(0);
        return Some(first);
    }
    is_it(last).then(|| pieces.pop()).flatten()
}

/// A whole day as `yyyy-mm-dd` or `dd Mon yyyy`, so that it can be compared.
fn read_day(piece: &str) -> Option<(u16, u8, u8)> {
    let is_short =
        (10..=11).contains(&piece.len()) && piece.starts_with(|first: char| first.is_ascii_digit());
    let reading = is_short.then(|| dates::read(piece, dates::Style::default()))??;
    let date = reading.claims.first()?.earliest?;
    Some((date.year, date.month?, date.day?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use dragoman_guest::schema::DocumentKind;
    use dragoman_ofac::Meaning::{Document, Gender, Listed};

    const PASSPORT: Meaning = Meaning::Known(Document(DocumentKind::Passport));

    fn of(raw: &str) -> Entry<'_> {
        Entry::of(raw, &Labels::default())
    }

    #[test]
    fn an_item_is_read_from_its_type_whether_it_comes_last_or_first() {
        for raw in ["KE, A1234567, Passport", "Passport, A1234567, KE"] {
            let entry = of(raw);
            assert_eq!((entry.meaning, entry.label), (PASSPORT, "Passport"), "{raw}");
            assert_eq!(
                (entry.country, entry.value.as_str()),
                (Some("KE"), "A1234567"),
                "{raw}"
            );
        }
        let gender = of("Gender, Male");
        assert_eq!(
            (gender.meaning, gender.value.as_str()),
            (Meaning::Known(Gender), "Male")
        );
    }

    #[test]
    fn of_two_days_the_later_is_that_of_expiry_and_one_alone_is_left_open() {
        let entry = of("JO, 2014-08-30, 2009-08-31, K100, Passport");
        assert_eq!(
            (entry.issued, entry.expires),
            (Some("2009-08-31"), Some("2014-08-30"))
        );
        assert_eq!((entry.day, entry.value.as_str()), (None, "K100"));
        let later = of("Passport, K100, JO, 31 Aug 2009, 30 Aug 2014");
        assert_eq!(
            (later.issued, later.expires),
            (Some("31 Aug 2009"), Some("30 Aug 2014"))
        );
        let alone = of("2000-05-21, C 14 - 16/2/1421H, Passport");
        assert_eq!(
            (alone.issued, alone.expires, alone.day),
            (None, None, Some("2000-05-21"))
        );
    }

    #[test]
    fn commas_belong_to_what_is_said() {
        let risk = of("section 1, as amended by 2, Secondary sanctions risk:");
        assert_eq!(
            (risk.meaning, risk.value.as_str()),
            (Meaning::Statement, "section 1, as amended by 2")
        );
        let date = of("24 Feb 2022, Listing Date (EO 14024 Directive 2):");
        assert_eq!(
            (date.meaning, date.value.as_str()),
            (Meaning::Known(Listed), "24 Feb 2022")
        );
        let own = of("ZZ9, N.I.F. No.");
        assert_eq!(
            (own.meaning, own.label, own.value.as_str()),
            (Meaning::Own, "N.I.F. No.", "ZZ9")
        );
    }

    #[test]
    fn what_is_no_item_is_a_statement_as_it_stands() {
        for raw in ["FREE WORDS", "é", ""] {
            let entry = of(raw);
            assert_eq!((entry.meaning, entry.value.as_str()), (Meaning::Statement, raw));
        }
    }
}
