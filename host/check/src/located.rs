//! The text at which locators point.

use std::cell::OnceCell;
use std::io::{self, BufReader};

use csv::{ByteRecord, Reader, ReaderBuilder};
use dragoman_model::schema::Locator;
use dragoman_runtime::{Content, Feed};
use serde_json::Value;

/// Rows between two of which the places are kept: a table has many millions.
const APART: usize = 64;

/// Bytes that are looked at to tell whether a part is text.
const LOOKED_AT: u64 = 4_096;

/// The texts of a feed's parts, as far as they are text. They are read when they are asked for.
pub(crate) struct Texts<'a> {
    parts: Vec<Text<'a>>,
}

struct Text<'a> {
    content: &'a Content,
    is_text: OnceCell<bool>,
    /// Where every so many rows one begins.
    rows: OnceCell<Option<Vec<u64>>>,
    json: OnceCell<Option<Value>>,
}

impl<'a> Texts<'a> {
    pub(crate) fn new(feed: &'a Feed) -> Self {
        let text = |part: &'a dragoman_runtime::Part| Text {
            content: &part.content,
            is_text: OnceCell::new(),
            rows: OnceCell::new(),
            json: OnceCell::new(),
        };
        Self {
            parts: feed.parts().iter().map(text).collect(),
        }
    }

    /// How many rows of a part say anything; none if it is no table in text. Old files end with a mark of their own.
    pub(crate) fn rows(&self, part: usize) -> Option<usize> {
        let text = self.parts.get(part).filter(|text| text.is_text())?;
        let mut count = 0;
        let counted = each_row(text.content, 0, |_, row| {
            count += usize::from(joined(row).contains(char::is_alphanumeric));
            true
        });
        counted.ok().map(|()| count)
    }

    /// What stands at a place; none where that cannot be read without the module, as in a workbook.
    pub(crate) fn at(&self, locator: &Locator) -> Option<String> {
        match locator {
            Locator::Bytes(range) => {
                let text = self
                    .parts
                    .get(range.part as usize)
                    .filter(|text| text.is_text())?;
                let bytes = text.content.range(range.start.into()..range.end.into()).ok()?;
                Some(unescaped(&decoded(&bytes)))
            }
            Locator::Row(range) => {
                let text = self
                    .parts
                    .get(range.part as usize)
                    .filter(|text| text.is_text())?;
                text.rows((range.first as usize).checked_sub(1)?, range.last as usize)
            }
            Locator::Pointer(pointer) => {
                let value = self.parts.get(pointer.part as usize)?.json()?;
                // As text, so that escapes of JSON do not stand in the way.
                Some(unescaped(&texts(value.pointer(&pointer.pointer)?)))
            }
        }
    }
}

impl Text<'_> {
    /// Whether it is text: no archive and nothing else that has bytes of zero.
    fn is_text(&self) -> bool {
        *self.is_text.get_or_init(|| {
            let head = self.content.head(LOOKED_AT);
            head.is_ok_and(|head| !head.contains(&0) && !head.starts_with(b"PK"))
        })
    }

    fn json(&self) -> Option<&Value> {
        let json = || serde_json::from_reader(BufReader::new(self.content.reader())).ok();
        self.json.get_or_init(json).as_ref()
    }

    /// The rows from one, counted from 0, up to another; none if there are not as many.
    fn rows(&self, first: usize, last: usize) -> Option<String> {
        let places = self.rows.get_or_init(|| places(self.content).ok()).as_ref()?;
        let place = *places.get(first / APART)?;
        let mut text = String::new();
        let mut next = first - first % APART;
        each_row(self.content, place, |_, row| {
            if next >= first && next < last {
                if next > first {
                    text.push(' ');
                }
                text.push_str(&joined(row));
            }
            next += 1;
            next < last
        })
        .ok()?;
        (first <= last && next >= last).then_some(text)
    }
}

/// Where every so many rows one begins.
fn places(content: &Content) -> io::Result<Vec<u64>> {
    let mut places = Vec::new();
    let mut number = 0;
    each_row(content, 0, |place, _| {
        if number % APART == 0 {
            places.push(place);
        }
        number += 1;
        true
    })?;
    Ok(places)
}

/// Calls `take` with every row from a place on, and where it begins, until that says no.
fn each_row(content: &Content, from: u64, mut take: impl FnMut(u64, &ByteRecord) -> bool) -> io::Result<()> {
    let mut reader: Reader<_> = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .buffer_capacity(1 << 16)
        .from_reader(content.reader().from(from));
    let mut row = ByteRecord::new();
    loop {
        let place = from + reader.position().byte();
        match reader.read_byte_record(&mut row) {
            Ok(true) if take(place, &row) => {}
            Ok(_) => return Ok(()),
            Err(error) => return Err(io::Error::other(error)),
        }
    }
}

/// The cells of a row as text.
fn joined(row: &ByteRecord) -> String {
    let cells: Vec<_> = row.iter().collect();
    decoded(&cells.join(&b' '))
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

/// UTF-8; or else a character a byte, which is what the old lists are but for a few signs.
fn decoded(bytes: &[u8]) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
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
    fn a_row_is_found_wherever_it_is_and_none_beyond_the_last() {
        let mut content = String::from("\u{feff}number,\"a\nb\"\n");
        (1..500).for_each(|number| content.push_str(&format!("{number},\"Ada\r\n{number}\"\r\n")));
        let feed = Feed::default().with("list", content.as_bytes());
        let texts = Texts::new(&feed);
        assert_eq!(texts.rows(0), Some(500));
        let at = |first: usize, last: usize| {
            let row = json!({ "row": { "part": 0, "first": first, "last": last } });
            texts.at(&serde_json::from_value(row).expect("a locator"))
        };
        assert_eq!(at(1, 1).as_deref(), Some("number a\nb"));
        for row in [2, 64, 65, 66, 127, 128, 129, 500] {
            let number = row - 1;
            assert_eq!(at(row, row), Some(format!("{number} Ada\r\n{number}")));
        }
        let both = "63 Ada\r\n63 64 Ada\r\n64";
        assert_eq!(at(64, 65).as_deref(), Some(both));
        assert_eq!(
            (at(500, 501), at(501, 501), at(600, 600), at(0, 1)),
            (None, None, None, None)
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
