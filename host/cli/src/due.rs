//! Writes what may no longer be held.

use dragoman_hub::Due;

/// How to be rid of it.
pub(crate) const REMEDY: &str = "`dragoman purge` removes them from the store and from the kept inputs; remove the files that partners sent as well";

/// How many records, and since when.
pub(crate) fn text(due: &Due) -> String {
    let Due { records, since, .. } = due;
    format!(
        "{records} records may no longer be held, the first of them since {since}; show, source and export no longer give them"
    )
}
