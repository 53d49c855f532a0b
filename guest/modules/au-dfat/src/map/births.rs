//! Dates of birth.

use dragoman_guest::schema::{Certainty, DateClaim, NoticeKind};

use super::Entry;
use crate::columns::BIRTH;
use crate::values::birth;

impl Entry<'_, '_> {
    pub(super) fn births(&mut self) {
        let Some(text) = self.new_text(BIRTH) else { return };
        for claim in birth::claims(text) {
            if claim.certainty == Certainty::Unstated {
                let message = "not a date that can be read; its words were kept";
                self.case(
                    NoticeKind::RejectedValue,
                    BIRTH,
                    message,
                    claim.raw.as_deref().unwrap_or_default(),
                );
            }
            // The same day in another form of words is no other claim.
            let words = claim
                .raw
                .as_ref()
                .filter(|_| claim.certainty == Certainty::Unstated);
            let key = format!(
                "{:?}",
                (
                    claim.earliest,
                    claim.latest,
                    claim.certainty,
                    claim.calendar,
                    &claim.note,
                    words
                )
            );
            if self.is_new("birth", key) {
                self.subject.births.push(DateClaim { at: self.at, ..claim });
            }
        }
    }
}
