//! The list as it has been published since 2026: one table in CSV with all regimes, in UTF-8.

use dragoman_guest::part::Part;
use dragoman_guest::schema::Fault;
use dragoman_guest::table::Table;
use dragoman_guest::{Feed, Notes};

use super::sheet::{Row, is_register};

/// The rows of the table with its header, and whether its end was seen; none if the part is no such table. Each row is an entry, so
/// that one in which a cell is missing or added costs no other.
///
/// # Errors
///
/// A fault if it is one, and is damaged, or cut off before its first row ends.
pub(super) fn rows(
    feed: &Feed<'_>,
    part: &Part<'_>,
    notes: &mut Notes,
) -> Result<Option<(Vec<Row>, bool)>, Fault> {
    // What has no such column is a workbook, or nothing of this list: whoever reads workbooks says what.
    let Ok(mut table) = Table::open(feed, part.index, &["区分"]) else {
        return Ok(None);
    };
    let names: Vec<String> = table.columns().map(str::to_owned).collect();
    let header = Row {
        number: 1,
        cells: names.clone(),
    };
    if !is_register(&header) {
        let message = "the table has the column 区分, but not 番号 and 告示番号";
        return Err(part.unknown_layout(message, (0, part.size.min(1000))));
    }
    let mut rows = vec![header];
    let end_seen = table.each(notes, |row, _| {
        let cells = names.iter().map(|name| match name.as_str() {
            "" => String::new(),
            // A blank cell is an empty one: the columns are the table's own.
            name => row.lines(name).map_or_else(String::new, str::to_owned),
        });
        rows.push(Row {
            number: row.number(),
            cells: cells.collect(),
        });
    })?;
    Ok(Some((rows, end_seen)))
}
