//! Which file of the set a part is: its name and its columns must agree.

use dragoman_guest::build;
use dragoman_guest::rows::Rows;
use dragoman_guest::schema::{Fault, FaultKind};

use super::layout;
use crate::faults;
use crate::role::Role;

/// Rows looked at: the first alone may be a damaged one.
const SAMPLE: usize = 15;

/// What a part turned out to be.
pub(crate) struct Sniffed {
    /// Which file.
    pub(crate) role: Role,
    /// Its first row.
    pub(crate) first: Vec<String>,
}

/// Finds out which file of the set a part is.
///
/// # Errors
///
/// A fault `foreign` for another list, `unknown-layout` for this one with other columns.
pub(crate) fn sniff(name: &str, part: u32, body: &str) -> Result<Sniffed, Fault> {
    let rows = first_rows(body);
    let first = rows.first().cloned().unwrap_or_default();
    let excerpt = body
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let refuse = |kind, message| {
        Err(faults::fault(
            kind,
            message,
            Some(build::rows(part, 1, 1)),
            excerpt,
        ))
    };
    if name.to_ascii_lowercase().starts_with("cons") {
        let message = format!("`{name}` belongs to OFAC's consolidated list of others than SDNs");
        return refuse(FaultKind::Foreign, message);
    }
    let width = usual_width(&rows);
    let by_name = Role::by_name(name);
    if let Some(role) = by_name
        && layout::is_header(&first)
        && layout::speaks_of(&first, role)
    {
        return Ok(Sniffed { role, first });
    }
    match (by_name, Role::by_width(width)) {
        (Some(named), Some(role)) if named == role && looks_numbered(&rows) => Ok(Sniffed { role, first }),
        (None, Some(role)) if looks_numbered(&rows) => Ok(Sniffed { role, first }),
        (Some(named), Some(role)) if named != role => {
            let message = format!(
                "`{name}` is named as {}, but has {width} columns as {} has",
                named.file(),
                role.file()
            );
            refuse(FaultKind::UnknownLayout, message)
        }
        (Some(named), None) if looks_numbered(&rows) => {
            let message = format!(
                "`{name}` has {width} columns; {} has {}: {}",
                named.file(),
                named.columns().len(),
                named.columns().join(", ")
            );
            refuse(FaultKind::UnknownLayout, message)
        }
        _ => {
            let message = format!("`{name}` is none of the files of the SDN list: {width} columns");
            refuse(FaultKind::Foreign, message)
        }
    }
}

fn first_rows(body: &str) -> Vec<Vec<String>> {
    let (mut rows, mut first) = (Rows::over(body), Vec::new());
    while first.len() < SAMPLE
        && let Some(row) = rows.next()
    {
        first.push(row.cells().map(str::to_owned).collect());
    }
    first
}

/// The number of columns that most rows have.
fn usual_width(rows: &[Vec<String>]) -> usize {
    let like = |width: usize| rows.iter().filter(|row| row.len() == width).count();
    rows.iter()
        .map(Vec::len)
        .max_by_key(|width| like(*width))
        .unwrap_or_default()
}

/// Whether most rows begin with a number, as all rows of the set do; a header does not count.
fn looks_numbered(rows: &[Vec<String>]) -> bool {
    let numbered = rows.iter().filter(|row| {
        let cell = row.first().map_or("", |cell| cell.trim());
        !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
    });
    let data = rows.iter().skip(usize::from(rows.len() > 1)).count();
    numbered.count() * 2 > data
}
