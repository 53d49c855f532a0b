//! What the store holds.

use std::collections::BTreeSet;

use dragoman_model::schema::{Locator, Notice, NoticeKind};
use dragoman_model::{Item, Rejection};
use dragoman_release::Handling;
use jiff::civil::Date;
use rusqlite::{Row, params};
use serde::ser::Error;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

use crate::edition::Edition;
use crate::error::HubError;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::numbers::Window;

/// What was found wrong while an edition was read.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Findings {
    /// Records that the host left out.
    pub rejections: Vec<Rejection>,
    /// What the module could not carry over; records that it left out among it.
    pub notices: Vec<Notice>,
}

impl Findings {
    /// Records that were left out, by the host or by the module.
    pub fn rejected(&self) -> u32 {
        let by_module = self.notices.iter().filter(|notice| is_rejection(notice));
        // A module may claim any count.
        by_module.fold(self.rejections.len() as u32, |sum, notice| {
            sum.saturating_add(notice.count)
        })
    }

    /// Ids of the records that were left out, where they are known.
    pub(crate) fn left_out(&self) -> BTreeSet<&str> {
        let by_host = self.rejections.iter().map(|rejection| rejection.id.as_str());
        let by_module = self.notices.iter().filter(|notice| is_rejection(notice));
        by_host
            .chain(by_module.filter_map(|notice| notice.record_id.as_deref()))
            .collect()
    }

    /// What the module says if the parts of the feed are of several publications.
    pub(crate) fn mixed(&self) -> Option<&str> {
        let mixed = self.notices.iter().find(|notice| is_mixed(notice));
        mixed.map(|notice| notice.message.as_str())
    }

    /// Notices of anything else.
    pub fn noticed(&self) -> u32 {
        self.notices.iter().filter(|notice| !is_rejection(notice)).count() as u32
    }
}

/// Whether a notice says that a record was left out.
fn is_rejection(notice: &Notice) -> bool {
    notice.kind == NoticeKind::RejectedRecord
}

/// Whether a notice says that the parts of the feed are of several publications: what `wit/report.wit` says of its field.
fn is_mixed(notice: &Notice) -> bool {
    notice.kind == NoticeKind::Remark && notice.field == "edition"
}

/// A record as it is held, or as much of it as is released.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Held {
    /// The list.
    #[serde(flatten)]
    pub list: ListKey,
    /// The edition; none in a release.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<i64>,
    /// The edition whose input says it, where that is another: a feed of changes leaves other records as they were.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<i64>,
    /// Where it stands in that input; the first is the record itself. Nothing in a release.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Locator>,
    /// The item. In JSON the issuer of documents in bulk is their `documents_issuer`: `issuer` is the list's.
    #[serde(flatten, serialize_with = "beside_its_list")]
    pub item: Item,
}

/// Writes an item so that none of its fields has the name of one of its list's.
fn beside_its_list<S: Serializer>(item: &Item, serializer: S) -> Result<S::Ok, S::Error> {
    let Item::TravelDocuments(_) = item else {
        return item.serialize(serializer);
    };
    let written = serde_json::to_value(item).map_err(S::Error::custom)?;
    let Value::Object(fields) = written else {
        return written.serialize(serializer);
    };
    let named = fields.into_iter().map(|(name, value)| match name.as_str() {
        "issuer" => ("documents_issuer".to_owned(), value),
        _ => (name, value),
    });
    named.collect::<serde_json::Map<_, _>>().serialize(serializer)
}

impl Held {
    /// Whether its last day is past: nobody may hold or see it any more.
    ///
    /// # Errors
    ///
    /// If its last day is none: the store is damaged then.
    pub fn is_over(&self, today: Date) -> Result<bool, HubError> {
        Ok(Handling::of(&self.list.issuer, self.item.marking())?.is_over(today))
    }
}

impl Hub {
    /// How an edition was made, as it was given when the edition was accepted.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn receipt(&self, edition: &Edition) -> Result<Value, HubError> {
        let query = "SELECT receipt FROM edition WHERE number = ?1";
        let text: String = self
            .connection
            .query_row(query, [edition.edition], |row| row.get(0))?;
        Ok(serde_json::from_str(&text)?)
    }

    /// What was found wrong while an edition was read, in the order in which it was found.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn findings(&self, edition: &Edition) -> Result<Findings, HubError> {
        let mut query = self
            .connection
            .prepare("SELECT kind, json FROM finding WHERE edition = ?1 ORDER BY rowid")?;
        let mut rows = query.query([edition.edition])?;
        let mut findings = Findings::default();
        while let Some(row) = rows.next()? {
            let (kind, json): (String, String) = (row.get(0)?, row.get(1)?);
            match kind.as_str() {
                "rejection" => findings.rejections.push(serde_json::from_str(&json)?),
                _ => findings.notices.push(serde_json::from_str(&json)?),
            }
        }
        Ok(findings)
    }

    /// Calls `each` with every record of an edition, in the order of their ids. Documents in bulk have their numbers as they are written,
    /// in the order of their normal forms.
    ///
    /// # Errors
    ///
    /// If the store fails, or `each` does.
    pub fn records<E: From<HubError>>(
        &self,
        edition: &Edition,
        mut each: impl FnMut(Held) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut window = Window::over(&self.connection, edition, None)?;
        self.headers(edition, |held| each(filled(held, &mut window)?))
    }

    /// As [`records`](Self::records), but documents in bulk have no numbers, which may be a hundred million.
    ///
    /// # Errors
    ///
    /// As [`records`](Self::records).
    pub fn headers<E: From<HubError>>(
        &self,
        edition: &Edition,
        mut each: impl FnMut(Held) -> Result<(), E>,
    ) -> Result<(), E> {
        let query = "SELECT sources, json, origin FROM entry JOIN content ON content.number = entry.content
            WHERE edition = ?1 ORDER BY id";
        let mut query = self.connection.prepare(query).map_err(HubError::from)?;
        let mut rows = query.query([edition.edition]).map_err(HubError::from)?;
        while let Some(row) = rows.next().map_err(HubError::from)? {
            each(held(&edition.list, edition.edition, row)?)?;
        }
        Ok(())
    }

    /// A record of an edition by its id.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn record(&self, edition: &Edition, id: &str) -> Result<Option<Held>, HubError> {
        let Some(held) = self.header(edition, id)? else {
            return Ok(None);
        };
        let mut window = Window::over(&self.connection, edition, Some(id))?;
        filled(held, &mut window).map(Some)
    }

    /// As [`record`](Self::record), but documents in bulk have no numbers.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn header(&self, edition: &Edition, id: &str) -> Result<Option<Held>, HubError> {
        let query = "SELECT sources, json, origin FROM entry JOIN content ON content.number = entry.content
            WHERE edition = ?1 AND id = ?2";
        let mut query = self.connection.prepare_cached(query)?;
        let mut rows = query.query(params![edition.edition, id])?;
        match rows.next()? {
            Some(row) => Ok(Some(held(&edition.list, edition.edition, row)?)),
            None => Ok(None),
        }
    }
}

/// A record with its numbers, if it is of documents in bulk.
fn filled(mut held: Held, window: &mut Window<'_>) -> Result<Held, HubError> {
    if let Item::TravelDocuments(batch) = &mut held.item {
        batch.numbers = window.numbers(&batch.id)?;
    }
    Ok(held)
}

fn held(list: &ListKey, edition: i64, row: &Row<'_>) -> Result<Held, HubError> {
    let (sources, json): (Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?);
    Ok(Held {
        list: list.clone(),
        edition: Some(edition),
        origin: row.get(2)?,
        sources: serde_json::from_slice(&sources)?,
        item: stored(&json)?,
    })
}

/// An item as it is stored: without its sources, which stand beside it.
pub(crate) fn stored(json: &[u8]) -> Result<Item, HubError> {
    Ok(serde_json::from_slice(json)?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_issuer_of_documents_in_bulk_stands_beside_that_of_the_list() {
        let item = json!({
            "item": "travel_documents", "id": "7", "sources": [], "marking": { "originator_controlled": false },
            "kind": "passport", "issuer": "UA", "status": "stolen", "numbers": ["AA123456"],
        });
        let held = Held {
            list: ListKey {
                issuer: "XX".into(),
                list: "documents".into(),
            },
            edition: Some(1),
            origin: None,
            sources: Vec::new(),
            item: serde_json::from_value(item).expect("an item"),
        };
        let text = serde_json::to_string(&held).expect("JSON");
        let names = text.matches("\"issuer\":").count();
        let written: Value = serde_json::from_str(&text).expect("JSON");
        let issuers = (&written["issuer"], &written["documents_issuer"]);
        assert_eq!((names, issuers), (1, (&json!("XX"), &json!("UA"))));
    }
}
