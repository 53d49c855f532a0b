//! The legal regimes: each list in the file is one, with an authority of its own, and does something else to whom it names.

use dragoman_guest::schema::MeasureKind;

/// A list in the file, by the text of its column `source`: `Entity List (EL) - Bureau of Industry and Security`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Regime<'t> {
    /// Its name, with the abbreviation: `Entity List (EL)`.
    pub(crate) name: &'t str,
    /// Its abbreviation: `EL`. The whole name, where it has none.
    pub(crate) code: &'t str,
    /// Who keeps it; none where the text does not say.
    pub(crate) authority: Option<&'t str>,
}

impl<'t> Regime<'t> {
    /// Reads the text of the column.
    pub(crate) fn of(source: &'t str) -> Self {
        let (name, authority) = match source.rsplit_once(" - ") {
            Some((name, authority)) => (name.trim(), Some(authority.trim())),
            None => (source, None),
        };
        Self {
            name,
            code: code(name),
            authority: authority.filter(|authority| !authority.is_empty()),
        }
    }

    /// What a listing does; none if the list is not known, or leaves it to each listing.
    ///
    /// The lists of the Bureau of Industry and Security, and the debarments under the ITAR, restrict exports and freeze
    /// nothing. Of those of the Treasury only the SDN list blocks property.
    pub(crate) fn measures(self) -> Option<&'static [MeasureKind]> {
        use MeasureKind::{AssetFreeze, FinancialRestriction, TradeRestriction};
        Some(match self.code {
            "SDN" => &[AssetFreeze],
            // Correspondent accounts; securities of Chinese military companies; transactions that banks reject.
            "CAP" | "CMIC" | "PLC" => &[FinancialRestriction],
            "FSE" => &[FinancialRestriction, TradeRestriction],
            "DPL" | "EL" | "MEU" | "UVL" | "DTC" => &[TradeRestriction],
            _ => return None,
        })
    }

    /// Whether its listings choose from a menu, so that the name of the list does not say what one does: the list of
    /// sectoral sanctions, whose directives stand among the ids, that of menu-based sanctions, and that of nonproliferation
    /// sanctions, which rest on a dozen statutes.
    pub(crate) fn is_menu(self) -> bool {
        matches!(self.code, "SSI" | "NS-MBS List" | "NS-MBS" | "MBS" | "ISN")
    }

    /// Whether it is one of those that are known.
    pub(crate) fn is_known(self) -> bool {
        self.is_menu() || self.measures().is_some()
    }
}

/// The last abbreviation in parentheses: that of the military end users stands before their list's last word.
fn code(name: &str) -> &str {
    let inside = name
        .rsplit_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .map(|(inside, _)| inside.trim());
    inside.filter(|inside| !inside.is_empty()).unwrap_or(name)
}

/// What a directive under Executive Order 13662 restricts: `Subject to Directive 4`.
pub(crate) fn directive(text: &str) -> MeasureKind {
    let number = text.rsplit_once("Directive ").map(|(_, number)| number.trim());
    match number {
        // New debt and equity.
        Some("1" | "2" | "3") => MeasureKind::FinancialRestriction,
        // Goods, services and technology for deepwater, Arctic and shale projects.
        Some("4") => MeasureKind::TradeRestriction,
        _ => MeasureKind::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regime_has_a_name_an_abbreviation_and_an_authority() {
        let regime = Regime::of("Military End User (MEU) List - Bureau of Industry and Security");
        assert_eq!(
            (regime.name, regime.code),
            ("Military End User (MEU) List", "MEU")
        );
        assert_eq!(regime.authority, Some("Bureau of Industry and Security"));
        let hyphens = Regime::of("Non-SDN Menu-Based Sanctions List (NS-MBS List) - Treasury Department");
        assert_eq!(
            (hyphens.code, hyphens.authority),
            ("NS-MBS List", Some("Treasury Department"))
        );
        let bare = Regime::of("Some List");
        assert_eq!(
            (bare.code, bare.authority, bare.is_known()),
            ("Some List", None, false)
        );
    }

    #[test]
    fn export_controls_restrict_trade_and_freeze_nothing() {
        for code in ["EL", "DPL", "UVL", "MEU", "DTC"] {
            let source = format!("A List ({code}) - Somebody");
            let measures = Regime::of(&source).measures().expect("known");
            assert_eq!(measures, [MeasureKind::TradeRestriction], "{code}");
        }
        let blocked = Regime::of("X (SDN) - Y").measures().expect("known");
        assert_eq!(blocked, [MeasureKind::AssetFreeze]);
    }

    #[test]
    fn the_fourth_directive_restricts_trade_and_the_others_finance() {
        assert_eq!(
            directive("Subject to Directive 1"),
            MeasureKind::FinancialRestriction
        );
        assert_eq!(directive("Subject to Directive 4"), MeasureKind::TradeRestriction);
        assert_eq!(directive("Subject to something"), MeasureKind::Other);
    }
}
