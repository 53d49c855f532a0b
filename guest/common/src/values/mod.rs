//! Values of cells. What cannot be understood is said, and what stands beside it is kept.

mod document;
mod marking;
mod name;
mod place;

pub(crate) use document::{KINDS as DOCUMENT_KIND_VALUES, STATUSES as DOCUMENT_STATUS_VALUES};
pub(crate) use name::tag;

use std::cell::RefCell;
use std::str::FromStr;

use dragoman_guest::dates::{self, Months, Order, Style};
use dragoman_guest::schema::{Certainty, CountryClaim, DateClaim, NoticeKind, PartialDate};
use dragoman_guest::{build, countries};

use crate::columns::{Form, chosen};
use crate::report::Report;
use crate::row::Row;

/// How dates are written: the year first, or with words; and, since many fill in the form, as numbers that can be read in one way
/// alone.
pub(crate) const DATES: Style = Style {
    order: Order::OnlyOne,
    months: Months::Any,
};

/// A row that is being read.
pub(crate) struct Entry<'a> {
    pub(crate) row: &'a Row,
    report: RefCell<&'a mut Report>,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(row: &'a Row, report: &'a mut Report) -> Self {
        Self {
            row,
            report: RefCell::new(report),
        }
    }

    /// Says that a cell, or a part of it, could not be understood.
    pub(crate) fn reject(&self, key: &str, excerpt: &str, what: &str) {
        self.say(NoticeKind::RejectedValue, key, excerpt, what);
    }

    pub(crate) fn say(&self, kind: NoticeKind, key: &str, excerpt: &str, what: &str) {
        self.report.borrow_mut().cell(kind, self.row, key, excerpt, what);
    }

    /// Says of cells that they do not go with the rest of the row.
    pub(crate) fn reject_all(&self, keys: &[&str], what: &str) {
        for key in keys {
            if let Some(cell) = self.row.cell(key) {
                self.reject(key, &cell.whole(), what);
            }
        }
    }

    /// Whether one of the cells says something.
    pub(crate) fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.row.cell(key).is_some())
    }

    /// One value, white space folded.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        build::text(&self.row.cell(key)?.whole())
    }

    /// Running text, with its line breaks.
    pub(crate) fn prose(&self, key: &str) -> Option<String> {
        let whole = self.row.cell(key)?.whole();
        Some(whole.trim().to_owned())
    }

    /// Several values.
    pub(crate) fn several(&self, key: &str) -> Vec<String> {
        self.row.cell(key).map_or(Vec::new(), |cell| cell.several())
    }

    /// One of some words.
    pub(crate) fn choice<T: Copy, const N: usize>(
        &self,
        key: &str,
        words: &[&str; N],
        values: [T; N],
    ) -> Option<T> {
        let text = self.text(key)?;
        let found = chosen(&text, words);
        if found.is_none() {
            self.reject(key, &text, &format!("{text:?} is none of {}", words.join(", ")));
        }
        found.map(|at| values[at])
    }

    /// Several of some words.
    pub(crate) fn choices<T: Copy, const N: usize>(
        &self,
        key: &str,
        words: &[&str; N],
        values: [T; N],
    ) -> Vec<T> {
        let value = |text: String| {
            let found = chosen(&text, words);
            if found.is_none() {
                self.reject(key, &text, &format!("{text:?} is none of {}", words.join(", ")));
            }
            found.map(|at| values[at])
        };
        self.several(key).into_iter().filter_map(value).collect()
    }

    /// A country. One that is not known keeps its words, and is said.
    pub(crate) fn country(&self, key: &str) -> Option<CountryClaim> {
        self.text(key).map(|text| self.claim(key, &text))
    }

    /// Several countries.
    pub(crate) fn countries(&self, key: &str) -> Vec<CountryClaim> {
        let texts = self.several(key);
        texts.iter().map(|text| self.claim(key, text)).collect()
    }

    fn claim(&self, key: &str, text: &str) -> CountryClaim {
        let code = countries::code(text)
            .or_else(|| countries::from_demonym(text))
            .or_else(|| countries::code(&text.to_uppercase()));
        if code.is_none() {
            let what = format!(
                "{text:?} is no country that is known; it was kept in these words. Write its name in English, or its code of two letters"
            );
            self.reject(key, text, &what);
        }
        CountryClaim {
            code: code.map(Into::into),
            raw: Some(text.to_owned()),
            note: None,
            at: 0,
        }
    }

    /// A date. One that is not understood keeps its words, and is said.
    pub(crate) fn date(&self, key: &str) -> Option<DateClaim> {
        let text = self.text(key)?;
        let mut claims = self.claims(key, &text);
        if claims.len() > 1 {
            let what = format!("{text:?} is more than one date; it was kept in these words");
            self.reject(key, &text, &what);
            return Some(dates::unstated(text));
        }
        claims.pop()
    }

    /// Several dates.
    pub(crate) fn dates(&self, key: &str) -> Vec<DateClaim> {
        let texts = self.several(key);
        texts.iter().flat_map(|text| self.claims(key, text)).collect()
    }

    /// The dates that a text says: several where `or` stands between them.
    pub(crate) fn claims(&self, key: &str, text: &str) -> Vec<DateClaim> {
        if let Some(reading) = dates::read(text, DATES) {
            return reading.claims;
        }
        let order = |order| {
            let style = Style { order, ..DATES };
            dates::read(text, style).is_some()
        };
        let why = match order(Order::DayFirst) && order(Order::MonthFirst) {
            true => "can be read as two dates",
            false => "is no date that is understood",
        };
        let what = format!(
            "{text:?} {why}; it was kept in these words. Write {}",
            Form::Date.says().trim_start_matches("a date: ")
        );
        self.reject(key, text, &what);
        dates::claims_in(text, DATES)
    }

    /// A number in digits.
    pub(crate) fn number<T: FromStr + PartialOrd + Default>(&self, key: &str) -> Option<T> {
        let text = self.text(key)?;
        let plain: String = text
            .chars()
            .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}'))
            .collect();
        let number = plain.parse().ok().filter(|number| *number > T::default());
        if number.is_none() {
            self.reject(
                key,
                &text,
                &format!("{text:?} is no number above 0; it was left out"),
            );
        }
        number
    }
}

/// A day that is known as such, in ISO 8601.
fn whole_day(claim: &DateClaim) -> Option<String> {
    let PartialDate { year, month, day } = claim.earliest?;
    let is_single = claim.certainty == Certainty::Exact && claim.earliest == claim.latest;
    is_single.then_some(())?;
    Some(format!("{year:04}-{:02}-{:02}", month?, day?))
}

/// A word, and what stands behind the colon after it.
pub(crate) fn labelled(text: &str) -> Option<(&str, &str)> {
    let (label, value) = text.split_once(':')?;
    let (label, value) = (label.trim(), value.trim());
    (!label.is_empty() && !value.is_empty()).then_some((label, value))
}

/// A text, and what stands in round brackets at its end.
pub(crate) fn bracketed(text: &str) -> (&str, Option<&str>) {
    let split = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match split {
        Some((before, within)) if !before.trim().is_empty() => (before.trim(), Some(within.trim())),
        _ => (text, None),
    }
}
