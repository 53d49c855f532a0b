//! Measures: the list states them as text, and again as fifteen yes or no.

use dragoman_guest::schema::{Measure, MeasureKind, NoticeKind};

use super::{Draft, Said};

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

impl<'r> Draft<'r, '_> {
    /// The measures, in the words of the text; those that only an indicator states in its words.
    pub(super) fn measures(&mut self) -> Vec<Measure> {
        let texts: Vec<&str> = self
            .designation
            .values("SanctionsImposed")
            .flat_map(|text| text.split('|'))
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .collect();
        let indicated = self.indicated();
        let mut measures: Vec<Measure> = Vec::new();
        for text in &texts {
            let known = KINDS.iter().find(|(name, _)| normal(name) == normal(text));
            measures.push(Measure {
                kind: known.map_or(MeasureKind::Other, |(_, kind)| *kind),
                text: Some((*text).into()),
            });
        }
        // Older editions have only the text.
        let Some(indicated) = indicated else {
            return measures;
        };
        let is_written = |name: &str| texts.iter().any(|text| normal(text) == normal(name));
        let only_indicated: Vec<_> = indicated.iter().filter(|name| !is_written(name)).collect();
        let is_indicated = |text: &str| indicated.iter().any(|name| normal(name) == normal(text));
        let only_written = texts.iter().filter(|text| !is_indicated(text));
        let differing: Vec<&str> = only_indicated
            .iter()
            .map(|name| **name)
            .chain(only_written.copied())
            .collect();
        if !differing.is_empty() {
            self.say(Said {
                kind: NoticeKind::Remark,
                field: "Designation/SanctionsImposed",
                message: "the text and the indicators of the measures differ; all of them were taken",
                excerpt: &differing.join("|"),
                place: self.designation.place(),
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

    /// The names of the indicators that are true; none if the edition has no indicators.
    fn indicated(&mut self) -> Option<Vec<&'r str>> {
        let container = self.designation.first("SanctionsImposedIndicators")?;
        let mut all = Vec::new();
        for element in container.elements() {
            match element.text() {
                Some("true" | "1") => all.push(element.name()),
                None | Some("false" | "0") => {}
                Some(text) => {
                    let excerpt = format!("{}: {text}", element.name());
                    self.say(Said {
                        kind: NoticeKind::RejectedValue,
                        field: "Designation/SanctionsImposedIndicators",
                        message: "neither true nor false; the measure was not taken from here",
                        excerpt: &excerpt,
                        place: element.place(),
                    });
                }
            }
        }
        Some(all)
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
