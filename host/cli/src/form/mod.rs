//! The empty common form, for a partner to fill in. All of it is made of the table of columns that the reader has as well.

mod text;
mod workbook;

use std::path::PathBuf;

use anyhow::Result;
use dragoman_common::columns;

/// Whose form it is.
pub(crate) struct Partner<'a> {
    /// Issuer.
    pub(crate) issuer: &'a str,
    /// Name of the list.
    pub(crate) list: &'a str,
}

/// The empty form: as a workbook, as CSV files and as JSON, and the page that explains it. `name` is what its files are called.
pub(crate) fn files(name: &str, partner: &Partner<'_>) -> Result<Vec<(PathBuf, Vec<u8>)>> {
    let mut files = vec![
        (PathBuf::from(format!("{name}.xlsx")), workbook::empty(partner)?),
        (
            PathBuf::from(format!("{name}.json")),
            text::json(partner)?.into_bytes(),
        ),
        ("COLUMNS.md".into(), columns::page().into_bytes()),
    ];
    for sheet in columns::SHEETS {
        files.push((
            PathBuf::from("csv").join(sheet.file()),
            text::csv(sheet, partner)?,
        ));
    }
    Ok(files)
}

/// What is filled in already on the sheet that says whose list it is.
fn filled_in<'a>(key: &str, partner: &Partner<'a>) -> &'a str {
    match key {
        "issuer" => partner.issuer,
        "list" => partner.list,
        _ => "",
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
