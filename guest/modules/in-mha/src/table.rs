//! A list in a table.

use std::cell::OnceCell;

use dragoman_guest::Notes;
use dragoman_guest::html::{Cell, Layout, Page, Row, Rows};
use dragoman_guest::schema::{Fault, FaultKind};

use crate::GIVE;
use crate::entry::{Entry, Read};
use crate::list::{self, List};

const NUMBER: &str = "SR-No";
const NAME: &str = "Title";

/// The columns, with the names that they had and those that lists of this kind mostly have.
const LAYOUT: Layout = Layout {
    columns: &[
        &[
            NUMBER,
            "Sl -No",
            "S. No.",
            "Sl. No.",
            "Serial No.",
            "Serial Number",
            "No.",
        ],
        &[
            NAME,
            "Organisation",
            "Organization",
            "Individual",
            "Association",
            "Name",
            "Names",
            "Name of the organisation",
            "Name of organisation",
            "Name of the organization",
            "Name of organization",
            "Name of the terrorist organisation",
            "Name of the individual",
            "Name of individual",
            "Name of the association",
            "Name of association",
        ],
    ],
    give: GIVE,
};

/// Reads the tables of a page; none if it has none with the header.
pub(crate) fn read(page: &Page<'_>, notes: &mut Notes) -> Result<Option<Read>, Fault> {
    let mut rows = match Rows::open(page, LAYOUT) {
        Ok(rows) => rows,
        // The list may stand in paragraphs.
        Err(fault) if fault.kind == FaultKind::Foreign => return Ok(None),
        Err(fault) if fault.kind == FaultKind::Truncated && page.all("table").next().is_none() => {
            return Ok(None);
        }
        Err(fault) => return Err(fault),
    };
    let mut read: Option<Read> = None;
    let of_page = OnceCell::new();
    while let Some(row) = rows.next(notes) {
        let found = list_of(page, &row, &of_page)?;
        let known = read.get_or_insert_with(|| Read {
            list: found,
            entries: Vec::new(),
            end_seen: false,
        });
        if known.list != found {
            let message = format!(
                "the page has a table of {} and one of {}; each list has a page of its own",
                known.list.title(),
                found.title()
            );
            return Err(page.part().unknown_layout(message, (0, page.part().size)));
        }
        known.entries.push(entry(found, &row));
    }
    let end_seen = rows.end_seen();
    match read {
        Some(read) => Ok(Some(Read { end_seen, ..read })),
        None => Err(page.lacks("the table of the list has no row")),
    }
}

/// The list that a row belongs to, by what stands nearest to it; else that of the page, which is looked for once.
fn list_of(page: &Page<'_>, row: &Row<'_>, of_page: &OnceCell<Option<List>>) -> Result<List, Fault> {
    let (caption, heading) = (row.caption(), row.heading());
    let near = caption.as_deref().into_iter().chain(heading.as_deref());
    let far = || *of_page.get_or_init(|| list::of_page(page).or_else(|| introduced(page)));
    list::first_named(near).or_else(far).ok_or_else(|| {
        let message = "the page has a table, but does not say of which list under the UAPA";
        page.part().foreign(message, 0)
    })
}

/// The list that is named by a line of the content which is no cell.
fn introduced(page: &Page<'_>) -> Option<List> {
    let lines = page.peek_lines();
    let lines = lines.iter().filter(|line| {
        let mut inner = page.element_of_line(line);
        while let Some(node) = inner {
            if node.name() == "table" {
                return false;
            }
            inner = node.parent();
        }
        !page.is_around(line)
    });
    let lines: Vec<_> = lines.collect();
    list::first_named(lines.iter().map(|line| line.text.as_str()))
}

fn entry(list: List, row: &Row<'_>) -> Entry {
    let words = row.excerpt();
    // The number is asked for, but is that of the page alone.
    row.text(NUMBER);
    // What stands in a table within the cell is none of its name.
    let name = row.cell(NAME).filter(|cell| !cell.node().has_table());
    let title = name.and_then(Cell::text);
    let mut links = row.links(NAME);
    let mut columns = Vec::new();
    columns.extend(row.band().map(|band| ("heading in the table".to_owned(), band)));
    let mut asked: Vec<_> = [NUMBER, NAME]
        .iter()
        .filter_map(|name| row.cell(name))
        .map(|cell| cell.place())
        .collect();
    for column in row.columns().filter(|column| !column.is_empty()) {
        let Some(cell) = row.cell(column).filter(|cell| !asked.contains(&cell.place())) else {
            continue;
        };
        asked.push(cell.place());
        let mut found = cell.links();
        let text = cell.text().filter(|text| !is_dash(text));
        match (text, found.as_mut_slice()) {
            // `Download (1.2 MB)` says something of the link, and nothing else.
            (Some(text), [link]) if link.text.as_ref().is_some_and(|words| text.contains(words)) => {
                link.text = Some(text);
            }
            (Some(text), _) => columns.push((column.to_owned(), text)),
            (None, _) => {}
        }
        links.extend(found);
    }
    Entry {
        list,
        title,
        columns,
        links,
        places: row.places(),
        words,
    }
}

/// Whether a cell holds nothing but a dash, of whatever length.
fn is_dash(text: &str) -> bool {
    text.chars().all(|letter| "-–—. ".contains(letter))
}
