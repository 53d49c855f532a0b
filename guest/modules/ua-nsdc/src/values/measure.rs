//! Measures: `1) блокування активів – …; 2) запобігання виведенню капіталів за межі України`.

use std::collections::HashMap;

use dragoman_guest::enumeration;
use dragoman_guest::schema::{Measure, MeasureKind};

/// Words of the law (article 4 of the law on sanctions), with the kind of measure that they mean. The first that fits counts.
const WORDS: [(&str, MeasureKind); 19] = [
    ("блокування активів", MeasureKind::AssetFreeze),
    ("скасування віз", MeasureKind::TravelBan),
    ("в’їзд", MeasureKind::TravelBan),
    ("в'їзд", MeasureKind::TravelBan),
    ("збройне ембарго", MeasureKind::ArmsEmbargo),
    ("суден", MeasureKind::TransportRestriction),
    ("польотів", MeasureKind::TransportRestriction),
    ("транзиту", MeasureKind::TransportRestriction),
    ("торговельних операцій", MeasureKind::TradeRestriction),
    ("торгівельних операцій", MeasureKind::TradeRestriction),
    ("закупівель", MeasureKind::TradeRestriction),
    ("ліцензій на ввезення", MeasureKind::TradeRestriction),
    ("капітал", MeasureKind::FinancialRestriction),
    ("фінансових зобов", MeasureKind::FinancialRestriction),
    ("фінансових операцій", MeasureKind::FinancialRestriction),
    ("цінних паперів", MeasureKind::FinancialRestriction),
    ("платіжної системи", MeasureKind::FinancialRestriction),
    ("здійснення інвестицій", MeasureKind::FinancialRestriction),
    ("надавати кредити", MeasureKind::FinancialRestriction),
];

/// The measures of all cells met so far: a decree has the same words for hundreds of items.
#[derive(Debug, Default)]
pub(crate) struct Known(HashMap<String, Vec<Measure>>);

impl Known {
    /// The measures of a cell.
    pub(crate) fn of(&mut self, cell: &str) -> Vec<Measure> {
        if let Some(known) = self.0.get(cell) {
            return known.clone();
        }
        let found = measures(cell);
        self.0.insert(cell.to_owned(), found.clone());
        found
    }
}

/// The measures of a cell, each with its words. Sanctions that the law does not name (`інші санкції`) are of no kind,
/// whatever stands in the parentheses behind them.
fn measures(cell: &str) -> Vec<Measure> {
    let texts = enumeration::values(cell).into_iter();
    texts
        .map(|text| {
            // One alone may be numbered as well.
            let text = text.strip_prefix("1)").unwrap_or(text).trim_start();
            Measure {
                kind: kind(text),
                text: Some(text.to_owned()),
            }
        })
        .collect()
}

fn kind(text: &str) -> MeasureKind {
    let text = text.to_lowercase();
    if text.starts_with("інші санкції") {
        return MeasureKind::Other;
    }
    let found = WORDS.iter().find(|(words, _)| text.contains(words));
    found.map_or(MeasureKind::Other, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_told_apart_by_their_numbers_and_their_words() {
        let cell = "1) відмова в наданні та скасування віз резидентам; 2) блокування активів - тимчасове; 3) обмеження торговельних операцій;4) запобігання виведенню капіталів за межі України; 5) інші санкції (блокування доступу)";
        let kinds: Vec<_> = measures(cell).iter().map(|measure| measure.kind).collect();
        use MeasureKind::{AssetFreeze, FinancialRestriction, Other, TradeRestriction, TravelBan};
        assert_eq!(
            kinds,
            [
                TravelBan,
                AssetFreeze,
                TradeRestriction,
                FinancialRestriction,
                Other
            ]
        );
        let one = measures("заборона або обмеження заходження іноземних невійськових суден");
        assert_eq!(one.len(), 1);
        assert_eq!(one[0].kind, MeasureKind::TransportRestriction);
        let other = measures("1) інші санкції (запобігання виведенню капіталів)");
        assert_eq!((other.len(), other[0].kind), (1, Other));
    }
}
