//! Why somebody is listed, and what the police wants of them.

use dragoman_guest::build;
use dragoman_guest::schema::{
    Designation, EncounterAction, Interest, InterestBasis, LegalBasis, Measure, MeasureKind,
};

use super::standing::Standing;
use crate::columns::{ACTIONS, BASES, MEASURES, chosen};
use crate::values::Entry;

const MEASURE_VALUES: [MeasureKind; 7] = [
    MeasureKind::AssetFreeze,
    MeasureKind::TravelBan,
    MeasureKind::ArmsEmbargo,
    MeasureKind::TradeRestriction,
    MeasureKind::FinancialRestriction,
    MeasureKind::TransportRestriction,
    MeasureKind::Other,
];
const BASIS_VALUES: [InterestBasis; 4] = [
    InterestBasis::Designated,
    InterestBasis::Wanted,
    InterestBasis::Suspected,
    InterestBasis::Convicted,
];
const ACTION_VALUES: [EncounterAction; 6] = [
    EncounterAction::Arrest,
    EncounterAction::Detain,
    EncounterAction::DenyEntry,
    EncounterAction::Question,
    EncounterAction::Observe,
    EncounterAction::Notify,
];
const OF_DESIGNATION: [&str; 13] = [
    "reason",
    "authority",
    "programme",
    "reference",
    "legal_bases",
    "measures",
    "listed",
    "effective",
    "amended",
    "review_by",
    "expires",
    "delisted",
    "designation_status",
];
const OF_INTEREST: [&str; 6] = [
    "interest_authority",
    "interest_reference",
    "category",
    "offence",
    "actions",
    "cautions",
];

pub(super) fn designations(entry: &Entry<'_>, standing: Standing) -> Vec<Designation> {
    let designation = entry.has_any(&OF_DESIGNATION).then(|| Designation {
        authority: entry.text("authority"),
        programme: entry.text("programme"),
        reference: entry.text("reference"),
        legal_bases: entry
            .several("legal_bases")
            .iter()
            .filter_map(|text| legal_basis(entry, text))
            .collect(),
        measures: entry.several("measures").into_iter().map(measure).collect(),
        listed: entry.date("listed"),
        amended: entry.dates("amended"),
        effective: entry.date("effective"),
        review_by: entry.date("review_by"),
        expires: entry.date("expires"),
        delisted: entry.date("delisted"),
        status: standing.designation,
        reason: entry.prose("reason"),
        ..build::designation()
    });
    designation.into_iter().collect()
}

fn legal_basis(entry: &Entry<'_>, text: &str) -> Option<LegalBasis> {
    let (instrument, article) = text.split_once('|').unwrap_or((text, ""));
    let instrument = build::text(instrument);
    if instrument.is_none() {
        entry.reject(
            "legal_bases",
            text,
            "there is no law, decree or resolution before the |; it was left out",
        );
    }
    Some(LegalBasis {
        instrument: instrument?,
        article: build::text(article),
    })
}

/// Words that are none of the form's are a measure of their own.
fn measure(text: String) -> Measure {
    let kind = chosen(&text, &MEASURES).map_or(MeasureKind::Other, |at| MEASURE_VALUES[at]);
    Measure {
        kind,
        text: (kind == MeasureKind::Other).then_some(text),
    }
}

pub(super) fn interests(entry: &Entry<'_>) -> Vec<Interest> {
    let Some(basis) = entry.choice("basis", &BASES, BASIS_VALUES) else {
        entry.reject_all(
            &OF_INTEREST,
            "it goes with a police interest, and the column for that says none; it was left out",
        );
        return Vec::new();
    };
    vec![Interest {
        basis,
        authority: entry.text("interest_authority"),
        reference: entry.text("interest_reference"),
        offence: entry.text("offence"),
        category: entry.text("category"),
        actions: entry.choices("actions", &ACTIONS, ACTION_VALUES),
        cautions: entry.several("cautions"),
        note: None,
        at: 0,
    }]
}
