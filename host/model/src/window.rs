//! The time that an assessment speaks of.

use jiff::civil::Date;
use serde::Serialize;

use crate::schema::{Assessment, DateClaim, PartialDate};
use crate::validate::{first_day, last_day};

/// Days from the first to the last, both included. An end that is not stated is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Window {
    /// The first day; none if the beginning is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day; none if the end is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Date>,
}

impl Window {
    /// The widest window that an assessment can mean: from the first day that its `window-from` can mean to the last that its
    /// `window-to` can; none if neither says a date. What is only about a date counts as that date.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let bound = |claim: &Option<DateClaim>, side: fn(&DateClaim) -> Option<&PartialDate>| {
            claim.as_ref().and_then(|claim| side(claim).cloned())
        };
        let from = bound(&assessment.window_from, |claim| claim.earliest.as_ref());
        let to = bound(&assessment.window_to, |claim| claim.latest.as_ref());
        let window = Self {
            from: from.as_ref().and_then(first_day),
            to: to.as_ref().and_then(last_day),
        };
        (window.from.is_some() || window.to.is_some()).then_some(window)
    }

    /// Whether there is a day that is in both.
    pub fn meets(&self, other: &Self) -> bool {
        let begins_in_time = |first: Option<Date>, last: Option<Date>| match (first, last) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        begins_in_time(self.from, other.to) && begins_in_time(other.from, self.to)
    }

    /// The window from the earlier beginning to the later end.
    pub fn with(self, other: Self) -> Self {
        Self {
            from: self.from.zip(other.from).map(|(a, b)| a.min(b)),
            to: self.to.zip(other.to).map(|(a, b)| a.max(b)),
        }
    }

    /// Whether all of it is over on a day.
    pub fn is_over(&self, day: Date) -> bool {
        self.to.is_some_and(|last| last < day)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::Item;

    fn window(from: Value, to: Value) -> Option<Window> {
        let claim = |bounds: Value| {
            let mut claim = json!({ "certainty": "exact", "calendar": "gregorian", "at": 0 });
            match bounds {
                Value::Null => claim["raw"] = "at some time".into(),
                bounds => (claim["earliest"], claim["latest"]) = (bounds.clone(), bounds),
            }
            claim
        };
        let item = json!({
            "item": "assessment", "id": "1", "sources": [], "marking": { "originator_controlled": false },
            "event": "summit", "targets": [], "window_from": claim(from), "window_to": claim(to),
        });
        let Ok(Item::Assessment(assessment)) = serde_json::from_value(item) else {
            panic!("an assessment");
        };
        Window::of(&assessment)
    }

    fn days(from: Option<&str>, to: Option<&str>) -> Window {
        let day = |text: Option<&str>| text.map(|text| text.parse().expect("a day"));
        Window {
            from: day(from),
            to: day(to),
        }
    }

    #[test]
    fn a_window_is_the_widest_that_its_dates_can_mean() {
        let month = json!({ "year": 2024, "month": 2 });
        assert_eq!(
            window(month.clone(), month.clone()),
            Some(days(Some("2024-02-01"), Some("2024-02-29")))
        );
        assert_eq!(window(month, Value::Null), Some(days(Some("2024-02-01"), None)));
        assert_eq!(window(Value::Null, Value::Null), None);
    }

    #[test]
    fn windows_meet_on_a_day_that_both_have() {
        let whole = days(Some("2026-12-01"), Some("2026-12-03"));
        for (other, meets) in [
            (days(Some("2026-12-03"), Some("2026-12-09")), true),
            (days(Some("2026-12-04"), Some("2026-12-09")), false),
            (days(None, Some("2026-11-30")), false),
            (days(None, Some("2026-12-01")), true),
            (days(Some("2026-12-03"), None), true),
            (days(None, None), true),
        ] {
            assert_eq!(
                (whole.meets(&other), other.meets(&whole)),
                (meets, meets),
                "{other:?}"
            );
        }
    }

    #[test]
    fn windows_together_are_open_where_one_is() {
        let both = days(Some("2026-12-01"), Some("2026-12-03")).with(days(None, Some("2026-12-09")));
        assert_eq!(both, days(None, Some("2026-12-09")));
        assert!(both.is_over("2026-12-10".parse().expect("a day")));
        assert!(!both.is_over("2026-12-09".parse().expect("a day")));
    }
}
