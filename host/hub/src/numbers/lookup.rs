//! Who states a number.

use dragoman_model::NormalNumber;
use rusqlite::{OptionalExtension, params};

use super::placed::blocks_with;
use super::{kept, shape};
use crate::edition::Edition;
use crate::error::HubError;
use crate::hub::Hub;
use crate::key::ListKey;
use crate::read::Held;

/// A number that a record of an edition states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberStated {
    /// The number as the record has it.
    pub written: String,
    /// Id of the record: documents in bulk, a travel document, or a subject that has an identity document.
    pub id: String,
}

impl Hub {
    /// Which records of an edition state a number, in whatever way of writing it: in the order of these ways, and of the records' ids. Reads
    /// what is written in a block of a thousand numbers or so, however many the edition has, and which records state them where it is
    /// among them.
    ///
    /// # Errors
    ///
    /// If the store fails, and if what is read is not what was written: never because a number is not known.
    pub fn stated(&self, edition: &Edition, number: &NormalNumber) -> Result<Vec<NumberStated>, HubError> {
        let normal = number.as_str().as_bytes();
        let mut found = Vec::new();
        for block in blocks_with(&self.connection, edition.edition, normal)? {
            let mut in_block = Vec::new();
            let mut numbers = kept::written(&self.connection, &block)?;
            while numbers.advance()? && numbers.normal() <= normal {
                if numbers.normal() == normal {
                    in_block.push((numbers.place(), written(normal, numbers.shape())?));
                }
            }
            if in_block.is_empty() {
                continue;
            }
            let stating = kept::stating(&self.connection, &block)?;
            for (place, written) in in_block {
                let id = self.id_of(&edition.list, stating.record(place))?;
                found.push(NumberStated { written, id });
            }
        }
        // In a block the order is that of places in the input, which a release does not tell.
        found.sort();
        Ok(found)
    }

    /// As [`stated`](Self::stated), each with its record, without the numbers of documents in bulk.
    ///
    /// # Errors
    ///
    /// As [`stated`](Self::stated).
    pub fn stated_with_records(
        &self,
        edition: &Edition,
        number: &NormalNumber,
    ) -> Result<Vec<(Held, NumberStated)>, HubError> {
        let mut found = Vec::new();
        for stated in self.stated(edition, number)? {
            let Some(held) = self.header(edition, &stated.id)? else {
                return Err(HubError::Damaged(format!(
                    "the record {:?} states a number, and edition {} does not have it",
                    stated.id, edition.edition
                )));
            };
            found.push((held, stated));
        }
        Ok(found)
    }

    /// The id of a record, if its list has it under this number also where numbers are looked up.
    fn id_of(&self, list: &ListKey, record: u32) -> Result<String, HubError> {
        let query = "SELECT id FROM document_record WHERE number = ?1";
        let mut query = self.connection.prepare_cached(query)?;
        let id: Option<String> = query.query_row(params![record], |row| row.get(0)).optional()?;
        let known = id
            .as_deref()
            .map(|id| kept::find(&self.connection, list, id))
            .transpose()?;
        match (id, known.flatten() == Some(record)) {
            (Some(id), true) => Ok(id),
            _ => Err(HubError::Damaged(format!(
                "it is not known any more which record {record} of {list} is"
            ))),
        }
    }
}

/// A number as it is written.
pub(super) fn written(normal: &[u8], shape: &[u8]) -> Result<String, HubError> {
    let text = str::from_utf8(normal).ok().zip(str::from_utf8(shape).ok());
    let written = text.and_then(|(normal, shape)| shape::written(normal, shape));
    written.ok_or_else(|| HubError::Damaged("a document number is no text".into()))
}
