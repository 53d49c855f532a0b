//! Writes a record for people: a line a value, every value of it, in the schema's order and under the schema's names.

use anyhow::Result;
use dragoman_hub::Held;
use serde_json::{Map, Value};

use crate::place::{self, Names};
use crate::visible;

/// Columns of a field's name.
const NAME: usize = 16;

/// A record as it is held, with the names of the files that it was read from. Its `item` is what its list says, or has been overruled.
pub(crate) fn text(held: &Held, item: &Value, names: &Names) -> Result<String> {
    let fields = item.as_object().into_iter().flatten();
    let edition = held
        .edition
        .map_or(String::new(), |edition| format!(", edition {edition}"));
    let (issuer, id) = (&held.list.issuer, visible::line(held.item.id()));
    let mut lines = vec![format!("{issuer}/{id}{edition} of {}", held.list)];
    for (name, value) in fields.filter(|(name, _)| *name != "id") {
        field(name, value, &mut lines);
    }
    // A value that is not stated in the record itself says which of these states it.
    let sources = held.sources.iter().enumerate();
    lines.extend(sources.map(|(index, source)| {
        let number = if index > 0 {
            format!(" {index}")
        } else {
            String::new()
        };
        format!(
            "  {:<NAME$} {}",
            format!("source{number}"),
            place::show(source, names)
        )
    }));
    Ok(lines.join("\n"))
}

/// A field: a line, or for a list a line an element; nested facts come under their path.
fn field(name: &str, value: &Value, lines: &mut Vec<String>) {
    let mut line = |value: &Value| lines.push(format!("  {name:<NAME$} {}", inline(value)));
    match value {
        Value::Array(values) => values.iter().for_each(line),
        Value::Object(fields) if !is_one_value(fields) => {
            for (inner, value) in fields {
                field(&format!("{name}.{inner}"), value, lines);
            }
        }
        value => line(value),
    }
}

/// A value on one line.
pub(crate) fn inline(value: &Value) -> String {
    match value {
        Value::String(text) => visible::line(text).into_owned(),
        Value::Array(values) => {
            let values: Vec<_> = values.iter().map(inline).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(fields) if is_date(fields) => date(fields),
        Value::Object(fields) => {
            let pair = |(name, value): (&String, &Value)| match value {
                value if name == "at" => format!("source {value}"),
                Value::Object(fields) if !is_date(fields) => format!("{name} ({})", inline(value)),
                value => format!("{name} {}", inline(value)),
            };
            // What stands in the record itself says so by saying nothing.
            let is_said = |(name, value): &(&String, &Value)| *name != "at" || **value != 0;
            fields
                .iter()
                .filter(is_said)
                .map(pair)
                .collect::<Vec<_>>()
                .join("; ")
        }
        other => other.to_string(),
    }
}

fn is_date(fields: &Map<String, Value>) -> bool {
    fields.contains_key("year")
}

/// Whether an object is one value (a date, a claim, a place) and no group of facts such as those of a person.
fn is_one_value(fields: &Map<String, Value>) -> bool {
    is_date(fields) || fields.contains_key("at")
}

/// A partial date in ISO 8601: `1962`, `1962-07`, `1962-07-03`.
fn date(fields: &Map<String, Value>) -> String {
    let number = |name: &str| fields.get(name).and_then(Value::as_u64);
    let mut text = format!("{:04}", number("year").unwrap_or(0));
    for part in [number("month"), number("day")].into_iter().flatten() {
        text.push_str(&format!("-{part:02}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use dragoman_hub::ListKey;
    use serde_json::json;

    use super::*;

    fn held(item: Value) -> Held {
        Held {
            list: ListKey {
                issuer: "XX".into(),
                list: "invented".into(),
            },
            edition: Some(3),
            origin: None,
            sources: serde_json::from_value(json!([{"bytes": {"part": 0, "start": 5, "end": 90}}]))
                .expect("a locator"),
            item: serde_json::from_value(item).expect("an item"),
        }
    }

    #[test]
    fn every_value_of_a_record_is_on_a_line_of_its_own() {
        let names = Names::new(["list.xml".into()]);
        let held = held(json!({
            "item": "subject", "id": "7", "kind": "person", "status": "active",
            "marking": {"originator_controlled": false},
            "names": [
                {"full": "Ada Example", "form": "primary", "quality": "unstated", "at": 0},
                {"full": "A. Example", "form": "alias", "quality": "weak", "at": 1},
            ],
            "births": [{
                "earliest": {"year": 1962, "month": 7}, "latest": {"year": 1962, "month": 7},
                "certainty": "exact", "calendar": "gregorian", "at": 0,
            }],
            "person": {"gender": "female", "titles": [{"text": "Dr", "at": 0}, {"text": "Col", "at": 0}]},
            "narrative": "Invented.",
        }));
        let item = serde_json::to_value(&held.item).expect("JSON");
        let text = text(&held, &item, &names);
        let expected = "\
XX/7, edition 3 of XX/invented
  item             subject
  marking.originator_controlled false
  kind             person
  status           active
  names            full Ada Example; form primary; quality unstated
  names            full A. Example; form alias; quality weak; source 1
  births           earliest 1962-07; latest 1962-07; certainty exact; calendar gregorian
  person.gender    female
  person.titles    text Dr
  person.titles    text Col
  narrative        Invented.
  source           list.xml, bytes 5..90";
        assert_eq!(text.expect("JSON"), expected);
    }
}
