//! Locations: addresses, and countries by name.

use dragoman_guest::xml::Element;

use super::{Place, Span, Tables, Text};
use crate::advanced::values::number;

/// A location.
#[derive(Debug, Clone)]
pub(in crate::advanced) struct Location {
    /// Where it stands.
    pub(in crate::advanced) place: Place,
    /// The number of its country.
    pub(in crate::advanced) country: Option<u32>,
    /// The number of what each line is, and the line.
    pub(in crate::advanced) lines: Box<[(u32, Span)]>,
    /// Comments on its lines.
    pub(in crate::advanced) comment: Span,
}

impl Tables {
    pub(super) fn location(&mut self, location: Element<'_>) -> bool {
        let Some(id) = number(location.attribute("ID")) else {
            return false;
        };
        // What refers to it is known from the other side.
        for name in ["FeatureVersionReference", "IDRegDocumentReference"] {
            location.all(name).for_each(Element::leave_out);
        }
        let country = location.first("LocationCountry").and_then(|country| {
            country.attribute("CountryRelevanceID");
            number(country.attribute("CountryID"))
        });
        let area = location.first("LocationAreaCode");
        let area = area.and_then(|area| number(area.attribute("AreaCodeID")));
        let mut comment = Span::default();
        let mut lines = Vec::new();
        for part in location.all("LocationPart") {
            let kind = number(part.attribute("LocPartTypeID")).unwrap_or_default();
            for value in part.all("LocationPartValue") {
                // All are main values of unknown type.
                for same in ["Primary", "LocPartValueTypeID", "LocPartValueStatusID"] {
                    value.attribute(same);
                }
                if let Some(text) = value.value("Comment") {
                    comment = self.text.keep(Some(text));
                }
                if let Some(text) = value.value("Value") {
                    lines.push((kind, self.text.keep(Some(text))));
                }
            }
        }
        let location = Location {
            place: Place::of(location),
            country: country.or_else(|| self.values.area(area)),
            lines: lines.into(),
            comment,
        };
        self.locations.push(id, location);
        true
    }
}

impl Location {
    /// The lines with OFAC's words for what they are.
    pub(in crate::advanced) fn words<'t>(
        &'t self,
        tables: &'t Tables,
    ) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        let text: &'t Text = &tables.text;
        self.lines.iter().filter_map(|(kind, line)| {
            let kind = tables.values.value("LocPartType", Some(*kind))?;
            Some((kind.text.as_str(), text.get(*line)?))
        })
    }
}
