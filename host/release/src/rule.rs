//! Who may see what.

use jiff::civil::Date;

use crate::handling::Handling;
use crate::party::Party;

/// Whether a party may see, on this day, what is to be handled so. See the table of the [crate].
pub fn releasable(handling: &Handling, party: &Party, today: Date) -> bool {
    !handling.is_over(today) && (is_own(handling, party) || handling.recipients.include(party))
}

/// Whether the party, and nobody else, gave it.
fn is_own(handling: &Handling, party: &Party) -> bool {
    handling
        .originators
        .iter()
        .all(|originator| originator == party.code())
}

/// Who looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// The one who runs the host, and was given everything.
    Operator,
    /// A party.
    Party(Party),
}

impl Audience {
    /// Whether they may see, on this day, what is to be handled so.
    pub fn may_see(&self, handling: &Handling, today: Date) -> bool {
        match self {
            Self::Operator => !handling.is_over(today),
            Self::Party(party) => releasable(handling, party, today),
        }
    }
}

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
