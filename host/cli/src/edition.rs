//! Writes for people where an edition stands.

use dragoman_hub::{Decision, Edition, Standing, Verdict};

use crate::{documents, visible};

/// Whether an edition is in force, or waits for a decision.
pub(crate) fn is_current(edition: &Edition) -> bool {
    matches!(edition.standing, Standing::InForce | Standing::Held)
}

/// An edition: a line; and further ones for why it was held and what was decided.
pub(crate) fn text(edition: &Edition) -> String {
    let published = published(edition);
    let came = match &edition.accepted {
        Some(accepted) => format!("accepted {accepted}"),
        None => format!("kept {}", edition.kept),
    };
    let mut lines = vec![format!(
        "{}: edition {}, {}, published {published}, {came}: {} records{}, {} rejected, {} notices",
        edition.list,
        edition.edition,
        standing(edition.standing),
        edition.records,
        documents::count(edition.documents),
        edition.rejections,
        edition.notices
    )];
    let reasons = edition.reasons.iter().map(ToString::to_string);
    lines.extend(reasons.map(|reason| format!("  held: {}", visible::line(&reason))));
    lines.extend(edition.decisions.iter().map(decision));
    if edition.standing == Standing::Held {
        let (list, number) = (&edition.list, edition.edition);
        lines.push(format!(
            "  to see what it would change: dragoman diff {list} --to {number}; to decide: dragoman approve or reject {list} \
             --edition {number}"
        ));
    }
    lines.join("\n")
}

/// When it was published, and as what: its label may be a time, a day in the list's own words, or no time at all.
fn published(edition: &Edition) -> String {
    let (day, label) = (edition.published.as_deref(), edition.label.as_deref());
    match label.map(visible::line) {
        Some(label) if day.is_some_and(|day| label.starts_with(day)) => label.into_owned(),
        Some(label) => format!("{} as {label}", day.unwrap_or("at an unstated time")),
        None => day.unwrap_or("at an unstated time").to_owned(),
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => "in force",
        Standing::Earlier => "earlier",
        Standing::Held => "HELD",
        Standing::Superseded => "superseded",
        Standing::Rejected => "rejected",
    }
}

fn decision(decision: &Decision) -> String {
    let verdict = match decision.verdict {
        Verdict::Approved => "approved",
        Verdict::Rejected => "rejected",
    };
    format!(
        "  {verdict} {} by {}: {}",
        decision.decided,
        visible::line(&decision.who),
        visible::line(&decision.why)
    )
}
