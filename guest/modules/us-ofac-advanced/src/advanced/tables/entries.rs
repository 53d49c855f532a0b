//! Entries on lists: when and why a profile was entered, and what it is subject to.

use dragoman_guest::schema::PartialDate;
use dragoman_guest::xml::Element;

use super::{Place, Span, Tables};
use crate::advanced::dates::{self, Said, period};
use crate::advanced::values::number;

/// An entry.
#[derive(Debug, Clone)]
pub(in crate::advanced) struct Entry {
    /// Where it stands.
    pub(in crate::advanced) place: Place,
    /// The number of the list.
    pub(in crate::advanced) list: Option<u32>,
    /// What happened to it.
    pub(in crate::advanced) events: Box<[Event]>,
    /// Measures, and programmes in the form of measures.
    pub(in crate::advanced) measures: Box<[Measured]>,
    /// What the list says about the listing.
    pub(in crate::advanced) limits: Span,
}

/// What happened to an entry.
#[derive(Debug, Clone)]
pub(in crate::advanced) struct Event {
    /// The number of what happened.
    pub(in crate::advanced) kind: Option<u32>,
    /// The number of the legal basis.
    pub(in crate::advanced) basis: Option<u32>,
    /// When; none if it is no date of the Gregorian calendar.
    pub(in crate::advanced) date: Option<PartialDate>,
    /// What the list says about it.
    pub(in crate::advanced) comment: Span,
}

/// A measure.
#[derive(Debug, Clone)]
pub(in crate::advanced) struct Measured {
    /// The number of what it is.
    pub(in crate::advanced) kind: Option<u32>,
    /// What the list says about it: of the measure `Program`, the programme.
    pub(in crate::advanced) comment: Span,
    /// When it is in force.
    pub(in crate::advanced) period: Said,
}

impl Tables {
    pub(super) fn entry(&mut self, entry: Element<'_>) -> bool {
        let Some(profile) = number(entry.attribute("ProfileID")) else {
            return false;
        };
        entry.attribute("ID");
        let mut events = Vec::new();
        for event in entry.all("EntryEvent") {
            event.attribute("ID");
            let date = event.first("Date");
            let date = date.filter(|date| dates::is_gregorian(*date, &self.values));
            events.push(Event {
                kind: number(event.attribute("EntryEventTypeID")),
                basis: number(event.attribute("LegalBasisID")),
                date: date.and_then(dates::date),
                comment: self.text.keep(event.value("Comment")),
            });
        }
        let mut measures = Vec::new();
        for measure in entry.all("SanctionsMeasure") {
            measure.attribute("ID");
            let found = measure.first("DatePeriod");
            measures.push(Measured {
                kind: number(measure.attribute("SanctionsTypeID")),
                comment: self.text.keep(measure.value("Comment")),
                period: found.map_or(Said::Nothing, |found| period(found, &self.values)),
            });
        }
        let limits = entry
            .values("LimitationsToListing")
            .collect::<Vec<_>>()
            .join("; ");
        let row = Entry {
            place: Place::of(entry),
            list: number(entry.attribute("ListID")),
            events: events.into(),
            measures: measures.into(),
            limits: self.text.keep(Some(&limits)),
        };
        self.entries.push(profile, row);
        true
    }
}
