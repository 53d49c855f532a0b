//! From entries to subjects and withdrawals.

mod details;
mod kind;
mod listing;
mod names;

use dragoman_guest::delisting;
use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{Locator, NoticeKind, Subject, SubjectKind, Withdrawal};
use dragoman_guest::{About, Notes, Sink, build};

use crate::column::Column;
use crate::reader::{Content, Entry, Regime, Sheet, Table};
use crate::values::UNKNOWN;
use crate::values::listing::{self as days, Deleted};
use crate::values::number::{self, Number};

const NUMBER: &str = "告示番号";
const NOTIFIED: &str = "告示日付";

/// What was emitted so far.
pub(crate) struct Register {
    ids: Ids,
    /// The sheets of entries: names and numbers.
    sheets: Vec<(String, String)>,
    count: u32,
}

/// An entry and the subject in the making.
struct Draft<'d> {
    sheet: &'d Sheet,
    entry: &'d Entry,
    id: &'d str,
    subject: Subject,
    notes: &'d mut Notes,
}

impl Register {
    /// A register for a list with these sheets.
    pub(crate) fn new(sheets: &[Sheet]) -> Self {
        let with_entries = sheets
            .iter()
            .filter(|sheet| matches!(sheet.content, Content::Entries(_)));
        Self {
            ids: Ids::default(),
            sheets: with_entries
                .map(|sheet| (sheet.name.clone(), sheet.number.clone()))
                .collect(),
            count: 0,
        }
    }

    /// Whether nothing was emitted.
    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Emits the entries of a sheet.
    pub(crate) fn entries(&mut self, sheet: &Sheet, table: &Table, notes: &mut Notes, out: &mut Sink<'_>) {
        for entry in &table.entries {
            let place = sheet.place(entry.rows[0].number);
            let cell = table.text(entry, Column::Number);
            let whole = number::whole(table.text(entry, Column::Whole));
            let Some((id, number)) = identified(sheet, cell, whole) else {
                notes.case(About {
                    kind: NoticeKind::RejectedRecord,
                    field: NUMBER.into(),
                    message: "the row has no number that can be read; it was left out",
                    excerpt: if cell.is_empty() {
                        table.text(entry, Column::LatinName)
                    } else {
                        cell
                    },
                    record: None,
                    place: Some(place),
                });
                continue;
            };
            let Some(id) = self.ids.take(Some(&id), NUMBER, place, notes) else {
                continue;
            };
            self.count += 1;
            self.entry(sheet, table, entry, &id, &number, notes, out);
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "an entry is known by its sheet, its table and its number"
    )]
    fn entry(
        &self,
        sheet: &Sheet,
        table: &Table,
        entry: &Entry,
        id: &str,
        number: &Number,
        notes: &mut Notes,
        out: &mut Sink<'_>,
    ) {
        let notified = days::notified(table.text(entry, Column::Notified));
        let is_name = |column| matches!(column, Some(Column::JapaneseName | Column::LatinName));
        if !table.cells(entry).any(|(_, column, ..)| is_name(column)) {
            return out.withdrawal(match notified.deleted {
                Some(deleted) => tombstone(sheet, table, entry, id, deleted),
                None => emptied(sheet, table, entry, id, notes),
            });
        }
        if sheet.is_ended() {
            let withdrawal = delisting::withdrawal(id, sheet.place(entry.rows[0].number));
            return out.withdrawal(Withdrawal {
                reason: Some(sheet.title.clone()),
                ..withdrawal
            });
        }
        let mut sources: Vec<Locator> = entry.rows.iter().map(|row| sheet.place(row.number)).collect();
        let mut subject = build::subject(id, SubjectKind::Other, sources.remove(0));
        subject.sources.append(&mut sources);
        let mut draft = Draft {
            sheet,
            entry,
            id,
            subject,
            notes,
        };
        draft.kind(table);
        draft.names(table);
        draft.details(table);
        draft.numbers(table, number, &self.sheets);
        draft.listing(table, notified, number);
        out.subject(draft.subject);
    }

    /// Emits a withdrawal for each regime of a sheet of such as ended. Who was listed under it, the list says no more.
    pub(crate) fn ended(&mut self, sheet: &Sheet, regimes: &[Regime], notes: &mut Notes, out: &mut Sink<'_>) {
        for (index, regime) in regimes.iter().enumerate() {
            let id = match regimes.len() {
                1 => sheet.number.clone(),
                _ => format!("{}-{}", sheet.number, index + 1),
            };
            let place = sheet.places(regime.rows);
            let Some(id) = self.ids.take(Some(&id), "【解除】", place.clone(), notes) else {
                continue;
            };
            self.count += 1;
            let mut withdrawal = delisting::withdrawal(id, place);
            withdrawal.date = regime.day();
            withdrawal.reason = Some(regime.title.clone());
            withdrawal.instrument = Some(regime.words.clone());
            out.withdrawal(withdrawal);
        }
    }
}

/// The id of an entry and its number: by that of regime and entry, where the list has it, or else by those of its sheet and
/// its own.
fn identified(sheet: &Sheet, cell: &str, whole: Option<(String, String)>) -> Option<(String, Number)> {
    let number = number::read(cell);
    match whole {
        Some((regime, entry)) => {
            let number = number.unwrap_or_else(|| Number {
                own: entry.clone(),
                other: None,
            });
            Some((format!("{regime}/{entry}"), number))
        }
        None => {
            let number = number.filter(|_| !sheet.number.is_empty())?;
            Some((format!("{}/{}", sheet.number, number.own), number))
        }
    }
}

/// A row that says that its entry was deleted.
fn tombstone(sheet: &Sheet, table: &Table, entry: &Entry, id: &str, deleted: Deleted) -> Withdrawal {
    // Nothing else stands in such a row; if it ever does, it goes with it.
    let is_other = |column| !matches!(column, Some(Column::Notified | Column::Number));
    Withdrawal {
        date: Some(deleted.day),
        reason: deleted.reason,
        instrument: Some("告示".into()),
        extra: texts(table, entry, is_other),
        ..delisting::withdrawal(id, sheet.place(entry.rows[0].number))
    }
}

/// The texts of some columns of an entry, by the names of the columns.
fn texts(table: &Table, entry: &Entry, is_wanted: impl Fn(Option<Column>) -> bool) -> Vec<(String, String)> {
    let cells = table.cells(entry).filter(|(_, column, ..)| is_wanted(*column));
    cells
        .map(|(name, _, text, _)| (name.to_owned(), text.to_owned()))
        .collect()
}

/// A row that was emptied as those of deleted entries are, but is not marked. On which day, the list does not say: the
/// days of its notifications, which are of other things, go with it as words.
fn emptied(sheet: &Sheet, table: &Table, entry: &Entry, id: &str, notes: &mut Notes) -> Withdrawal {
    notes.case(About {
        kind: NoticeKind::Repaired,
        field: NOTIFIED.into(),
        message: "the entry has no name any more, as if it were deleted, but is not marked so; it was withdrawn",
        excerpt: table.text(entry, Column::Notified),
        record: Some(id),
        place: Some(sheet.place(entry.rows[0].number)),
    });
    Withdrawal {
        reason: Some("the entry has no name any more".into()),
        extra: texts(table, entry, |column| column != Some(Column::Number)),
        ..delisting::withdrawal(id, sheet.place(entry.rows[0].number))
    }
}

impl Draft<'_> {
    /// Whether a text says something; that it says that something is not known is counted.
    fn is_stated(&mut self, column: &str, text: &str, at: u32) -> bool {
        let is_unknown = UNKNOWN.contains(&text.trim());
        if is_unknown {
            let message = "a placeholder for what is not known; it was left out";
            self.sum(NoticeKind::Remark, column, message, text, at);
        }
        !is_unknown
    }

    fn place(&self, at: u32) -> Locator {
        self.sheet.place(self.entry.rows[at as usize].number)
    }

    /// Says a case by itself.
    fn case(&mut self, kind: NoticeKind, column: &str, message: &'static str, excerpt: &str, at: u32) {
        let place = self.place(at);
        self.notes.case(About {
            kind,
            field: column.to_owned().into(),
            message,
            excerpt,
            record: Some(self.id),
            place: Some(place),
        });
    }

    /// Counts a case among those like it.
    fn sum(&mut self, kind: NoticeKind, column: &str, message: &'static str, excerpt: &str, at: u32) {
        let place = self.place(at);
        self.notes.sum(About {
            kind,
            field: column.to_owned().into(),
            message,
            excerpt,
            record: None,
            place: Some(place),
        });
    }
}
