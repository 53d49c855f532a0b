//! How many values each field of the schema has.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// How many values the fields of some records have, by path: `births`, `births.earliest`, `births.earliest.day` … Every
/// element of a list counts that stands plainly: one with a note is qualified by it (the United Nations' editions of late
/// 2024 have 150 dates of birth in aliases without a name only). What the source does not state does not count, nor does
/// a `false`; notes and the source's own words do not by themselves.
pub(super) type Fill = BTreeMap<String, u64>;

/// Counts the values of a record, given as JSON.
pub(super) fn count(json: &[u8]) -> Result<Fill, serde_json::Error> {
    let mut fill = Fill::new();
    let mut path = String::new();
    let mut reader = serde_json::Deserializer::from_slice(json);
    let whole = Value {
        path: &mut path,
        fill: &mut fill,
    };
    whole.deserialize(&mut reader)?;
    reader.end()?;
    Ok(fill)
}

/// What the source says about a value.
const NOTE: &str = "note";

/// Index of a source, no value of the list; and the source's own words, which go when a value is understood.
const BESIDE: [&str; 2] = ["at", "raw"];

/// Pairs of a key and a value, for what the schema has no field for: each key is a field of its own.
const EXTRA: &str = "extra";

/// A value that is read, at a path.
struct Value<'a> {
    path: &'a mut String,
    fill: &'a mut Fill,
}

impl Value<'_> {
    fn filled(&mut self) {
        if self.path.is_empty() {
            return;
        }
        match self.fill.get_mut(self.path.as_str()) {
            Some(count) => *count += 1,
            None => {
                self.fill.insert(self.path.clone(), 1);
            }
        }
    }

    fn within<T>(&mut self, name: &str, read: impl FnOnce(Value<'_>) -> T) -> T {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        let result = read(Value {
            path: self.path,
            fill: self.fill,
        });
        self.path.truncate(length);
        result
    }
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of a record")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut is_plain = true;
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            is_plain &= name != NOTE;
            if name == NOTE || BESIDE.contains(&&*name) {
                map.next_value::<IgnoredAny>()?;
            } else {
                self.within(&name, |value| map.next_value_seed(value))?;
            }
        }
        if is_plain {
            self.filled();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        if self.path == EXTRA {
            while let Some((key, _)) = list.next_element::<(String, IgnoredAny)>()? {
                self.within(&key, |mut value| value.filled());
            }
            return Ok(());
        }
        while let Some(()) = list.next_element_seed(Value {
            path: self.path,
            fill: self.fill,
        })? {}
        Ok(())
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        if text != "unstated" {
            self.filled();
        }
        Ok(())
    }

    fn visit_bool<E: Error>(mut self, holds: bool) -> Result<(), E> {
        if holds {
            self.filled();
        }
        Ok(())
    }

    fn visit_u64<E: Error>(mut self, _: u64) -> Result<(), E> {
        self.filled();
        Ok(())
    }

    fn visit_i64<E: Error>(mut self, _: i64) -> Result<(), E> {
        self.filled();
        Ok(())
    }

    fn visit_f64<E: Error>(mut self, _: f64) -> Result<(), E> {
        self.filled();
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
#[path = "fill_tests.rs"]
mod tests;
