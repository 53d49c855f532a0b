//! Writes small workbooks for tests, so that none has to be kept: members are stored, not packed.

/// The cells of a CSV in UTF-8.
///
/// # Panics
///
/// If it is none.
pub fn cells(csv: &[u8]) -> Vec<Vec<String>> {
    let csv = csv.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(csv);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(csv);
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| row.iter().map(Into::into).collect()).collect()
}

/// A workbook with one sheet of texts, `Data`. A cell that begins with `=` is written as a number.
pub fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    archive(&members(&sheet(rows)))
}

/// The members of a workbook around one sheet, `Data`.
pub fn members(sheet: &str) -> Vec<(String, Vec<u8>)> {
    members_of(&[("Data", sheet.to_owned())])
}

/// The members of a workbook around some sheets, each with its name.
pub fn members_of(sheets: &[(&str, String)]) -> Vec<(String, Vec<u8>)> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const REL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACK: &str = "http://schemas.openxmlformats.org/package/2006";
    let types = format!(r#"<Types xmlns="{PACK}/content-types"/>"#);
    let root = format!(
        r#"<Relationships xmlns="{PACK}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let (mut named, mut placed) = (String::new(), String::new());
    for (index, (name, _)) in sheets.iter().enumerate() {
        let number = index + 1;
        named += &format!(
            r#"<sheet name="{}" sheetId="{number}" r:id="r{number}"/>"#,
            escaped(name)
        );
        placed += &format!(
            r#"<Relationship Id="r{number}" Type="{REL}/worksheet" Target="worksheets/sheet{number}.xml"/>"#
        );
    }
    let book = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{named}</sheets></workbook>"#);
    let parts = format!(r#"<Relationships xmlns="{PACK}/relationships">{placed}</Relationships>"#);
    let styles = format!(
        r#"<styleSheet xmlns="{MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#
    );
    let frame = [
        ("[Content_Types].xml", types),
        ("_rels/.rels", root),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", parts),
        ("xl/styles.xml", styles),
    ];
    let frame = frame.map(|(name, content)| (name.to_owned(), content.into_bytes()));
    let sheets = sheets.iter().enumerate().map(|(index, (_, content))| {
        let name = format!("xl/worksheets/sheet{}.xml", index + 1);
        (name, content.clone().into_bytes())
    });
    frame.into_iter().chain(sheets).collect()
}

/// A sheet of texts; `=12` is a number, `=d12` a date.
pub fn sheet(rows: &[Vec<String>]) -> String {
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
pub fn archive(members: &[(String, Vec<u8>)]) -> Vec<u8> {
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
