//! Dates and periods as elements.

use dragoman_guest::dates;
use dragoman_guest::schema::PartialDate;
use dragoman_guest::xml::Element;

use super::values::Values;
use crate::interval::Interval;

/// What an element says of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Said {
    /// Nothing: an empty period.
    Nothing,
    /// An interval.
    Interval(Interval),
    /// Something that is no date, or is one of another calendar.
    Unread,
}

/// A date of `Year`, `Month` and `Day`; none if it is not one.
pub(super) fn date(of: Element<'_>) -> Option<PartialDate> {
    let part = |name: &str| match of.value(name) {
        None => Some(None),
        Some(text) => text.parse::<u8>().ok().map(Some),
    };
    dates::date(of.value("Year")?.parse().ok()?, part("Month")?, part("Day")?)
}

/// Whether the calendar of an element is the Gregorian one.
pub(super) fn is_gregorian(of: Element<'_>, values: &Values) -> bool {
    let calendar = super::values::number(of.attribute("CalendarTypeID"));
    values
        .text("CalendarType", calendar)
        .is_none_or(|name| name == "Gregorian")
}

/// The interval of a `DatePeriod`: from the first day that may be its start to the last that may be its end.
pub(super) fn period(period: Element<'_>, values: &Values) -> Said {
    let gregorian = is_gregorian(period, values);
    // Whether the parts are fixed is said of every period, and of each of its ends; it adds nothing to the days.
    let ends = ["Start", "End"].map(|name| period.first(name));
    for of in [Some(period), ends[0], ends[1]].into_iter().flatten() {
        for fixed in ["YearFixed", "MonthFixed", "DayFixed"] {
            of.attribute(fixed);
        }
    }
    let approximate =
        |end: Option<Element<'_>>| end.is_some_and(|end| end.attribute("Approximate") == Some("true"));
    let is_approximate = approximate(ends[0]) | approximate(ends[1]);
    let point = |end: Option<Element<'_>>, name: &str| end.and_then(|end| end.first(name)).map(date);
    let points = [
        point(ends[0], "From"),
        point(ends[0], "To"),
        point(ends[1], "From"),
        point(ends[1], "To"),
    ];
    let mut given = points.into_iter().flatten();
    let Some(first) = given.next() else {
        return Said::Nothing;
    };
    let last = given.last().unwrap_or(first);
    match (first, last) {
        (Some(first), Some(last)) if gregorian => {
            Interval::new(first, last, is_approximate).map_or(Said::Unread, Said::Interval)
        }
        _ => Said::Unread,
    }
}
