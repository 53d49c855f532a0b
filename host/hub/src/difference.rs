//! What changed between two editions, by meaning.

use dragoman_model::{FieldChange, Item, compare};
use rusqlite::params;
use serde::Serialize;

use crate::edition::{Edition, number_of};
use crate::error::HubError;
use crate::hub::Hub;
use crate::kind;
use crate::numbers::DocumentChanges;
use crate::read::stored;

/// A record by its id and its first name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The partner's own id.
    pub id: String,
    /// The first name, for people; none for what has no name.
    pub name: Option<String>,
}

/// A record that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Which.
    #[serde(flatten)]
    pub record: Named,
    /// The fields that differ, with old and new values.
    pub fields: Vec<FieldChange>,
}

/// What changed from one edition to another.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Difference {
    /// Records of the later edition only.
    pub added: Vec<Named>,
    /// Records of the earlier edition only.
    pub removed: Vec<Named>,
    /// Records of both that do not mean the same.
    pub changed: Vec<Change>,
    /// Of documents in bulk how many changed, one by one: the batches in which they come are compared with nothing. Not said where
    /// there are none.
    #[serde(skip_serializing_if = "DocumentChanges::is_none")]
    pub documents: DocumentChanges,
}

/// How much changed from one edition to another: the lengths of what a [`Difference`] lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DifferenceCounts {
    /// Records of the later edition only.
    pub added: u64,
    /// Records of the earlier edition only.
    pub removed: u64,
    /// Records of both that do not mean the same.
    pub changed: u64,
    /// Of documents in bulk how many changed.
    pub documents: DocumentChanges,
}

/// Records of one edition that another does not have.
const ONLY: &str = "
    FROM entry AS here JOIN content ON content.number = here.content
    WHERE edition = ?1 AND kind <> ?3 AND NOT EXISTS (SELECT 1 FROM entry WHERE edition = ?2 AND id = here.id)";

/// Records of both that do not mean the same.
const CHANGED: &str = "
    FROM entry AS old
    JOIN entry AS new ON new.edition = ?2 AND new.id = old.id AND new.meaning <> old.meaning
    JOIN content AS before ON before.number = old.content
    JOIN content AS after ON after.number = new.content
    WHERE old.edition = ?1 AND (old.kind <> ?3 OR new.kind <> ?3)";

impl Hub {
    /// What changed from one edition to another; from none, all of the other is added.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn difference<'a>(
        &self,
        from: impl Into<Option<&'a Edition>>,
        to: &Edition,
    ) -> Result<Difference, HubError> {
        let from = from.into();
        let (old, new) = (number_of(from), to.edition);
        let query = format!("SELECT before.json, after.json {CHANGED} ORDER BY old.id");
        let mut query = self.connection.prepare(&query)?;
        let mut rows = query.query(params![old, new, kind::BULK])?;
        let mut changed = Vec::new();
        while let Some(row) = rows.next()? {
            let (old, new): (Vec<u8>, Vec<u8>) = (row.get(0)?, row.get(1)?);
            let (old, new) = (stored(&old)?, stored(&new)?);
            changed.push(Change {
                record: named(&new),
                fields: compare(&old, &new),
            });
        }
        Ok(Difference {
            added: self.only(new, old)?,
            removed: self.only(old, new)?,
            changed,
            documents: self.changed_documents(from, to, |_| Ok::<_, HubError>(()))?,
        })
    }

    /// How much changed from one edition to another. What changed of documents in bulk is not looked for where it is known.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn count_difference(
        &self,
        from: &Edition,
        to: &Edition,
        documents: Option<DocumentChanges>,
    ) -> Result<DifferenceCounts, HubError> {
        let (old, new) = (from.edition, to.edition);
        let count = |what: &str, here: i64, there: i64| -> Result<u64, HubError> {
            let query = format!("SELECT count(*) {what}");
            let count: i64 = self
                .connection
                .query_row(&query, params![here, there, kind::BULK], |row| row.get(0))?;
            Ok(count.cast_unsigned())
        };
        Ok(DifferenceCounts {
            added: count(ONLY, new, old)?,
            removed: count(ONLY, old, new)?,
            changed: count(CHANGED, old, new)?,
            documents: match documents {
                Some(known) => known,
                None => self.changed_documents(from, to, |_| Ok::<_, HubError>(()))?,
            },
        })
    }

    fn only(&self, here: i64, there: i64) -> Result<Vec<Named>, HubError> {
        let query = format!("SELECT json {ONLY} ORDER BY id");
        let mut query = self.connection.prepare(&query)?;
        let mut rows = query.query(params![here, there, kind::BULK])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let json: Vec<u8> = row.get(0)?;
            found.push(named(&stored(&json)?));
        }
        Ok(found)
    }
}

/// A record by its id and its first name.
pub(crate) fn named(item: &Item) -> Named {
    let name = match item {
        Item::Subject(subject) => subject.names.first().map(|name| name.full.clone()),
        _ => None,
    };
    Named {
        id: item.id().to_owned(),
        name,
    }
}

#[cfg(test)]
#[path = "difference_tests.rs"]
mod tests;
