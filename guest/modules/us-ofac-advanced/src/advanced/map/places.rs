//! Locations as addresses, and as the words for a place or a country.

use dragoman_guest::schema::{NoticeKind, Place};
use dragoman_ofac::{Draft, Lines, of_lines};

use super::Mapper;
use crate::advanced::tables::Location;
use crate::words::{joined, line};

impl Mapper<'_> {
    /// A location by its number, and the source that states it; a number that leads nowhere is said.
    pub(super) fn location(&self, draft: &mut Draft<'_, '_>, id: Option<u32>) -> Option<(&Location, u32)> {
        let id = id?;
        let Some(location) = self.tables.locations.of(id).next() else {
            let message = "no location has this number; the value was left out";
            let field = "VersionLocation@LocationID";
            draft.say(NoticeKind::RejectedValue, field, message, &id.to_string(), 0);
            return None;
        };
        let at = draft.source(self.tables.place(location.place));
        Some((location, at))
    }

    /// A location as an address; none if it has no line and no country.
    pub(super) fn address(&self, draft: &mut Draft<'_, '_>, location: &Location, at: u32) -> Option<Place> {
        let tables = self.tables;
        let country = tables.values.country(location.country);
        let (mut region, mut spare) = (None, Vec::new());
        let mut lines = Lines {
            code: country.and_then(|(_, code)| code),
            ..Lines::default()
        };
        for (word, text) in location.words(tables) {
            if word == "REGION" {
                region = Some(format!("Region: {text}"));
            } else if !line(&mut lines, word, text) {
                spare.push(text);
            }
        }
        lines.country = country.map(|(words, _)| words).or(region.as_deref());
        let mut rest = spare.into_iter();
        if lines.country.is_none() {
            // A line of unknown type alone is a country by its name.
            lines.country = rest.next();
        }
        let rest: Vec<&str> = rest.collect();
        for text in &rest {
            let message = "a line whose type is not known, or that stands twice; it was kept as a note";
            draft.say(NoticeKind::Repaired, "Location/LocationPart", message, text, at);
        }
        let mut place = of_lines(&lines)?;
        let region = region.as_deref().filter(|_| country.is_some());
        let comment = tables.text.get(location.comment);
        place.note = joined(rest.into_iter().map(Some).chain([region, comment]));
        place.at = at;
        Some(place)
    }

    /// The words of a location, and the code of its country.
    pub(super) fn words<'l>(&'l self, location: &'l Location) -> (String, Option<&'l str>) {
        let country = self.tables.values.country(location.country);
        let lines: Vec<&str> = location.words(self.tables).map(|(_, text)| text).collect();
        let name = country
            .map(|(words, _)| words)
            .filter(|words| !lines.contains(words));
        let words: Vec<&str> = lines.into_iter().chain(name).collect();
        (words.join(", "), country.and_then(|(_, code)| code))
    }
}
