//! The elements of a record, in the three generations of their names: `Title`, `TitleOrShip`,
//! `TitleOrShipType-TitreOuTypeDeNavire`.

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

/// What became another word when the names became bilingual.
const BILINGUAL: [(&str, Field); 1] = [("TitleOrShipType", Field::TitleOrShip)];

impl Field {
    /// The field that an element's name means. Capitals are not insisted on. Since 2026 a name is English and French,
    /// `Item-NumeroDarticle`: what stands before the hyphen decides.
    pub(crate) fn of(name: &str) -> Self {
        let english = name.split_once('-').map_or(name, |(english, _)| english);
        KNOWN
            .iter()
            .chain(&BILINGUAL)
            .find(|(known, _)| known.eq_ignore_ascii_case(english))
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

    #[test]
    fn a_bilingual_name_means_what_its_english_half_does() {
        for (name, field) in [
            ("Country-Pays", Field::Country),
            ("LastName-NomDeFamille", Field::LastName),
            ("GivenName-Prenom", Field::GivenName),
            ("EntityOrShip-EntiteOuNavire", Field::EntityOrShip),
            ("TitleOrShipType-TitreOuTypeDeNavire", Field::TitleOrShip),
            (
                "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire",
                Field::DateOfBirthOrShipBuildDate,
            ),
            ("ShipIMONumber-NumeroOMIDuNavire", Field::ShipImoNumber),
            ("Aliases-Alias", Field::Aliases),
            ("Schedule-Annexe", Field::Schedule),
            ("Item-NumeroDarticle", Field::Item),
            ("DateOfListing-DateDinscription", Field::DateOfListing),
            ("ItemNote-NoteDarticle", Field::Unknown),
        ] {
            assert_eq!(Field::of(name), field, "{name}");
        }
    }
}
