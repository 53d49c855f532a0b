//! Writes for people how many documents there are in bulk, and how many of them changed.

use dragoman_hub::DocumentChanges;

/// Behind what is said of records; nothing where there are no such documents.
pub(crate) fn count(documents: u64) -> String {
    match documents {
        0 => String::new(),
        _ => format!(", {documents} documents in bulk"),
    }
}

/// Behind what is said of changed records: of how many documents in bulk, what changed.
pub(crate) fn changes(documents: u64, changes: &DocumentChanges) -> String {
    if documents == 0 && changes.is_none() {
        return String::new();
    }
    format!("; {documents} documents in bulk, {}", changed(changes))
}

/// What changed.
pub(crate) fn changed(changes: &DocumentChanges) -> String {
    let DocumentChanges {
        added,
        removed,
        changed,
        ..
    } = changes;
    format!("{added} added, {removed} removed, {changed} changed")
}
