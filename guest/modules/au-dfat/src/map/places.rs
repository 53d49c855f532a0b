//! Places of birth, addresses and citizenships.

use dragoman_guest::build;
use dragoman_guest::schema::{CountryClaim, Place};

use super::Entry;
use crate::columns::{ADDRESS, BIRTH_PLACE, CITIZENSHIP};
use crate::values::{country, several};

impl Entry<'_, '_> {
    pub(super) fn birth_places(&mut self) {
        let Some(text) = self.new_text(BIRTH_PLACE) else {
            return;
        };
        for text in several::values(text) {
            if self.is_new("birth place", text.as_str()) {
                self.subject.birth_places.push(place(text, self.at));
            }
        }
    }

    pub(super) fn addresses(&mut self) {
        let Some(text) = self.new_text(ADDRESS) else {
            return;
        };
        for text in several::values(text) {
            if self.is_new("address", text.as_str()) {
                self.subject.addresses.push(place(text, self.at));
            }
        }
    }

    pub(super) fn citizenships(&mut self) {
        let Some(text) = self.new_text(CITIZENSHIP) else {
            return;
        };
        for claim in several::values(text)
            .iter()
            .flat_map(|value| country::citizenships(value))
        {
            if self.is_new("citizenship", claim.raw.as_deref().unwrap_or_default()) {
                self.subject
                    .citizenships
                    .push(CountryClaim { at: self.at, ..claim });
            }
        }
    }
}

/// Which part of a text is a street and which a town, the list does not say: it stays whole, but for the country.
fn place(text: String, at: u32) -> Place {
    let found = country::of_place(&text);
    Place {
        raw: Some(text),
        country: found.code,
        note: found.note,
        at,
        ..build::place()
    }
}
