//! Features: all that has a type and a value, from births and addresses to risks of secondary sanctions.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::xml::Element;
use dragoman_ofac::{Draft, Fact, Given, date_words, numbered};

use super::Mapper;
use crate::advanced::dates::{Said, period};
use crate::advanced::values::number;
use crate::words::joined;

/// Where they stand.
const FIELD: &str = "Profile/Feature";

impl Mapper<'_> {
    /// Maps the features.
    pub(super) fn features(&self, draft: &mut Draft<'_, '_>, profile: Element<'_>) {
        for feature in profile.all("Feature") {
            feature.attribute("ID");
            // A party has one identity, to which all of its features belong.
            feature.all("IdentityReference").for_each(Element::leave_out);
            let kind = number(feature.attribute("FeatureTypeID"));
            let label = self.tables.values.text("FeatureType", kind).unwrap_or_default();
            let comment = feature.value("Comment");
            for version in feature.all("FeatureVersion") {
                self.version(draft, version, label, comment);
            }
        }
    }

    fn version(&self, draft: &mut Draft<'_, '_>, version: Element<'_>, label: &str, comment: Option<&str>) {
        version.attribute("ID");
        version.all("IDRegDocumentReference").for_each(Element::leave_out);
        let values = &self.tables.values;
        let reliability = values.text("Reliability", number(version.attribute("ReliabilityID")));
        let is_false = reliability == Some("False");
        let reliability = reliability.map(|reliability| format!("reliability: {reliability}"));
        let note = joined([reliability.as_deref(), version.value("Comment"), comment]);
        let location = version.first("VersionLocation");
        let location = location.and_then(|location| number(location.attribute("LocationID")));
        let location = self.location(draft, location);
        if let (Some((location, at)), "Location") = (location, label) {
            let Some(mut place) = self.address(draft, location, at) else {
                // Most parties of which no address is known have one without any line.
                return;
            };
            place.note = joined([place.note.as_deref(), note.as_deref()]);
            return draft.subject.addresses.push(place);
        }
        let (words, code) = location.map_or((None, None), |(location, _)| {
            let (words, code) = self.words(location);
            (Some(words), code)
        });
        let at = location.map_or(0, |(_, at)| at);
        let said = version
            .first("DatePeriod")
            .map_or(Said::Nothing, |date| period(date, values));
        let (date, date_words) = match said {
            Said::Interval(found) => {
                let claim = found.claim();
                let words = date_words(&claim);
                (Some(claim), Some(words))
            }
            Said::Nothing => (None, None),
            Said::Unread => {
                let message = "not an interval of dates of the Gregorian calendar; it was left out";
                draft.say(
                    NoticeKind::RejectedValue,
                    &format!("{FIELD}/{label}"),
                    message,
                    label,
                    0,
                );
                (None, None)
            }
        };
        let detail = self.detail(version);
        let value = joined([detail.as_deref(), words.as_deref(), date_words.as_deref()]);
        let Some(value) = value else {
            return;
        };
        let texts = format!("{label} {value}");
        if is_false {
            // What the list itself says to be false is claimed of nobody.
            return draft.remark(&texts, note, at);
        }
        let given = Given {
            number: Some(numbered(&value)),
            date,
            country: code,
            note: note.clone(),
            ..Given::default()
        };
        let fact = Fact::labelled(draft.context.rules, FIELD, [label, &value, &texts], given);
        let fact = fact.map(|fact| Fact { at, ..fact });
        if !fact.is_some_and(|fact| draft.fact(&fact)) {
            let message =
                "a feature whose type has no field, or that does not fit it; it was kept as a remark";
            draft.count(
                NoticeKind::Unmapped,
                &format!("{FIELD}/{label}"),
                message,
                &texts,
                at,
            );
            draft.remark(&texts, note, at);
        }
    }

    /// The words of a version: its own, or those of a reference value.
    fn detail(&self, version: Element<'_>) -> Option<String> {
        let mut words = Vec::new();
        for detail in version.all("VersionDetail") {
            detail.attribute("DetailTypeID");
            let reference = number(detail.attribute("DetailReferenceID"));
            let reference = self.tables.values.text("DetailReference", reference);
            words.extend(detail.text().or(reference).map(str::to_owned));
        }
        (!words.is_empty()).then(|| words.join("; "))
    }
}
