//! Writes dates.

use dragoman_model::schema::PartialDate;

/// A partial date as ISO 8601 writes it: `1962`, `1962-07`, `1962-07-03`.
pub(crate) fn iso(date: &PartialDate) -> String {
    let part = |part: Option<u8>| part.map_or(String::new(), |part| format!("-{part:02}"));
    format!("{:04}{}{}", date.year, part(date.month), part(date.day))
}
