//! What is used of FollowTheMoney's model, read from `model.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

const TABLE: &str = include_str!("model.txt");

/// A schema's name, as FollowTheMoney writes it.
pub(super) type Schema = &'static str;

/// What a property takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Property {
    /// Name of its type.
    pub(super) kind: &'static str,
    /// The most characters of a value.
    pub(super) longest: usize,
}

/// The schemata, each with its properties, inherited ones included.
struct Model {
    properties: HashMap<(Schema, &'static str), Property>,
    extended: HashMap<Schema, Vec<Schema>>,
}

static MODEL: LazyLock<Model> = LazyLock::new(|| read(TABLE));

/// A property of a schema, its own or inherited; none if it has no such property.
pub(super) fn property(schema: Schema, name: &'static str) -> Option<Property> {
    MODEL.properties.get(&(schema, name)).copied()
}

/// Whether what is of a schema is of another as well.
pub(super) fn is_a(schema: Schema, other: Schema) -> bool {
    schema == other || MODEL.extended[schema].contains(&other)
}

fn read(table: &'static str) -> Model {
    let mut own: HashMap<Schema, Vec<(&'static str, Property)>> = HashMap::new();
    let mut extended: HashMap<Schema, Vec<Schema>> = HashMap::new();
    for line in table.lines() {
        let words: Vec<&'static str> = line.split_whitespace().collect();
        match words[..] {
            ["schema", schema, ref others @ ..] => {
                extended.insert(schema, others.to_vec());
            }
            ["property", schema, name, kind, longest] => {
                let longest = longest.parse().expect("model.txt gives a number of characters");
                own.entry(schema)
                    .or_default()
                    .push((name, Property { kind, longest }));
            }
            [] | ["#", ..] => {}
            _ => unreachable!("model.txt has no line such as {line}"),
        }
    }
    let mut properties = HashMap::new();
    for (schema, others) in &extended {
        for of in others.iter().chain([schema]) {
            let own = own.get(of).into_iter().flatten();
            properties.extend(own.map(|(name, property)| ((*schema, *name), *property)));
        }
    }
    Model { properties, extended }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_inherited() {
        let name = Property {
            kind: "name",
            longest: 384,
        };
        assert_eq!(property("Vessel", "name"), Some(name));
        assert_eq!(property("Vessel", "birthDate"), None);
        assert!(is_a("Vessel", "Vehicle") && !is_a("Vehicle", "Vessel"));
    }
}
