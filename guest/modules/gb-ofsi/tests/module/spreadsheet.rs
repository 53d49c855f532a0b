//! Writes small workbooks, so that none has to be kept: members are stored, not packed.

use csv::ReaderBuilder;

/// The cells of a CSV in UTF-8.
pub(crate) fn cells(csv: &[u8]) -> Vec<Vec<String>> {
    let csv = csv.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(csv);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(Into::into).collect()).collect()
}

/// A workbook with one sheet of texts. A cell that begins with `=` is written as a number.
pub(crate) fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    archive(&members(&sheet(rows)))
}

/// The members of a workbook around a sheet.
pub(crate) fn members(sheet: &str) -> Vec<(&'static str, Vec<u8>)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACK: &str = "http://schemas.openxmlformats.org/package/2006";
    let types = format!(r#"<Types xmlns="{PACK}/content-types"/>"#);
    let root = format!(
        r#"<Relationships xmlns="{PACK}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let parts = format!(
        r#"<Relationships xmlns="{PACK}/relationships"><Relationship Id="r1" Type="{REL}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    vec![
        ("[Content_Types].xml", types.into()),
        ("_rels/.rels", root.into()),
        ("xl/workbook.xml", book.into()),
        ("xl/_rels/workbook.xml.rels", parts.into()),
        ("xl/styles.xml", styles.into()),
        ("xl/worksheets/sheet1.xml", sheet.into()),
    ]
}

/// A sheet of texts; `=12` is a number, `=d12` a date.
pub(crate) fn sheet(rows: &[Vec<String>]) -> String {
    let mut xml = String::from(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>"#,
    );
    for (index, row) in rows.iter().enumerate() {
        xml += &format!(r#"<row r="{}">"#, index + 1);
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let place = format!("{}{}", column_name(column), index + 1);
            xml += &match (cell.strip_prefix("=d"), cell.strip_prefix('=')) {
                (Some(date), _) => format!(r#"<c r="{place}" s="1"><v>{date}</v></c>"#),
                (None, Some(number)) => format!(r#"<c r="{place}"><v>{number}</v></c>"#),
                (None, None) => format!(
                    r#"<c r="{place}" t="inlineStr"><is><t>{}</t></is></c>"#,
                    escaped(cell)
                ),
            };
        }
        xml += "</row>";
    }
    xml + "</sheetData></worksheet>"
}

fn column_name(column: usize) -> String {
    let letter = |index: usize| char::from(b'A' + index as u8);
    match column / 26 {
        0 => letter(column).to_string(),
        more => format!("{}{}", letter(more - 1), letter(column % 26)),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// An archive of stored members.
pub(crate) fn archive(members: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in members {
        let start = bytes.len() as u32;
        let mut common = Vec::new();
        common.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        common.extend(crc32(content).to_le_bytes());
        common.extend((content.len() as u32).to_le_bytes());
        common.extend((content.len() as u32).to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&common);
        bytes.extend(name.as_bytes());
        bytes.extend(content);
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend((members.len() as u16).to_le_bytes());
    bytes.extend((members.len() as u16).to_le_bytes());
    bytes.extend((directory.len() as u32).to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                crc >> 1 ^ 0xEDB8_8320
            } else {
                crc >> 1
            };
        }
    }
    !crc
}
