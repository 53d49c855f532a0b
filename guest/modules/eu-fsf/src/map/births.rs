//! Dates and places of birth, which stand in one element.

use dragoman_guest::schema::{Calendar, Certainty, DateClaim, NoticeKind, PartialDate};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, dates};

use super::Draft;

/// The attributes of a date of birth.
#[derive(Debug, Clone, Copy, Default)]
struct Birth<'r> {
    circa: bool,
    calendar: Option<&'r str>,
    /// The whole date, of the Gregorian calendar whatever the calendar of the others.
    date: Option<&'r str>,
    day: Option<&'r str>,
    month: Option<&'r str>,
    year: Option<&'r str>,
    from: Option<&'r str>,
    to: Option<&'r str>,
}

impl<'r> Draft<'r, '_> {
    pub(super) fn births(&mut self) {
        let several = self.entity.all("birthdate").count() > 1;
        for element in self.entity.all("birthdate") {
            self.birth(element, several);
        }
    }

    fn birth(&mut self, element: Element<'r>, several: bool) {
        let birth = Birth {
            circa: self.flag(element, "circa"),
            calendar: element.attribute("calendarType"),
            date: element.attribute("birthdate"),
            day: element.attribute("dayOfMonth"),
            month: element.attribute("monthOfYear"),
            year: element.attribute("year"),
            from: element.attribute("yearRangeFrom"),
            to: element.attribute("yearRangeTo"),
        };
        let words = birth.words();
        let remarks = build::joined_once(element.values("remark").map(Some), "; ");
        let is_dated = words.is_some();
        if let Some(words) = &words {
            let claim = self.claim(element, birth, words);
            // A range is less sure than "about" already: the word is kept beside it.
            let circa = (birth.circa && claim.certainty == Certainty::Between).then_some("circa");
            let note = self.note(element, &[claim.note.as_deref(), circa]);
            self.subject.births.push(DateClaim { note, ..claim });
        }
        // With several births it must stay known which place belongs to which date.
        let of = words
            .filter(|_| several)
            .map(|words| format!("of the birth {words}"));
        let beside = remarks.as_deref().filter(|_| !is_dated);
        let note = self.note_with(element, &[of.as_deref()], beside);
        let place = self.place(element, [None, None], note);
        match (place, remarks) {
            (Some(place), _) => self.subject.birth_places.push(place),
            (None, Some(remarks)) if !is_dated => {
                let note = self.note_with(element, &[], None);
                self.subject.births.push(DateClaim {
                    note,
                    ..dates::unstated(remarks)
                });
            }
            _ => {}
        }
    }

    fn claim(&mut self, element: Element<'r>, birth: Birth<'r>, words: &str) -> DateClaim {
        match birth.claim() {
            Some(claim) if claim.raw.is_some() && claim.calendar == Calendar::Gregorian => {
                let message = "the parts of the date contradict each other; its words were kept";
                self.say(NoticeKind::Repaired, element, "", words, message);
                claim
            }
            Some(claim) => claim,
            None => {
                let message = "not a date in the attributes meant for one; its words were kept";
                self.say(NoticeKind::RejectedValue, element, "", words, message);
                DateClaim {
                    calendar: birth.known_calendar().unwrap_or(Calendar::Gregorian),
                    note: birth.circa.then(|| "circa".into()),
                    ..dates::unstated(words)
                }
            }
        }
    }
}

impl Birth<'_> {
    /// The words of the date; none if there are none.
    fn words(&self) -> Option<String> {
        let own = build::joined([self.year, self.month, self.day], "-");
        let own = match (self.year, self.month, self.day) {
            (Some(year), Some(month), Some(day)) => Some(format!("{year}-{month:0>2}-{day:0>2}")),
            (Some(year), Some(month), None) => Some(format!("{year}-{month:0>2}")),
            _ => own,
        };
        let range = match (self.from, self.to) {
            (None, None) => None,
            (Some(from), None) => Some(format!("{from}..")),
            (None, Some(to)) => Some(format!("..{to}")),
            (Some(from), Some(to)) => Some(format!("{from}..{to}")),
        };
        let calendar = self.calendar.filter(|name| *name != "GREGORIAN");
        let words = build::joined_once([self.date, own.as_deref(), range.as_deref()], " ")?;
        build::joined_once([Some(words.as_str()), calendar], " ")
    }

    fn known_calendar(&self) -> Option<Calendar> {
        match self.calendar {
            None | Some("GREGORIAN") => Some(Calendar::Gregorian),
            Some("ISLAMIC") => Some(Calendar::Islamic),
            Some("PERSIAN") => Some(Calendar::Persian),
            _ => None,
        }
    }

    /// What is claimed; none if it cannot be read.
    fn claim(&self) -> Option<DateClaim> {
        let calendar = self.known_calendar()?;
        let date = match self.date {
            Some(text) => Some(dates::iso(text)?),
            None => None,
        };
        if calendar != Calendar::Gregorian {
            // The publisher has converted it; where he has not, nothing is claimed.
            return Some(DateClaim {
                calendar,
                raw: self.words(),
                ..self.single(date?)
            });
        }
        let own = match self.year {
            Some(_) => Some(self.own()?),
            None => None,
        };
        let range = self.from.is_some() || self.to.is_some();
        let mut claim = match date.or(own) {
            Some(single) if !range => self.single(single),
            _ => self.range()?,
        };
        let differ = matches!((date, own), (Some(date), Some(own)) if date != own);
        let stray = self.year.is_none() && (self.month.is_some() || self.day.is_some());
        let backwards = matches!(self.ends()?, (Some(from), Some(to)) if from.year > to.year);
        if differ || backwards || (stray && date.is_none()) || (range && (date.is_some() || own.is_some())) {
            claim.raw = self.words();
        }
        Some(claim)
    }

    fn single(&self, date: PartialDate) -> DateClaim {
        match self.circa {
            true => dates::circa(date),
            false => dates::exact(date),
        }
    }

    /// The date by its parts.
    fn own(&self) -> Option<PartialDate> {
        let part = |text: Option<&str>| text.map_or(Some(None), |text| text.parse().ok().map(Some));
        dates::date(self.year?.parse().ok()?, part(self.month)?, part(self.day)?)
    }

    /// The ends of the range; none if one is no year.
    fn ends(&self) -> Option<(Option<PartialDate>, Option<PartialDate>)> {
        let year = |text: Option<&str>| text.map_or(Some(None), |text| year(text).map(Some));
        Some((year(self.from)?, year(self.to)?))
    }

    fn range(&self) -> Option<DateClaim> {
        let open = |date, certainty| DateClaim {
            certainty,
            ..dates::exact(date)
        };
        match self.ends()? {
            (Some(from), Some(to)) if from.year > to.year => Some(dates::between(to, from)),
            (Some(from), Some(to)) => Some(dates::between(from, to)),
            (Some(from), None) => Some(DateClaim {
                latest: None,
                ..open(from, Certainty::After)
            }),
            (None, Some(to)) => Some(DateClaim {
                earliest: None,
                ..open(to, Certainty::Before)
            }),
            (None, None) => None,
        }
    }
}

fn year(text: &str) -> Option<PartialDate> {
    dates::iso(text).filter(|date| date.month.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(year: u16) -> Option<PartialDate> {
        dates::date(year, None, None)
    }

    #[test]
    fn a_range_is_one_claim_whichever_way_it_runs() {
        let birth = |from, to| Birth {
            from: Some(from),
            to: Some(to),
            ..Birth::default()
        };
        let claim = birth("1953", "1958").claim().expect("a claim");
        assert_eq!(
            (claim.earliest, claim.latest, claim.raw),
            (at(1953), at(1958), None)
        );
        let claim = birth("1958", "1953").claim().expect("a claim");
        assert_eq!((claim.earliest, claim.latest), (at(1953), at(1958)));
        assert_eq!(claim.raw.as_deref(), Some("1958..1953"));
        assert_eq!(birth("195", "1958").claim(), None);
    }

    #[test]
    fn a_range_with_one_end_is_open() {
        let from = Birth {
            from: Some("1953"),
            ..Birth::default()
        };
        let claim = from.claim().expect("a claim");
        assert_eq!(
            (claim.earliest, claim.latest, claim.certainty),
            (at(1953), None, Certainty::After)
        );
        let to = Birth {
            to: Some("1953"),
            ..Birth::default()
        };
        let claim = to.claim().expect("a claim");
        assert_eq!(
            (claim.earliest, claim.latest, claim.certainty),
            (None, at(1953), Certainty::Before)
        );
    }

    #[test]
    fn a_partial_date_stays_partial_and_circa_is_said() {
        let birth = Birth {
            circa: true,
            year: Some("1970"),
            month: Some("4"),
            ..Birth::default()
        };
        let claim = birth.claim().expect("a claim");
        assert_eq!(
            (claim.earliest, claim.certainty),
            (dates::date(1970, Some(4), None), Certainty::Circa)
        );
        let impossible = Birth {
            month: Some("13"),
            ..birth
        };
        assert_eq!(impossible.claim(), None);
    }

    #[test]
    fn another_calendar_counts_by_the_date_that_the_publisher_converted() {
        let birth = Birth {
            calendar: Some("ISLAMIC"),
            date: Some("1982-04-19"),
            year: Some("1402"),
            month: Some("6"),
            day: Some("24"),
            ..Birth::default()
        };
        let claim = birth.claim().expect("a claim");
        assert_eq!(claim.earliest, dates::date(1982, Some(4), Some(19)));
        assert_eq!(claim.calendar, Calendar::Islamic);
        assert_eq!(claim.raw.as_deref(), Some("1982-04-19 1402-06-24 ISLAMIC"));
        assert_eq!(Birth { date: None, ..birth }.claim(), None);
        let unknown = Birth {
            calendar: Some("MAYAN"),
            ..birth
        };
        assert_eq!(unknown.claim(), None);
    }

    #[test]
    fn parts_that_contradict_the_date_are_kept_as_words() {
        let birth = Birth {
            date: Some("1970-04-05"),
            year: Some("1971"),
            ..Birth::default()
        };
        let claim = birth.claim().expect("a claim");
        assert_eq!(claim.earliest, dates::date(1970, Some(4), Some(5)));
        assert_eq!(claim.raw.as_deref(), Some("1970-04-05 1971"));
    }
}
