//! Notices, summed where one case is like another.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::build;
use crate::schema::{Fault, Locator, Notice, NoticeKind};
use crate::sink::Sink;

/// Different sums kept apart. A list has some dozen; a hostile file could have millions.
const MAX_SUMS: usize = 256;

/// Single cases said one by one.
const MAX_CASES: usize = 2000;

/// The field of what is counted beyond [`MAX_SUMS`].
const OTHERS: &str = "(others)";

/// What is to be said at the end of a run. It stays small whatever the input: beyond 2,000 single cases and 256 different
/// sums, cases are only counted.
#[derive(Debug, Default)]
pub struct Notes {
    sums: BTreeMap<(String, &'static str), Notice>,
    cases: Vec<Notice>,
}

/// What a notice is about.
pub struct About<'a> {
    /// Its kind.
    pub kind: NoticeKind,
    /// Path, column or label in the source.
    pub field: Cow<'a, str>,
    /// What was wrong, and what was done.
    pub message: &'static str,
    /// The source's words; shortened before they are sent.
    pub excerpt: &'a str,
    /// Id of the record; none = not about one.
    pub record: Option<&'a str>,
    /// Where.
    pub place: Option<Locator>,
}

impl About<'_> {
    fn notice(self) -> Notice {
        Notice {
            excerpt: build::excerpt(self.excerpt),
            record_id: self.record.map(Into::into),
            source: self.place,
            ..build::notice(self.kind, &self.field, self.message)
        }
    }
}

impl Notes {
    /// Counts a case among those of the same field and message: only the first is shown.
    pub fn sum(&mut self, about: About<'_>) {
        self.count(about, 1);
    }

    /// Counts several cases, of which this is the first.
    pub fn count(&mut self, mut about: About<'_>, cases: u32) {
        let mut key = (about.field.to_string(), about.message);
        if self.sums.len() >= MAX_SUMS && !self.sums.contains_key(&key) {
            about.field = OTHERS.into();
            key.0 = OTHERS.into();
        }
        self.sums
            .entry(key)
            .and_modify(|notice| notice.count += cases)
            .or_insert_with(|| Notice {
                count: cases,
                ..about.notice()
            });
    }

    /// Says a case by itself, unless there are far too many of them.
    pub fn case(&mut self, about: About<'_>) {
        if self.cases.len() >= MAX_CASES {
            return self.sum(about);
        }
        self.cases.push(about.notice());
    }

    /// Says a notice as it is, before all others.
    pub fn say(&mut self, notice: Notice) {
        self.cases.insert(0, notice);
    }

    /// Says where a list is cut off whose records before the cut are kept, before all others. `field` is what was being
    /// read.
    pub fn cut_off(&mut self, fault: Fault, field: &str) {
        let message = format!(
            "{}; what stands behind the cut is not known to be delisted",
            fault.message
        );
        self.say(Notice {
            excerpt: fault.excerpt,
            source: fault.source,
            ..build::notice(NoticeKind::Remark, field, message)
        });
    }

    /// The fields that were counted as unmapped, for saying what a layout has instead of what was expected.
    pub fn unmapped_fields(&self) -> impl Iterator<Item = &str> {
        let unmapped = self
            .sums
            .values()
            .filter(|notice| notice.kind == NoticeKind::Unmapped);
        unmapped.map(|notice| notice.field.as_str())
    }

    /// Sends everything: single cases in their order, then sums by field.
    pub fn send(self, out: &mut Sink<'_>) {
        for notice in self.cases.into_iter().chain(self.sums.into_values()) {
            out.notice(notice);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(field: String) -> About<'static> {
        About {
            kind: NoticeKind::Unmapped,
            field: field.into(),
            message: "not known",
            excerpt: "words",
            record: None,
            place: None,
        }
    }

    fn count(notes: &Notes) -> u32 {
        notes.sums.values().map(|notice| notice.count).sum()
    }

    #[test]
    fn cases_of_one_field_are_one_notice_with_their_count() {
        let mut notes = Notes::default();
        (0..3).for_each(|_| notes.sum(about("A".into())));
        notes.sum(about("B".into()));
        assert_eq!(notes.unmapped_fields().collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(count(&notes), 4);
    }

    #[test]
    fn no_input_makes_more_than_the_most_and_every_case_is_counted() {
        let mut notes = Notes::default();
        let all = 2 * (MAX_SUMS + MAX_CASES);
        for index in 0..all {
            notes.sum(about(format!("sum {index}")));
            notes.case(about(format!("case {index}")));
        }
        assert_eq!((notes.sums.len(), notes.cases.len()), (MAX_SUMS + 1, MAX_CASES));
        assert_eq!(count(&notes) as usize + notes.cases.len(), 2 * all);
    }
}
