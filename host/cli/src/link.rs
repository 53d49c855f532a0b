//! Writes for people what speaks for and against two records being of one subject.

use dragoman_resolve::{Answer, Bits, Decision as Judgement, Evidence, Feature, Link, Verdict};

use crate::visible;

/// The evidence, a line a piece, what weighs most first; and what a person said.
pub(crate) fn text(link: &Link) -> String {
    let mut lines: Vec<String> = link.evidence.iter().map(piece).collect();
    lines.extend(link.decision.as_ref().map(judgement));
    lines.join("\n")
}

/// `+12.00 bits`.
pub(crate) fn bits(bits: Bits) -> String {
    format!("{:+.2} bits", bits.as_f64())
}

fn piece(piece: &Evidence) -> String {
    let feature = feature(piece.feature);
    let (a, b) = (visible::line(&piece.a), visible::line(&piece.b));
    let said = if a == b {
        a.into_owned()
    } else {
        format!("{a} / {b}")
    };
    format!("    {:>+7.2} {feature}: {said}", piece.weight.as_f64())
}

/// What the evidence alone says.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::AutoJoined => "suffices to join",
        Verdict::ForReview => "a person should look",
        Verdict::Apart => "does not suffice",
    }
}

fn judgement(judgement: &Judgement) -> String {
    let answer = match judgement.answer {
        Answer::Same => "same",
        Answer::Different => "different",
        Answer::Unsure => "unsure",
    };
    let (who, why) = (visible::line(&judgement.by), visible::line(&judgement.why));
    format!("    {who} says {answer}: {why}")
}

fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::Name => "name",
        Feature::FurtherName => "further name",
        Feature::Birth => "birth",
        Feature::BirthPlace => "place of birth",
        Feature::Country => "country",
        Feature::Address => "address",
        Feature::Topic => "programme",
        Feature::Gender => "gender",
        Feature::Kind => "kind",
        Feature::Reference => "reference",
        Feature::UniqueNumber => "number unique in the world",
        Feature::Number => "number",
        Feature::Contact => "contact",
        Feature::SameList => "both on one list",
    }
}
