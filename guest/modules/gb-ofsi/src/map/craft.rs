//! Ships.

use dragoman_guest::schema::{Craft, DateClaim};
use dragoman_guest::{build, phrase};

use super::packed::Label;
use super::places;
use crate::values::{self, date, enumeration};

/// Puts a labelled value into a craft. False if it is not of a craft, is there already, or cannot be read.
pub(crate) fn put(craft: &mut Craft, label: Label, text: &str, at: u32) -> bool {
    match label {
        Label::ShipType => set(&mut craft.craft_type, Some(text.to_owned())),
        Label::Flag => set(&mut craft.flag, Some(places::claim(text, at))),
        Label::FormerFlags => {
            let flags = former_flags(text);
            craft
                .former_flags
                .extend(flags.into_iter().map(|flag| places::claim(flag, at)));
            true
        }
        Label::Tonnage => set(
            &mut craft.tonnage,
            number(text).and_then(|tonnes| tonnes.parse().ok()),
        ),
        Label::Length => set(
            &mut craft.length_m,
            number(text).and_then(|metres| metres.parse().ok()),
        ),
        Label::Built => set(&mut craft.built, built(text, at)),
        _ => false,
    }
}

fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let is_new = field.is_none() && value.is_some();
    if is_new {
        *field = value;
    }
    is_new
}

/// A number without the unit behind it.
fn number(text: &str) -> Option<String> {
    let text = text.trim_end_matches(['.', 'm', ' ']).replace(',', "");
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    is_number.then_some(text)
}

fn built(text: &str, at: u32) -> Option<DateClaim> {
    Some(DateClaim {
        at,
        ..date::birth(text.trim_end_matches('.'))?
    })
}

/// Flags are short and have no full stops of their own.
fn former_flags(text: &str) -> Vec<&str> {
    let values = enumeration::values(text);
    values
        .into_iter()
        .flat_map(|value| phrase::split(value, ". "))
        .filter_map(values::stated)
        .collect()
}

/// The value of an IMO number: seven digits.
pub(crate) fn imo(text: &str) -> Option<&str> {
    let text = text
        .strip_prefix("IMO")
        .unwrap_or(text)
        .trim_start_matches([':', ' ']);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = !text[digits..].starts_with(|c: char| c.is_alphanumeric());
    (digits == 7 && ends).then(|| &text[..digits])
}

/// A craft of which nothing is known yet.
pub(crate) fn unknown() -> Craft {
    build::craft()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_particulars_of_a_ship_are_read() {
        let mut craft = unknown();
        assert!(put(&mut craft, Label::Tonnage, "1,676", 0) && put(&mut craft, Label::Length, "105.5 m", 0));
        assert!(
            put(&mut craft, Label::Built, "1985", 0)
                && put(&mut craft, Label::FormerFlags, "Panama. Togo", 0)
        );
        assert_eq!((craft.tonnage, craft.length_m), (Some(1676), Some(105.5)));
        assert_eq!(craft.former_flags.len(), 2);
    }

    #[test]
    fn what_cannot_be_read_or_is_there_already_is_not_put() {
        let mut craft = unknown();
        assert!(!put(&mut craft, Label::Tonnage, "many", 0) && !put(&mut craft, Label::Length, "1.2.3", 0));
        assert!(put(&mut craft, Label::ShipType, "Oil tanker", 0));
        assert!(!put(&mut craft, Label::ShipType, "Other", 0));
    }

    #[test]
    fn an_imo_number_has_seven_digits() {
        assert_eq!(imo("9074729"), Some("9074729"));
        assert_eq!(imo("IMO: 9074729. MMSI"), Some("9074729"));
        assert_eq!(imo("90747291"), None);
    }
}
