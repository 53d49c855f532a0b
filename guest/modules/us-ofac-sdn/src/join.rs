//! The rows of a file that are about a party.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::parties::Parties;
use crate::reader::{Row, Table};

/// A file joined to the parties.
#[derive(Debug)]
pub(crate) struct Joined {
    /// The file.
    pub(crate) table: Table,
    /// Rows of no party.
    pub(crate) orphans: Vec<u32>,
    /// Rows by the party they are about, in the order of the file.
    rows: Vec<u32>,
    /// Where the rows of each party begin in `rows`, and behind them the end.
    starts: Vec<u32>,
}

impl Joined {
    /// Joins the rows of `table` to `parties`.
    pub(crate) fn new(table: Table, parties: &Parties) -> Joined {
        let mut last = (None, None);
        let owners: Vec<Option<u32>> = table
            .rows()
            .map(|row| {
                if last.0 != Some(row.key()) {
                    last = (Some(row.key()), parties.find(row.key()));
                }
                last.1
            })
            .collect();
        let mut starts = vec![0u32; parties.rows() + 1];
        for owner in owners.iter().flatten() {
            starts[*owner as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        let mut next = starts.clone();
        let mut rows = vec![0u32; starts[parties.rows()] as usize];
        let mut orphans = Vec::new();
        for (row, owner) in owners.iter().enumerate() {
            match owner {
                Some(owner) => {
                    let slot = &mut next[*owner as usize];
                    rows[*slot as usize] = row as u32;
                    *slot += 1;
                }
                None => orphans.push(row as u32),
            }
        }
        Joined {
            table,
            orphans,
            rows,
            starts,
        }
    }

    /// The rows about a party.
    pub(crate) fn of(&self, party: u32) -> impl Iterator<Item = Row<'_>> {
        let range = self.starts[party as usize] as usize..self.starts[party as usize + 1] as usize;
        self.rows[range].iter().map(|row| self.table.row(*row as usize))
    }

    /// Rows with the party they are about.
    pub(crate) fn with_party(&self) -> impl Iterator<Item = (u32, Row<'_>)> {
        (0..self.starts.len() as u32 - 1).flat_map(|party| self.of(party).map(move |row| (party, row)))
    }

    /// Rows of no party.
    pub(crate) fn orphans(&self) -> impl DoubleEndedIterator<Item = Row<'_>> {
        self.orphans.iter().map(|row| self.table.row(*row as usize))
    }

    /// Says which rows are about nobody.
    pub(crate) fn report_orphans(&self, notes: &mut Notes) {
        for row in self.orphans() {
            notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: format!("{}/Ent_num", self.table.role.file()).into(),
                message: "no party has this number: the row was left out",
                excerpt: &row.excerpt(),
                record: row.get(0),
                place: Some(row.place()),
            });
        }
    }
}
