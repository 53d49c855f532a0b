//! Records by the names that people give them.

use anyhow::{Context, Result};
use dragoman_hub::ListKey;
use dragoman_resolve::RecordKey;

/// The issuer in the name of a record, `ISSUER/ID` or `ISSUER/LIST/ID`, and the rest.
pub(crate) fn split(name: &str) -> Result<(&str, &str)> {
    name.split_once('/')
        .with_context(|| format!("{name}: a record is named ISSUER/ID or ISSUER/LIST/ID, such as UN/6908555"))
}

/// The keys that a name can mean, in some lists of its issuer.
pub(crate) fn meant<'a>(
    issuer: &str,
    rest: &str,
    lists: impl IntoIterator<Item = &'a ListKey>,
) -> Vec<RecordKey> {
    let mut meant = Vec::new();
    for list in lists {
        // An id may hold a slash, so both readings are tried.
        let within = rest
            .strip_prefix(list.list.as_str())
            .and_then(|rest| rest.strip_prefix('/'));
        for id in [Some(rest), within].into_iter().flatten() {
            meant.push(RecordKey::new(issuer, &list.list, id));
        }
    }
    meant
}
