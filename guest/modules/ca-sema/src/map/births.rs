//! Dates of birth.

use dragoman_guest::dates;
use dragoman_guest::schema::NoticeKind;

use super::{DATES, Draft};
use crate::record::Entry;

/// Said of a date whose month or day is written as nought.
pub(super) const PLACEHOLDER: &str = "noughts stand for what is not known; the date was made partial";

impl<'r> Draft<'r, '_> {
    pub(super) fn birth(&mut self, entry: &'r Entry) {
        let text = self.record.text(entry);
        let Some(reading) = dates::read(text, DATES) else {
            self.rejected(entry, "not a date; its words were kept");
            self.subject.births.push(dates::unstated(text));
            return;
        };
        if reading.placeholder {
            self.say(NoticeKind::Repaired, entry, PLACEHOLDER);
        }
        self.subject.births.extend(reading.claims);
    }
}
