//! Feeds of changes: what is taken for the one that follows.

use rusqlite::{Connection, OptionalExtension, params};

use crate::claims::Claims;
use crate::error::HubError;
use crate::guard;
use crate::key::ListKey;

/// A feed of changes cannot follow the edition in force.
#[derive(Debug, thiserror::Error)]
pub enum OutOfOrder {
    /// It was taken already, or is older than what was.
    #[error("these changes ({next}) do not come after the edition in force ({before}); give the next feed")]
    Older {
        /// The edition in force.
        before: String,
        /// These changes.
        next: String,
    },
    /// Feeds between are missing.
    #[error(
        "these changes ({next}) do not follow the edition in force ({before}) at once: feeds are missing between; give them \
         first, in their order"
    )]
    Gap {
        /// The edition in force.
        before: String,
        /// These changes.
        next: String,
    },
    /// Nothing says which came first.
    #[error(
        "nothing says whether these changes ({next}) come after the edition in force ({before}): a feed of changes states a \
         number as its label or another day of publication; report it to the module's authors"
    )]
    Unordered {
        /// The edition in force.
        before: String,
        /// These changes.
        next: String,
    },
    /// Changes before these wait for a decision.
    #[error("edition {0} is held, and these changes come after it; decide on that one first")]
    Waiting(i64),
}

/// What orders the feeds of a list: the number that is its label, and its day of publication.
///
/// A gap is seen where labels are numbers, which count by one. Where they are not, that a feed is missing between two days
/// cannot be seen, nor can two feeds of one day be put in order.
struct Position {
    number: Option<u64>,
    day: Option<String>,
    text: String,
}

impl Position {
    fn new(label: Option<&str>, day: Option<&str>) -> Self {
        let stated: Vec<_> = [label, day].into_iter().flatten().collect();
        Self {
            number: label.and_then(|label| label.trim().parse().ok()),
            // A month says nothing about the days in it.
            day: day
                .filter(|day| day.len() == "2024-11-30".len())
                .map(str::to_owned),
            text: match stated.is_empty() {
                true => "without label or day".into(),
                false => stated.join(", of "),
            },
        }
    }
}

/// Whether no edition of a list waits for a decision: changes come after it, also where none is in force.
pub(crate) fn none_waits(connection: &Connection, list: &ListKey) -> Result<(), HubError> {
    let waiting = "SELECT min(number) FROM standing WHERE issuer = ?1 AND list = ?2 AND standing = 'held'";
    let waiting: Option<i64> =
        connection.query_row(waiting, params![list.issuer, list.list], |row| row.get(0))?;
    match waiting {
        Some(waiting) => Err(OutOfOrder::Waiting(waiting).into()),
        None => Ok(()),
    }
}

/// Whether changes follow the edition in force.
pub(crate) fn follows(connection: &Connection, before: i64, claims: &Claims) -> Result<(), HubError> {
    let next = Position::new(claims.label.as_deref(), claims.day.as_deref());
    Ok(order(&position(connection, before)?, &next)?)
}

/// How far an edition goes: as it says itself, or as the last input does that meant the same.
fn position(connection: &Connection, edition: i64) -> Result<Position, HubError> {
    let stated = "SELECT label, day, kept FROM edition WHERE number = ?1";
    let own = connection.query_row(stated, [edition], |row| {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    });
    let own: Option<(Option<String>, Option<String>, String)> = own.optional()?;
    let (label, day, kept) =
        own.ok_or_else(|| HubError::Damaged(format!("there is no edition {edition}")))?;
    // One whose day had not come is in force because somebody approved it: what comes after it has a day that had not come then either.
    let own = Position::new(
        label.as_deref(),
        guard::believed(day.as_deref(), &kept)?.as_deref(),
    );
    let mut inputs = connection.prepare("SELECT label, day FROM input WHERE edition = ?1")?;
    let positions = inputs.query_map([edition], |row| {
        let (label, day): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
        Ok(Position::new(label.as_deref(), day.as_deref()))
    })?;
    let positions = positions.collect::<Result<Vec<_>, _>>()?;
    let later = |last: Position, next: Position| match order(&last, &next) {
        Ok(()) | Err(OutOfOrder::Gap { .. }) => next,
        Err(_) => last,
    };
    Ok(positions.into_iter().fold(own, later))
}

fn order(before: &Position, next: &Position) -> Result<(), OutOfOrder> {
    let texts = || (before.text.clone(), next.text.clone());
    let older = || {
        let (before, next) = texts();
        Err(OutOfOrder::Older { before, next })
    };
    let days = before.day.as_ref().zip(next.day.as_ref());
    // Dates of one length in ISO 8601 are in the order of their texts.
    if days.is_some_and(|(before, next)| next < before) {
        return older();
    }
    match before.number.zip(next.number) {
        Some((before, next)) if next <= before => older(),
        Some((before, next)) if next - before == 1 => Ok(()),
        Some(_) => {
            let (before, next) = texts();
            Err(OutOfOrder::Gap { before, next })
        }
        None if days.is_some_and(|(before, next)| next > before) => Ok(()),
        None if days.is_some() && before.text == next.text => older(),
        None => {
            let (before, next) = texts();
            Err(OutOfOrder::Unordered { before, next })
        }
    }
}

#[cfg(test)]
#[path = "delta_tests.rs"]
mod tests;
