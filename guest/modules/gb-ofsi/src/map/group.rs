//! A group: the rows of one target, wherever they stand.

use dragoman_guest::schema::{Fault, Locator, NoticeKind};
use dragoman_guest::texts::TextId;
use dragoman_guest::{About, Notes, ids};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::columns::{self, Column, NAME};
use crate::faults;
use crate::table::{Row, Table};

/// The rows of one target.
pub(crate) struct Group<'t> {
    /// The list.
    pub(crate) table: &'t Table,
    /// Its id.
    pub(crate) id: &'t str,
    rows: Vec<&'t Row>,
}

/// Different texts of some columns, each with the index of the first row that has them.
pub(crate) type Stated<const N: usize> = Vec<(u32, [TextId; N])>;

impl<'t> Group<'t> {
    /// The groups of a list, in the order of their first rows.
    ///
    /// # Errors
    ///
    /// A fault if not a single row can be used.
    pub(crate) fn all(table: &'t Table, notes: &mut Notes) -> Result<Vec<Self>, Fault> {
        let mut groups: Vec<Self> = Vec::new();
        let mut known: FxHashMap<TextId, usize> = FxHashMap::default();
        for row in &table.rows {
            let id = row.id(Column::GroupId);
            if !is_usable(table, row, notes) {
                continue;
            }
            let index = *known.entry(id).or_insert_with(|| {
                groups.push(Self {
                    table,
                    id: table.get(id),
                    rows: Vec::new(),
                });
                groups.len() - 1
            });
            groups[index].rows.push(row);
        }
        for group in &mut groups {
            group.leave_out_others(notes);
        }
        if groups.is_empty() {
            let first = table.rows.first().map_or(1, |row| row.number);
            let message = "not a single row has a group id and a name";
            return Err(faults::malformed(message, table.origin.row(first), ""));
        }
        Ok(groups)
    }

    /// Leaves out rows of a primary name that has no word in common with the first one of the group, and the rows of other
    /// names that say of the listing what those say: their id is that of another target, whom they must not give their births
    /// and papers.
    fn leave_out_others(&mut self, notes: &mut Notes) {
        const LISTING: [Column; 4] = [
            Column::OtherInformation,
            Column::ListedOn,
            Column::Regime,
            Column::GroupType,
        ];
        let table = self.table;
        let name = |row: &Row| NAME.map(|column| table.text(row, column)).join(" ");
        let listing = |row: &Row| LISTING.map(|column| row.id(column));
        let mut primary = self
            .rows
            .iter()
            .filter(|row| is_primary(table.text(row, Column::AliasType)))
            .map(|row| (name(row), listing(row)));
        let Some((first, own)) = primary.next() else {
            return;
        };
        let (same, others): (Vec<_>, Vec<_>) =
            primary.partition(|(other, _)| *other == first || ids::share_a_word(&first, other));
        if others.is_empty() {
            return;
        }
        let is_own = |row: &Row| listing(row) == own || same.iter().any(|(_, known)| *known == listing(row));
        let id = self.id;
        self.rows.retain(|row| {
            let called = name(row);
            let is_other = match is_primary(table.text(row, Column::AliasType)) {
                true => others.iter().any(|(other, _)| *other == called),
                false => !is_own(row) && others.iter().any(|(_, known)| *known == listing(row)),
            };
            if is_other {
                notes.case(About {
                    kind: NoticeKind::RejectedRecord,
                    field: Column::GroupId.name().into(),
                    message: "another target has this group id, under a name without a word in common; the row was left out",
                    excerpt: called.trim(),
                    record: Some(id),
                    place: Some(table.origin.row(row.number)),
                });
            }
            !is_other
        });
    }

    /// The places of the rows; an `at` is an index into them.
    pub(crate) fn sources(&self) -> Vec<Locator> {
        self.rows
            .iter()
            .map(|row| self.table.origin.row(row.number))
            .collect()
    }

    /// What the group states in some columns: each combination once, where not all of it is empty.
    pub(crate) fn stated<const N: usize>(&self, columns: [Column; N]) -> Stated<N> {
        let (mut all, mut seen) = (Stated::new(), FxHashSet::default());
        let mut last = [TextId::EMPTY; N];
        for (at, row) in self.rows.iter().enumerate() {
            let texts = columns.map(|column| row.id(column));
            if texts == last || texts.iter().all(|text| text.is_empty()) {
                continue;
            }
            if seen.insert(texts) {
                all.push((at as u32, texts));
            }
            last = texts;
        }
        all
    }

    /// The different texts of one column.
    pub(crate) fn texts(&self, column: Column) -> impl Iterator<Item = (u32, &'t str)> + use<'t> {
        let table = self.table;
        self.stated([column])
            .into_iter()
            .map(|(at, [text])| (at, table.get(text)))
    }

    /// Says something about a value.
    pub(crate) fn report(&self, notes: &mut Notes, said: Said<'_>) {
        let about = About {
            kind: said.kind,
            field: said.column.name().into(),
            message: said.message,
            excerpt: said.excerpt,
            record: Some(self.id),
            place: self
                .rows
                .get(said.at as usize)
                .map(|row| self.table.origin.row(row.number)),
        };
        match said.kind {
            NoticeKind::Unmapped | NoticeKind::Remark => notes.sum(about),
            _ => notes.case(about),
        }
    }
}

/// What is said about a value.
pub(crate) struct Said<'a> {
    /// Kind of notice; those of `unmapped` and `remark` are summed.
    pub(crate) kind: NoticeKind,
    /// Its column.
    pub(crate) column: Column,
    /// What was wrong, and what was done.
    pub(crate) message: &'static str,
    /// The value.
    pub(crate) excerpt: &'a str,
    /// Index of the row.
    pub(crate) at: u32,
}

/// Whether a name of this type is the one that a target is listed under.
pub(super) fn is_primary(alias_type: &str) -> bool {
    matches!(columns::normal(alias_type).as_str(), "primaryname" | "primealias")
}

fn is_usable(table: &Table, row: &Row, notes: &mut Notes) -> bool {
    let nameless = NAME.iter().all(|column| row.id(*column).is_empty());
    let (column, message) = match (row.id(Column::GroupId).is_empty(), nameless) {
        (false, false) => return true,
        (true, _) => (Column::GroupId, "a row without a group id was left out"),
        (false, true) => (Column::Name6, "a row without a name was left out"),
    };
    let words = NAME.map(|name| table.text(row, name)).join(" ");
    let excerpt = format!("{words} {}", table.text(row, Column::OtherInformation));
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: column.name().into(),
        message,
        excerpt: &excerpt,
        record: Some(table.text(row, Column::GroupId)).filter(|id| !id.is_empty()),
        place: Some(table.origin.row(row.number)),
    });
    false
}
