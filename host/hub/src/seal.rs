//! Seals: digests by which it is told that rows are not as they were written.
//!
//! What a record says, and the parts of blocks of documents, are found by their own digests. All else that is kept for good has a seal: an
//! edition, with which records it has, where they stand, what was found wrong and its receipt; the inputs that gave it; decisions,
//! judgements, and the numbers by which blocks name records. So have the clusters. Reading asks for no seal; [`Hub::damages`] looks at all.
//!
//! [`Hub::damages`]: crate::Hub::damages

use std::sync::LazyLock;

use dragoman_model::{Digest, Hashing};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params};

use crate::error::HubError;
use crate::kind;

/// The seals.
pub(crate) const SEALS: &str = "
    CREATE TABLE seal (what TEXT NOT NULL, number INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY (what, number)) WITHOUT ROWID;
";

/// What has a seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sealed {
    /// An edition, by its number.
    Edition,
    /// The inputs that gave an edition, by its number.
    Inputs,
    /// A decision, by its number.
    Decision,
    /// A judgement, by its number.
    Judgement,
    /// Records that state documents, from behind the ones of the seal before, up to the number that blocks name the last of them by. There
    /// may be millions of them, which a seal each would take longer to write than themselves.
    DocumentRecords,
    /// All clusters, as number 0.
    Clusters,
}

/// The records of an edition, in which place and from where. Of documents in bulk the digest is of the numbers as well, in the order in
/// which they came, which is not kept: what they say besides stands here.
static ENTRIES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT id, kind, meaning, hash, last_day, sources, numbers, origin, CASE kind WHEN {} THEN json END FROM entry
        LEFT JOIN content ON content.number = entry.content WHERE edition = ?1 ORDER BY id",
        kind::BULK
    )
});

impl Sealed {
    pub(crate) const ALL: [Self; 6] = [
        Self::Edition,
        Self::Inputs,
        Self::Decision,
        Self::Judgement,
        Self::DocumentRecords,
        Self::Clusters,
    ];

    /// Rows that are numbered one after the other, each of which is sealed once and never changes but by a purge.
    const NUMBERED: [Self; 4] = [
        Self::Edition,
        Self::Decision,
        Self::Judgement,
        Self::DocumentRecords,
    ];

    /// What it is called in the table.
    fn word(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Inputs => "inputs",
            Self::Decision => "decision",
            Self::Judgement => "judgement",
            Self::DocumentRecords => "document_records",
            Self::Clusters => "clusters",
        }
    }

    /// The numbers of all that there is of it.
    fn numbers(self) -> &'static str {
        match self {
            Self::Edition => "SELECT number FROM edition",
            Self::Inputs => "SELECT edition AS number FROM input",
            Self::Decision => "SELECT number FROM decision",
            Self::Judgement => "SELECT number FROM judgement",
            Self::DocumentRecords => "SELECT number FROM document_record",
            Self::Clusters => "SELECT 0 AS number",
        }
    }

    /// How many numbers one seal is of at most, where these follow one another.
    fn together(self) -> usize {
        match self {
            Self::DocumentRecords => 1_024,
            _ => 1,
        }
    }

    /// The rows under a seal.
    fn rows(self) -> Vec<&'static str> {
        match self {
            Self::Edition => vec![
                "SELECT * FROM edition WHERE number = ?1",
                &ENTRIES,
                "SELECT kind, json FROM finding WHERE edition = ?1 ORDER BY rowid",
            ],
            Self::Inputs => vec!["SELECT * FROM input WHERE edition = ?1 ORDER BY key"],
            Self::Decision => vec!["SELECT * FROM decision WHERE number = ?1"],
            Self::Judgement => vec!["SELECT * FROM judgement WHERE number = ?1"],
            Self::DocumentRecords => vec![
                "SELECT * FROM document_record WHERE number <= ?1 AND number > (
                    SELECT coalesce(max(number), 0) FROM seal WHERE what = 'document_records' AND number < ?1) ORDER BY number",
            ],
            Self::Clusters => vec![
                "SELECT * FROM resolution WHERE ?1 = 0",
                "SELECT * FROM member WHERE ?1 = 0 ORDER BY record",
                "SELECT * FROM link WHERE ?1 = 0 ORDER BY a, b",
                "SELECT * FROM question WHERE ?1 = 0 ORDER BY number",
            ],
        }
    }

    /// Digest of the rows of one number as they are: also of what type each value is.
    fn digest(self, connection: &Connection, number: i64) -> Result<Digest, HubError> {
        let mut hashing = Hashing::default();
        for rows in self.rows() {
            let mut query = connection.prepare_cached(rows)?;
            let columns = query.column_count();
            let mut rows = query.query([number])?;
            let mut count: u64 = 0;
            while let Some(row) = rows.next()? {
                for column in 0..columns {
                    update(&mut hashing, row.get_ref(column)?);
                }
                count += 1;
            }
            // So that no row of one table can be one of the next.
            update(&mut hashing, ValueRef::Integer(count.cast_signed()));
        }
        Ok(hashing.finish())
    }

    /// The seal of a number, if there is one.
    fn seal(self, connection: &Connection, number: i64) -> Result<Option<[u8; 32]>, HubError> {
        let mut query =
            connection.prepare_cached("SELECT digest FROM seal WHERE what = ?1 AND number = ?2")?;
        Ok(query
            .query_row(params![self.word(), number], |row| row.get(0))
            .optional()?)
    }

    /// Whether the rows of a number are as they were sealed.
    pub(crate) fn is_as_sealed(self, connection: &Connection, number: i64) -> Result<bool, HubError> {
        let seal = self.seal(connection, number)?;
        Ok(seal.as_ref() == Some(self.digest(connection, number)?.as_bytes()))
    }

    /// Seals the rows of a number as they are.
    pub(crate) fn put(self, connection: &Connection, number: i64) -> Result<(), HubError> {
        let digest = self.digest(connection, number)?;
        let mut insert = connection
            .prepare_cached("INSERT OR REPLACE INTO seal (what, number, digest) VALUES (?1, ?2, ?3)")?;
        insert.execute(params![self.word(), number, digest.as_bytes()])?;
        Ok(())
    }

    /// The numbers of all that has a seal, or ought to have one.
    pub(crate) fn all(self, connection: &Connection) -> Result<Vec<i64>, HubError> {
        let ought = match self {
            Self::DocumentRecords => self.unsealed(),
            _ => self.numbers().to_owned(),
        };
        let query = format!("{ought} UNION SELECT number FROM seal WHERE what = ?1 ORDER BY number");
        numbers(connection, &query, self)
    }

    /// The numbers of what was written after all that is sealed.
    fn unsealed(self) -> String {
        format!(
            "SELECT number FROM ({}) WHERE number > (SELECT coalesce(max(number), 0) FROM seal WHERE what = ?1)",
            self.numbers()
        )
    }
}

fn numbers(connection: &Connection, query: &str, what: Sealed) -> Result<Vec<i64>, HubError> {
    let mut query = connection.prepare(query)?;
    let numbers = query.query_map([what.word()], |row| row.get(0))?;
    Ok(numbers.collect::<Result<_, _>>()?)
}

/// Takes a value with its type and length.
fn update(hashing: &mut Hashing, value: ValueRef<'_>) {
    let mut texts = |kind: u8, bytes: &[u8]| {
        hashing.update(&[kind]);
        hashing.update(&(bytes.len() as u64).to_le_bytes());
        hashing.update(bytes);
    };
    match value {
        ValueRef::Null => texts(0, &[]),
        ValueRef::Integer(number) => texts(1, &number.to_le_bytes()),
        ValueRef::Real(number) => texts(2, &number.to_le_bytes()),
        ValueRef::Text(text) => texts(3, text),
        ValueRef::Blob(bytes) => texts(4, bytes),
    }
}

/// Seals what was written in this transaction: all that has a greater number than what is sealed.
pub(crate) fn seal_new(connection: &Connection) -> Result<(), HubError> {
    for what in Sealed::NUMBERED {
        let new = numbers(connection, &format!("{} ORDER BY number", what.unsealed()), what)?;
        for last in new.chunks(what.together()).filter_map(|together| together.last()) {
            what.put(connection, *last)?;
        }
    }
    Ok(())
}

/// Seals all that there is, as it is: a store that was made before there were seals.
pub(crate) fn seal_all(connection: &Connection) -> Result<(), HubError> {
    seal_new(connection)?;
    for what in [Sealed::Inputs, Sealed::Clusters] {
        for number in what.all(connection)? {
            what.put(connection, number)?;
        }
    }
    Ok(())
}

/// Changes rows under one seal, and seals them anew; if they were not as they were sealed before, they never are again.
pub(crate) fn change<T>(
    connection: &Connection,
    what: Sealed,
    number: i64,
    change: impl FnOnce() -> Result<T, HubError>,
) -> Result<T, HubError> {
    let is_sound = what.seal(connection, number)?.is_none() || what.is_as_sealed(connection, number)?;
    let changed = change()?;
    if is_sound {
        what.put(connection, number)?;
    }
    Ok(changed)
}
