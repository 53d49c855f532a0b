//! Designations: regimes and their dates.

use dragoman_guest::schema::{DateClaim, Designation, NoticeKind};
use dragoman_guest::{Notes, build, dates};
use rustc_hash::FxHashMap;

use super::facts::Reasons;
use super::group::{Group, Said};
use crate::columns::Column;
use crate::values::date;

/// The designations of a group: one for each regime and its dates.
pub(crate) fn designations(group: &Group<'_>, reasons: &Reasons, notes: &mut Notes) -> Vec<Designation> {
    use Column::*;
    let stated = group.stated([Regime, ListedOn, DateDesignated, LastUpdated, OtherInformation]);
    let (mut designations, mut known): (Vec<Designation>, FxHashMap<_, usize>) =
        (Vec::new(), FxHashMap::default());
    for (at, texts) in stated {
        let [regime, listed, designated, amended, other] = texts;
        let mut day = |column, id| claim(group, column, group.table.get(id), at, notes);
        let index = match known.get(&[regime, listed, designated]) {
            Some(index) => *index,
            None => {
                designations.push(Designation {
                    programme: build::text(group.table.get(regime)),
                    listed: day(ListedOn, listed),
                    effective: day(DateDesignated, designated).map(|claim| DateClaim {
                        note: Some(DateDesignated.name().into()),
                        ..claim
                    }),
                    at,
                    ..build::designation()
                });
                known.insert([regime, listed, designated], designations.len() - 1);
                designations.len() - 1
            }
        };
        let amended = day(LastUpdated, amended);
        let designation = &mut designations[index];
        amend(designation, amended);
        if designation.reason.is_none() {
            designation.reason = reasons.get(&other).cloned();
        }
    }
    designations
}

fn amend(designation: &mut Designation, amended: Option<DateClaim>) {
    /// Dates compared with; a record has one.
    const MOST: usize = 64;
    let Some(claim) = amended else { return };
    let is_known = |known: &DateClaim| known.earliest == claim.earliest && known.raw == claim.raw;
    if designation.amended.len() >= MOST || !designation.amended.iter().any(is_known) {
        designation.amended.push(claim);
    }
}

fn claim(group: &Group<'_>, column: Column, text: &str, at: u32, notes: &mut Notes) -> Option<DateClaim> {
    if text.is_empty() {
        return None;
    }
    let claim = match date::partial(text) {
        Some(date) if date.day.is_some() => dates::exact(date),
        Some(date) => DateClaim {
            raw: Some(text.to_owned()),
            ..dates::exact(date)
        },
        None => {
            let (kind, message) = (
                NoticeKind::RejectedValue,
                "this is no date: only its words were kept",
            );
            group.report(
                notes,
                Said {
                    kind,
                    column,
                    message,
                    excerpt: text,
                    at,
                },
            );
            dates::unstated(text)
        }
    };
    Some(DateClaim { at, ..claim })
}
