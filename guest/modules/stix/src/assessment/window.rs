//! When.

use dragoman_guest::schema::{DateClaim, NoticeKind};
use dragoman_guest::{About, Notes};

use super::scope::Scope;
use crate::composition::Composition;
use crate::object::{Object, ObjectType};
use crate::timestamp;

/// The time at risk.
#[derive(Default)]
pub(super) struct Window {
    pub(super) from: Option<DateClaim>,
    pub(super) to: Option<DateClaim>,
    /// Times that could not be taken, in their words.
    pub(super) note: Option<String>,
}

/// The time of a scope: of a campaign what it says of itself (`first_seen`, `last_seen`); else the times in which the
/// `targets` relationships hold (`start_time`, `stop_time`), from the first to the last of them, as far as all
/// that are bounded say so; else of a report that
/// speaks of one campaign the time of that. `published` says when a report was written, which is another thing.
pub(super) fn of<'l>(
    object: &'l Object,
    scope: &Scope<'l>,
    composition: &mut Composition<'l>,
    notes: &mut Notes,
) -> Window {
    if object.kind == ObjectType::Campaign {
        let window = window(object, seen(object), 0, notes);
        if window.from.is_some() || window.to.is_some() || window.note.is_some() {
            return window;
        }
    }
    let times = scope.threats().map(|relation| {
        let [start, stop] = ["start_time", "stop_time"].map(|property| relation.object.one(property));
        (start, stop)
    });
    let times: Vec<_> = times
        .filter(|(start, stop)| start.is_some() || stop.is_some())
        .collect();
    if !times.is_empty() {
        // One that does not say when it ends may outlast all others.
        let starts: Option<Vec<_>> = times.iter().map(|(start, _)| *start).collect();
        let stops: Option<Vec<_>> = times.iter().map(|(_, stop)| *stop).collect();
        let first = starts.and_then(|all| all.into_iter().min_by_key(|time| timestamp::order(time)));
        let last = stops.and_then(|all| all.into_iter().max_by_key(|time| timestamp::order(time)));
        // All of these relationships are among the sources already: they name the targets.
        return window(object, (first, last), 0, notes);
    }
    let mut campaigns = scope
        .referred
        .iter()
        .filter(|found| found.kind == ObjectType::Campaign);
    match (campaigns.next(), campaigns.next()) {
        (Some(campaign), None) if seen(campaign) != (None, None) => {
            let at = composition.join(campaign);
            window(object, seen(campaign), at, notes)
        }
        _ => Window::default(),
    }
}

fn seen(campaign: &Object) -> (Option<&str>, Option<&str>) {
    (campaign.one("first_seen"), campaign.one("last_seen"))
}

fn window(object: &Object, (from, to): (Option<&str>, Option<&str>), at: u32, notes: &mut Notes) -> Window {
    let order = |time: Option<&str>| time.and_then(timestamp::order);
    let words = [from, to].into_iter().flatten().collect::<Vec<_>>().join(" to ");
    let message = match (order(from), order(to)) {
        (Some(from), Some(to)) if from > to => {
            "the time at risk ends before it begins; only its words are kept"
        }
        (first, last) if first.is_some() == from.is_some() && last.is_some() == to.is_some() => {
            return Window {
                from: from.map(|time| timestamp::claim(time, at)),
                to: to.map(|time| timestamp::claim(time, at)),
                note: None,
            };
        }
        _ => "a time is no timestamp of the standard; only its words are kept",
    };
    notes.sum(About {
        kind: NoticeKind::RejectedValue,
        field: format!("{}/window", object.kind.word()).into(),
        message,
        excerpt: &words,
        record: Some(&object.id),
        place: Some(object.place.clone()),
    });
    Window {
        note: Some(words),
        ..Window::default()
    }
}
