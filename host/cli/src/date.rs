//! Writes dates.

use dragoman_model::schema::{Certainty, DateClaim, PartialDate};

/// A partial date as ISO 8601 writes it: `1962`, `1962-07`, `1962-07-03`.
pub(crate) fn iso(date: &PartialDate) -> String {
    let part = |part: Option<u8>| part.map_or(String::new(), |part| format!("-{part:02}"));
    format!("{:04}{}{}", date.year, part(date.month), part(date.day))
}

/// What a source says of a date: `1962-07`, `1962/1964`, `../1970`, with `about` where it says so; its own words where it could not
/// be understood, nothing where it has none.
pub(crate) fn claim(claim: &DateClaim) -> Option<String> {
    let (earliest, latest) = (claim.earliest.as_ref(), claim.latest.as_ref());
    if earliest.is_none() && latest.is_none() {
        return claim.raw.clone();
    }
    let text = match (earliest, latest) {
        (Some(earliest), Some(latest)) if earliest == latest => iso(earliest),
        _ => {
            let end = |date: Option<&PartialDate>| date.map_or("..".into(), iso);
            format!("{}/{}", end(earliest), end(latest))
        }
    };
    Some(match claim.certainty {
        Certainty::Circa => format!("about {text}"),
        _ => text,
    })
}
