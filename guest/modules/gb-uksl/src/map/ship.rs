//! What the list says of a ship.

use dragoman_guest::schema::{CountryClaim, Craft, DateClaim, NoticeKind, RelationKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, countries};

use super::individual::within;
use super::{Draft, Said, labelled};
use crate::values;

/// A fact of which a ship has one.
struct Fact {
    container: &'static str,
    field: &'static str,
    /// Puts it in; false if it is no such fact, or another was put in before.
    put: fn(&mut Craft, &str) -> bool,
}

const FACTS: [Fact; 5] = [
    Fact {
        container: "TypeOfShipDetails",
        field: "Designation/ShipDetails/Ship/TypeOfShipDetails/TypeOfShip",
        put: |craft, text| set(&mut craft.craft_type, Some(text.into())),
    },
    Fact {
        container: "CurrentBelievedFlagOfShips",
        field: "Designation/ShipDetails/Ship/CurrentBelievedFlagOfShips/CurrentBelievedFlagOfShip",
        put: |craft, text| set(&mut craft.flag, Some(flag(text))),
    },
    Fact {
        container: "TonnageOfShipDetails",
        field: "Designation/ShipDetails/Ship/TonnageOfShipDetails/TonnageOfShip",
        put: |craft, text| {
            set(
                &mut craft.tonnage,
                number(text).and_then(|tonnes| tonnes.parse().ok()),
            )
        },
    },
    Fact {
        container: "LengthOfShipDetails",
        field: "Designation/ShipDetails/Ship/LengthOfShipDetails/LengthOfShip",
        put: |craft, text| set(&mut craft.length_m, length(text)),
    },
    Fact {
        container: "YearsBuilt",
        field: "Designation/ShipDetails/Ship/YearsBuilt/YearBuilt",
        put: |craft, text| set(&mut craft.built, built(text)),
    },
];

impl<'r> Draft<'r, '_> {
    pub(super) fn ship(&mut self, ship: Element<'r>) {
        for element in within(ship, "IMONumbers") {
            self.imo(element);
        }
        for hull in within(ship, "HullIdentificationNumbers").filter_map(Element::text) {
            self.distinct.add(
                "identifiers",
                &mut self.subject.identifiers,
                build::identifier("hull", hull),
                0,
            );
        }
        for fact in &FACTS {
            for element in within(ship, fact.container) {
                self.fact(element, fact);
            }
        }
        for element in within(ship, "PreviousFlags") {
            let Some(text) = element.text() else { continue };
            match &mut self.subject.craft {
                Some(craft) => self
                    .distinct
                    .add("former_flags", &mut craft.former_flags, flag(text), 0),
                None => self.distinct.add(
                    "remarks",
                    &mut self.subject.remarks,
                    labelled("PreviousFlag", text),
                    0,
                ),
            };
        }
        // The list does not say which of them owns it and which operates it.
        let current = within(ship, "CurrentOwnerOperators").filter_map(Element::text);
        self.relations(RelationKind::Other, "current owner or operator", current);
        let previous = within(ship, "PreviousOwnerOperators").filter_map(Element::text);
        self.relations(RelationKind::Other, "previous owner or operator", previous);
    }

    fn imo(&mut self, element: Element<'r>) {
        let Some(text) = element.text() else { return };
        let field = "Designation/ShipDetails/Ship/IMONumbers/IMONumber";
        let Some(number) = imo(text) else {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                field,
                message: "this is no IMO number: its words were kept",
                excerpt: text,
                place: element.place(),
            });
            self.distinct.add(
                "remarks",
                &mut self.subject.remarks,
                labelled("IMONumber", text),
                0,
            );
            return;
        };
        if !self.distinct.add(
            "identifiers",
            &mut self.subject.identifiers,
            build::identifier("imo", number),
            0,
        ) {
            self.say_again(field, element, text);
        }
    }

    fn fact(&mut self, element: Element<'r>, fact: &Fact) {
        let Some(text) = element.text() else { return };
        if self
            .subject
            .craft
            .as_mut()
            .is_some_and(|craft| (fact.put)(craft, text))
        {
            return;
        }
        self.say(Said {
            kind: NoticeKind::RejectedValue,
            field: fact.field,
            message: "not understood, or another was stated before: its words were kept",
            excerpt: text,
            place: element.place(),
        });
        self.distinct.add(
            "remarks",
            &mut self.subject.remarks,
            labelled(element.name(), text),
            0,
        );
    }
}

/// Puts a value in, unless one is there.
fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let is_new = field.is_none() && value.is_some();
    if is_new {
        *field = value;
    }
    is_new
}

fn flag(words: &str) -> CountryClaim {
    let country = countries::noted(words);
    CountryClaim {
        code: country.code,
        raw: Some(words.into()),
        note: country.note,
        at: 0,
    }
}

/// A number without the unit behind it, and without the commas of its thousands.
fn number(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['m', ' ']).replace(',', "");
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number.then_some(text)
}

fn length(text: &str) -> Option<f64> {
    number(text)?.parse().ok()
}

fn built(text: &str) -> Option<DateClaim> {
    values::birth(text)
}

/// The seven digits of an IMO number, which the list writes with and without the letters before it.
fn imo(text: &str) -> Option<&str> {
    let text = match text.get(..3) {
        Some(letters) if letters.eq_ignore_ascii_case("imo") => text[3..].trim_start_matches([':', ' ']),
        _ => text,
    };
    let is_number = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_imo_number_has_seven_digits() {
        for text in ["IMO9990022", "IMO 9990022", "imo: 9990022", "9990022"] {
            assert_eq!(imo(text), Some("9990022"), "{text}");
        }
        for text in ["999002", "IMO99900222", "IMO", "", "é99", "999002X"] {
            assert_eq!(imo(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_without_units_and_thousands() {
        assert_eq!(number("12,345").as_deref(), Some("12345"));
        assert_eq!(length("134.5 m"), Some(134.5));
        for text in ["", "m", "about 12", "1.2.3"] {
            assert_eq!(length(text), None, "{text}");
        }
    }
}
