//! From an `sdnEntry` to a subject.

mod ids;
mod lists;

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{NameForm, NameQuality, NoticeKind, Subject, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes};
use dragoman_ofac::{Context, Draft, Parts, Remarks, kind, of_parts};

/// The subject of an entry; none, and a notice, if it has no number of its own or no name.
pub(crate) fn subject(
    entry: Element<'_>,
    context: Context<'_>,
    ids: &mut Ids,
    notes: &mut Notes,
) -> Option<Subject> {
    let Some(id) = ids.take(entry.value("uid"), "sdnEntry/uid", entry.place(), notes) else {
        entry.leave_out();
        return None;
    };
    let word = entry.value("sdnType");
    let kind = word.and_then(kind);
    let parts = Parts {
        last: entry.value("lastName"),
        first: entry.value("firstName"),
    };
    let name = of_parts(
        parts,
        kind.unwrap_or(SubjectKind::Other),
        NameForm::Primary,
        NameQuality::Unstated,
    );
    let Some(name) = name else {
        notes.case(About {
            kind: NoticeKind::RejectedRecord,
            field: "sdnEntry/lastName".into(),
            message: "the entry has no name; it was left out",
            excerpt: &id,
            record: Some(&id),
            place: Some(entry.place()),
        });
        entry.leave_out();
        return None;
    };
    let mut draft = Draft::new(
        &id,
        kind.unwrap_or(SubjectKind::Other),
        entry.place(),
        context,
        notes,
    );
    if kind.is_none() {
        let word = word.unwrap_or_default();
        let message = "a type that is not known";
        draft.say(NoticeKind::RejectedValue, "sdnEntry/sdnType", message, word, 0);
        draft.remark(&format!("sdnType: {word}"), None, 0);
    }
    draft.subject.names.push(name);
    if let Some(titles) = entry.value("title") {
        draft.titles(titles);
    }
    // A ship's own type and flag stand before the others that are among its ids.
    if let Some(vessel) = entry.first("vesselInfo") {
        lists::vessel(&mut draft, vessel);
    }
    for list in entry.elements() {
        lists::list(&mut draft, list);
    }
    if let Some(remarks) = entry.value("remarks") {
        draft.clauses(&Remarks::whole(remarks));
    }
    Some(draft.finish())
}
