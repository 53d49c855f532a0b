//! Dates, and what is claimed of them.

use jiff::civil::Date;

use crate::schema::{Certainty, DateClaim, PartialDate};
use crate::text::is_blank;

/// Which bounds a claim of a certainty has.
pub(super) fn check(claim: &DateClaim) -> Result<(), String> {
    let bounds = (claim.earliest.as_ref(), claim.latest.as_ref());
    match (claim.certainty, bounds) {
        (Certainty::Exact, (Some(a), Some(b))) if a != b => {
            Err("an exact date has one value: `earliest` and `latest` are equal".into())
        }
        (Certainty::Exact | Certainty::Circa | Certainty::Between, (Some(a), Some(b))) => {
            match edge_of(a, Edge::First)? <= edge_of(b, Edge::Last)? {
                true => Ok(()),
                false => Err("`earliest` is after `latest`".into()),
            }
        }
        (Certainty::Before, (None, Some(_))) | (Certainty::After, (Some(_), None)) => Ok(()),
        (Certainty::Unstated, (None, None)) if claim.raw.as_deref().is_some_and(|raw| !is_blank(raw)) => {
            Ok(())
        }
        (Certainty::Unstated, _) => Err("certainty unstated goes with `raw` and without dates".into()),
        (Certainty::Before, _) => Err("certainty before goes with `latest` alone".into()),
        (Certainty::After, _) => Err("certainty after goes with `earliest` alone".into()),
        _ => Err("certainty exact, circa and between go with both `earliest` and `latest`".into()),
    }
}

/// The first day that a partial date can mean; none if it is no date.
pub(crate) fn first_day(date: &PartialDate) -> Option<Date> {
    edge_of(date, Edge::First).ok()
}

/// The last day that a partial date can mean; none if it is no date.
pub(crate) fn last_day(date: &PartialDate) -> Option<Date> {
    edge_of(date, Edge::Last).ok()
}

/// An end of the days that a partial date can mean.
#[derive(Clone, Copy)]
pub(super) enum Edge {
    First,
    Last,
}

/// The first or the last day that a partial date can mean.
pub(super) fn edge_of(date: &PartialDate, edge: Edge) -> Result<Date, String> {
    let broken = || {
        let part = |part: Option<u8>| part.map_or(String::from("-"), |part| part.to_string());
        format!(
            "year {} month {} day {} is not a date",
            date.year,
            part(date.month),
            part(date.day)
        )
    };
    if (date.day.is_some() && date.month.is_none()) || date.year == 0 {
        return Err(broken());
    }
    let year = i16::try_from(date.year).map_err(|_| broken())?;
    let part = |part: Option<u8>, missing: i8| part.map_or(Ok(missing), i8::try_from).map_err(|_| broken());
    let month = part(date.month, if matches!(edge, Edge::First) { 1 } else { 12 })?;
    let first = Date::new(year, month, part(date.day, 1)?).map_err(|_| broken())?;
    Ok(match (edge, date.day) {
        (Edge::Last, None) => first.last_of_month(),
        _ => first,
    })
}

#[cfg(test)]
#[path = "date_tests.rs"]
mod tests;
