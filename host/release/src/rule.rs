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

#[cfg(test)]
#[path = "rule_tests.rs"]
mod tests;
