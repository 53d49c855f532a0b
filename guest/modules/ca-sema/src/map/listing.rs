//! By what act a record is listed, and the id made of it.

use dragoman_guest::schema::{Designation, NoticeKind};
use dragoman_guest::{About, build, dates};

use super::regime::{Regimes, slug};
use super::{DATES, Draft, births};
use crate::field::Field;
use crate::record::Record;

const AUTHORITY: &str = "Global Affairs Canada";

/// Characters of the longest id: the host takes up to 256. Only one made of a name can be longer.
const MAX_ID: usize = 240;

/// The names of a record, for one that has no number.
const NAMES: [Field; 4] = [
    Field::GivenName,
    Field::LastName,
    Field::Entity,
    Field::EntityOrShip,
];

/// The schedule; none where the list has none, which in 2020 it wrote `N/A`.
fn schedule(record: &Record) -> Option<&str> {
    record
        .first(&[Field::Schedule])
        .filter(|text| !text.eq_ignore_ascii_case("n/a"))
}

/// Regime, schedule and item as an id: `belarus/1-part-1/12`. A record without an item goes by its names instead.
pub(super) fn id(record: &Record, regimes: &mut Regimes) -> String {
    let mut id = match record.first(&[Field::Country]) {
        Some(country) => regimes.get(country).slug.clone(),
        None => "no-country".into(),
    };
    if let Some(schedule) = schedule(record) {
        id.push('/');
        id.push_str(&slug(schedule));
    }
    id.push('/');
    match record.first(&[Field::Item]) {
        Some(item) => id.push_str(&slug(item)),
        None => {
            id.push_str("no-item");
            for name in NAMES.iter().filter_map(|field| record.first(&[*field])) {
                id.push('-');
                id.push_str(&slug(name));
            }
        }
    }
    if let Some((end, _)) = id.char_indices().nth(MAX_ID) {
        id.truncate(end);
    }
    id
}

/// Schedule and item in the list's own words.
fn reference(record: &Record) -> Option<String> {
    match (schedule(record), record.first(&[Field::Item])) {
        (Some(schedule), Some(item)) => Some(format!("{schedule}, item {item}")),
        (Some(schedule), None) => Some(schedule.to_owned()),
        (None, Some(item)) => Some(format!("item {item}")),
        (None, None) => None,
    }
}

impl Draft<'_, '_> {
    pub(super) fn listing(&mut self, regimes: &mut Regimes) {
        let country = self.record.first(&[Field::Country]);
        let regime = country.map(|country| regimes.get(country));
        let designation = Designation {
            authority: Some(AUTHORITY.into()),
            programme: country.map(Into::into),
            reference: reference(self.record),
            legal_bases: regime
                .and_then(|regime| regime.legal_basis.clone())
                .into_iter()
                .collect(),
            ..build::designation()
        };
        self.subject.designations.push(designation);
        self.listed();
        if country.is_none() {
            self.incomplete("record/Country", "the record names no regime");
        }
        if self.record.entry(&[Field::Item]).is_none() {
            self.incomplete(
                "record/Item",
                "the record has no item; its id was made of its name, and changes when the name does",
            );
        }
    }

    fn listed(&mut self) {
        let Some(entry) = self.record.entry(&[Field::DateOfListing]) else {
            return;
        };
        let text = self.record.text(entry);
        let mut claim = None;
        if let Some(reading) = dates::read(text, DATES).filter(|reading| reading.claims.len() == 1) {
            if reading.placeholder {
                self.say(NoticeKind::Repaired, entry, births::PLACEHOLDER);
            }
            claim = reading.claims.into_iter().next();
        }
        if claim.is_none() {
            self.rejected(entry, "not a date of listing; its words were kept");
        }
        if let Some(designation) = self.subject.designations.first_mut() {
            designation.listed = Some(claim.unwrap_or_else(|| dates::unstated(text)));
        }
    }

    fn incomplete(&mut self, field: &str, message: &'static str) {
        self.notes.case(About {
            kind: NoticeKind::Remark,
            field: field.into(),
            message,
            excerpt: &self.record.shown(),
            record: Some(&self.subject.id),
            place: Some(self.record.place()),
        });
    }
}
