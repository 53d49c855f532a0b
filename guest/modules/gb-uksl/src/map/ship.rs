//! What the list says of a ship.

use dragoman_guest::countries;
use dragoman_guest::schema::{CountryClaim, Craft, DateClaim, NoticeKind};

use super::{Draft, Said, Words};
use crate::columns::Column;
use crate::values;

/// A fact of which a ship has one.
struct Fact {
    column: Column,
    /// The name of its element.
    label: &'static str,
    /// Puts it in; false if it is no such fact, or another was put in before.
    put: fn(&mut Craft, &Words<'_>) -> bool,
}

const FACTS: [Fact; 5] = [
    Fact {
        column: Column::TypeOfShip,
        label: "TypeOfShip",
        put: |craft, words| set(&mut craft.craft_type, Some(words.text.into())),
    },
    Fact {
        column: Column::Flag,
        label: "CurrentBelievedFlagOfShip",
        put: |craft, words| set(&mut craft.flag, Some(flag(words))),
    },
    Fact {
        column: Column::Tonnage,
        label: "TonnageOfShip",
        put: |craft, words| {
            let tonnes = number(words.text).and_then(|tonnes| tonnes.parse().ok());
            set(&mut craft.tonnage, tonnes)
        },
    },
    Fact {
        column: Column::Length,
        label: "LengthOfShip",
        put: |craft, words| set(&mut craft.length_m, length(words.text)),
    },
    Fact {
        column: Column::YearBuilt,
        label: "YearBuilt",
        put: |craft, words| set(&mut craft.built, built(words)),
    },
];

impl Draft<'_> {
    /// Takes what stands in a column of facts of which a ship has one: its type, flag, tonnage, length and year.
    pub(crate) fn fact(&mut self, column: Column, words: &Words<'_>) {
        let Some(fact) = FACTS.iter().find(|fact| fact.column == column) else {
            return;
        };
        let craft = self.subject.craft.as_mut();
        if craft.is_some_and(|craft| (fact.put)(craft, words)) {
            return;
        }
        self.say(Said {
            kind: NoticeKind::RejectedValue,
            column,
            message: "not understood, or another was stated before: its words were kept",
            excerpt: words.text,
            here: &words.here,
        });
        self.remark(fact.label, words);
    }

    pub(crate) fn hull(&mut self, words: &Words<'_>) {
        self.identifier("hull", words);
    }

    pub(crate) fn previous_flag(&mut self, words: &Words<'_>) {
        match &mut self.subject.craft {
            Some(craft) => {
                let flag = flag(words);
                self.distinct
                    .add("former_flags", &mut craft.former_flags, flag, words.here.at);
            }
            None => self.remark("PreviousFlag", words),
        }
    }

    pub(crate) fn imo(&mut self, words: &Words<'_>) {
        let Some(number) = imo(words.text) else {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                column: Column::Imo,
                message: "this is no IMO number: its words were kept",
                excerpt: words.text,
                here: &words.here,
            });
            return self.remark("IMONumber", words);
        };
        let here = words.here.clone();
        if !self.identifier("imo", &Words { text: number, here }) {
            self.say_again(Column::Imo, words.text, &words.here);
        }
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

fn flag(words: &Words<'_>) -> CountryClaim {
    let country = countries::noted(words.text);
    CountryClaim {
        code: country.code,
        raw: Some(words.text.into()),
        note: country.note,
        at: words.here.at,
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

fn built(words: &Words<'_>) -> Option<DateClaim> {
    let claim = values::birth(words.text)?;
    Some(DateClaim {
        at: words.here.at,
        ..claim
    })
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
