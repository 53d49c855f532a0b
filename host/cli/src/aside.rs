//! Numbers of documents in bulk that are set aside while a module gives them: a list of a hundred million is nowhere in memory, though
//! all of its records are.

use std::collections::HashMap;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

use dragoman_model::{Item, Record, TakeNumbers};
use serde::ser::Error;
use serde::{Serialize, Serializer};
use tempfile::SpooledTempFile;

/// Bytes of numbers that stay in memory; more go to a file without a name.
const IN_MEMORY: usize = 64 << 20;

/// The numbers that were set aside.
#[derive(Clone)]
pub(crate) struct Aside(Arc<Mutex<Numbers>>);

struct Numbers {
    file: SpooledTempFile,
    /// Where the numbers of a record stand, and how many bytes they are.
    places: HashMap<String, (u64, usize)>,
    end: u64,
    /// Why they cannot be set aside. It is told when they are asked for.
    fault: Option<io::Error>,
}

impl Aside {
    pub(crate) fn new() -> Self {
        Self::beyond(IN_MEMORY)
    }

    fn beyond(in_memory: usize) -> Self {
        Self(Arc::new(Mutex::new(Numbers {
            file: SpooledTempFile::new(in_memory),
            places: HashMap::new(),
            end: 0,
            fault: None,
        })))
    }

    /// A record, which is written with its numbers.
    pub(crate) fn fill<'a>(&'a self, record: &'a Record) -> Filled<'a> {
        Filled { record, aside: self }
    }

    /// The numbers of a record; none if it still has them itself.
    fn numbers(&self, id: &str) -> io::Result<Option<Vec<String>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).read(id)
    }
}

impl TakeNumbers for Aside {
    fn take(&mut self, id: &str, numbers: Vec<String>) {
        let mut aside = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if aside.fault.is_none()
            && let Err(error) = aside.write(id, &numbers)
        {
            aside.fault = Some(error);
        }
    }
}

impl Numbers {
    fn write(&mut self, id: &str, numbers: &[String]) -> io::Result<()> {
        let json = serde_json::to_vec(numbers)?;
        self.file.write_all(&json)?;
        self.places.insert(id.to_owned(), (self.end, json.len()));
        self.end += json.len() as u64;
        Ok(())
    }

    fn read(&mut self, id: &str) -> io::Result<Option<Vec<String>>> {
        if let Some(fault) = &self.fault {
            return Err(io::Error::new(fault.kind(), fault.to_string()));
        }
        let Some((start, size)) = self.places.get(id) else {
            return Ok(None);
        };
        let mut json = vec![0; *size];
        self.file.seek(SeekFrom::Start(*start))?;
        self.file.read_exact(&mut json)?;
        Ok(Some(serde_json::from_slice(&json)?))
    }
}

/// A record with its numbers, which are read while it is written.
pub(crate) struct Filled<'a> {
    record: &'a Record,
    aside: &'a Aside,
}

impl Serialize for Filled<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Item::TravelDocuments(batch) = self.record.item() else {
            return self.record.serialize(serializer);
        };
        let numbers = self.aside.numbers(&batch.id).map_err(|error| {
            S::Error::custom(format!(
                "numbers of documents cannot be set aside in the folder for temporary files: {error}; check the rights and the space left"
            ))
        })?;
        let Some(numbers) = numbers else {
            return self.record.serialize(serializer);
        };
        let mut batch = batch.clone();
        batch.numbers = numbers;
        Item::TravelDocuments(batch).serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use dragoman_model::Validator;
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_record_is_written_with_the_numbers_that_were_set_aside_in_memory_or_not() {
        for in_memory in [0, IN_MEMORY] {
            let aside = Aside::beyond(in_memory);
            let open = serde_json::from_value(json!({ "originator_controlled": false })).expect("a marking");
            let mut validator = Validator::new(open, vec![100]).giving_numbers_to(Box::new(aside.clone()));
            let items = [
                json!({ "item": "travel_documents", "id": "a", "kind": "passport", "status": "stolen", "numbers": ["B 2", "A 1"] }),
                json!({ "item": "travel_documents", "id": "b", "kind": "passport", "status": "lost", "numbers": ["C 3"] }),
            ];
            let items = items.map(|mut item| {
                item["marking"] = json!({ "originator_controlled": false });
                item["sources"] = json!([{ "bytes": { "part": 0, "start": 0, "end": 10 } }]);
                item
            });
            for item in &items {
                validator.take(serde_json::from_value(item.clone()).expect("an item"));
            }
            let (records, rejections) = validator.finish();
            assert_eq!(rejections, []);
            for (record, item) in records.iter().zip(&items).rev() {
                let written: Value = serde_json::to_value(aside.fill(record)).expect("JSON");
                assert_eq!(written["numbers"], item["numbers"]);
                let Item::TravelDocuments(batch) = record.item() else {
                    panic!("{record:?}");
                };
                assert!(batch.numbers.is_empty());
            }
        }
    }
}
