//! Travel documents that are themselves looked for.

use dragoman_guest::schema::{DocumentKind, DocumentStatus, Marking, TravelDocument, TravelDocuments};
use dragoman_guest::{Sink, build};

use super::{Known, extra};
use crate::columns::{DOCUMENT_KINDS, DOCUMENT_STATUSES};
use crate::values::{DOCUMENT_KIND_VALUES, DOCUMENT_STATUS_VALUES, Entry};

/// What can be said of one document only.
const OF_ONE: [&str; 6] = ["circumstances", "place", "holder", "name", "authority", "remarks"];

/// Emits a document; or a batch, where a row has several numbers. Gives how many documents it is beyond one.
pub(super) fn emit(
    entry: &Entry<'_>,
    id: String,
    marking: Marking,
    known: &Known,
    out: &mut Sink<'_>,
) -> i32 {
    let kind = entry.choice("kind", &DOCUMENT_KINDS, DOCUMENT_KIND_VALUES);
    let kind = kind.unwrap_or(DocumentKind::Other);
    let status = entry.choice("status", &DOCUMENT_STATUSES, DOCUMENT_STATUS_VALUES);
    let status = status.unwrap_or(DocumentStatus::Unstated);
    let country = entry.country("country");
    let issuer = country.as_ref().and_then(|country| country.code.clone());
    // The words of a country without a code have no other place in a document.
    let raw = country
        .filter(|country| country.code.is_none())
        .and_then(|country| country.raw);
    let mut numbers = entry.several("number");
    let mut extra = extra(entry);
    if numbers.len() > 1 {
        entry.reject_all(
            &OF_ONE,
            "it can be said of a single document only, and the row has several; it was left out",
        );
        extra.extend(raw.map(|raw| ("issued by".to_owned(), raw)));
        let further = numbers.len() as i32 - 1;
        out.bulk_document(TravelDocuments {
            id,
            sources: vec![entry.row.place.clone()],
            marking,
            kind,
            issuer,
            status,
            reported: entry.date("reported"),
            issued: entry.date("issued"),
            expires: entry.date("expires"),
            numbers,
            extra,
        });
        return further;
    }
    let mut document = build::document(kind, numbers.pop());
    document.issuer = issuer;
    document.status = status;
    document.authority = entry.text("authority");
    document.issued = entry.date("issued");
    document.expires = entry.date("expires");
    document.name = entry.text("name");
    document.raw = raw;
    document.note = entry.text("remarks");
    let holder = entry.text("holder").filter(|holder| {
        let is_known = known.has(holder);
        if !is_known {
            entry.reject(
                "holder",
                holder,
                &format!("{holder:?} is no ID on the sheet Subjects; it was left out"),
            );
        }
        is_known
    });
    out.document(TravelDocument {
        id,
        sources: vec![entry.row.place.clone()],
        marking,
        document,
        reported: entry.date("reported"),
        circumstances: entry.prose("circumstances"),
        place: entry.text("place").map(|text| entry.place("place", &text)),
        holder,
        extra,
    });
    0
}
