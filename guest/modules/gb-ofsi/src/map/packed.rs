//! `Other Information`: free text with labelled values packed into it, `(UN Ref):… (Gender):…`.

use dragoman_guest::build;

use crate::columns;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// Reference in the UK Sanctions List.
    UkReference,
    /// Reference of the United Nations.
    UnReference,
    /// Statement of reasons.
    Reasons,
    /// Gender.
    Gender,
    /// Telephone numbers.
    Phone,
    /// Telefax numbers.
    Fax,
    /// Mail addresses.
    Email,
    /// Web sites.
    Website,
    /// What sort of organisation.
    EntityType,
    /// Parent companies.
    Parent,
    /// Subsidiaries.
    Subsidiaries,
    /// Registration numbers of an organisation.
    Registration,
    /// Number of a ship.
    Imo,
    /// Flag.
    Flag,
    /// Flags before.
    FormerFlags,
    /// Type of a ship.
    ShipType,
    /// Tonnage.
    Tonnage,
    /// Length.
    Length,
    /// Year of building.
    Built,
    /// Owners, or the operator.
    Owners,
    /// Owners before.
    FormerOwners,
    /// Number of the hull.
    Hull,
    /// Anything else that identifies.
    Further,
    /// What was imposed besides the freeze, and on which day.
    Measure,
}

use Label::*;

/// The labels as published, in all spellings.
const LABELS: [(&str, Label); 30] = [
    ("UK Sanctions List Ref", UkReference),
    ("UN Ref", UnReference),
    ("UK Statement of Reasons", Reasons),
    ("Gender", Gender),
    ("Phone number", Phone),
    ("Tel", Phone),
    ("Fax", Fax),
    ("Fax number", Fax),
    ("Email address", Email),
    ("Email", Email),
    ("Website", Website),
    ("Type of entity", EntityType),
    ("Parent company", Parent),
    ("Subsidiaries", Subsidiaries),
    ("Business Reg No", Registration),
    ("IMO number", Imo),
    ("Flag of ship", Flag),
    ("Current believed flag of ship", Flag),
    ("Previous flags", FormerFlags),
    ("Type of ship", ShipType),
    ("Tonnage of ship", Tonnage),
    ("Length of ship", Length),
    ("Year built", Built),
    ("Current owners", Owners),
    ("Previous owners", FormerOwners),
    ("Hull identification number", Hull),
    ("Further Identifiying Information", Further),
    ("Further Identifying Information", Further),
    // Since 2023: what stands in a column of its own in the UK Sanctions List.
    (
        "Financial sanctions imposed in addition to an asset freeze",
        Measure,
    ),
    ("Date trust services sanctions imposed", Measure),
];

/// Length of a label in bytes at most.
const LONGEST: usize = 60;

/// A piece of the cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Piece<'a> {
    /// Its label; none for the text before the first one.
    pub(crate) label: Option<Label>,
    /// The label as written.
    pub(crate) name: &'a str,
    /// The text up to the next label.
    pub(crate) text: &'a str,
}

/// A cell taken apart.
#[derive(Debug, Default)]
pub(crate) struct Packed<'a> {
    /// The pieces, in their order.
    pub(crate) pieces: Vec<Piece<'a>>,
    /// What looks like a label and is not known; it stays in the text.
    pub(crate) unknown: Vec<&'a str>,
}

impl<'a> Packed<'a> {
    /// Takes a cell apart.
    pub(crate) fn read(cell: &'a str) -> Self {
        let mut packed = Self::default();
        let mut piece = Piece {
            label: None,
            name: "",
            text: cell,
        };
        let mut start = 0;
        for (at, _) in cell.match_indices('(') {
            let Some((name, end)) = label_at(cell, at) else {
                continue;
            };
            let Some(label) = known(name) else {
                packed.unknown.push(name);
                continue;
            };
            packed.push(piece, &cell[start..at]);
            piece = Piece {
                label: Some(label),
                name,
                text: "",
            };
            start = end;
        }
        packed.push(piece, &cell[start..]);
        packed
    }

    fn push(&mut self, piece: Piece<'a>, text: &'a str) {
        let text = text.trim();
        if !text.is_empty() {
            self.pieces.push(Piece { text, ..piece });
        }
    }

    /// The statements of reasons, joined.
    pub(crate) fn reasons(&self) -> Option<String> {
        let reasons = self.pieces.iter().filter(|piece| piece.label == Some(Reasons));
        build::joined(reasons.map(|piece| Some(piece.text)), " ")
    }
}

/// The label that begins with the bracket at `at`, and where its colon ends.
fn label_at(cell: &str, at: usize) -> Option<(&str, usize)> {
    let inner = &cell.as_bytes()[at + 1..];
    let inner = &inner[..inner.len().min(LONGEST)];
    let length = inner.iter().position(|byte| matches!(byte, b'(' | b')'))?;
    let closing = at + 1 + length;
    let rest = &cell.as_bytes()[closing..];
    let colon = match rest {
        [b')', b':', ..] => closing + 2,
        [b')', b' ', b':', ..] => closing + 3,
        _ => return None,
    };
    let name = &cell[at + 1..closing];
    name.starts_with(|c: char| c.is_ascii_uppercase())
        .then_some((name, colon))
}

fn known(name: &str) -> Option<Label> {
    let found = LABELS.iter().find(|(known, _)| columns::is_same(known, name));
    found.map(|(_, label)| *label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_values_and_the_text_before_them_are_told_apart() {
        let cell = "Free. (UN Ref):QDi.901 more (United States):x (Fax):+1 (Tel): +2";
        let packed = Packed::read(cell);
        let pieces: Vec<_> = packed
            .pieces
            .iter()
            .map(|piece| (piece.label, piece.text))
            .collect();
        let expected = [
            (None, "Free."),
            (Some(UnReference), "QDi.901 more (United States):x"),
            (Some(Fax), "+1"),
            (Some(Phone), "+2"),
        ];
        assert_eq!(pieces, expected);
        assert_eq!(packed.unknown, ["United States"]);
    }

    #[test]
    fn what_was_imposed_besides_the_freeze_is_a_piece_of_its_own() {
        let cell = "(Gender):Male (Financial sanctions imposed in addition to an asset freeze):Trust services. \
                    (Date trust services sanctions imposed):21/03/2023";
        let packed = Packed::read(cell);
        let pieces: Vec<_> = packed
            .pieces
            .iter()
            .map(|piece| (piece.label, piece.text))
            .collect();
        let expected = [
            (Some(Gender), "Male"),
            (Some(Measure), "Trust services."),
            (Some(Measure), "21/03/2023"),
        ];
        assert_eq!((pieces.as_slice(), packed.unknown.len()), (&expected[..], 0));
    }

    #[test]
    fn brackets_without_end_are_text() {
        for cell in ["(", "((((", "(UN Ref", "(UN Ref)", "é(é):x", "(Gender):"] {
            let packed = Packed::read(cell);
            assert!(packed.pieces.iter().all(|piece| piece.label.is_none()), "{cell}");
        }
    }
}
