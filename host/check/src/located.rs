//! The text at which locators point.

use std::cell::OnceCell;

use dragoman_model::schema::Locator;
use dragoman_runtime::{Feed, Part};
use serde_json::Value;

/// The texts of a feed's parts, as far as they are text.
pub(crate) struct Texts<'a> {
    feed: &'a Feed,
    rows: Vec<Option<Vec<String>>>,
    json: Vec<OnceCell<Option<Value>>>,
}

impl<'a> Texts<'a> {
    pub(crate) fn new(feed: &'a Feed) -> Self {
        Self {
            feed,
            rows: feed.parts().iter().map(rows).collect(),
            json: feed.parts().iter().map(|_| OnceCell::new()).collect(),
        }
    }

    /// How many rows of a part say anything; none if it is no table in text. Old files end with a mark of their own.
    pub(crate) fn rows(&self, part: usize) -> Option<usize> {
        let rows = self.rows.get(part)?.as_ref()?.iter();
        Some(rows.filter(|row| row.contains(char::is_alphanumeric)).count())
    }

    /// What stands at a place; none where that cannot be read without the module, as in a workbook.
    pub(crate) fn at(&self, locator: &Locator) -> Option<String> {
        match locator {
            Locator::Bytes(range) => {
                let part = self.feed.parts().get(range.part as usize)?;
                let bytes = part.bytes.get(range.start as usize..range.end as usize)?;
                is_text(part).then(|| unescaped(&decoded(bytes)))
            }
            Locator::Row(range) => {
                let rows = self.rows.get(range.part as usize)?.as_ref()?;
                let first = (range.first as usize).checked_sub(1)?;
                Some(rows.get(first..range.last as usize)?.join(" "))
            }
            Locator::Pointer(pointer) => {
                let index = pointer.part as usize;
                let bytes = &self.feed.parts().get(index)?.bytes;
                let value = self.json[index]
                    .get_or_init(|| serde_json::from_slice(bytes).ok())
                    .as_ref()?;
                // As text, so that escapes of JSON do not stand in the way.
                Some(unescaped(&texts(value.pointer(&pointer.pointer)?)))
            }
        }
    }
}

/// All texts and numbers of a JSON value.
fn texts(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(texts).collect::<Vec<_>>().join(" "),
        Value::Object(fields) => fields.values().map(texts).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// Whether a part is text: no archive and nothing else that has bytes of zero.
fn is_text(part: &Part) -> bool {
    !part.bytes.iter().take(4_096).any(|byte| *byte == 0) && !part.bytes.starts_with(b"PK")
}

/// UTF-8; or else a character a byte, which is what the old lists are but for a few signs.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

fn rows(part: &Part) -> Option<Vec<String>> {
    if !is_text(part) {
        return None;
    }
    let text = decoded(&part.bytes);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let rows = reader
        .records()
        .map(|row| Some(row.ok()?.iter().collect::<Vec<_>>().join(" ")));
    rows.collect()
}

/// A text with the references of XML resolved that stand in names.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(12).position(|byte| byte == b';');
        let character = end.and_then(|end| Some((end, resolved(rest.get(1..end)?)?)));
        let taken = match character {
            Some((end, character)) => {
                plain.push(character);
                end + 1
            }
            None => {
                plain.push('&');
                1
            }
        };
        rest = &rest[taken..];
    }
    plain + rest
}

fn resolved(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let number = match number.strip_prefix(['x', 'X']) {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(number)
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn at(content: &str, locator: Value) -> Option<String> {
        let feed = Feed::default().with("list", content.as_bytes());
        let locator: Locator = serde_json::from_value(locator).expect("a locator");
        Texts::new(&feed).at(&locator)
    }

    #[test]
    fn a_range_of_bytes_is_read_without_the_escapes_of_xml() {
        let range = json!({ "bytes": { "part": 0, "start": 3, "end": 35 } });
        assert_eq!(
            at("<a>A &amp; B &#233; &#xE9; & C &zz;</a>", range).as_deref(),
            Some("A & B é é & C &zz;")
        );
        let beyond = json!({ "bytes": { "part": 0, "start": 3, "end": 99 } });
        assert_eq!(at("<a>", beyond), None);
    }

    #[test]
    fn a_row_is_read_without_the_quotes_of_csv() {
        let row = json!({ "row": { "part": 0, "first": 2, "last": 3 } });
        assert_eq!(
            at("a,b\n\"c, d\",\"e\nf\"\ng,h\n", row).as_deref(),
            Some("c, d e\nf g h")
        );
    }

    #[test]
    fn a_pointer_is_read_without_the_escapes_of_json() {
        let pointer = json!({ "pointer": { "part": 0, "pointer": "/0" } });
        assert_eq!(at(r#"[{"a":"\u00e9","b":[7]}]"#, pointer).as_deref(), Some("é 7"));
    }

    #[test]
    fn what_is_no_text_is_not_read() {
        let range = json!({ "bytes": { "part": 0, "start": 0, "end": 4 } });
        assert_eq!(at("PK\u{3}\u{4}rest", range), None);
    }
}
