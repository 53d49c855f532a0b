//! Writes for people what dates have done to a listing.

use std::collections::BTreeMap;

use dragoman_model::Effect;
use serde::Serialize;

/// What has expired of a listing and what is overdue for review, a line a designation.
pub(crate) fn lines(effect: &Effect) -> impl Iterator<Item = String> + '_ {
    let line = |what: &'static str| move |place: &usize| format!("designation {} {what}", place + 1);
    let expired = effect.expired.iter().map(line("has expired"));
    expired.chain(effect.review_overdue.iter().map(line("is overdue for review")))
}

/// Listings of an edition on which dates have taken effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    /// Of which nothing holds any more.
    expired: usize,
    /// Of which a part does not hold any more.
    expired_in_part: usize,
    /// Of which something that holds is overdue for review.
    review_overdue: usize,
}

impl Counts {
    pub(crate) fn of(effects: &BTreeMap<String, Effect>) -> Self {
        let count = |is: fn(&Effect) -> bool| effects.values().filter(|effect| is(effect)).count();
        Self {
            expired: count(|effect| effect.is_expired),
            expired_in_part: count(|effect| !effect.is_expired && !effect.expired.is_empty()),
            review_overdue: count(|effect| !effect.review_overdue.is_empty()),
        }
    }

    /// A line; none if there is nothing to tell.
    pub(crate) fn text(self) -> Option<String> {
        let parts = [
            (self.expired, "expired"),
            (self.expired_in_part, "expired in part"),
            (self.review_overdue, "overdue for review"),
        ];
        let parts = parts.into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<_> = parts.map(|(count, what)| format!("{count} {what}")).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}
