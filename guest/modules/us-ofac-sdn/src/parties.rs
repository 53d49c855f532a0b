//! The parties of a set, found by number and by name.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::reader::{Row, Table};
use crate::role::party;

/// The parties: the rows of `sdn.csv`, each number once.
#[derive(Debug)]
pub(crate) struct Parties {
    /// All rows.
    table: Table,
    /// Rows that stand for a party, by its number.
    by_number: Vec<(u64, u32)>,
    /// The same rows in the order of the file.
    kept: Vec<u32>,
}

impl Parties {
    /// The parties of `table`. A number that repeats is rejected, and said to be.
    pub(crate) fn new(table: Table, notes: &mut Notes) -> Parties {
        let mut by_number: Vec<(u64, u32)> = table
            .rows()
            .enumerate()
            .map(|(index, row)| (row.key(), index as u32))
            .collect();
        by_number.sort_unstable();
        let mut repeated = Vec::new();
        by_number.dedup_by(|later, first| {
            let repeats = later.0 == first.0;
            repeated.extend(repeats.then_some((*first, *later)));
            repeats
        });
        let mut kept: Vec<u32> = by_number.iter().map(|(_, index)| *index).collect();
        kept.sort_unstable();
        let parties = Parties {
            table,
            by_number,
            kept,
        };
        for (first, later) in repeated {
            parties.report_repeated(first.1, later.1, notes);
        }
        parties
    }

    fn report_repeated(&self, first: u32, later: u32, notes: &mut Notes) {
        let (first, later) = (self.row(first), self.row(later));
        let same = first.get(party::NAME) == later.get(party::NAME);
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: "sdn.csv/Ent_num".into(),
            message: if same {
                "the number repeats that of an earlier row: this row was left out"
            } else {
                "the number repeats that of an earlier row, under another name: this row was left out"
            },
            excerpt: &later.excerpt(),
            record: later.get(0),
            place: Some(later.place()),
        });
    }

    /// Indices of the parties, in the order of the file.
    pub(crate) fn indices(&self) -> impl Iterator<Item = u32> + '_ {
        self.kept.iter().copied()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.kept.len()
    }

    /// How many rows the file has, left-out ones too.
    pub(crate) fn rows(&self) -> usize {
        self.table.len()
    }

    /// The row of a party.
    pub(crate) fn row(&self, index: u32) -> Row<'_> {
        self.table.row(index as usize)
    }

    /// The table itself.
    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// The party of a number.
    pub(crate) fn find(&self, number: u64) -> Option<u32> {
        let at = self
            .by_number
            .binary_search_by_key(&number, |(number, _)| *number)
            .ok()?;
        self.by_number.get(at).map(|(_, index)| *index)
    }

    /// Numbers of all parties, ascending.
    pub(crate) fn numbers(&self) -> impl DoubleEndedIterator<Item = u64> + '_ {
        self.by_number.iter().map(|(number, _)| *number)
    }
}
