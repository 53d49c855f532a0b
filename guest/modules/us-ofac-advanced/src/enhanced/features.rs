//! Features: all that has a type and a value, from births to risks of secondary sanctions.

use dragoman_guest::schema::{DateClaim, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, dates};
use dragoman_ofac::{Draft, Fact, Given, date_claim, numbered};

use super::entity::words;
use crate::interval::Interval;
use crate::words::joined;

/// Where they stand.
const FIELD: &str = "entity/features/feature";

/// Maps the features.
pub(super) fn features(draft: &mut Draft<'_, '_>, entity: Element<'_>) {
    let all = entity.first("features");
    for feature in all.iter().flat_map(|all| all.all("feature")) {
        one(draft, feature);
    }
}

fn one(draft: &mut Draft<'_, '_>, feature: Element<'_>) {
    feature.attribute("id");
    for number in ["versionId", "valueRefId"] {
        feature.all(number).for_each(Element::leave_out);
    }
    let label = feature.first("type").and_then(|label| {
        label.attribute("featureTypeId");
        label.text()
    });
    let label = label.unwrap_or_default();
    let value = feature.value("value").unwrap_or_default();
    let is_alternative = feature.value("isPrimary") == Some("false");
    let date = feature
        .first("valueDate")
        .and_then(|date| claim(draft, label, value, date));
    let reliability = words(feature, "reliability");
    let is_false = reliability == Some("False");
    let reliability = reliability.map(|reliability| format!("reliability: {reliability}"));
    let note = joined([reliability.as_deref(), feature.value("comments")]);
    let texts = format!("{label} {value}");
    if is_false {
        // What the list itself says to be false is claimed of nobody.
        return draft.remark(&texts, note, 0);
    }
    let given = Given {
        number: Some(numbered(value)),
        date,
        note: note.clone(),
        ..Given::default()
    };
    let fact = Fact::labelled(draft.context.rules, FIELD, [label, value, &texts], given);
    let fact = fact.map(|fact| Fact {
        is_alternative,
        ..fact
    });
    if !fact.is_some_and(|fact| draft.fact(&fact)) {
        let message = "a feature whose type has no field, or that does not fit it; it was kept as a remark";
        draft.count(
            NoticeKind::Unmapped,
            &format!("{FIELD}/{label}"),
            message,
            &texts,
            0,
        );
        draft.remark(&texts, note, 0);
    }
}

/// The date that a feature is: by its words, which say more than the interval beside them, unless the two contradict each
/// other.
fn claim(draft: &mut Draft<'_, '_>, label: &str, value: &str, date: Element<'_>) -> Option<DateClaim> {
    let interval = interval(date);
    let said = date_claim(value);
    let field = format!("{FIELD}/{label}");
    match (said, interval) {
        (Some(said), Some(interval)) => {
            let found = interval.claim();
            let bounds = |claim: &DateClaim| Interval::new(claim.earliest?, claim.latest?, false);
            if bounds(&said) == bounds(&found) {
                return Some(said);
            }
            let message = "the words of the date contradict its interval; the interval was taken";
            draft.say(NoticeKind::Repaired, &field, message, value, 0);
            Some(DateClaim {
                raw: Some(value.into()),
                ..found
            })
        }
        (said, interval) => said.or_else(|| {
            let claim = interval?.claim();
            Some(DateClaim {
                raw: build::text(value).or(claim.raw.clone()),
                ..claim
            })
        }),
    }
}

/// The interval of an element; none if it has none.
pub(super) fn interval(date: Element<'_>) -> Option<Interval> {
    date.attribute("id");
    let [from, _, _, to] = ["fromDateBegin", "fromDateEnd", "toDateBegin", "toDateEnd"]
        .map(|name| date.value(name).and_then(dates::iso));
    let approximate = date.value("isApproximate") == Some("true");
    let range = date.value("isDateRange") == Some("true");
    let interval = Interval::new(from.or(to)?, to.or(from)?, approximate)?;
    Some(Interval { range, ..interval })
}
