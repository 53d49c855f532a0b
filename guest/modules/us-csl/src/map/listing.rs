//! Designations: one for each programme of a row, of the authority that keeps the row's list.

use dragoman_guest::build;
use dragoman_guest::schema::{Designation, LegalBasis, Measure, MeasureKind, NoticeKind};
use dragoman_ofac::Meaning::{Effective, Listed};

use super::draft::{Draft, Said};
use super::remarks;
use crate::citation::citations;
use crate::columns::{
    END, LICENSE_POLICY, LICENSE_REQUIREMENT, NOTICE, PROGRAMS, REMARKS, SOURCE, STANDARD_ORDER, START,
    values,
};
use crate::entry::Entry;
use crate::labels::{self, Meaning};
use crate::regime::{self, Regime};

/// Adds the designations of a row.
pub(super) fn add(draft: &mut Draft, entries: &[Entry<'_>], said: &mut Said<'_, '_>) {
    let regime = said.regime;
    if !regime.is_known() {
        let message = "a list that is not known; its listings were kept, with a measure of no kind";
        let source = said.row.text(SOURCE).unwrap_or_default();
        said.count(NoticeKind::Remark, SOURCE, message, &source);
    }
    let row = said.row;
    let mut common = Designation {
        authority: regime.authority.map(Into::into),
        legal_bases: row.text(NOTICE).map(|cell| bases(&cell)).unwrap_or_default(),
        measures: measures(regime, entries, row.text(LICENSE_REQUIREMENT)),
        effective: row.text(START).map(|text| draft.date(&text, START, said)),
        expires: row.text(END).map(|text| draft.date(&text, END, said)),
        ..build::designation()
    };
    let mut words: Vec<String> = Vec::new();
    for (column, label) in [
        (LICENSE_POLICY, "license policy"),
        (STANDARD_ORDER, "standard order"),
    ] {
        words.extend(row.text(column).map(|text| format!("{label}: {text}")));
    }
    if remarks::is_about_listing(said) {
        words.extend(row.text(REMARKS));
    }
    own_days(draft, &mut common, entries, said);
    let programmes = row.text(PROGRAMS).unwrap_or_default();
    let mut programmes = values(&programmes).peekable();
    if programmes.peek().is_none() {
        // The list is the programme.
        let designation = Designation {
            programme: Some(regime.name.into()),
            note: joined(&words),
            ..common
        };
        draft.distinct.add(
            "designations",
            &mut draft.subject.designations,
            designation,
            draft.at,
        );
        return;
    }
    words.insert(0, regime.name.to_owned());
    for programme in programmes {
        let designation = Designation {
            programme: Some(programme.into()),
            note: joined(&words),
            ..common.clone()
        };
        draft.distinct.add(
            "designations",
            &mut draft.subject.designations,
            designation,
            draft.at,
        );
    }
}

fn joined(words: &[String]) -> Option<String> {
    (!words.is_empty()).then(|| words.join("; "))
}

fn bases(cell: &str) -> Vec<LegalBasis> {
    let citations = citations(cell).into_iter();
    citations
        .map(|citation| LegalBasis {
            instrument: citation.to_owned(),
            article: None,
        })
        .collect()
}

/// What a listing does: what its list does, in the words of the licence that it requires; of a list of directives, what
/// the directives do.
fn measures(regime: Regime<'_>, entries: &[Entry<'_>], requirement: Option<String>) -> Vec<Measure> {
    let measure = |kind, text: Option<&str>| Measure {
        kind,
        text: text.map(Into::into),
    };
    if let Some(kinds) = regime.measures() {
        let words = requirement.as_deref();
        return kinds.iter().map(|kind| measure(*kind, words)).collect();
    }
    let directives = entries
        .iter()
        .filter(|entry| regime.code == "SSI" && entry.meaning == Meaning::Directive);
    let directives: Vec<_> = directives
        .map(|entry| measure(regime::directive(&entry.value), Some(&entry.value)))
        .collect();
    match directives.is_empty() {
        true => vec![measure(
            MeasureKind::Other,
            requirement.as_deref().or(Some(regime.name)),
        )],
        false => directives,
    }
}

/// The days of listings that stand among the ids: `03 Jun 2021, Listing Date (CMIC)` is that of the row's own list,
/// `24 Feb 2022, Listing Date (EO 14024 Directive 2):` that of a listing under an instrument of its own.
fn own_days(draft: &mut Draft, common: &mut Designation, entries: &[Entry<'_>], said: &mut Said<'_, '_>) {
    let mut others: Vec<Designation> = Vec::new();
    for entry in entries {
        let is_listing = match entry.meaning {
            Meaning::Known(Listed) => true,
            Meaning::Known(Effective) => false,
            _ => continue,
        };
        let instrument = labels::inside(entry.label).unwrap_or(entry.label);
        let claim = draft.date(&entry.value, entry.label, said);
        let designation = match instrument == said.regime.code {
            true => &mut *common,
            false => other(&mut others, instrument, said.regime),
        };
        let slot = match is_listing {
            true => &mut designation.listed,
            false => &mut designation.effective,
        };
        if slot.is_some() {
            draft.remark(format!("{} {}", entry.label, entry.value), None);
            continue;
        }
        *slot = Some(claim);
    }
    for designation in others {
        draft.distinct.add(
            "designations",
            &mut draft.subject.designations,
            designation,
            draft.at,
        );
    }
}

/// The designation under an instrument.
fn other<'d>(others: &'d mut Vec<Designation>, instrument: &str, regime: Regime<'_>) -> &'d mut Designation {
    let is_it = |designation: &Designation| {
        let basis = designation.legal_bases.first();
        basis.is_some_and(|basis| basis.instrument == instrument)
    };
    let index = others.iter().position(is_it).unwrap_or_else(|| {
        others.push(Designation {
            authority: regime.authority.map(Into::into),
            legal_bases: vec![LegalBasis {
                instrument: instrument.to_owned(),
                article: None,
            }],
            ..build::designation()
        });
        others.len() - 1
    });
    &mut others[index]
}
