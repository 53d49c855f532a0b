//! Dates of birth, and where.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{Certainty, DateClaim, NoticeKind};
use dragoman_guest::{build, dates};

use super::Draft;
use crate::values::{date, text};

impl<'r> Draft<'r, '_> {
    pub(super) fn births(&mut self) {
        for birth in self.fields("DATE_OF_BIRTH") {
            self.birth(birth);
        }
        // The register's own records have them beside, too.
        for key in ["DATE_OF_BIRTH", "YEAR"] {
            let Some(words) = text(self.record, key) else {
                continue;
            };
            let claim = self.claim(key, words);
            if !self
                .subject
                .births
                .iter()
                .any(|known| known.earliest.is_some() && known.earliest == claim.earliest)
            {
                self.subject.births.push(claim);
            }
        }
        let place = self.place_of([
            text(self.record, "CITY_OF_BIRTH"),
            None,
            text(self.record, "COUNTRY_OF_BIRTH"),
        ]);
        self.subject.birth_places.extend(place);
        for place in self.fields("PLACE_OF_BIRTH") {
            let place = self.place(place);
            self.subject.birth_places.extend(place);
        }
    }

    fn birth(&mut self, birth: Value<'r>) {
        let (kind, note) = (text(birth, "TYPE_OF_DATE"), text(birth, "NOTE"));
        let (from, to) = (text(birth, "FROM_YEAR"), text(birth, "TO_YEAR"));
        let words = text(birth, "DATE").or(text(birth, "YEAR"));
        let circa = kind.is_some_and(|kind| kind.to_lowercase().starts_with("approx"));
        let is_known = kind.is_none_or(|kind| {
            circa
                || ["exact", "between"]
                    .iter()
                    .any(|known| kind.eq_ignore_ascii_case(known))
        });
        // Some records have the date itself in the place of its type.
        let words = words.or(kind.filter(|_| !is_known));
        let stray = kind.filter(|kind| !is_known && words != Some(*kind));
        let note = build::joined([stray, note], "; ");
        let claim = match (words, from, to) {
            (Some(words), ..) => self.claim("INDIVIDUAL_DATE_OF_BIRTH/DATE", words),
            (None, None, None) => match note {
                Some(note) => return self.subject.births.push(dates::unstated(note)),
                None => return,
            },
            (None, from, to) => self.range(from, to),
        };
        let certainty = match claim.certainty {
            Certainty::Exact if circa => Certainty::Circa,
            certainty => certainty,
        };
        self.subject.births.push(DateClaim {
            certainty,
            note,
            ..claim
        });
    }

    fn claim(&mut self, field: &'static str, words: &str) -> DateClaim {
        date(words).unwrap_or_else(|| {
            self.say(
                NoticeKind::RejectedValue,
                field,
                "this is no date: only its words were kept",
                words,
            );
            dates::unstated(words)
        })
    }

    fn range(&mut self, from: Option<&str>, to: Option<&str>) -> DateClaim {
        let year = |text: Option<&str>| text.and_then(dates::iso).filter(|date| date.month.is_none());
        let raw = format!("{}-{}", from.unwrap_or(""), to.unwrap_or(""));
        match (year(from), year(to)) {
            (Some(from), Some(to)) if from.year <= to.year => dates::between(from, to),
            _ => self.claim("INDIVIDUAL_DATE_OF_BIRTH/FROM_YEAR", &raw),
        }
    }
}
