//! What stands before and on the root element.

use dragoman_guest::build;
use dragoman_guest::schema::{Fault, FaultKind};
use quick_xml::events::{BytesDecl, BytesStart};

use crate::part::Part;

/// The list's root element.
const ROOT: &str = "data-set";

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Looks at the first bytes and says where the XML begins: after a byte order mark, if there is one.
///
/// # Errors
///
/// A fault if the part is empty or is not XML in UTF-8.
pub(crate) fn sniff(part: &Part<'_>) -> Result<u32, Fault> {
    let head = part.bytes(0, 512);
    let start = if head.starts_with(BOM) { BOM.len() } else { 0 };
    if head.starts_with(b"\xFF\xFE")
        || head.starts_with(b"\xFE\xFF")
        || head.iter().take(4).any(|byte| *byte == 0)
    {
        return Err(part.fault(
            FaultKind::Encoding,
            "the file is not in UTF-8 (it looks like UTF-16 or binary data), which this list is written in"
                .into(),
            "fetch the file again from the publisher",
            (0, part.clip(0, 4)),
        ));
    }
    match head[start..].iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'<') => Ok(start as u32),
        Some(_) => Err(part.foreign(
            format!("the file is not XML: it begins as {}", looks_like(&head[start..])),
            0,
        )),
        None if part.size as usize <= head.len() => Err(Fault {
            source: Some(build::bytes(part.index, 0, part.size)),
            ..build::fault(
                FaultKind::Empty,
                "the file is empty",
                "fetch the file again from the publisher",
            )
        }),
        None => Err(part.foreign("the file begins with nothing but white space".into(), 0)),
    }
}

fn looks_like(head: &[u8]) -> &'static str {
    match head {
        [b'P', b'K', ..] => "a zip archive or workbook does",
        [0x1F, 0x8B, ..] => "a gzip archive does",
        [b'%', b'P', b'D', b'F', ..] => "a PDF does",
        [b'{' | b'[', ..] => "JSON does",
        _ => "text does",
    }
}

/// Refuses a declared encoding other than UTF-8.
///
/// # Errors
///
/// A fault `encoding`.
pub(crate) fn check_declaration(declaration: &BytesDecl<'_>, part: &Part<'_>, at: u32) -> Result<(), Fault> {
    match declaration.encoding() {
        None => Ok(()),
        Some(Ok(name))
            if ["utf-8", "utf8", "us-ascii"]
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known)) =>
        {
            Ok(())
        }
        Some(Ok(name)) => Err(part.fault(
            FaultKind::Encoding,
            format!("the file declares the encoding `{name}`; this list is written in UTF-8"),
            "fetch the file from the publisher, not from a copy that was re-coded on its way",
            (at, part.clip(at, 60)),
        )),
        Some(Err(error)) => Err(part.malformed(format!("the XML declaration cannot be read: {error}"), at)),
    }
}

/// Refuses a root element that is not this list's.
///
/// # Errors
///
/// A fault `foreign` that names the root.
pub(crate) fn check_root(root: &BytesStart<'_>, part: &Part<'_>, at: u32) -> Result<(), Fault> {
    let local = root.local_name();
    let name: &str = local.as_ref();
    if name.eq_ignore_ascii_case(ROOT) {
        return Ok(());
    }
    let shown = build::excerpt(name).unwrap_or_default();
    let what = if name.eq_ignore_ascii_case("html") {
        "a web page"
    } else {
        "another kind of XML"
    };
    Err(part.foreign(
        format!("the file is {what}: its root is <{shown}>, that of this list is <{ROOT}>"),
        at,
    ))
}
