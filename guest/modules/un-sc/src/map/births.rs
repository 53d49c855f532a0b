//! Dates of birth, of the person and of single aliases.

use dragoman_guest::schema::{Certainty, DateClaim, NoticeKind, PartialDate};
use dragoman_guest::{build, dates};

use super::{Draft, only};
use crate::record::Entry;
use crate::tag::Tag;
use crate::values;

/// The elements of a date of birth.
#[derive(Clone, Copy)]
struct Birth<'r> {
    kind: Option<&'r str>,
    date: Option<&'r str>,
    year: Option<&'r str>,
    from: Option<&'r str>,
    to: Option<&'r str>,
}

impl<'r> Draft<'r, '_> {
    pub(super) fn birth(&mut self, field: &'r [Entry]) {
        let [kind, date, year, from, to, note] = self.slots(
            field,
            [
                Tag::TypeOfDate,
                Tag::Date,
                Tag::Year,
                Tag::FromYear,
                Tag::ToYear,
                Tag::Note,
            ],
        );
        let birth = Birth {
            kind,
            date,
            year,
            from,
            to,
        };
        let words = build::joined([date, year, from, to, note], " ");
        let Some(words) = words else {
            if let Some(kind) = kind {
                self.rejected(field, kind, "a type without a date; nothing was claimed");
            }
            return;
        };
        let claim = match birth.claim() {
            Some(mut claim) => {
                claim.note = note.map(Into::into);
                claim
            }
            None => {
                self.rejected(
                    field,
                    &words,
                    "not a date in the fields meant for one; its words were kept",
                );
                DateClaim {
                    note: kind.map(|kind| format!("given as {kind}")),
                    ..dates::unstated(words.as_str())
                }
            }
        };
        if claim.certainty != Certainty::Unstated && claim.raw.is_some() && birth.is_odd() {
            self.note(
                NoticeKind::Repaired,
                field,
                &words,
                "the date's fields contradict its type; its words were kept",
            );
        }
        self.subject.births.push(claim);
    }

    /// A date that an alias element gives. In the editions of autumn 2024 people's own dates stand there, in alias
    /// elements without a name, and are missing from where they belong.
    pub(super) fn alias_birth(&mut self, field: &'r [Entry], alias: Option<&str>, date: Option<&'r str>) {
        let Some(text) = date else { return };
        let claim = values::exact(text).or_else(|| {
            let (from, to) = values::years(text)?;
            Some(DateClaim {
                raw: Some(text.into()),
                ..dates::between(from, to)
            })
        });
        if claim.is_none() {
            let entry = only(field, Tag::DateOfBirth);
            self.rejected(entry, text, "the alias's date of birth is not a date");
        }
        if claim.is_none() && text.eq_ignore_ascii_case("null") {
            return;
        }
        self.subject.births.push(DateClaim {
            note: Some(of_alias(alias)),
            ..claim.unwrap_or_else(|| dates::unstated(text))
        });
    }
}

/// Says which alias a value belongs to.
pub(super) fn of_alias(alias: Option<&str>) -> String {
    match alias {
        Some(name) => format!("stated for the alias {name}"),
        None => "stated in an alias element without a name".into(),
    }
}

impl Birth<'_> {
    /// What is claimed; none if it cannot be read.
    fn claim(&self) -> Option<DateClaim> {
        let kind = self.kind.unwrap_or("EXACT");
        let circa = kind.eq_ignore_ascii_case("APPROXIMATELY");
        let between = kind.eq_ignore_ascii_case("BETWEEN");
        if !(circa || between || kind.eq_ignore_ascii_case("EXACT")) {
            return None;
        }
        let mut claim = match (self.date, self.year) {
            (Some(date), _) => values::exact(date)?,
            (None, Some(year)) => dates::exact(values::year(year)?),
            (None, None) => self.range()?,
        };
        if circa && claim.certainty == Certainty::Exact {
            claim.certainty = Certainty::Circa;
        }
        if self.is_odd() {
            claim.raw = build::joined([self.kind, self.date, self.year, self.from, self.to], " ");
        }
        Some(claim)
    }

    /// Whether its fields say something else than its type, or than each other.
    fn is_odd(&self) -> bool {
        let single = self.date.is_some() || self.year.is_some();
        let range = self.from.is_some() || self.to.is_some();
        let between = self.kind.is_some_and(|kind| kind.eq_ignore_ascii_case("BETWEEN"));
        let both = match (self.date, self.year) {
            (Some(date), Some(year)) => !date.starts_with(year),
            _ => false,
        };
        both || self.backwards() || (single && between) || (range && !between)
    }

    fn backwards(&self) -> bool {
        matches!(self.ends(), (Some(from), Some(to)) if from.year > to.year)
    }

    fn ends(&self) -> (Option<PartialDate>, Option<PartialDate>) {
        (self.from.and_then(values::year), self.to.and_then(values::year))
    }

    fn range(&self) -> Option<DateClaim> {
        let open = |claim: DateClaim, certainty| DateClaim { certainty, ..claim };
        match self.ends() {
            (Some(from), Some(to)) if from.year > to.year => Some(dates::between(to, from)),
            (Some(from), Some(to)) => Some(dates::between(from, to)),
            (Some(from), None) if self.to.is_none() => Some(DateClaim {
                latest: None,
                ..open(dates::exact(from), Certainty::After)
            }),
            (None, Some(to)) if self.from.is_none() => Some(DateClaim {
                earliest: None,
                ..open(dates::exact(to), Certainty::Before)
            }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn birth<'a>(
        kind: &'a str,
        date: Option<&'a str>,
        from: Option<&'a str>,
        to: Option<&'a str>,
    ) -> Birth<'a> {
        Birth {
            kind: Some(kind),
            date,
            year: None,
            from,
            to,
        }
    }

    #[test]
    fn a_range_is_one_claim() {
        let claim = birth("BETWEEN", None, Some("1968"), Some("1970"))
            .claim()
            .expect("a claim");
        assert_eq!(claim, dates::between(year(1968), year(1970)));
    }

    #[test]
    fn a_range_written_backwards_is_turned_and_its_words_are_kept() {
        let claim = birth("BETWEEN", None, Some("1970"), Some("1968"))
            .claim()
            .expect("a claim");
        assert_eq!(
            (claim.earliest, claim.latest),
            (Some(year(1968)), Some(year(1970)))
        );
        assert_eq!(claim.raw.as_deref(), Some("BETWEEN 1970 1968"));
    }

    #[test]
    fn a_range_with_one_end_is_open() {
        let claim = birth("BETWEEN", None, Some("1970"), None)
            .claim()
            .expect("a claim");
        assert_eq!((claim.certainty, claim.latest), (Certainty::After, None));
    }

    #[test]
    fn an_unknown_type_claims_nothing() {
        assert_eq!(birth("PERHAPS", Some("1970-01-01"), None, None).claim(), None);
    }

    fn year(year: u16) -> PartialDate {
        PartialDate {
            year,
            month: None,
            day: None,
        }
    }
}
