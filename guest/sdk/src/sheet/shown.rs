//! How much of a day its cell shows. A spreadsheet stores every date as a whole day: one of which its writer gave month and
//! year alone is stored as the first of the month, and only the format of its cell, `mmm-yy`, tells it from a real one.
//!
//! calamine reads formats, but tells of them only whether they show a date.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// What a cell shows of a day, if it does not show all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Month and year.
    Month,
    /// The year alone.
    Year,
    /// Day and month.
    Yearless,
}

/// Cells of a sheet that do not show all of a day, by row and column, both counted from 0.
pub(super) type Cells = HashMap<(u32, u32), Shown>;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Cells that do not show all of a day, by the names of their sheets. What cannot be read is no such cell: calamine reads the
/// same members after this and says what is wrong with them.
pub(super) fn cells(bytes: &[u8]) -> HashMap<String, Cells> {
    find(bytes).unwrap_or_default()
}

fn find(bytes: &[u8]) -> Option<HashMap<String, Cells>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let book = archive.file_names().find(|name| name.ends_with("workbook.xml"))?;
    let folder = book.strip_suffix("workbook.xml")?.to_owned();
    let formats = formats(&mut archive, &folder)?;
    if formats.iter().all(Option::is_none) {
        return None;
    }
    let targets = targets(&mut archive, &folder)?;
    let mut sheets = HashMap::new();
    for (name, id) in names(&mut archive, &folder)? {
        let Some(path) = targets.get(&id).map(|target| path(&folder, target)) else {
            continue;
        };
        let mut cells = Cells::new();
        // The end of a sheet that cannot be read is not reached; what stands before it counts.
        let _ = sheet(&mut archive, &path, &formats, &mut cells);
        if !cells.is_empty() {
            sheets.insert(name, cells);
        }
    }
    Some(sheets)
}

/// What the formats of cells show, in the order in which cells refer to them.
fn formats(archive: &mut Archive<'_>, folder: &str) -> Option<Vec<Option<Shown>>> {
    let (mut own, mut formats, mut is_inside) = (HashMap::new(), Vec::new(), false);
    each(archive, &format!("{folder}styles.xml"), |tag| {
        match tag.local_name().as_ref() {
            "numFmt" => {
                if let (Some(id), Some(code)) = (attribute(tag, "numFmtId"), attribute(tag, "formatCode")) {
                    own.insert(id, shown_by(&code));
                }
            }
            // The same element stands in both.
            "cellStyleXfs" => is_inside = false,
            "cellXfs" => is_inside = true,
            "xf" if is_inside => {
                let id = attribute(tag, "numFmtId");
                formats.push(id.and_then(|id| match own.get(&id) {
                    Some(shown) => *shown,
                    None => built_in(&id),
                }));
            }
            _ => {}
        }
    })?;
    Some(formats)
}

/// What a format shows that every workbook has (ECMA-376, part 1, 18.8.30).
fn built_in(id: &str) -> Option<Shown> {
    match id {
        // d-mmm
        "16" => Some(Shown::Yearless),
        // mmm-yy
        "17" => Some(Shown::Month),
        _ => None,
    }
}

/// What a format shows by its code; none if it shows all of a day, or no date.
fn shown_by(code: &str) -> Option<Shown> {
    let (mut has_year, mut has_era, mut has_month) = (false, false, false);
    let (mut has_day, mut has_time) = (false, false);
    let mut chars = code.chars();
    while let Some(char) = chars.next() {
        match char.to_ascii_lowercase() {
            // Literals: quoted, escaped, as wide as the next, filled with the next.
            '"' => {
                chars.find(|char| *char == '"');
            }
            '\\' | '_' | '*' => {
                chars.next();
            }
            '[' => {
                chars.find(|char| *char == ']');
            }
            // Other sections are for other values.
            ';' => break,
            'y' => has_year = true,
            // The year of an era and its name.
            'e' | 'g' => has_era = true,
            'm' => has_month = true,
            'd' => has_day = true,
            'h' | 's' => has_time = true,
            _ => {}
        }
    }
    match (has_year, has_month, has_day) {
        // `General` has both letters, and is no date.
        (false, ..) if has_era && !has_month => None,
        // `m` beside hours or seconds are minutes.
        (year, true, false) if (year || has_era) && !has_time => Some(Shown::Month),
        (true, false, false) => Some(Shown::Year),
        (false, true, true) if !has_era => Some(Shown::Yearless),
        _ => None,
    }
}

/// The names of the sheets and the ids of their relationships.
fn names(archive: &mut Archive<'_>, folder: &str) -> Option<Vec<(String, String)>> {
    let mut names = Vec::new();
    each(archive, &format!("{folder}workbook.xml"), |tag| {
        if tag.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
        {
            names.push((name, id));
        }
    })?;
    Some(names)
}

/// The targets of the workbook's relationships by their ids.
fn targets(archive: &mut Archive<'_>, folder: &str) -> Option<HashMap<String, String>> {
    let mut targets = HashMap::new();
    each(archive, &format!("{folder}_rels/workbook.xml.rels"), |tag| {
        if tag.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            targets.insert(id, target);
        }
    })?;
    Some(targets)
}

/// The path of a target: from the root of the archive, or from the folder of the workbook.
fn path(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("{folder}{target}"),
    }
}

/// Finds the cells of a sheet by their formats. A cell without a reference stands right of the one before.
fn sheet(archive: &mut Archive<'_>, path: &str, formats: &[Option<Shown>], cells: &mut Cells) -> Option<()> {
    let (mut row, mut column) = (0u32, 0u32);
    each(archive, path, |tag| match tag.local_name().as_ref() {
        "row" => {
            let number = attribute(tag, "r").and_then(|number| number.parse::<u32>().ok());
            row = number.unwrap_or(row + 1);
            column = 0;
        }
        "c" => {
            let (mut at, mut format) = (None, 0);
            // Plain letters and digits: without escapes, so as they stand. There are as many cells as a list has values.
            for attribute in tag.attributes().with_checks(false).flatten() {
                match attribute.key.as_ref() {
                    "r" => at = column_of(&attribute.value),
                    "s" => format = attribute.value.parse::<usize>().unwrap_or(usize::MAX),
                    _ => {}
                }
            }
            column = at.unwrap_or(column + 1);
            let shown = formats.get(format).copied().flatten();
            if let (Some(shown), Some(row), Some(column)) = (shown, row.checked_sub(1), column.checked_sub(1))
            {
                cells.insert((row, column), shown);
            }
        }
        _ => {}
    })
}

/// The column of a reference such as `F12`, counted from 1.
fn column_of(reference: &str) -> Option<u32> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic);
    letters
        .map(|letter| u32::from(letter.to_ascii_uppercase() - b'A') + 1)
        .try_fold(0u32, |column, letter| column.checked_mul(26)?.checked_add(letter))
}

/// Gives each opening tag of a member; none if it is not there or not well-formed.
fn each(archive: &mut Archive<'_>, path: &str, mut take: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name(path).ok()?));
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) => take(&tag),
            Event::Eof => return Some(()),
            _ => {}
        }
        buffer.clear();
    }
}

/// An attribute by its name without prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    let mut whole = attributes.with_checks(false).flatten();
    let found = whole.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_tells_what_it_shows_of_a_day() {
        for (code, shown) in [
            ("mmm\\-yy", Some(Shown::Month)),
            ("[$-C09]mmmm\\ yyyy;@", Some(Shown::Month)),
            ("yyyy", Some(Shown::Year)),
            ("yyyy\"年\"m\"月\"", Some(Shown::Month)),
            ("d-mmm", Some(Shown::Yearless)),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", None),
            ("[$-409]dd\\-mmm\\-yyyy;@", None),
            ("\"day\" yyyy", Some(Shown::Year)),
            ("h:mm", None),
            ("[$-411]ge\"年\"m\"月\"", Some(Shown::Month)),
            ("General", None),
            ("0.00E+00", None),
            ("0.00", None),
        ] {
            assert_eq!(shown_by(code), shown, "{code}");
        }
    }

    #[test]
    fn columns_are_counted_by_their_letters() {
        assert_eq!(
            ["A1", "Z9", "AA3", "XFD1", "7"].map(column_of),
            [Some(1), Some(26), Some(27), Some(16384), Some(0)]
        );
        assert_eq!(column_of("ZZZZZZZZZZ1"), None);
    }
}
