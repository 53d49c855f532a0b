//! The numbers of documents in bulk, put back into their records.

use std::collections::{HashMap, VecDeque};
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::block::named_records;
use super::kept::{Kept, data, read};
use super::lookup::written;
use super::placed::blocks;
use super::varint;
use crate::edition::Edition;
use crate::error::HubError;
use crate::kind;

/// Numbers that are in memory at a time, unless one record has more, or there are so many that [`MOST_FILES`] of them would be too few.
const MOST: u64 = 2_000_000;

/// Files that are open at a time.
const MOST_FILES: u64 = 128;

/// Gives the numbers of an edition's documents in bulk, record by record in the order of their ids. The numbers of several records, a
/// part, are found at once. Where the blocks of each part are mostly its own, as in a list that is sorted, they are read for it alone;
/// otherwise all blocks are read once, and the numbers of each part go to a file of its own.
pub(crate) struct Window<'c> {
    connection: &'c Connection,
    edition: i64,
    /// Parts of which no numbers were given yet.
    waiting: VecDeque<Part>,
    /// Whether it is known where the numbers of the parts are.
    is_located: bool,
    found: HashMap<String, Vec<String>>,
}

/// Some records whose numbers fit into memory together.
#[derive(Default)]
struct Part {
    records: Vec<Waiting>,
    numbers: u64,
    place: Place,
}

struct Waiting {
    id: String,
    record: u32,
    numbers: u64,
}

/// Where the numbers of a part are.
enum Place {
    /// In these blocks, among others.
    Blocks(Vec<Kept>),
    /// In a file: the place of the record among those of the part, the length of the number, and the number as it is written.
    File(File),
}

impl Default for Place {
    fn default() -> Self {
        Self::Blocks(Vec::new())
    }
}

impl<'c> Window<'c> {
    /// All documents in bulk of an edition, or those of one record.
    pub(crate) fn over(
        connection: &'c Connection,
        edition: &Edition,
        id: Option<&str>,
    ) -> Result<Self, HubError> {
        Self::of_parts(connection, edition, id, MOST)
    }

    /// As [`over`](Self::over), with so many numbers in a part.
    fn of_parts(
        connection: &'c Connection,
        edition: &Edition,
        id: Option<&str>,
        most: u64,
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
        let waiting: Vec<Waiting> = waiting.collect::<Result<_, _>>()?;
        let all: u64 = waiting.iter().map(|record| record.numbers).sum();
        Ok(Self {
            connection,
            edition: edition.edition,
            waiting: parts(waiting, most.max(all.div_ceil(MOST_FILES))),
            is_located: false,
            found: HashMap::new(),
        })
    }

    /// The numbers of the next record, which has this id: as written, in the order of their normal forms.
    pub(crate) fn numbers(&mut self, id: &str) -> Result<Vec<String>, HubError> {
        if !self.is_located {
            self.locate()?;
            self.is_located = true;
        }
        if !self.found.contains_key(id)
            && let Some(part) = self.waiting.pop_front()
        {
            self.found = self.read(part)?;
        }
        let found = self.found.remove(id);
        found.ok_or_else(|| HubError::Damaged(format!("the numbers of the documents {id:?} are not there")))
    }

    /// Finds out in which blocks the numbers of each part are; and takes them apart if those are mostly the same.
    fn locate(&mut self) -> Result<(), HubError> {
        let part_of = self.places();
        let all = blocks(self.connection, self.edition)?;
        let mut of_parts: Vec<Vec<Kept>> = vec![Vec::new(); self.waiting.len()];
        for kept in &all {
            let named = named_records(&data(self.connection, kept.records)?)?;
            let mut parts: Vec<usize> = named
                .iter()
                .filter_map(|record| part_of.get(record))
                .map(|(part, _)| *part)
                .collect();
            parts.sort_unstable();
            parts.dedup();
            parts
                .into_iter()
                .for_each(|part| of_parts[part].push(kept.clone()));
        }
        let reads: usize = of_parts.iter().map(Vec::len).sum();
        if reads > 2 * all.len() {
            return self.take_apart(&all, &part_of);
        }
        for (part, blocks) in self.waiting.iter_mut().zip(of_parts) {
            part.place = Place::Blocks(blocks);
        }
        Ok(())
    }

    /// In which part each record is, and as which of its records.
    fn places(&self) -> HashMap<u32, (usize, usize)> {
        let parts = self.waiting.iter().enumerate();
        let places = parts.flat_map(|(part, Part { records, .. })| {
            let records = records.iter().enumerate();
            records.map(move |(place, waiting)| (waiting.record, (part, place)))
        });
        places.collect()
    }

    /// Reads all blocks once, and writes the numbers of each part to a file.
    fn take_apart(&mut self, all: &[Kept], part_of: &HashMap<u32, (usize, usize)>) -> Result<(), HubError> {
        let folder = folder(self.connection);
        let file = |_: &Part| tempfile::tempfile_in(&folder).map(BufWriter::new);
        let files: io::Result<Vec<_>> = self.waiting.iter().map(file).collect();
        let mut files = files.map_err(HubError::Scratch)?;
        let mut bytes = Vec::new();
        for kept in all {
            let mut block = read(self.connection, kept)?;
            while block.advance()? {
                let stated = block.stated();
                let Some((part, place)) = part_of.get(&stated.record) else {
                    continue;
                };
                let number = written(stated.normal, stated.shape)?;
                bytes.clear();
                varint::write(*place as u64, &mut bytes);
                varint::write(number.len() as u64, &mut bytes);
                bytes.extend_from_slice(number.as_bytes());
                files[*part].write_all(&bytes).map_err(HubError::Scratch)?;
            }
        }
        for (part, file) in self.waiting.iter_mut().zip(files) {
            let file = file
                .into_inner()
                .map_err(|error| HubError::Scratch(error.into_error()))?;
            part.place = Place::File(file);
        }
        Ok(())
    }

    /// The numbers of a part, by the ids of its records.
    fn read(&self, part: Part) -> Result<HashMap<String, Vec<String>>, HubError> {
        let Part { records, place, .. } = part;
        let room = |record: &Waiting| Vec::with_capacity(record.numbers as usize);
        let mut numbers: Vec<Vec<String>> = records.iter().map(room).collect();
        match place {
            Place::Blocks(blocks) => {
                let places = records.iter().enumerate();
                let places: HashMap<u32, usize> =
                    places.map(|(place, waiting)| (waiting.record, place)).collect();
                for kept in blocks {
                    let mut block = read(self.connection, &kept)?;
                    while block.advance()? {
                        let stated = block.stated();
                        if let Some(place) = places.get(&stated.record) {
                            numbers[*place].push(written(stated.normal, stated.shape)?);
                        }
                    }
                }
            }
            Place::File(file) => from_file(file, &mut numbers)?,
        }
        let ids = records.into_iter().map(|record| record.id);
        Ok(ids.zip(numbers).collect())
    }
}

/// Records in their order, so many numbers together as fit, and at least one record.
fn parts(records: Vec<Waiting>, most: u64) -> VecDeque<Part> {
    let mut parts: VecDeque<Part> = VecDeque::new();
    for record in records {
        match parts.back_mut() {
            Some(part) if part.numbers + record.numbers <= most => {
                part.numbers += record.numbers;
                part.records.push(record);
            }
            _ => parts.push_back(Part {
                numbers: record.numbers,
                records: vec![record],
                place: Place::default(),
            }),
        }
    }
    parts
}

/// Where there is room for as much as the store: beside it.
fn folder(connection: &Connection) -> PathBuf {
    let path = connection.path().filter(|path| !path.is_empty()).map(Path::new);
    match path.map(Path::parent) {
        Some(Some(folder)) if !folder.as_os_str().is_empty() => folder.to_owned(),
        Some(_) => PathBuf::from("."),
        None => std::env::temp_dir(),
    }
}

/// Reads the numbers of a part from its file.
fn from_file(mut file: File, numbers: &mut [Vec<String>]) -> Result<(), HubError> {
    let mut bytes = Vec::new();
    file.rewind().map_err(HubError::Scratch)?;
    file.read_to_end(&mut bytes).map_err(HubError::Scratch)?;
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let next = next(&mut rest).and_then(|(place, number)| Some((numbers.get_mut(place)?, number)));
        let Some((numbers, number)) = next else {
            let error = io::Error::new(io::ErrorKind::InvalidData, "a file is not as it was written");
            return Err(HubError::Scratch(error));
        };
        numbers.push(number.to_owned());
    }
    Ok(())
}

/// The next number of a file, and the place of its record.
fn next<'a>(rest: &mut &'a [u8]) -> Option<(usize, &'a str)> {
    let place = usize::try_from(varint::read(rest)?).ok()?;
    let length = usize::try_from(varint::read(rest)?).ok()?;
    let (number, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some((place, str::from_utf8(number).ok()?))
}

#[cfg(test)]
#[path = "materialise_tests.rs"]
mod tests;
