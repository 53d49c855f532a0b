//! The numbers of documents in bulk, put back into their records.

use std::collections::{HashMap, VecDeque};

use rusqlite::{Connection, params};

use super::block::named_records;
use super::kept::{blocks, data, read};
use super::lookup::written;
use crate::edition::Edition;
use crate::error::HubError;
use crate::kind;

/// Numbers that are in memory at a time, unless one record has more.
const MOST: u64 = 2_000_000;

/// Gives the numbers of an edition's documents in bulk, record by record in the order of their ids. The numbers of several records are
/// found in one pass over the edition: a record by itself would take as long.
pub(crate) struct Window<'c> {
    connection: &'c Connection,
    edition: i64,
    /// Records whose numbers were not given yet.
    waiting: VecDeque<Waiting>,
    found: HashMap<String, Vec<String>>,
}

struct Waiting {
    id: String,
    record: u32,
    numbers: u64,
}

impl<'c> Window<'c> {
    /// All documents in bulk of an edition, or those of one record.
    pub(crate) fn over(
        connection: &'c Connection,
        edition: &Edition,
        id: Option<&str>,
    ) -> Result<Self, HubError> {
        let query = "SELECT entry.id, document_record.number, numbers FROM entry
            JOIN document_record ON issuer = ?2 AND list = ?3 AND document_record.id = entry.id
            WHERE edition = ?1 AND kind = ?4 AND (?5 IS NULL OR entry.id = ?5) ORDER BY entry.id";
        let mut query = connection.prepare_cached(query)?;
        let list = &edition.list;
        let parameters = params![edition.edition, list.issuer, list.list, kind::BULK, id];
        let waiting = query.query_map(parameters, |row| {
            Ok(Waiting {
                id: row.get(0)?,
                record: row.get(1)?,
                numbers: u64::from(row.get::<_, u32>(2)?),
            })
        })?;
        Ok(Self {
            connection,
            edition: edition.edition,
            waiting: waiting.collect::<Result<_, _>>()?,
            found: HashMap::new(),
        })
    }

    /// The numbers of the next record, which has this id: as written, in the order of their normal forms.
    pub(crate) fn numbers(&mut self, id: &str) -> Result<Vec<String>, HubError> {
        if !self.found.contains_key(id) {
            self.read()?;
        }
        let found = self.found.remove(id);
        found.ok_or_else(|| HubError::Damaged(format!("the numbers of the documents {id:?} are not there")))
    }

    /// Finds the numbers of as many records as fit.
    fn read(&mut self) -> Result<(), HubError> {
        let mut ids = HashMap::new();
        let mut sum = 0;
        while let Some(next) = self.waiting.front()
            && (ids.is_empty() || sum + next.numbers <= MOST)
            && let Some(next) = self.waiting.pop_front()
        {
            sum += next.numbers;
            self.found
                .insert(next.id.clone(), Vec::with_capacity(next.numbers as usize));
            ids.insert(next.record, next.id);
        }
        for kept in blocks(self.connection, self.edition)? {
            let named = named_records(&data(self.connection, kept.records)?)?;
            if !named.iter().any(|record| ids.contains_key(record)) {
                continue;
            }
            let mut block = read(self.connection, &kept)?;
            while block.advance()? {
                let stated = block.stated();
                if let Some(id) = ids.get(&stated.record)
                    && let Some(numbers) = self.found.get_mut(id)
                {
                    numbers.push(written(stated.normal, stated.shape)?);
                }
            }
        }
        Ok(())
    }
}
