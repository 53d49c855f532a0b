//! What an operator decides on an edition that is held.

use rusqlite::{OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

use crate::edition::Standing;
use crate::error::HubError;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::seal;

/// A decision on an edition that was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What was decided.
    pub verdict: Verdict,
    /// When, RFC 3339.
    pub decided: String,
    /// By whom.
    pub who: String,
    /// Why.
    pub why: String,
}

/// What may be decided on an edition that is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It comes into force.
    Approved,
    /// It never does.
    Rejected,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Rejected => "rejected",
        }
    }
}

/// A decision cannot be taken.
#[derive(Debug, thiserror::Error)]
pub enum Undecidable {
    /// No edition of the list is held.
    #[error("{0}: no edition is held; `dragoman status` shows what is in force and what is held")]
    NothingHeld(ListKey),
    /// Several are.
    #[error("{list}: the editions {} are held; name one with --edition", numbers(.editions))]
    Several {
        /// The list.
        list: ListKey,
        /// Their numbers.
        editions: Vec<i64>,
    },
    /// It is in force.
    #[error(
        "{list}: edition {edition} is in force; to go back, run again over the files of an earlier edition and approve that"
    )]
    InForce {
        /// The list.
        list: ListKey,
        /// Its number.
        edition: i64,
    },
    /// Another came into force after it.
    #[error(
        "{list}: edition {edition} was followed by another that is in force; to go back to it, run again over its files and \
         approve what is held then"
    )]
    Past {
        /// The list.
        list: ListKey,
        /// Its number.
        edition: i64,
    },
    /// It was rejected, and a later one is held.
    #[error(
        "{list}: an edition after {edition} is held, and may rest on what {edition} left as it was; decide on that one first"
    )]
    Later {
        /// The list.
        list: ListKey,
        /// Its number.
        edition: i64,
    },
    /// It was rejected before.
    #[error("{list}: edition {edition} was rejected already; to take that back, approve it")]
    Rejected {
        /// The list.
        list: ListKey,
        /// Its number.
        edition: i64,
    },
    /// Who decides, or why, is not said.
    #[error("a decision says who takes it and why: `{0}` is empty")]
    Unsaid(&'static str),
}

fn numbers(editions: &[i64]) -> String {
    let numbers: Vec<_> = editions.iter().map(i64::to_string).collect();
    numbers.join(", ")
}

impl Hub {
    /// Decides on the edition of a list that is held, or on the one of this number, and gives its number. In one
    /// transaction: it is decided on, or nothing has changed. A rejection can be taken back by approving the edition by its
    /// number, as long as no later one has come into force or is held; both decisions are kept.
    ///
    /// # Errors
    ///
    /// [`HubError::Undecidable`] if that is not to be decided; if there is no such edition; if the store fails.
    pub fn decide(
        &mut self,
        list: &ListKey,
        edition: Option<i64>,
        decision: &Decision,
    ) -> Result<i64, HubError> {
        for (name, text) in [("who", &decision.who), ("why", &decision.why)] {
            if text.trim().is_empty() {
                return Err(Undecidable::Unsaid(name).into());
            }
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let edition = match edition {
            Some(edition) => edition,
            None => only_held(&transaction, list)?,
        };
        let query = "SELECT standing,
                EXISTS (SELECT 1 FROM in_force WHERE issuer = ?1 AND list = ?2 AND number > ?3),
                EXISTS (SELECT 1 FROM standing WHERE issuer = ?1 AND list = ?2 AND number > ?3 AND standing = 'held')
            FROM standing WHERE issuer = ?1 AND list = ?2 AND number = ?3";
        let found = transaction.query_row(query, params![list.issuer, list.list, edition], |row| {
            let after = match (row.get(1)?, row.get(2)?) {
                (true, _) => After::InForce,
                (false, true) => After::Held,
                (false, false) => After::Nothing,
            };
            Ok((row.get::<_, Standing>(0)?, after))
        });
        let list_of = || list.clone();
        match (found.optional()?, decision.verdict) {
            (None, _) => {
                return Err(HubError::NoEdition {
                    list: list.to_string(),
                    edition,
                });
            }
            (Some((Standing::Held, _)), _)
            | (Some((Standing::Rejected, After::Nothing)), Verdict::Approved) => {}
            (Some((Standing::Rejected, After::Held)), Verdict::Approved) => {
                return Err(Undecidable::Later {
                    list: list_of(),
                    edition,
                }
                .into());
            }
            (Some((Standing::InForce, _)), _) => {
                return Err(Undecidable::InForce {
                    list: list_of(),
                    edition,
                }
                .into());
            }
            (Some((Standing::Rejected, _)), Verdict::Rejected) => {
                return Err(Undecidable::Rejected {
                    list: list_of(),
                    edition,
                }
                .into());
            }
            (Some((Standing::Earlier | Standing::Superseded | Standing::Rejected, _)), _) => {
                return Err(Undecidable::Past {
                    list: list_of(),
                    edition,
                }
                .into());
            }
        }
        transaction.execute(
            "INSERT INTO decision (edition, verdict, decided, who, why) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                edition,
                decision.verdict.word(),
                decision.decided,
                decision.who,
                decision.why
            ],
        )?;
        seal::seal_new(&transaction)?;
        transaction.commit()?;
        Ok(edition)
    }
}

/// What came after an edition.
enum After {
    /// One that is in force.
    InForce,
    /// One that is held, and none that is in force.
    Held,
    /// Neither.
    Nothing,
}

/// Number of the one edition of a list that is held.
fn only_held(connection: &rusqlite::Connection, list: &ListKey) -> Result<i64, HubError> {
    let query =
        "SELECT number FROM standing WHERE issuer = ?1 AND list = ?2 AND standing = 'held' ORDER BY number";
    let mut query = connection.prepare(query)?;
    let found = query.query_map(params![list.issuer, list.list], |row| row.get(0))?;
    let found: Vec<i64> = found.collect::<Result<_, _>>()?;
    match found[..] {
        [edition] => Ok(edition),
        [] => Err(Undecidable::NothingHeld(list.clone()).into()),
        _ => Err(Undecidable::Several {
            list: list.clone(),
            editions: found,
        }
        .into()),
    }
}

#[cfg(test)]
#[path = "decision_tests.rs"]
mod tests;
