//! What is asked of those who hold something.

use std::collections::BTreeSet;

use dragoman_model::schema::{Marking, Tlp};
use jiff::civil::Date;

use crate::party::Party;

/// How something is to be handled: what its originator asks, or what all originators ask of what was made from the records of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handling {
    /// Who gave it: issuers of lists. Never empty.
    pub(crate) originators: BTreeSet<String>,
    /// Traffic light; none = nobody set one.
    pub(crate) tlp: Option<Tlp>,
    /// To whom it may go: what follows from level, names and control by the originator together.
    pub(crate) recipients: Recipients,
    /// Whether nothing is passed on to those whom the originator has not named.
    pub(crate) originator_controlled: bool,
    /// Last day on which a copy may be held.
    pub(crate) retain_until: Option<Date>,
}

/// To whom something may go, its originator aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Recipients {
    /// Every party.
    Everyone,
    /// These and no others, by code; where there are none, nobody.
    Only(BTreeSet<String>),
}

/// A last day that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("retain-until: {0:?} is not a day (yyyy-mm-dd)")]
pub struct NotADay(String);

impl Handling {
    /// What `issuer` asks by a marking.
    ///
    /// # Errors
    ///
    /// If the last day is none, which no validated marking has: it is not known then until when a copy may be held.
    pub fn of(issuer: &str, marking: &Marking) -> Result<Self, NotADay> {
        let day = |text: &String| text.parse().map_err(|_| NotADay(text.clone()));
        Ok(Self {
            originators: BTreeSet::from([issuer.to_owned()]),
            tlp: marking.tlp,
            recipients: Recipients::of(marking),
            originator_controlled: marking.originator_controlled,
            retain_until: marking.retain_until.as_ref().map(day).transpose()?,
        })
    }

    /// How to handle what was made from both: of everything the most restrictive. Whom one of them names may not see it for that: both
    /// must allow it.
    ///
    /// Which originator asked for what is not known of the result, so where there are two of them, neither sees it as its own.
    pub fn and(mut self, other: Self) -> Self {
        self.originators.extend(other.originators);
        self.tlp = self.tlp.max(other.tlp);
        self.recipients = self.recipients.and(other.recipients);
        self.originator_controlled |= other.originator_controlled;
        self.retain_until = match (self.retain_until, other.retain_until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        self
    }

    /// Whether no copy may be held any more on this day.
    pub fn is_over(&self, today: Date) -> bool {
        self.retain_until.is_some_and(|last| last < today)
    }
}

impl Recipients {
    fn of(marking: &Marking) -> Self {
        // Where some must be named and none is, the list is empty as well.
        let must_be_named = marking.originator_controlled || marking.tlp >= Some(Tlp::Amber);
        if marking.releasable_to.is_empty() && !must_be_named {
            Self::Everyone
        } else {
            Self::Only(marking.releasable_to.iter().cloned().collect())
        }
    }

    /// Whether a party is among them.
    pub(crate) fn include(&self, party: &Party) -> bool {
        match self {
            Self::Everyone => true,
            Self::Only(codes) => codes.contains(party.code()),
        }
    }

    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Only(one), Self::Only(two)) => Self::Only(one.intersection(&two).cloned().collect()),
            (Self::Everyone, recipients) | (recipients, Self::Everyone) => recipients,
        }
    }
}
