//! Programmes, and designations on instruments of their own.

use dragoman_guest::build;
use dragoman_guest::schema::{Designation, LegalBasis};

use super::{Draft, Fact};
use crate::AUTHORITY;
use crate::labels::Meaning;

impl Draft<'_, '_> {
    /// A designation under a programme.
    pub fn programme(&mut self, programme: &str) {
        self.subject.designations.push(Designation {
            authority: Some(AUTHORITY.into()),
            programme: Some(programme.into()),
            ..build::designation()
        });
    }

    /// `Listing Date (EO 14024 Directive 3): 24 Feb 2022`: a designation on an instrument of its own.
    pub(super) fn instrument(&mut self, fact: &Fact<'_>) -> bool {
        let Some((_, behind)) = fact.words.split_once('(') else {
            return false;
        };
        let Some((instrument, date)) = behind.split_once(')') else {
            return false;
        };
        let (instrument, date) = (build::fold(instrument), date.trim_start_matches([':', ' ']));
        if instrument.is_empty() || date.is_empty() {
            return false;
        }
        let claim = match fact.given.date.clone() {
            Some(claim) => claim,
            None => self.date(
                &format!("{}/Listing or Effective Date", fact.field),
                date,
                fact.at,
            ),
        };
        let designations = &mut self.subject.designations;
        let is_it = |designation: &Designation| {
            let basis = designation.legal_bases.first();
            designation.programme.is_none() && basis.is_some_and(|basis| basis.instrument == instrument)
        };
        let index = designations.iter().position(is_it).unwrap_or_else(|| {
            let basis = LegalBasis {
                instrument,
                article: None,
            };
            designations.push(Designation {
                authority: Some(AUTHORITY.into()),
                legal_bases: vec![basis],
                at: fact.at,
                ..build::designation()
            });
            designations.len() - 1
        });
        let designation = &mut designations[index];
        if fact.meaning == Meaning::Divestment {
            let is_free = designation.note.is_none();
            if is_free {
                designation.note = Some(fact.words.into());
            }
            return is_free;
        }
        let slot = match fact.meaning {
            Meaning::Listed => &mut designation.listed,
            _ => &mut designation.effective,
        };
        let is_free = slot.is_none();
        if is_free {
            *slot = Some(claim);
        }
        is_free
    }
}
