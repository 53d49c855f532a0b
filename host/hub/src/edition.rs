//! Editions, and where they stand.

use rusqlite::types::{FromSql, FromSqlResult, ValueRef};
use rusqlite::{Params, Row, params};
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;
use serde::{Deserialize, Serialize};

use crate::decision::Decision;
use crate::error::HubError;
use crate::guard::Reason;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::kind;

/// An edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// The list.
    #[serde(flatten)]
    pub list: ListKey,
    /// Its number; later editions have greater ones.
    pub edition: i64,
    /// Day of publication, ISO 8601, as far as the list states it: `2026-03-02`, `2026-03`.
    pub published: Option<String>,
    /// Time of publication or label of the edition, in the list's own words.
    pub label: Option<String>,
    /// When it was kept, RFC 3339.
    pub kept: String,
    /// When it came into force, RFC 3339; none if it never did.
    pub accepted: Option<String>,
    /// Records in it; documents in bulk are one.
    pub records: u32,
    /// Numbers of its documents in bulk; not said where there are none.
    #[serde(skip_serializing_if = "is_none")]
    pub documents: u64,
    /// Records that were left out, by the host or by the module.
    pub rejections: u32,
    /// Other notices of the module.
    pub notices: u32,
    /// Where it stands.
    pub standing: Standing,
    /// Why it was held, whatever was decided since; nothing if it was not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<Reason>,
    /// What was decided on it, the last of which counts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<Decision>,
}

/// Number that no edition has: what is compared with it is compared with nothing.
const NONE: i64 = 0;

/// The number of an edition that there need not be.
pub(crate) fn number_of(edition: Option<&Edition>) -> i64 {
    edition.map_or(NONE, |edition| edition.edition)
}

/// Whether there are no documents in bulk.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_none(documents: &u64) -> bool {
    *documents == 0
}

/// Where an edition stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is what its list says now.
    InForce,
    /// It was in force.
    Earlier,
    /// It waits for a decision.
    Held,
    /// It was held, and a later edition came into force before it was decided on.
    Superseded,
    /// It was held, and rejected.
    Rejected,
}

impl FromSql for Standing {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word: StrDeserializer<'_, serde::de::value::Error> = value.as_str()?.into_deserializer();
        Self::deserialize(word).map_err(|error| rusqlite::types::FromSqlError::Other(Box::new(error)))
    }
}

const EDITIONS: &str = "
    SELECT edition.issuer, edition.list, edition.number, day, label, kept,
        CASE WHEN held IS NULL THEN kept
            ELSE (SELECT decided FROM verdict WHERE edition = edition.number AND verdict = 'approved') END,
        (SELECT count(*) FROM entry WHERE edition = edition.number),
        rejected, noticed, standing, held,
        (SELECT sum(numbers) FROM entry WHERE edition = edition.number AND kind = BULK),
        (SELECT json_group_array(json_object('verdict', verdict, 'decided', decided, 'who', who, 'why', why) ORDER BY number)
            FROM decision WHERE decision.edition = edition.number)
    FROM edition JOIN standing USING (number)";

impl Hub {
    /// All editions of all lists, by list, the oldest first: held and rejected ones as well.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn editions(&self) -> Result<Vec<Edition>, HubError> {
        self.select("true", [])
    }

    /// An edition by its number, whatever its list and standing; none if there is no such edition.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn edition(&self, number: i64) -> Result<Option<Edition>, HubError> {
        Ok(self.select("edition.number = ?1", params![number])?.pop())
    }

    /// The editions in force, one a list.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn in_force(&self) -> Result<Vec<Edition>, HubError> {
        self.select("standing = 'in_force'", [])
    }

    /// Number and list of each edition in force, in the order of [`in_force`](Self::in_force). None of their records is counted.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn numbers_in_force(&self) -> Result<Vec<(i64, ListKey)>, HubError> {
        let query = "SELECT number, issuer, list FROM in_force ORDER BY issuer, list";
        let mut query = self.connection.prepare_cached(query)?;
        let rows = query.query_map([], |row| {
            let (issuer, list) = (row.get(1)?, row.get(2)?);
            Ok((row.get(0)?, ListKey { issuer, list }))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The editions that wait for a decision, by list, the oldest first.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn held(&self) -> Result<Vec<Edition>, HubError> {
        self.select("standing = 'held'", [])
    }

    fn select(&self, which: &str, parameters: impl Params) -> Result<Vec<Edition>, HubError> {
        let order = "ORDER BY edition.issuer, edition.list, edition.number";
        let editions = EDITIONS.replace("BULK", &kind::BULK.to_string());
        let mut query = self
            .connection
            .prepare(&format!("{editions} WHERE {which} {order}"))?;
        let mut rows = query.query(parameters)?;
        let mut editions = Vec::new();
        while let Some(row) = rows.next()? {
            editions.push(edition(row)?);
        }
        Ok(editions)
    }
}

fn edition(row: &Row<'_>) -> Result<Edition, HubError> {
    let reasons: Option<String> = row.get(11)?;
    let decisions: String = row.get(13)?;
    Ok(Edition {
        list: ListKey {
            issuer: row.get(0)?,
            list: row.get(1)?,
        },
        edition: row.get(2)?,
        published: row.get(3)?,
        label: row.get(4)?,
        kept: row.get(5)?,
        accepted: row.get(6)?,
        records: row.get(7)?,
        documents: row.get::<_, Option<i64>>(12)?.map_or(0, i64::cast_unsigned),
        rejections: row.get(8)?,
        notices: row.get(9)?,
        standing: row.get(10)?,
        reasons: match reasons {
            Some(reasons) => serde_json::from_str(&reasons)?,
            None => Vec::new(),
        },
        decisions: serde_json::from_str(&decisions)?,
    })
}
