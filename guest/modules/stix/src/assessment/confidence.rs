//! Confidence.

use dragoman_guest::schema::{Confidence, NoticeKind};
use dragoman_guest::{About, Notes};

use crate::object::Object;

/// `confidence`, 0 to 100, by the scale None / Low / Med / High of the standard's appendix A. None is no confidence at all,
/// which the contract has no step for. The number itself is kept among the extras.
pub(super) fn of(object: &Object, notes: &mut Notes) -> Option<Confidence> {
    let stated = object.one("confidence")?;
    match stated.parse::<u8>() {
        Ok(0) => None,
        Ok(1..=29) => Some(Confidence::Low),
        Ok(30..=69) => Some(Confidence::Moderate),
        Ok(70..=100) => Some(Confidence::High),
        _ => {
            notes.sum(About {
                kind: NoticeKind::RejectedValue,
                field: format!("{}/confidence", object.kind.word()).into(),
                message: "the confidence is no whole number from 0 to 100; only its words are kept",
                excerpt: stated,
                record: Some(&object.id),
                place: Some(object.place.clone()),
            });
            None
        }
    }
}
