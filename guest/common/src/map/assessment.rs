//! Assessments of possible attacks.

use dragoman_guest::schema::{
    Actor, Assessment, Confidence, Likelihood, Marking, NoticeKind, Severity, Target, TargetKind,
};

use super::{Known, extra};
use crate::columns::{CONFIDENCES, LIKELIHOODS, SEVERITIES, TARGETS, chosen};
use crate::values::{Entry, labelled};

const TARGET_VALUES: [TargetKind; 6] = [
    TargetKind::Leader,
    TargetKind::Delegation,
    TargetKind::Venue,
    TargetKind::Public,
    TargetKind::Infrastructure,
    TargetKind::Other,
];
const LIKELIHOOD_VALUES: [Likelihood; 7] = [
    Likelihood::AlmostNoChance,
    Likelihood::VeryUnlikely,
    Likelihood::Unlikely,
    Likelihood::EvenChance,
    Likelihood::Likely,
    Likelihood::VeryLikely,
    Likelihood::AlmostCertain,
];
const SEVERITY_VALUES: [Severity; 5] = [
    Severity::Minor,
    Severity::Moderate,
    Severity::Major,
    Severity::Severe,
    Severity::Catastrophic,
];
const CONFIDENCE_VALUES: [Confidence; 3] = [Confidence::Low, Confidence::Moderate, Confidence::High];

/// An assessment; none without an event or a target, which is said.
pub(super) fn map(entry: &Entry<'_>, id: String, marking: Marking, known: &Known) -> Option<Assessment> {
    let targets: Vec<_> = entry.several("targets").iter().map(|text| target(text)).collect();
    let event = entry.text("event");
    let lacking = if targets.is_empty() { "targets" } else { "event" };
    let (Some(event), false) = (event, targets.is_empty()) else {
        entry.say(
            NoticeKind::RejectedRecord,
            lacking,
            "",
            "nothing stands in it, so the row was left out",
        );
        return None;
    };
    Some(Assessment {
        id,
        sources: vec![entry.row.place.clone()],
        marking,
        event,
        targets,
        actors: entry
            .several("actors")
            .into_iter()
            .map(|text| actor(text, known))
            .collect(),
        method: entry.text("method"),
        likelihood: entry.choice("likelihood", &LIKELIHOODS, LIKELIHOOD_VALUES),
        severity: entry.choice("severity", &SEVERITIES, SEVERITY_VALUES),
        confidence: entry.choice("confidence", &CONFIDENCES, CONFIDENCE_VALUES),
        window_from: entry.date("from"),
        window_to: entry.date("to"),
        place: entry.text("place").map(|text| entry.place("place", &text)),
        narrative: entry.prose("narrative"),
        subjects: subjects(entry, known),
        extra: extra(entry),
    })
}

/// `venue: Quay Hall`. Words that begin with none of the form's are a target of their own.
fn target(text: &str) -> Target {
    let (label, words) = labelled(text).map_or((text, None), |(label, words)| (label, Some(words)));
    match chosen(label, &TARGETS).map(|at| TARGET_VALUES[at]) {
        // Of another sort it must say which.
        Some(TargetKind::Other) | None => Target {
            kind: TargetKind::Other,
            text: Some(
                words
                    .filter(|_| chosen(label, &TARGETS).is_some())
                    .unwrap_or(text)
                    .to_owned(),
            ),
        },
        Some(kind) => Target {
            kind,
            text: words.map(str::to_owned),
        },
    }
}

fn actor(text: String, known: &Known) -> Actor {
    match known.has(&text) {
        true => Actor::Id(text),
        false => Actor::Text(text),
    }
}

fn subjects(entry: &Entry<'_>, known: &Known) -> Vec<String> {
    let is_known = |id: &String| {
        let is_known = known.has(id);
        if !is_known {
            entry.reject(
                "subjects",
                id,
                &format!("{id:?} is no ID on the sheet Subjects; it was left out"),
            );
        }
        is_known
    };
    entry.several("subjects").into_iter().filter(is_known).collect()
}
