//! The files of an edition: bundles, or the envelopes in which TAXII 2.1 gives objects.

use dragoman_guest::json::{Layout, Records};
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use dragoman_guest::{About, Feed, Notes, build};

use crate::library::Library;
use crate::object;

const LAYOUT: Layout = Layout {
    records: &["/objects/*"],
    // `more` and `next` are those of an envelope.
    beside: &["/type", "/id", "/spec_version", "/more", "/next"],
    give: "give bundles of STIX 2.1 in JSON",
};

/// How many bundles the label of an edition names.
const NAMED: usize = 4;

/// Reads all bundles of a feed into the library, and gives their ids.
///
/// # Errors
///
/// A fault if there is no part, or one is damaged, or is no bundle of a version that is known.
pub(crate) fn read_all(
    feed: &Feed<'_>,
    library: &mut Library,
    notes: &mut Notes,
) -> Result<Vec<String>, Fault> {
    if feed.parts().is_empty() {
        return Err(build::fault(
            FaultKind::MissingPart,
            "the feed has no part",
            LAYOUT.give,
        ));
    }
    let mut bundles = Vec::new();
    for part in (0..).take(feed.parts().len()) {
        bundles.extend(read(feed, part, library, notes)?);
    }
    Ok(bundles)
}

fn read(
    feed: &Feed<'_>,
    part: u32,
    library: &mut Library,
    notes: &mut Notes,
) -> Result<Option<String>, Fault> {
    let mut records = Records::open(feed, part, LAYOUT)?;
    let mut known = 0u32;
    let fault = loop {
        match records.next(notes) {
            Ok(Some(record)) => known += u32::from(object::read(record, library, notes)),
            Ok(None) => break None,
            Err(fault) => break Some(fault),
        }
    };
    match fault {
        None => {}
        // `objects` is optional: a bundle that holds none is still one.
        Some(fault)
            if fault.kind == FaultKind::UnknownLayout && records.beside("/type") == Some("bundle") =>
        {
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: "objects".into(),
                message: "the bundle holds no objects",
                excerpt: records.beside("/id").unwrap_or("(no id)"),
                record: None,
                place: fault.source,
            });
            return Ok(records.beside("/id").map(Into::into));
        }
        Some(fault) => return Err(fault),
    }
    let (part, size) = (records.part(), records.part().size);
    match records.beside("/type") {
        Some("bundle") | None => {}
        Some(other) => return Err(part.foreign(format!("the file is no bundle: its type is `{other}`"), 0)),
    }
    if known == 0 {
        let message = "the file is no bundle: none of its objects has a type and an id as STIX writes them";
        return Err(part.foreign(message, 0));
    }
    match records.beside("/spec_version") {
        // Only a bundle of 2.0 says the version; one of 2.1 leaves that to its objects.
        None | Some("2.0" | "2.1") => {}
        Some(other) => return Err(part.unknown_layout(format!("the bundle is of STIX {other}"), (0, size))),
    }
    if records.beside("/more") == Some("true") {
        let message = "the envelope says that there is more: fetch all pages before they are translated";
        return Err(part.truncated(message, 0));
    }
    Ok(records.beside("/id").map(Into::into))
}

/// The label of an edition: the ids of its bundles.
pub(crate) fn label(bundles: &[String]) -> Option<String> {
    let named = bundles
        .iter()
        .take(NAMED)
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ");
    match bundles.len() {
        0 => None,
        count if count > NAMED => Some(format!("{named} and {} more", count - NAMED)),
        _ => Some(named),
    }
}
