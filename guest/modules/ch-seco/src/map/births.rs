//! Dates: of birth, and of the foundation of organisations.

use dragoman_guest::schema::{Calendar, DateClaim, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, dates};

use super::{Draft, Said, ssid};
use crate::values::quality;

impl<'r> Draft<'r, '_> {
    pub(super) fn birth(&mut self, element: Element<'r>) {
        ssid(element);
        let field = "target/identity/day-month-year";
        let Some(claim) = claim(element) else {
            return self.say(Said {
                kind: NoticeKind::RejectedValue,
                field,
                message: "the date is empty; it was left out",
                excerpt: "",
                place: element.place(),
            });
        };
        if let (None, None, Some(raw)) = (claim.earliest, claim.latest, &claim.raw) {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                field,
                message: "this is no date, or one of another calendar: only its words were kept",
                excerpt: raw,
                place: element.place(),
            });
        }
        let note = self.note(&[element.text().map(Into::into), quality(element)]);
        let claim = DateClaim { note, ..claim };
        // The list has one element for the dates of persons and of organisations.
        match &mut self.subject.organization {
            Some(organization) if organization.founded.is_none() => organization.founded = Some(claim),
            Some(_) => {
                let words = words(element).unwrap_or_default();
                self.subject.remarks.push(dragoman_guest::schema::Remark {
                    note: build::joined([Some("day-month-year"), claim.note.as_deref()], "; "),
                    ..build::remark(words)
                });
            }
            None => self.subject.births.push(claim),
        }
    }
}

/// The date of an element with a year, a month and a day in attributes; none if it has none of them.
pub(super) fn claim(element: Element<'_>) -> Option<DateClaim> {
    let calendar = element.attribute("calendar");
    let words = words(element)?;
    let gregorian = calendar.is_none_or(|calendar| calendar.eq_ignore_ascii_case("gregorian"));
    let part = |name: &str| match element.attribute(name) {
        None => Some(None),
        Some(text) => text.parse::<u16>().ok().map(Some),
    };
    let small = |part: Option<u16>| part.map(u8::try_from).transpose().ok();
    let date = || {
        let (year, month, day) = (part("year")??, part("month")?, part("day")?);
        // Of `70` nobody knows the century.
        let year = (year >= 1000).then_some(year)?;
        dates::date(year, small(month)?, small(day)?)
    };
    if gregorian && let Some(date) = date() {
        return Some(dates::exact(date));
    }
    let calendar = match calendar.map(str::to_lowercase).as_deref() {
        Some("islamic" | "hijri") => Calendar::Islamic,
        Some("persian" | "solar hijri") => Calendar::Persian,
        Some("hebrew") => Calendar::Hebrew,
        Some("buddhist") => Calendar::Buddhist,
        Some("julian") => Calendar::Julian,
        _ => Calendar::Gregorian,
    };
    Some(DateClaim {
        calendar,
        ..dates::unstated(words)
    })
}

/// The words of a date: `1974-5-7`, and the calendar if it is another one.
fn words(element: Element<'_>) -> Option<String> {
    let own = build::joined(["year", "month", "day"].map(|name| element.attribute(name)), "-")?;
    let calendar = element.attribute("calendar");
    let calendar = calendar.filter(|calendar| !calendar.eq_ignore_ascii_case("gregorian"));
    build::joined([Some(own.as_str()), calendar], " ")
}
