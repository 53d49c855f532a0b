//! What an assessment is about.

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::object::Object;

/// The label by which partners say of what event an object is: `event:Lowen Summit 2031`.
const LABEL: &str = "event:";

/// The event of an object.
pub(super) struct Event {
    pub(super) name: String,
    /// Further events that its labels name.
    pub(super) others: Vec<String>,
}

/// The event that a label names, and else the object's name, for STIX has no property for it. None if there is neither.
pub(super) fn of(object: &Object, notes: &mut Notes) -> Option<Event> {
    let mut labelled = object.all("labels").filter_map(named).map(str::to_owned);
    let name = labelled.next().or_else(|| object.one("name").map(Into::into))?;
    let others: Vec<_> = labelled.filter(|other| *other != name).collect();
    if !others.is_empty() {
        notes.case(About {
            kind: NoticeKind::Remark,
            field: format!("{}/labels", object.kind.word()).into(),
            message: "the object is about several events; the assessment is of the first, the others are kept beside it",
            excerpt: &others.join(", "),
            record: Some(&object.id),
            place: Some(object.place.clone()),
        });
    }
    Some(Event { name, others })
}

/// The event that a label names.
pub(super) fn named(label: &str) -> Option<&str> {
    let head = label.get(..LABEL.len())?;
    let name = label[LABEL.len()..].trim();
    (head.eq_ignore_ascii_case(LABEL) && !name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_label_names_an_event_whatever_its_capitals_and_blanks() {
        assert_eq!(named("event:Lowen Summit"), Some("Lowen Summit"));
        assert_eq!(named("Event: Lowen Summit"), Some("Lowen Summit"));
        for label in ["event:", "event", "évent:x", "events:x", "é", "protest"] {
            assert_eq!(named(label), None, "{label}");
        }
    }
}
