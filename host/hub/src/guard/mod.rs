//! Guards: whether an edition may come into force by itself.

mod ahead;
mod broken;
mod compare;
mod fill;
mod guards;
mod reason;
mod since;

use std::collections::{BTreeMap, BTreeSet};

use dragoman_model::ItemKind;
use dragoman_model::schema::ExpectedCount;
use rusqlite::{Connection, params};

use crate::claims::Claims;
use crate::error::HubError;
use crate::key::ListKey;
use crate::kind;
use crate::numbers::DocumentChanges;

pub(crate) use ahead::believed;
pub use guards::{EndPolicy, Guards, NotAPercentage, Percent};
pub use reason::{EndExpected, Reason};

/// An edition that is in the store and not yet in force.
pub(crate) struct Candidate<'a> {
    /// Its number.
    pub(crate) edition: i64,
    /// The list.
    pub(crate) list: &'a ListKey,
    /// What is said of it.
    pub(crate) claims: &'a Claims,
    /// Records that came, those included that were left out.
    pub(crate) came: u64,
    /// Ids of those that were left out, where they are known.
    pub(crate) left_out: BTreeSet<&'a str>,
    /// What the module says if the parts are of several publications.
    pub(crate) mixed: Option<&'a str>,
    /// When it is kept, RFC 3339.
    pub(crate) kept: &'a str,
}

/// What came of looking at an edition.
pub(crate) struct Judged {
    /// Why it is held; nothing if it may come into force.
    pub(crate) reasons: Vec<Reason>,
    /// What changed of documents in bulk since the edition before it, if that was found on the way.
    pub(crate) documents: Option<DocumentChanges>,
}

/// Why an edition is held; nothing if it may come into force. One without an edition before it is held to what is expected
/// of it, to its end, and to being of one publication whose day has come.
pub(crate) fn judge(
    connection: &Connection,
    candidate: &Candidate<'_>,
    before: Option<i64>,
    guards: &Guards,
) -> Result<Judged, HubError> {
    let mut reasons = Vec::new();
    let mut documents = None;
    let mixed = candidate.mixed.map(str::to_owned);
    reasons.extend(mixed.map(|shown_by| Reason::Mixed { shown_by }));
    if let Some(day) = &candidate.claims.day
        && ahead::is_ahead(day, candidate.kept)?
    {
        reasons.push(Reason::NotYetPublished { day: day.clone() });
    }
    reasons.extend(end(connection, candidate, guards.end)?);
    let claims = candidate.claims;
    if let Some(declared) = claims.declared_records
        && guards.declared_records
        && u64::from(declared) != candidate.came
    {
        reasons.push(Reason::Miscounted {
            declared,
            found: candidate.came,
        });
    }
    if guards.expected_counts {
        let counts = counts(connection, candidate.edition)?;
        let reason = |expected| unexpected(expected, &counts);
        reasons.extend(claims.expected_counts.iter().filter_map(reason));
    }
    if let Some(before) = before {
        if guards.left_out {
            reasons.extend(broken::in_force(
                connection,
                before,
                candidate.edition,
                &candidate.left_out,
            )?);
        }
        let lost = compare::losses(connection, before, candidate.edition, guards)?;
        reasons.extend(lost.reasons);
        documents = lost.documents;
        if let Some(since) = since::since(connection, candidate, before, guards.loss_days)? {
            let losses = compare::losses(connection, since, candidate.edition, guards)?;
            let is_new = |loss: &Reason| !reasons.iter().any(|reason| reason.is_about_the_same(loss));
            let losses: Vec<_> = losses.reasons.into_iter().filter(is_new).collect();
            reasons.extend(losses.into_iter().map(|loss| Reason::InSteps {
                since,
                loss: Box::new(loss),
            }));
        }
    }
    Ok(Judged { reasons, documents })
}

fn end(
    connection: &Connection,
    candidate: &Candidate<'_>,
    policy: EndPolicy,
) -> Result<Option<Reason>, HubError> {
    let claims = candidate.claims;
    if claims.end_seen {
        return Ok(None);
    }
    let because = match policy {
        EndPolicy::Optional => None,
        EndPolicy::Required => Some(EndExpected::Required),
        EndPolicy::AsBefore => {
            let list = candidate.list;
            let query = "SELECT max(number) FROM accepted WHERE issuer = ?1 AND list = ?2 AND end_seen AND number < ?3";
            let seen: Option<i64> =
                connection.query_row(query, params![list.issuer, list.list, candidate.edition], |row| {
                    row.get(0)
                })?;
            let more = claims
                .declared_records
                .is_some_and(|declared| u64::from(declared) > candidate.came);
            seen.map(EndExpected::EarlierEdition)
                .or(more.then_some(EndExpected::MoreDeclared))
        }
    };
    Ok(because.map(|because| Reason::EndNotSeen { because }))
}

/// How many records of each kind an edition has. Of documents in bulk each is one.
fn counts(connection: &Connection, edition: i64) -> Result<BTreeMap<ItemKind, u64>, HubError> {
    let mut query =
        connection.prepare("SELECT kind, CASE kind WHEN ?2 THEN sum(numbers) ELSE count(*) END FROM entry WHERE edition = ?1 GROUP BY kind")?;
    let mut rows = query.query([edition, kind::BULK])?;
    let mut counts = BTreeMap::new();
    while let Some(row) = rows.next()? {
        counts.insert(kind::of(row.get(0)?)?, row.get::<_, i64>(1)?.cast_unsigned());
    }
    Ok(counts)
}

/// What of an expectation is not met.
fn unexpected(expected: &ExpectedCount, counts: &BTreeMap<ItemKind, u64>) -> Option<Reason> {
    // The words are those that a manifest is checked for.
    let kinds: &[ItemKind] = match expected.what.as_str() {
        "subjects" => &[ItemKind::Subject],
        "travel-documents" => &[ItemKind::TravelDocument, ItemKind::TravelDocuments],
        "assessments" => &[ItemKind::Assessment],
        _ => &[ItemKind::Withdrawal],
    };
    let found = kinds.iter().filter_map(|kind| counts.get(kind)).sum();
    let what = expected.what.clone();
    let too_few = expected.at_least.filter(|least| found < u64::from(*least));
    if let Some(at_least) = too_few {
        return Some(Reason::TooFew {
            what,
            found,
            at_least,
        });
    }
    let too_many = expected.at_most.filter(|most| found > u64::from(*most));
    too_many.map(|at_most| Reason::TooMany { what, found, at_most })
}

#[cfg(test)]
#[path = "guard_tests.rs"]
mod tests;
