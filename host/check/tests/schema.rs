//! Holds reports to published schemas.

use serde_json::{Map, Value};
use uppsala::xsd::XsdValidator;

const JUNIT: &str = include_str!("fixtures/junit-10.xsd");
const SARIF: &str = include_str!("fixtures/sarif-schema-2.1.0.json");

/// What breaks Jenkins' schema of JUnit reports in a text.
pub fn junit(text: &str) -> Vec<String> {
    let schema = uppsala::parse(JUNIT).expect("the schema is XML");
    let validator = XsdValidator::from_schema(&schema).expect("the schema is one");
    let document = match uppsala::parse(text) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let errors = validator.validate(&document).into_iter();
    errors.map(|error| error.to_string()).collect()
}

/// What breaks the schema of SARIF in a value.
pub fn sarif(value: &Value) -> Vec<String> {
    let root = serde_json::from_str(SARIF).expect("the schema is JSON");
    let mut broken = Vec::new();
    Schema {
        root: &root,
        here: &root,
    }
    .hold(value, "", &mut broken);
    broken
}

/// A schema of draft 07, as far as that of SARIF uses it. What is not understood ends the test instead of being passed
/// over: a whole implementation brings some forty crates, and other features for those that the engine is built of.
#[derive(Clone, Copy)]
struct Schema<'a> {
    root: &'a Value,
    here: &'a Value,
}

impl<'a> Schema<'a> {
    fn at(self, here: &'a Value) -> Self {
        Self { here, ..self }
    }

    fn accepts(self, value: &Value) -> bool {
        let mut broken = Vec::new();
        self.hold(value, "", &mut broken);
        broken.is_empty()
    }

    fn hold(self, value: &Value, at: &str, broken: &mut Vec<String>) {
        let schema = match self.here {
            Value::Bool(true) => return,
            Value::Bool(false) => return broken.push(format!("{at}: nothing may stand there")),
            Value::Object(schema) => schema,
            other => panic!("{other} is no schema"),
        };
        // In draft 07 nothing beside a reference counts.
        if let Some(reference) = schema.get("$ref") {
            let pointer = reference
                .as_str()
                .and_then(|text| text.strip_prefix('#'))
                .expect("a place in it");
            let target = self.root.pointer(pointer).expect("what is referred to");
            return self.at(target).hold(value, at, broken);
        }
        for (keyword, argument) in schema {
            let kept = match keyword.as_str() {
                "$schema" | "$id" | "title" | "description" | "default" | "definitions" => true,
                "type" => one_or_more(argument).any(|name| is_a(value, name)),
                "enum" => list(argument).contains(value),
                "anyOf" => list(argument).iter().any(|of| self.at(of).accepts(value)),
                "oneOf" => {
                    let accepting = list(argument).iter().filter(|of| self.at(of).accepts(value));
                    accepting.count() == 1
                }
                "minimum" => value.as_f64().is_none_or(|is| is >= number(argument)),
                "maximum" => value.as_f64().is_none_or(|is| is <= number(argument)),
                "minItems" => value
                    .as_array()
                    .is_none_or(|is| is.len() as f64 >= number(argument)),
                "uniqueItems" => {
                    let unique = |items: &Vec<Value>| {
                        items
                            .iter()
                            .enumerate()
                            .all(|(index, item)| !items[..index].contains(item))
                    };
                    argument == false || value.as_array().is_none_or(unique)
                }
                "required" => {
                    let has =
                        |object: &Map<_, _>| one_or_more(argument).all(|name| object.contains_key(name));
                    value.as_object().is_none_or(has)
                }
                "format" => value.as_str().is_none_or(|text| has_format(text, argument)),
                "items" => {
                    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.at(argument).hold(item, &format!("{at}/{index}"), broken);
                    }
                    true
                }
                "properties" => {
                    for (name, inner) in argument.as_object().expect("properties") {
                        if let Some(value) = value.get(name) {
                            self.at(inner).hold(value, &format!("{at}/{name}"), broken);
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    let named = |name: &str| {
                        schema
                            .get("properties")
                            .is_some_and(|known| known.get(name).is_some())
                    };
                    let others = value.as_object().into_iter().flatten();
                    for (name, value) in others.filter(|(name, _)| !named(name)) {
                        self.at(argument).hold(value, &format!("{at}/{name}"), broken);
                    }
                    true
                }
                other => panic!("{at}: {other} is not looked at so far"),
            };
            if !kept {
                broken.push(format!("{at}: {keyword} is {argument}, and there is {value}"));
            }
        }
    }
}

fn list(argument: &Value) -> &Vec<Value> {
    argument.as_array().expect("a list")
}

fn number(argument: &Value) -> f64 {
    argument.as_f64().expect("a number")
}

/// A word, or the words of a list.
fn one_or_more(argument: &Value) -> impl Iterator<Item = &str> {
    let words = argument
        .as_array()
        .map_or(std::slice::from_ref(argument), Vec::as_slice);
    words.iter().map(|word| word.as_str().expect("a word"))
}

fn is_a(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        other => panic!("{other} is no type"),
    }
}

fn has_format(text: &str, format: &Value) -> bool {
    match format.as_str().expect("a format") {
        "uri" => text.contains("://") && is_reference(text),
        "uri-reference" => is_reference(text),
        other => panic!("{text}: the format {other} is not looked at so far"),
    }
}

/// Whether a text has the characters of RFC 3986 alone, and hexadecimal digits behind each percent sign.
fn is_reference(text: &str) -> bool {
    let mut parts = text.split('%');
    let first = parts.next().is_some_and(has_letters);
    first
        && parts.all(|part| {
            let digits = part.as_bytes().iter().take(2);
            digits.filter(|byte| byte.is_ascii_hexdigit()).count() == 2 && has_letters(part)
        })
}

fn has_letters(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte))
}
