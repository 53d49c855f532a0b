//! External references (section 2.5 of the standard): where else something is said of an object.

use dragoman_guest::json::Value;

/// An entry of `external_references`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reference {
    /// `source_name`: whose reference it is.
    pub(crate) source: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) url: Option<String>,
    /// `external_id`: the number or code there.
    pub(crate) id: Option<String>,
    /// `hashes`, by algorithm: of the content behind the URL.
    pub(crate) hashes: Vec<(String, String)>,
}

impl Reference {
    pub(super) fn read(reference: Value<'_>) -> Self {
        let text = |key: &str| reference.value(key).map(str::to_owned);
        let hashes = reference.get("hashes").into_iter().flat_map(Value::items);
        Self {
            source: text("source_name"),
            description: text("description"),
            url: text("url"),
            id: text("external_id"),
            hashes: hashes
                .filter_map(|hash| Some((hash.key()?.to_owned(), hash.text()?.to_owned())))
                .collect(),
        }
    }
}
