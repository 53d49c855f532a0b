//! The form as CSV and as JSON.

use anyhow::Result;
use dragoman_common::columns::{ABOUT, Form, SHEETS, Sheet};
use serde_json::{Map, Value, json};

use super::{Partner, filled_in};

/// What tells spreadsheet programs that a CSV is in UTF-8.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A sheet as CSV: its titles; or, of what is said of the list, its fields.
pub(super) fn csv(sheet: &Sheet, partner: &Partner<'_>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(BOM.to_vec());
    if sheet.key == ABOUT.key {
        writer.write_record(["Field", "Value"])?;
        for column in sheet.columns {
            writer.write_record([column.title, filled_in(column.key, partner)])?;
        }
    } else {
        writer.write_record(sheet.columns.iter().map(|column| column.title))?;
    }
    Ok(writer.into_inner()?)
}

/// The form as JSON, with one entry of each sort in which nothing is filled in.
pub(super) fn json(partner: &Partner<'_>) -> Result<String> {
    let mut form = Map::new();
    for sheet in SHEETS {
        let fields = sheet.columns.iter().map(|column| {
            let value = match column.form {
                _ if sheet.key == ABOUT.key => json!(filled_in(column.key, partner)),
                Form::Several | Form::Dates | Form::Choices(_) | Form::Countries => json!([]),
                _ => json!(""),
            };
            (column.key.to_owned(), value)
        });
        let fields = Value::Object(fields.collect());
        let value = match sheet.key == ABOUT.key {
            true => fields,
            false => json!([fields]),
        };
        form.insert(sheet.key.to_owned(), value);
    }
    Ok(serde_json::to_string_pretty(&form)? + "\n")
}
