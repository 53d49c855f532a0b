//! A record: a document, and why it is on the list.

use dragoman_guest::dates::{Months, Order, Style};
use dragoman_guest::ids::Ids;
use dragoman_guest::json::Value;
use dragoman_guest::schema::{DateClaim, IdentityDocument, NoticeKind, TravelDocument};
use dragoman_guest::{About, Notes, build, dates};

use crate::words;

/// How days are written that do not begin with the year.
const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::Any,
};

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
    let reported = text("INSERT_DATE").map(|text| {
        date(&text).unwrap_or_else(|| {
            notes.case(About {
                kind: NoticeKind::RejectedValue,
                field: "INSERT_DATE".into(),
                message: "not a date; its words were kept",
                excerpt: &text,
                record: Some(&id),
                place: Some(place.clone()),
            });
            dates::unstated(&text)
        })
    });
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
        reported,
        circumstances: None,
        place: None,
        holder: None,
        extra,
        id,
    })
}

/// A day, the year first or, as people write it, last; with a time behind it that says nothing. None if it is no day, or one on
/// which there was no such list: databases write the first day of the year 1 where there is none.
fn date(text: &str) -> Option<DateClaim> {
    read(text).filter(dates::is_believable)
}

fn read(text: &str) -> Option<DateClaim> {
    if let Some(date) = dates::iso(text) {
        return Some(dates::exact(date));
    }
    let is_time =
        |words: &str| words.contains(':') && words.starts_with(|first: char| first.is_ascii_digit());
    let day = text
        .split_once(' ')
        .filter(|(_, time)| is_time(time))
        .map_or(text, |(day, _)| day);
    if let Some(date) = dates::iso(day) {
        return Some(dates::exact(date));
    }
    let mut claims = dates::read(day, STYLE)?.claims;
    let claim = claims
        .pop()
        .filter(|claim| claims.is_empty() && claim.earliest.is_some())?;
    Some(DateClaim {
        raw: Some(text.to_owned()),
        ..claim
    })
}
