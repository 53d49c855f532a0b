//! Which rows are of one party.
//!
//! The file offers OFAC's number for the lists of the Treasury, on several of which a party may stand: its rows are one
//! party. Rows of Commerce and State have none. What the file has for them in `_id` does not last: a digest of the row in
//! 2022, one of name and notice since, and for two of the lists a number made anew for every file. A party of theirs is
//! therefore known by list, name and the notice of the Federal Register that listed it, of which the first citation
//! stays when others are added; rows that agree in all three give its addresses. Without a notice, two rows of one name are
//! two parties, unless they have the same addresses as well: a row that stands there twice is no other party, nor does it
//! change the id of the one.

use std::collections::HashMap;

use dragoman_guest::schema::Fault;
use dragoman_guest::table::{Row, Table};
use dragoman_guest::{Feed, Notes, build, ids};

use crate::citation;
use crate::columns::{ADDRESSES, NAME, NOTICE, NUMBER, REQUIRED, SOURCE};
use crate::regime::Regime;

/// The id of a party, by a row of it.
pub(crate) enum Key {
    /// OFAC's number.
    Number(String),
    /// Made of list, name and notice.
    Notice(String),
    /// Made of list and name alone.
    Name(String),
}

impl Key {
    /// The key of a row; none if it has no name, or says no list.
    pub(crate) fn of(row: &Row<'_>) -> Option<Self> {
        let (name, source) = (row.text(NAME)?, row.text(SOURCE)?);
        if let Some(number) = row.text(NUMBER) {
            return Some(Self::Number(number));
        }
        let list = Regime::of(&source).code;
        match row.text(NOTICE) {
            Some(cell) => {
                let notice = citation::first(&cell).unwrap_or(cell);
                ids::of_content([list, &name, &notice]).map(Self::Notice)
            }
            None => ids::of_content([list, &name]).map(Self::Name),
        }
    }

    /// The id.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Number(id) | Self::Notice(id) | Self::Name(id) => id,
        }
    }
}

/// The id of a party whose name another has as well.
fn with_addresses(id: &str, row: &Row<'_>) -> String {
    let own = match row.text(ADDRESSES) {
        Some(addresses) => ids::of_content([id, &addresses]),
        // That it gives none tells it from those that do.
        None => ids::of_content([id, ""]),
    };
    own.unwrap_or_else(|| id.to_owned())
}

/// OFAC's number of a party, by a row in which a cell is missing or added: it stands before all free text, next to the name of a
/// list that is known.
pub(crate) fn number<'c>(columns: &[&str], cells: &[&'c str]) -> Option<&'c str> {
    let cell = |name: &str| {
        let at = columns.iter().position(|column| *column == name)?;
        cells.get(at).map(|cell| cell.trim())
    };
    let source = cell(SOURCE)?;
    cell(NUMBER).filter(|number| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number && Regime::of(source).is_known()
    })
}

/// What a first look at the list shows.
#[derive(Debug, Default)]
pub(crate) struct Parties {
    /// For each id, how many rows have it.
    rows: HashMap<String, u32>,
    /// For each name of a party of the Treasury, in small letters, its number; none where several parties have it.
    numbers: HashMap<String, Option<String>>,
}

impl Parties {
    /// Looks at the list.
    ///
    /// # Errors
    ///
    /// A fault if it is no such list, or cannot be read.
    pub(crate) fn of(feed: &Feed<'_>, part: u32) -> Result<Self, Fault> {
        let mut table = Table::open(feed, part, &REQUIRED)?.quiet();
        let (mut parties, mut unheard) = (Self::default(), Notes::default());
        table.each(&mut unheard, |row, _| {
            let Some(key) = Key::of(row) else { return };
            if let (Key::Number(number), Some(name)) = (&key, row.text(NAME)) {
                parties.name(&name, number);
            }
            if let Key::Name(id) = &key {
                *parties.rows.entry(with_addresses(id, row)).or_default() += 1;
            }
            *parties.rows.entry(key.id().to_owned()).or_default() += 1;
        })?;
        Ok(parties)
    }

    fn name(&mut self, name: &str, number: &str) {
        let bearer = self
            .numbers
            .entry(name.to_lowercase())
            .or_insert_with(|| Some(number.into()));
        if bearer.as_deref() != Some(number) {
            *bearer = None;
        }
    }

    /// The id of the party of a row, and how many rows it has.
    pub(crate) fn id(&self, key: Key, row: &Row<'_>) -> (String, u32) {
        let count = |id: &str| self.rows.get(id).copied().unwrap_or(1);
        let rows = count(key.id());
        if let Key::Name(id) = &key {
            let own = with_addresses(id, row);
            if count(&own) != rows {
                let rows = count(&own);
                return (own, rows);
            }
        }
        match key {
            Key::Number(id) | Key::Notice(id) | Key::Name(id) => (id, rows),
        }
    }

    /// The number of the one party of the Treasury that has a name.
    pub(crate) fn bearer(&self, name: &str) -> Option<&str> {
        self.numbers.get(&build::fold(name).to_lowercase())?.as_deref()
    }
}
