//! Who states a number.

use dragoman_model::NormalNumber;
use rusqlite::params;

use super::kept::{blocks_with, read};
use super::shape;
use crate::edition::Edition;
use crate::error::HubError;
use crate::hub::Hub;

/// A number that a record of an edition states.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NumberStated {
    /// The number as the record has it.
    pub written: String,
    /// Id of the record: documents in bulk, a travel document, or a subject that has an identity document.
    pub id: String,
}

impl Hub {
    /// Which records of an edition state a number, in whatever way of writing it: in the order of these ways, and of the records' ids. Reads a block or two of some thousand numbers, however many the edition has.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn stated(&self, edition: &Edition, number: &NormalNumber) -> Result<Vec<NumberStated>, HubError> {
        let normal = number.as_str().as_bytes();
        let mut found = Vec::new();
        for kept in blocks_with(&self.connection, edition.edition, normal)? {
            let mut block = read(&self.connection, &kept)?;
            while block.advance()? {
                let stated = block.stated();
                if stated.normal > normal {
                    break;
                }
                if stated.normal == normal {
                    found.push(NumberStated {
                        id: self.id_of(stated.record)?,
                        written: written(stated.normal, stated.shape)?,
                    });
                }
            }
        }
        // In a block the order is that of places in the input, which a release does not tell.
        found.sort();
        Ok(found)
    }

    fn id_of(&self, record: u32) -> Result<String, HubError> {
        let query = "SELECT id FROM document_record WHERE number = ?1";
        let mut query = self.connection.prepare_cached(query)?;
        Ok(query.query_row(params![record], |row| row.get(0))?)
    }
}

/// A number as it is written.
pub(super) fn written(normal: &[u8], shape: &[u8]) -> Result<String, HubError> {
    let text = str::from_utf8(normal).ok().zip(str::from_utf8(shape).ok());
    let written = text.and_then(|(normal, shape)| shape::written(normal, shape));
    written.ok_or_else(|| HubError::Damaged("a document number is no text".into()))
}
