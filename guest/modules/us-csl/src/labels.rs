//! The types of ids, as OFAC calls them, and what each of them means.
//!
//! OFAC keeps under `ids` whatever has a label: numbers of documents and registers, contacts, facts of ships, statements
//! about sanctions. What its labels mean is the same in all its formats. A label that is not among them is taken as the
//! name of a register, which is what OFAC adds most often; one that ends with a colon or a dash begins a statement.

use dragoman_ofac::Rules;

/// What a label means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// What it means wherever OFAC writes it.
    Known(dragoman_ofac::Meaning),
    /// A directive that a listing falls under.
    Directive,
    /// A statement without a field of its own.
    Statement,
    /// A register that is not among those known.
    Own,
}

impl Meaning {
    /// Whether it is a number that a country gives, on some day perhaps.
    pub(crate) fn is_number(self) -> bool {
        use dragoman_ofac::Meaning::{Document, LegalEntity, Number, Vessel};
        let is_known = matches!(self, Self::Known(Document(_) | Number(..) | Vessel | LegalEntity));
        is_known || self == Self::Own
    }
}

/// The label of a directive under Executive Order 13662: the value is the directive's number.
const DIRECTIVE: &str = "Executive Order 13662 Directive Determination -";

/// All labels.
#[derive(Debug, Default)]
pub(crate) struct Labels(Rules);

impl Labels {
    /// What a label means; none if it is not known.
    pub(crate) fn meaning(&self, label: &str) -> Option<Meaning> {
        use dragoman_ofac::Meaning::{Divestment, Note};
        if label.eq_ignore_ascii_case(DIRECTIVE) {
            return Some(Meaning::Directive);
        }
        match self.0.of_label(label) {
            Some(Note | Divestment) => Some(Meaning::Statement),
            Some(meaning) => Some(Meaning::Known(meaning)),
            None => label.ends_with([':', '-']).then_some(Meaning::Statement),
        }
    }
}

/// What stands in the last parentheses of a label.
pub(crate) fn inside(label: &str) -> Option<&str> {
    let (_, rest) = label.rsplit_once('(')?;
    rest.split_once(')').map(|(inside, _)| inside.trim())
}

/// A scheme of its own for a register: `N.I.F. No.` becomes `n-i-f-no`.
pub(crate) fn scheme(label: &str) -> String {
    let mut scheme = String::new();
    for char in label.chars().flat_map(char::to_lowercase) {
        match char.is_alphanumeric() {
            true => scheme.push(char),
            false if !scheme.is_empty() && !scheme.ends_with('-') => scheme.push('-'),
            false => {}
        }
    }
    scheme.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use dragoman_ofac::Meaning::{Listed, Wallet};

    #[test]
    fn labels_are_known_as_ofac_writes_them_or_as_statements() {
        let labels = Labels::default();
        let of = |label| labels.meaning(label);
        assert!(of("NIT #").is_some_and(Meaning::is_number));
        assert_eq!(of("Digital Currency Address - XBT"), Some(Meaning::Known(Wallet)));
        assert_eq!(of("Listing Date (CMIC)"), Some(Meaning::Known(Listed)));
        assert_eq!(of(DIRECTIVE), Some(Meaning::Directive));
        assert_eq!(of("Executive Order 13846 information:"), Some(Meaning::Statement));
        assert_eq!(of("New Statute Information:"), Some(Meaning::Statement));
        assert_eq!(of("A1234"), None);
        assert_eq!(
            inside("Effective Date (EO 14024 Directive 2):"),
            Some("EO 14024 Directive 2")
        );
    }

    #[test]
    fn a_register_that_is_not_known_keeps_its_own_name() {
        assert_eq!(scheme("N.I.F. (Port) No."), "n-i-f-port-no");
    }
}
