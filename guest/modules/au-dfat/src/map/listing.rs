//! The designation: its programme, instruments, dates and measures.

use std::collections::HashSet;

use dragoman_guest::schema::{DateClaim, Designation, LegalBasis, Measure, MeasureKind, NoticeKind};
use dragoman_guest::{build, dates};

use super::Entry;
use crate::columns::{COMMITTEES, CONTROL, INSTRUMENT, LISTING, MEASURES};
use crate::values::listing::{self, instrument};

/// What each column of [`MEASURES`] means.
const KINDS: [MeasureKind; 4] = [
    MeasureKind::AssetFreeze,
    MeasureKind::TravelBan,
    MeasureKind::ArmsEmbargo,
    MeasureKind::TransportRestriction,
];

/// Programmes of a subject with which all is told again. Real subjects have one or two.
const TOLD: usize = 16;

/// What the rows of a group say of its listing.
#[derive(Default)]
pub(super) struct Listing {
    /// Programmes, each with the row that states it; hardly ever more than one.
    programmes: Vec<(String, u32)>,
    bases: Vec<String>,
    listed: Option<DateClaim>,
    amended: Vec<DateClaim>,
    measures: Vec<Measure>,
    notes: Vec<String>,
    /// Instruments, notes and dates of amendment met so far.
    known: HashSet<String>,
}

impl Entry<'_, '_> {
    pub(super) fn listing(&mut self) {
        if let Some(text) = self.new_text(COMMITTEES) {
            self.listing.programmes.push((text.to_owned(), self.at));
        }
        for column in [LISTING, INSTRUMENT] {
            let Some(text) = self.new_text(column) else {
                continue;
            };
            let said = listing::dates(text);
            self.listing.date(said, self.at);
            match instrument(text) {
                _ if listing::day(text).is_some() || !self.listing.known.insert(text.to_owned()) => {}
                Some(instrument) => self.listing.base(instrument),
                None => self.listing.notes.push(text.to_owned()),
            }
        }
        self.control();
        self.measures();
    }

    fn control(&mut self) {
        let Some(text) = self.new_text(CONTROL) else {
            return;
        };
        let claim = match listing::day(text) {
            Some(date) => dates::exact(date),
            None => {
                let message = "not a date that can be read; its words were kept";
                self.case(NoticeKind::RejectedValue, CONTROL, message, text);
                dates::unstated(text)
            }
        };
        self.listing.amended.push(DateClaim {
            note: Some(CONTROL.into()),
            at: self.at,
            ..claim
        });
    }

    fn measures(&mut self) {
        for (column, kind) in MEASURES.into_iter().zip(KINDS) {
            let Some(text) = self.new_text(column) else {
                continue;
            };
            match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => self.listing.measures.push(Measure {
                    kind,
                    text: Some(column.into()),
                }),
                "false" | "no" | "0" => {}
                _ => {
                    let message = "neither true nor false; the measure was left out";
                    self.case(NoticeKind::RejectedValue, column, message, text);
                }
            }
        }
    }
}

impl Listing {
    fn date(&mut self, said: listing::Dates, at: u32) {
        let at_row = |claim: DateClaim| DateClaim { at, ..claim };
        match (&self.listed, said.listed.map(at_row)) {
            (None, Some(claim)) => self.listed = Some(claim),
            // Rows that were amended later tell the same listing in other words; a listing on another day is another.
            (Some(known), Some(claim)) if known.earliest != claim.earliest => {
                let note = Some("listed".into());
                self.amend(DateClaim { note, ..claim });
            }
            _ => {}
        }
        for claim in said.amended {
            self.amend(at_row(claim));
        }
    }

    fn amend(&mut self, claim: DateClaim) {
        if self.known.insert(format!("{:?}", (claim.earliest, &claim.note))) {
            self.amended.push(claim);
        }
    }

    fn base(&mut self, instrument: &str) {
        // Two texts may name the same instrument with different labels before it.
        if self.known.insert(format!("instrument {instrument}")) {
            self.bases.push(instrument.to_owned());
        }
    }

    /// One designation for each programme. Instruments, dates and measures are those of all; a list in which a subject had thousands of
    /// both would take all memory, so that they stand with the first programmes only.
    pub(super) fn designations(self) -> Vec<Designation> {
        let programmes = match self.programmes.is_empty() {
            true => vec![(None, 0)],
            false => self
                .programmes
                .into_iter()
                .map(|(name, at)| (Some(name), at))
                .collect(),
        };
        let bases = self.bases.into_iter().map(|instrument| LegalBasis {
            instrument,
            article: None,
        });
        let common = Designation {
            legal_bases: bases.collect(),
            measures: self.measures,
            listed: self.listed,
            amended: self.amended,
            note: (!self.notes.is_empty()).then(|| self.notes.join("; ")),
            ..build::designation()
        };
        let of_programme = |(index, (programme, at))| Designation {
            programme,
            at,
            ..match index < TOLD {
                true => common.clone(),
                false => Designation {
                    note: Some("its instruments, dates and measures are those of the first".into()),
                    ..build::designation()
                },
            }
        };
        programmes.into_iter().enumerate().map(of_programme).collect()
    }
}
