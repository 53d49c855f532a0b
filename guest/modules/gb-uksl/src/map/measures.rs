//! Measures: the list states them as text, and its XML again as fifteen yes or no.

use dragoman_guest::schema::{Measure, MeasureKind, NoticeKind};

use super::{Draft, Here, Said, Words};
use crate::columns::Column;

/// The indicators, and what kind of measure each is.
const KINDS: [(&str, MeasureKind); 15] = [
    ("AssetFreeze", MeasureKind::AssetFreeze),
    ("ArmsEmbargo", MeasureKind::ArmsEmbargo),
    ("TargetedArmsEmbargo", MeasureKind::ArmsEmbargo),
    ("CharteringOfShips", MeasureKind::TransportRestriction),
    ("ClosureOfRepresentativeOffices", MeasureKind::Other),
    (
        "CrewServicingOfShipsAndAircraft",
        MeasureKind::TransportRestriction,
    ),
    ("Deflag", MeasureKind::TransportRestriction),
    ("PreventionOfBusinessArrangements", MeasureKind::Other),
    ("ProhibitionOfPortEntry", MeasureKind::TransportRestriction),
    ("TravelBan", MeasureKind::TravelBan),
    ("PreventionOfCharteringOfShips", MeasureKind::TransportRestriction),
    (
        "PreventionOfCharteringOfShipsAndAircraft",
        MeasureKind::TransportRestriction,
    ),
    (
        "TechnicalAssistanceRelatedToAircraft",
        MeasureKind::TradeRestriction,
    ),
    ("TrustServicesSanctions", MeasureKind::FinancialRestriction),
    ("DirectorDisqualificationSanction", MeasureKind::Other),
];

/// Measures that an edition with indicators indicates.
pub(crate) struct Indicated<'a>(pub(crate) Vec<&'a str>);

impl Draft<'_> {
    /// The measures, in the words of the text; those that only an indicator states in its words.
    pub(crate) fn measures(
        &mut self,
        texts: &[Words<'_>],
        indicated: Option<&Indicated<'_>>,
        here: &Here,
    ) -> Vec<Measure> {
        let mut stated: Vec<&str> = Vec::new();
        for text in texts
            .iter()
            .flat_map(|words| words.text.split('|'))
            .map(str::trim)
        {
            // The list says some measures twice over: `Shipping sanctions: (…)|Shipping sanctions: (…)`.
            if !text.is_empty() && !stated.contains(&text) {
                stated.push(text);
            }
        }
        let mut measures: Vec<Measure> = Vec::new();
        for text in &stated {
            let known = KINDS.iter().find(|(name, _)| normal(name) == normal(text));
            measures.push(Measure {
                kind: known.map_or(MeasureKind::Other, |(_, kind)| *kind),
                text: Some((*text).into()),
            });
        }
        // Older editions of the XML, and tables, have only the text.
        let Some(Indicated(indicated)) = indicated else {
            return measures;
        };
        let is_written = |name: &str| stated.iter().any(|text| normal(text) == normal(name));
        let only_indicated: Vec<_> = indicated.iter().filter(|name| !is_written(name)).collect();
        let is_indicated = |text: &str| indicated.iter().any(|name| normal(name) == normal(text));
        let only_written = stated.iter().filter(|text| !is_indicated(text));
        let differing: Vec<&str> = only_indicated
            .iter()
            .map(|name| **name)
            .chain(only_written.copied())
            .collect();
        if !differing.is_empty() {
            self.say(Said {
                kind: NoticeKind::Remark,
                column: Column::Measures,
                message: "the text and the indicators of the measures differ; all of them were taken",
                excerpt: &differing.join("|"),
                here,
            });
        }
        for name in only_indicated {
            let known = KINDS.iter().find(|(known, _)| known == name);
            measures.push(Measure {
                kind: known.map_or(MeasureKind::Other, |(_, kind)| *kind),
                text: Some((*name).into()),
            });
        }
        measures
    }
}

/// The letters of a measure's name, as far as text and indicator write them alike.
fn normal(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    let lower: String = letters.flat_map(char::to_lowercase).collect();
    let lower = lower.replace("chartering", "charter");
    lower.trim_end_matches('s').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_and_its_indicator_are_alike_and_no_two_indicators_are() {
        for (text, name) in [
            ("Asset freeze", "AssetFreeze"),
            ("Travel Ban", "TravelBan"),
            ("Charter of ships", "CharteringOfShips"),
            ("Trust services sanctions", "TrustServicesSanctions"),
        ] {
            assert_eq!(normal(text), normal(name));
        }
        let mut all: Vec<_> = KINDS.iter().map(|(name, _)| normal(name)).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), KINDS.len());
    }
}
