//! The form as it was filled in: its rows, whatever they stand in.

mod delimited;
mod header;
mod json;
mod workbook;

use std::io::Read;

use dragoman_guest::schema::{Fault, FaultKind};
use dragoman_guest::{Feed, build};

use crate::columns::{SHEETS, Sheet};
use crate::report::Report;
use crate::row::Row;

/// What to do about a file that is not the form.
const GIVE: &str = "give the common form: the workbook, or its sheets as CSV files, or the JSON";

/// What was filled in, but for the rows, which are given away as they come.
#[derive(Default)]
pub(crate) struct Whole {
    /// What is said of the list as a whole; none if nothing is.
    pub(crate) about: Option<Row>,
    /// Whether the end of every file was seen. It is looked for in the first reading.
    pub(crate) end_seen: bool,
}

/// A form that is being read.
struct Form<'a> {
    whole: Whole,
    /// Whether there is any row of another sheet.
    is_filled: bool,
    take: &'a mut dyn FnMut(Row, &mut Report),
}

/// How often it was read before: what was looked for in all of a file is not looked for again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    First,
    Second,
}

/// Whether it is a workbook. One that stands beside others is no form, which reading it says.
pub(crate) fn is_workbook(feed: &Feed<'_>) -> bool {
    !feed.parts().is_empty() && is_archive(feed, 0)
}

/// Reads it, and gives `take` the rows of all sheets but that of the list as a whole, in their order.
///
/// # Errors
///
/// A fault if a file is not the form, is cut off or damaged, or if the files do not belong together.
pub(crate) fn read(
    feed: &Feed<'_>,
    reading: Reading,
    report: &mut Report,
    take: &mut dyn FnMut(Row, &mut Report),
) -> Result<Whole, Fault> {
    let count = feed.parts().len();
    if count == 0 {
        return Err(build::fault(FaultKind::MissingPart, "there is no file", GIVE));
    }
    let (mut form, mut sheets) = (
        Form {
            whole: Whole {
                about: None,
                end_seen: true,
            },
            is_filled: false,
            take,
        },
        Vec::new(),
    );
    for part in 0..count as u32 {
        let name = &feed.parts()[part as usize].name;
        let size = bytes_of(feed, part);
        let is_whole = match first(feed, part) {
            None => {
                return Err(fault(
                    FaultKind::Empty,
                    "the file is empty",
                    part,
                    size,
                    "fill in the form",
                ));
            }
            Some(b'P') if is_archive(feed, part) => {
                workbook::read(feed, part, feed.bytes(part), &mut form, report)?;
                true
            }
            Some(b'{') => {
                json::read(feed, part, &mut form, report)?;
                true
            }
            Some(_) => {
                let sheet = sheet_of(name).ok_or_else(|| {
                    let files: Vec<_> = SHEETS.iter().map(|sheet| sheet.file()).collect();
                    let message = format!(
                        "the file is no workbook and no JSON, and its name is none of {}",
                        files.join(", ")
                    );
                    fault(FaultKind::Foreign, message, part, size, GIVE)
                })?;
                if sheets.contains(&sheet.key) {
                    let message = format!("two files are the sheet {}", sheet.name);
                    return Err(fault(
                        FaultKind::Other,
                        message,
                        part,
                        size,
                        "give each sheet once",
                    ));
                }
                sheets.push(sheet.key);
                let file = delimited::File { feed, name, part };
                delimited::read(&file, sheet, reading, &mut form, report)?;
                false
            }
        };
        if is_whole && count > 1 {
            let message = format!("a workbook or a JSON is the whole form, and there are {count} files");
            return Err(fault(
                FaultKind::Other,
                message,
                part,
                bytes_of(feed, part),
                "give it alone, or all sheets as CSV files",
            ));
        }
    }
    if !form.is_filled {
        let message = "nothing is filled in";
        return Err(fault(
            FaultKind::Empty,
            message,
            0,
            bytes_of(feed, 0),
            "fill in a row of one of the sheets, and send the form again",
        ));
    }
    Ok(form.whole)
}

/// The first byte that is no white space. No more of the file is held for it than the host gives at a time.
fn first(feed: &Feed<'_>, part: u32) -> Option<u8> {
    let mut bytes = feed.open(part).bytes().map_while(Result::ok);
    bytes.find(|byte| !byte.is_ascii_whitespace())
}

/// Whether a file begins as archives do, which workbooks are.
fn is_archive(feed: &Feed<'_>, part: u32) -> bool {
    feed.open(part).bytes().map_while(Result::ok).take(2).eq(*b"PK")
}

fn bytes_of(feed: &Feed<'_>, part: u32) -> usize {
    feed.size(part) as usize
}

/// The sheet that a file is, by its name: `subjects.csv`, `xx subjects 2026.csv`.
fn sheet_of(name: &str) -> Option<&'static Sheet> {
    let name = name.to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.find_map(|word| SHEETS.into_iter().find(|sheet| sheet.key == word))
}

fn fault(kind: FaultKind, message: impl Into<String>, part: u32, size: usize, remedy: &str) -> Fault {
    Fault {
        source: Some(build::bytes(part, 0, size as u32)),
        ..build::fault(kind, message, remedy)
    }
}

impl Form<'_> {
    /// Gives away a row, unless it is blank.
    fn take(&mut self, row: Row, report: &mut Report) {
        if !row.is_blank() {
            self.is_filled = true;
            (self.take)(row, report);
        }
    }
}
