//! The two kinds of pages: of a list, and of one of those who stand on it.

use dragoman_guest::html::{Cell, Page, Table};
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use dragoman_guest::{About, Notes, build, part, scripts};

use crate::banner::{self, Banner, List};
use crate::entry::{Entry, Said};
use crate::label::{Field, field};
use crate::values::{is_masked, is_placeholder, stated};

/// What stands in the address of a page behind a row.
const DETAIL: &str = "/detail/";

/// What a page holds.
pub(crate) struct Read {
    /// The day that it says it is of.
    pub(crate) as_of: Option<String>,
    pub(crate) entries: Vec<Entry>,
}

/// Reads a page by what its tables have: labels beside values, or rows that lead to pages. A list without rows is known by what
/// it is called.
///
/// # Errors
///
/// A fault if it is neither, has nothing, or stops within the table of one page.
pub(crate) fn read(page: &Page<'_>, notes: &mut Notes) -> Result<Read, Fault> {
    let banner = banner::of(page);
    let (mut entries, mut is_list) = (Vec::new(), false);
    let called = page.by_id("datatable").map(|node| node.place());
    for table in page.tables()? {
        if is_of_labels(&table) {
            if !table.node().is_whole() {
                let message = "the page stops before the end of its table";
                return Err(page.part().truncated(message, 0));
            }
            entries.push(detail(&table, &banner, notes));
        } else if called.as_ref() == Some(&table.node().place()) || has_rows(&table) {
            is_list = true;
            entries.extend(rows(&table, &banner, page, notes));
        }
    }
    if entries.is_empty() {
        return Err(match is_list && page.end_seen() {
            true => build::fault(FaultKind::Empty, "the list of the page has no rows", part::AGAIN),
            false => page.lacks(
                "no table of the page has the labels of a designated person, or rows that lead to such pages",
            ),
        });
    }
    let as_of = banner.as_of;
    Ok(Read { as_of, entries })
}

/// The label and the value of a row that has one of each.
fn labelled<'p>(table: &Table<'p>, row: usize) -> Option<(Cell<'p>, Cell<'p>)> {
    let (label, value) = (table.cell(row, 0)?, table.cell(row, 1)?);
    let is_pair = label.node().name() == "th" && value.node().name() == "td";
    (is_pair && label.is_own() && table.cells(row).len() == 2).then_some((label, value))
}

/// Whether a table has the label of a name in a row with its value.
fn is_of_labels(table: &Table<'_>) -> bool {
    let mut labels = (0..table.height()).filter_map(|row| labelled(table, row));
    labels.any(|(label, _)| {
        let known = label.text().and_then(|text| field(&text));
        matches!(known, Some(Field::English | Field::Thai))
    })
}

/// Whether rows of a table lead to pages.
fn has_rows(table: &Table<'_>) -> bool {
    (0..table.height()).any(|row| leads(table, row))
}

/// Whether a row leads to a page. What stands in a table within the row is none of its own.
fn leads(table: &Table<'_>, row: usize) -> bool {
    let cells = table.cells(row).into_iter();
    cells
        .filter(|cell| cell.is_own() && !cell.node().has_table())
        .flat_map(|cell| cell.node().all("a").collect::<Vec<_>>())
        .any(|link| {
            link.attribute("href")
                .is_some_and(|address| address.contains(DETAIL))
        })
}

/// A page behind a row.
fn detail(table: &Table<'_>, banner: &Banner, notes: &mut Notes) -> Entry {
    let mut entry = Entry {
        place: table.node().place(),
        list: banner.list,
        programme: banner.programme.clone(),
        said: Vec::new(),
        address: None,
        is_page: true,
    };
    for row in 0..table.height() {
        let Some((label, value)) = labelled(table, row) else {
            if let Some(node) = table.row(row) {
                node.say_unread(
                    "(row)",
                    "the row is no label with a value; it was left out",
                    notes,
                );
            }
            continue;
        };
        let words = label.text().unwrap_or_default();
        match field(&words) {
            Some(field) => {
                let said = lines(value, &words, notes);
                entry.add(field, words, said);
            }
            None => {
                let message = "the label is not known; its value was left out";
                value.node().say_unread(&words, message, notes);
            }
        }
    }
    entry
}

/// The lines of a cell that say something. Placeholders are said.
fn lines(cell: Cell<'_>, label: &str, notes: &mut Notes) -> Vec<String> {
    let lines: Vec<_> = cell.lines().into_iter().map(|line| line.text).collect();
    for placeholder in lines.iter().filter(|line| is_placeholder(line)) {
        notes.sum(About {
            kind: NoticeKind::Remark,
            field: label.to_owned().into(),
            message: "a placeholder for what is not known; it was left out",
            excerpt: placeholder,
            record: None,
            place: Some(cell.place()),
        });
    }
    lines.into_iter().filter(|line| stated(line).is_some()).collect()
}

impl Entry {
    fn add(&mut self, field: Field, label: String, lines: Vec<String>) {
        if !lines.is_empty() {
            self.said.push(Said { field, label, lines });
        }
    }
}

/// The rows of a list. One in which the page is cut off is left out.
fn rows(table: &Table<'_>, banner: &Banner, page: &Page<'_>, notes: &mut Notes) -> Vec<Entry> {
    let is_header = |row: &usize| {
        let cells = table.cells(*row).into_iter();
        let known = cells.filter_map(|cell| field(&cell.node().peek()?)).count();
        // Where the head of a table is not ended, its rows stand in it as well.
        known > 1 || (table.is_header(*row) && !leads(table, *row))
    };
    let header = (0..table.height()).find(is_header);
    let labels: Vec<String> = header.map_or_else(Vec::new, |header| {
        let label = |column| {
            table
                .cell(header, column)
                .and_then(Cell::text)
                .unwrap_or_default()
        };
        (0..table.width()).map(label).collect()
    });
    let mut entries = Vec::new();
    for row in (0..table.height()).filter(|row| !is_header(row)) {
        let Some(node) = table.row(row) else { continue };
        if !node.is_whole() && !page.end_seen() && row + 1 == table.height() {
            notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: "(row)".into(),
                message: "the page is cut off within this row; it was left out",
                excerpt: &node.text().unwrap_or_default(),
                record: None,
                place: Some(node.place()),
            });
            continue;
        }
        if is_across(table, row) {
            let message = "what stands across the table is no record; it was left out";
            node.say_unread("(across the table)", message, notes);
            continue;
        }
        entries.extend(listed(table, row, &labels, banner, notes));
    }
    entries
}

/// Whether a row has one cell, across all columns: `No data available in table`.
fn is_across(table: &Table<'_>, row: usize) -> bool {
    let last = table.width().checked_sub(1);
    table.width() > 1
        && table.cells(row).len() == 1
        && last.is_some_and(|last| table.cell(row, last).is_some())
}

/// A row of a list; none if it is blank.
fn listed(
    table: &Table<'_>,
    row: usize,
    labels: &[String],
    banner: &Banner,
    notes: &mut Notes,
) -> Option<Entry> {
    let node = table.row(row)?;
    let mut links = node.links().into_iter().map(|link| link.href);
    let address = links.find(|address| address.contains(DETAIL));
    let list = address.as_deref().and_then(List::of_address).or(banner.list);
    let mut entry = Entry {
        place: node.place(),
        list,
        programme: banner.programme.clone(),
        said: Vec::new(),
        address,
        is_page: false,
    };
    for column in 0..table.width() {
        let Some(cell) = table.cell(row, column) else {
            continue;
        };
        let label = labels.get(column).cloned().unwrap_or_default();
        let Some(text) = cell.text() else { continue };
        let name = match label.as_str() {
            "" => format!("column {}", column + 1),
            label => label.to_owned(),
        };
        match field(&label).or_else(|| by_shape(column, &text)) {
            Some(field) => {
                let said = lines(cell, &name, notes);
                entry.add(field, name, said);
            }
            // What leads to the page says nothing else.
            None if cell.node().first("a").is_some() => {}
            None => notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: name.into(),
                message: "the column is not known; it was left out",
                excerpt: &text,
                record: None,
                place: Some(node.place()),
            }),
        }
    }
    (!entry.said.is_empty() || entry.address.is_some()).then_some(entry)
}

/// What a cell of a list is whose column has no label that is known: by its place among the columns that are documented, and
/// by its look, which must agree.
fn by_shape(column: usize, text: &str) -> Option<Field> {
    let script = scripts::of(text);
    match (column, script.as_deref()) {
        (0, None) if text.bytes().all(|byte| byte.is_ascii_digit()) => Some(Field::Number),
        (1, Some("Thai")) => Some(Field::Thai),
        (2, Some("Latn")) if !is_masked(text) => Some(Field::English),
        (3, _) if is_masked(text) || text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') => {
            Some(Field::NationalId)
        }
        _ if text.to_ascii_lowercase().starts_with("designated ") => Some(Field::Status),
        // What stands for nothing.
        _ if text.chars().all(|char| matches!(char, 'X' | 'x' | '-')) => Some(Field::Number),
        _ => None,
    }
}
