//! What a marking definition (section 7.2 of the standard) demands.

use dragoman_guest::json::Value;
use dragoman_guest::schema::Tlp;

/// The extension by which OASIS gives levels of TLP 2.0 (`cti-stix-common-objects`).
const TLP_2: &str = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

/// A marking definition.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Definition {
    /// Its traffic light, by either version.
    pub(crate) level: Option<Tlp>,
    /// `definition.statement`: copyright, terms of use, caveats.
    pub(crate) statement: Option<String>,
    /// What of it is not understood, in its words.
    pub(crate) unknown: Vec<String>,
}

impl Definition {
    pub(super) fn read(record: Value<'_>) -> Self {
        let mut read = Self {
            level: None,
            statement: None,
            unknown: Vec::new(),
        };
        let name = record.value("name");
        for extension in record.get("extensions").into_iter().flat_map(Value::items) {
            let id = extension.key().unwrap_or_default();
            extension.value("extension_type");
            let level = extension.value("tlp_2_0").filter(|_| id == TLP_2);
            match level.and_then(tlp_2) {
                Some(level) => read.level = read.level.max(Some(level)),
                None => read.unknown.push(words(name, level.unwrap_or(id))),
            }
        }
        let kind = record.value("definition_type");
        let definition = record.get("definition");
        let of = |key: &str| definition.and_then(|definition| definition.value(key));
        match (kind, definition) {
            (Some("tlp"), Some(_)) => match of("tlp").and_then(tlp_1) {
                Some(level) => read.level = read.level.max(Some(level)),
                None => read.unknown.push(words(name, of("tlp").unwrap_or("tlp"))),
            },
            (Some("statement"), Some(_)) => match of("statement") {
                Some(statement) => read.statement = Some(statement.into()),
                None => read.unknown.push(words(name, "a statement without words")),
            },
            (kind, Some(definition)) => {
                read.unknown
                    .push(words(name, kind.unwrap_or("no definition_type")));
                definition.leave_out();
            }
            // With a level of TLP 2.0 the type is a mere name.
            (kind, None) if read.level.is_none() && read.unknown.is_empty() => {
                read.unknown.push(words(name, kind.unwrap_or("no definition")));
            }
            (_, None) => {}
        }
        read
    }
}

/// TLP 1, as the standard has it (section 7.2.1.4). What was white there is clear in TLP 2.0.
fn tlp_1(level: &str) -> Option<Tlp> {
    Some(match level {
        "white" => Tlp::Clear,
        "green" => Tlp::Green,
        "amber" => Tlp::Amber,
        "red" => Tlp::Red,
        _ => return None,
    })
}

fn tlp_2(level: &str) -> Option<Tlp> {
    Some(match level {
        "clear" => Tlp::Clear,
        "green" => Tlp::Green,
        "amber" => Tlp::Amber,
        "amber+strict" => Tlp::AmberStrict,
        "red" => Tlp::Red,
        _ => return None,
    })
}

fn words(name: Option<&str>, what: &str) -> String {
    match name {
        Some(name) if name != what => format!("{name} ({what})"),
        _ => what.to_owned(),
    }
}
