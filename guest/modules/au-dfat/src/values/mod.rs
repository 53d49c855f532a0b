//! Values as this list writes them.

pub(crate) mod birth;
pub(crate) mod country;
pub(crate) mod labelled;
pub(crate) mod listing;
pub(crate) mod reference;
pub(crate) mod several;

/// The words before a last pair of brackets, and those within it.
pub(crate) fn bracketed(text: &str) -> (&str, Option<&str>) {
    match text.strip_suffix(')').and_then(|open| open.rsplit_once('(')) {
        Some((before, inside)) => (before.trim(), Some(inside.trim())),
        None => (text, None),
    }
}
