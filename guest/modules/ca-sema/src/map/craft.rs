//! What only ships have.

use dragoman_guest::schema::{DateClaim, NoticeKind, SubjectKind};
use dragoman_guest::{build, dates};

use super::{DATES, Draft, births};
use crate::field::Field;
use crate::record::{Entry, Record};

/// Words that make the type of a ship.
const SHIP_WORDS: [&str; 17] = [
    "tanker",
    "cargo",
    "carrier",
    "vessel",
    "ship",
    "ferry",
    "tug",
    "tugboat",
    "barge",
    "yacht",
    "trawler",
    "fso",
    "fpso",
    "navire",
    "vraquier",
    "pétrolier",
    "cargaison",
];

/// Whether a record that names no person is about a ship: it has a ship's number, or its title is a type of ship.
pub(super) fn is_ship(record: &Record) -> bool {
    record.entry(&[Field::ShipImoNumber]).is_some()
        || record
            .first(&[Field::Title, Field::TitleOrShip])
            .is_some_and(is_ship_type)
}

fn is_ship_type(title: &str) -> bool {
    let title = title.to_lowercase();
    title
        .split(|character: char| !character.is_alphanumeric())
        .any(|word| SHIP_WORDS.contains(&word))
}

impl<'r> Draft<'r, '_> {
    pub(super) fn ship_type(&mut self, entry: &'r Entry) {
        let craft = self.subject.craft.get_or_insert_with(build::craft);
        if craft.craft_type.is_none() {
            craft.craft_type = Some(self.record.text(entry).into());
        } else {
            self.extra(entry, "a second type of the same ship; it was kept in extra");
        }
    }

    pub(super) fn built(&mut self, entry: &'r Entry) {
        let text = self.record.text(entry);
        let read = dates::read(text, DATES);
        if read.as_ref().is_some_and(|reading| reading.placeholder) {
            self.say(NoticeKind::Repaired, entry, births::PLACEHOLDER);
        }
        let claim = match read.map(|reading| reading.claims) {
            Some(claims) if claims.len() == 1 => claims.into_iter().next(),
            _ => None,
        };
        if claim.is_none() {
            self.rejected(entry, "not a single date of building; its words were kept");
        }
        let claim: DateClaim = claim.unwrap_or_else(|| dates::unstated(text));
        let craft = self.subject.craft.get_or_insert_with(build::craft);
        if craft.built.is_none() {
            craft.built = Some(claim);
        } else {
            self.extra(entry, "a second date of building; it was kept in extra");
        }
    }

    /// Keeps every number, also a wrong one: it may be the only thing known of a ship.
    pub(super) fn imo(&mut self, entry: &'r Entry) {
        let text = self.record.text(entry);
        for number in text.split([',', ';', '/']).filter_map(bare_number) {
            let mut identifier = build::identifier("imo", number);
            if !is_valid(number) {
                identifier.note = Some("the check digit is wrong".into());
                self.say(
                    NoticeKind::Remark,
                    entry,
                    "not a valid IMO number by its check digit; it was kept as it stands",
                );
            }
            self.subject.identifiers.push(identifier);
        }
        if self.subject.kind != SubjectKind::Vessel {
            self.say(
                NoticeKind::Remark,
                entry,
                "a ship's number in the record of a person; it was kept",
            );
        }
    }
}

/// The number without the words around it; none if nothing is left.
fn bare_number(text: &str) -> Option<&str> {
    let text = text.trim();
    let bare = match text.get(..3) {
        Some(head) if head.eq_ignore_ascii_case("imo") => &text[3..],
        _ => text,
    };
    let bare = bare.trim_start_matches(|character: char| !character.is_alphanumeric());
    let bare = bare
        .strip_prefix("No.")
        .or(bare.strip_prefix("no."))
        .unwrap_or(bare)
        .trim();
    (!bare.is_empty()).then_some(bare)
}

/// Whether a number has seven digits of which the last is the check digit.
fn is_valid(number: &str) -> bool {
    let [a, b, c, d, e, f, check] = number.as_bytes() else {
        return false;
    };
    if !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let digits = [a, b, c, d, e, f].map(|digit| u32::from(digit - b'0'));
    let sum: u32 = digits
        .iter()
        .zip((2..=7).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    sum % 10 == u32::from(check - b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_tells_a_number_from_a_slip() {
        assert!(is_valid("9074729"));
        for wrong in ["9074728", "907472", "90747290", "907472A", ""] {
            assert!(!is_valid(wrong), "{wrong}");
        }
    }

    #[test]
    fn the_words_around_a_number_are_taken_off() {
        for text in [
            "9074729",
            "IMO 9074729",
            "IMO9074729",
            "imo: 9074729",
            "IMO No. 9074729",
        ] {
            assert_eq!(bare_number(text), Some("9074729"), "{text}");
        }
        assert_eq!(bare_number(" IMO "), None);
    }

    #[test]
    fn a_title_is_a_type_of_ship_by_its_words_not_by_their_parts() {
        assert!(is_ship_type("General Cargo / Multi Purpose"));
        assert!(is_ship_type("FSO Gas Unit"));
        assert!(!is_ship_type("Ambassadorship"));
        assert!(!is_ship_type("Major General/major-général"));
    }
}
