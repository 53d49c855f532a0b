//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/formats.rs"]
mod formats;
#[path = "module/real.rs"]
mod real;
#[path = "module/samples.rs"]
mod samples;
#[path = "module/tables.rs"]
mod tables;

use dragoman_guest::native::{Files, Run, run};
use gb_uksl::GbUksl;

/// The sample list in XML.
const SAMPLE: &[u8] = include_bytes!("../samples/xml/UK-Sanctions-List.xml");
/// The same in CSV.
const CSV: &[u8] = include_bytes!("../samples/csv/UK-Sanctions-List.csv");
/// The same as a workbook.
const XLSX: &[u8] = include_bytes!("../samples/xlsx/UK-Sanctions-List.xlsx");

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<GbUksl>(&Files::one("list", bytes))
}

/// The sample as text, with the first of some words put in the place of others.
fn with(from: &str, to: &str) -> String {
    let text = String::from_utf8(SAMPLE.to_vec()).expect("UTF-8");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}
