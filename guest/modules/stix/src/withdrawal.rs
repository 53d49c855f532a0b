//! What was revoked (section 3.6 of the standard).

use dragoman_guest::schema::{NoticeKind, Withdrawal};
use dragoman_guest::{About, Notes, delisting};

use crate::composition::Composition;
use crate::context::Context;
use crate::object::{Object, ObjectType};
use crate::{roles, timestamp};

/// The withdrawal of a revoked object; none if no record is ever made of an object like it. Whether an identity was a
/// subject when it still counted cannot be told from what is left, so that each of a class of subjects is withdrawn: a
/// withdrawal of what was never listed changes nothing, and one that is missing would leave it listed.
pub(crate) fn of<'l>(context: &Context<'l>, object: &'l Object, notes: &mut Notes) -> Option<Withdrawal> {
    let is_identity = object.kind == ObjectType::Identity;
    if !object.kind.is_record() || (is_identity && !roles::is_somebody(object)) {
        // Relationships and annotations were said by the graph.
        if !object.is_used() {
            object.mark_used();
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: object.kind.word().into(),
                message: "the object was revoked, and no record is made of it; it was left out",
                excerpt: object.name().unwrap_or(&object.id),
                record: None,
                place: Some(object.place.clone()),
            });
        }
        return None;
    }
    let mut composition = Composition::of(object);
    let authority = composition.authority(context);
    let composed = composition.finish(context, notes);
    let mut withdrawal = delisting::withdrawal(object.id.as_str(), object.place.clone());
    withdrawal.date = object.one("modified").map(|time| timestamp::claim(time, 0));
    withdrawal.sources = composed.sources;
    withdrawal.marking = composed.marking;
    let name = object.name().map(str::to_owned);
    for (key, text) in [("name", name), ("authority", authority)] {
        withdrawal.extra.extend(text.map(|text| (key.into(), text)));
    }
    let words = composed.words.into_iter();
    withdrawal
        .extra
        .extend(words.map(|text| ("marking".into(), text)));
    Some(withdrawal)
}
