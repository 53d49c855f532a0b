//! Designations: one for each regime that the legal bases name.

use dragoman_guest::json::Value;
use dragoman_guest::schema::{Designation, LegalBasis, Measure, MeasureKind, NoticeKind, Subject};
use dragoman_guest::{About, Notes, build};

use super::fields;
use crate::values::basis;

const BASIS: &str = "FONDEMENT_JURIDIQUE";

/// Adds the designations of an entry. Its grounds go with the first: the list does not say of which they are.
pub(super) fn add(subject: &mut Subject, entry: Value<'_>, notes: &mut Notes) {
    let mut designations: Vec<Designation> = Vec::new();
    let mut grounds: Vec<&str> = Vec::new();
    for (field, value) in fields(entry) {
        match field {
            "MOTIFS" => grounds.extend(value.value("Motifs")),
            BASIS => {
                if let Some(number) = value.value("FondementJuridique") {
                    notes.sum(About {
                        kind: NoticeKind::Remark,
                        field: BASIS.into(),
                        message: "the register's own number of a legal basis; it was left out, its label was taken",
                        excerpt: number,
                        record: Some(&subject.id),
                        place: Some(entry.place()),
                    });
                }
                if let Some(label) = value.value("FondementJuridiqueLabel") {
                    rest(&mut designations, label);
                }
            }
            _ => {}
        }
    }
    if designations.is_empty() {
        designations.push(designation(None));
    }
    if let Some(first) = designations.first_mut() {
        first.reason = (!grounds.is_empty()).then(|| grounds.join("\n"));
    }
    subject.designations = designations;
}

/// Adds a legal basis to the designation of its regime.
fn rest(designations: &mut Vec<Designation>, label: &str) {
    let (instrument, regime) = basis(label);
    let known = designations
        .iter()
        .position(|one| one.programme.as_deref() == regime);
    let index = known.unwrap_or_else(|| {
        designations.push(designation(regime));
        designations.len() - 1
    });
    let basis = LegalBasis {
        instrument: instrument.to_owned(),
        article: None,
    };
    let bases = &mut designations[index].legal_bases;
    if !bases.contains(&basis) {
        bases.push(basis);
    }
}

/// A designation under a regime, whose first word says whose it is.
fn designation(regime: Option<&str>) -> Designation {
    let authority = match regime.and_then(|regime| regime.split(' ').next()) {
        Some("UE") => Some("Union européenne"),
        Some("ONU") => Some("Nations unies"),
        _ => None,
    };
    Designation {
        authority: authority.map(Into::into),
        programme: regime.map(Into::into),
        // The register is that of freezes.
        measures: vec![Measure {
            kind: MeasureKind::AssetFreeze,
            text: None,
        }],
        ..build::designation()
    }
}
