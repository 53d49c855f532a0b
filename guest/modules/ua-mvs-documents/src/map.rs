//! A record: a document, and why it is on the list.

use dragoman_guest::ids::Ids;
use dragoman_guest::json::Value;
use dragoman_guest::schema::{DateClaim, IdentityDocument, NoticeKind, TravelDocument};
use dragoman_guest::{About, Notes, build, dates};

use crate::words;

/// Whether a record is one of this list.
pub(crate) fn is_document(record: Value<'_>) -> bool {
    record.get("D_TYPE").is_some() && record.get("D_NUMBER").is_some()
}

/// The document of a record; none of one without an id, or with that of another.
pub(crate) fn document(record: Value<'_>, ids: &mut Ids, notes: &mut Notes) -> Option<TravelDocument> {
    let place = record.place();
    let Some(id) = ids.take(record.value("ID"), "ID", place.clone(), notes) else {
        record.leave_out();
        return None;
    };
    let text = |field: &str| record.value(field).and_then(build::text);
    let (series, number) = (text("D_SERIES"), text("D_NUMBER"));
    let number = match (series, number) {
        (Some(series), Some(number)) => Some(format!("{series} {number}")),
        // A series by itself is none.
        (series, None) => {
            notes.case(About {
                kind: NoticeKind::RejectedValue,
                field: "D_NUMBER".into(),
                message: "the document has no number",
                excerpt: series.as_deref().unwrap_or_default(),
                record: Some(&id),
                place: Some(place.clone()),
            });
            None
        }
        (None, number) => number,
    };
    let (kind, status) = (text("D_TYPE"), text("D_STATUS"));
    let of_kind = kind.as_deref().and_then(words::kind);
    let standing = status.as_deref().and_then(words::status);
    let unknown = [
        (
            "D_TYPE",
            &kind,
            of_kind.is_none(),
            "no kind of document is known by this name",
        ),
        (
            "D_STATUS",
            &status,
            standing.is_none(),
            "no standing of a document is known by this name",
        ),
    ];
    for (field, words, is_unknown, message) in unknown {
        if is_unknown && let Some(words) = words {
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: field.into(),
                message,
                excerpt: words,
                record: Some(&id),
                place: Some(place.clone()),
            });
        }
    }
    let mut extra = Vec::new();
    // When it was stolen or lost, and which police body entered it: the schema has no fields for these.
    for field in ["THEFT_DATA", "OVD"] {
        extra.extend(text(field).map(|text| (field.to_owned(), text)));
    }
    let identity = build::document(of_kind.map_or(words::OTHER, |kind| kind.kind), number);
    Some(TravelDocument {
        sources: vec![place],
        marking: build::marking(),
        document: IdentityDocument {
            issuer: of_kind.and_then(|kind| kind.issuer).map(str::to_owned),
            status: standing.unwrap_or(words::UNSTATED),
            raw: kind,
            note: status,
            ..identity
        },
        reported: record
            .value("INSERT_DATE")
            .and_then(build::text)
            .map(|text| date(&text)),
        circumstances: None,
        place: None,
        holder: None,
        extra,
        id,
    })
}

/// A day, with a time behind it that says nothing; words that are none stay words.
fn date(text: &str) -> DateClaim {
    match dates::iso(text) {
        Some(date) => dates::exact(date),
        None => dates::unstated(text),
    }
}
