//! The elements of a record, in both generations of their names.

/// An element directly under a record. Names of 2020 and of 2025 are kept apart, so that a notice can say which stood
/// in the file; what they mean is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Country,
    LastName,
    GivenName,
    Entity,
    EntityOrShip,
    Title,
    TitleOrShip,
    DateOfBirth,
    DateOfBirthOrShipBuildDate,
    ShipImoNumber,
    Aliases,
    Schedule,
    Item,
    DateOfListing,
    Unknown,
}

const KNOWN: [(&str, Field); 14] = [
    ("Country", Field::Country),
    ("LastName", Field::LastName),
    ("GivenName", Field::GivenName),
    ("Entity", Field::Entity),
    ("EntityOrShip", Field::EntityOrShip),
    ("Title", Field::Title),
    ("TitleOrShip", Field::TitleOrShip),
    ("DateOfBirth", Field::DateOfBirth),
    ("DateOfBirthOrShipBuildDate", Field::DateOfBirthOrShipBuildDate),
    ("ShipIMONumber", Field::ShipImoNumber),
    ("Aliases", Field::Aliases),
    ("Schedule", Field::Schedule),
    ("Item", Field::Item),
    ("DateOfListing", Field::DateOfListing),
];

impl Field {
    /// The field that an element's name means. Capitals are not insisted on.
    pub(crate) fn of(name: &str) -> Self {
        KNOWN
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map_or(Self::Unknown, |(_, field)| *field)
    }

    /// Its element's name.
    pub(crate) fn name(self) -> &'static str {
        KNOWN
            .iter()
            .find(|(_, field)| *field == self)
            .map_or("", |(name, _)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_means_its_field_whatever_its_capitals() {
        for (name, field) in KNOWN {
            assert_eq!(Field::of(name), field);
            assert_eq!(Field::of(&name.to_uppercase()), field);
            assert_eq!(field.name(), name);
        }
        assert_eq!(Field::of("Citizenship"), Field::Unknown);
    }
}
