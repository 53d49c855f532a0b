//! What the cells of a workbook in XLSX show of a day.

use std::collections::HashMap;
use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use super::{Cells, Shown, built_in, shown_by};

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Cells that do not show all of a day, by the names of their sheets. What cannot be read is no such cell: calamine reads the
/// same members after this and says what is wrong with them.
pub(in super::super) fn cells(bytes: &[u8]) -> HashMap<String, Cells> {
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
    fn columns_are_counted_by_their_letters() {
        assert_eq!(
            ["A1", "Z9", "AA3", "XFD1", "7"].map(column_of),
            [Some(1), Some(26), Some(27), Some(16384), Some(0)]
        );
        assert_eq!(column_of("ZZZZZZZZZZ1"), None);
    }
}
