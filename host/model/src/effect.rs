//! What holds on a day: the dates on which a designation ends, or is to be reviewed, take effect by themselves.

use jiff::civil::Date;
use serde::Serialize;

use crate::schema::{Certainty, DateClaim, Designation, Subject};
use crate::validate::last_day;

/// What of a subject's listing holds on a day.
///
/// A listing rests on its designations and interests. The dates of a designation count, an interest has none. What a list says of
/// its own record, its status among it, is another matter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// Indices of the designations that have expired.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expired: Vec<usize>,
    /// Indices of the designations that hold, and whose review is overdue.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub review_overdue: Vec<usize>,
    /// Whether nothing is left on which the listing could rest: it is active no more, whatever its list says.
    pub is_expired: bool,
}

impl Effect {
    /// What of a subject's listing holds on `day`.
    ///
    /// ```
    /// use dragoman_model::{Effect, Item};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let subject = serde_json::from_str(r#"{
    ///     "item": "subject", "id": "7", "sources": [], "marking": { "originator_controlled": false },
    ///     "kind": "person", "status": "active",
    ///     "designations": [{ "status": "active", "at": 0, "expires": {
    ///         "earliest": { "year": 2024, "month": 5 }, "latest": { "year": 2024, "month": 5 },
    ///         "certainty": "exact", "calendar": "gregorian", "at": 0
    ///     } }]
    /// }"#)?;
    /// let Item::Subject(subject) = subject else { unreachable!() };
    /// assert!(!Effect::on(&subject, "2024-05-31".parse()?).is_expired);
    /// assert!(Effect::on(&subject, "2024-06-01".parse()?).is_expired);
    /// # Ok(())
    /// # }
    /// ```
    pub fn on(subject: &Subject, day: Date) -> Self {
        let places = |is: &dyn Fn(&Designation) -> bool| -> Vec<usize> {
            let designations = subject.designations.iter().enumerate();
            let found = designations.filter(|(_, designation)| is(designation));
            found.map(|(place, _)| place).collect()
        };
        let expired = |designation: &Designation| has_passed(designation.expires.as_ref(), day);
        let overdue = |designation: &Designation| has_passed(designation.review_by.as_ref(), day);
        let expired_ones = places(&expired);
        Self {
            is_expired: !expired_ones.is_empty()
                && expired_ones.len() == subject.designations.len()
                && subject.interests.is_empty(),
            expired: expired_ones,
            review_overdue: places(&|designation| !expired(designation) && overdue(designation)),
        }
    }

    /// Whether no date has taken effect.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether even the last day that a claim can mean is over on `day`. One that is not certain (about a year, after a day, in words
/// only) never is: that nothing is known of an end does not end anything.
fn has_passed(claim: Option<&DateClaim>, day: Date) -> bool {
    let is_bounded = |claim: &&DateClaim| {
        matches!(
            claim.certainty,
            Certainty::Exact | Certainty::Between | Certainty::Before
        )
    };
    let latest = claim.filter(is_bounded).and_then(|claim| claim.latest.as_ref());
    latest.and_then(last_day).is_some_and(|last| last < day)
}

#[cfg(test)]
#[path = "effect_tests.rs"]
mod tests;
