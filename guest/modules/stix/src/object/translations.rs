//! What a language content (section 7.1 of the standard) says: texts of another object in other languages.

use dragoman_guest::json::{Kind, Value};

/// A text of an object in another language.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Translation {
    /// RFC 5646.
    pub(crate) language: String,
    /// The property that is translated.
    pub(crate) property: String,
    pub(crate) text: String,
}

/// `contents`: by language, then by property. A list of translations has one for each value, in their order.
pub(super) fn read(record: Value<'_>) -> Vec<Translation> {
    let mut read = Vec::new();
    for language in record.get("contents").into_iter().flat_map(Value::items) {
        for property in language.items() {
            let texts: Vec<_> = match property.kind() {
                Kind::Array => property.items().filter_map(Value::text).collect(),
                _ => property.text().into_iter().collect(),
            };
            read.extend(texts.into_iter().map(|text| Translation {
                language: language.key().unwrap_or_default().into(),
                property: property.key().unwrap_or_default().into(),
                text: text.into(),
            }));
        }
    }
    read
}
