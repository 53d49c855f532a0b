//! Notices, summed where one case is like another.

use std::collections::BTreeMap;

use dragoman_guest::Sink;
use dragoman_guest::build;
use dragoman_guest::schema::{Locator, Notice, NoticeKind};

use crate::record::{Entry, Record};

/// Different sums kept apart. A list has a dozen; a hostile file could have millions.
const MAX_SUMS: usize = 256;

/// Single cases said one by one.
const MAX_CASES: usize = 2000;

/// What is to be said at the end of a run.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    sums: BTreeMap<(String, &'static str), Notice>,
    cases: Vec<Notice>,
}

/// What a notice is about.
pub(crate) struct About<'a> {
    /// Its kind.
    pub(crate) kind: NoticeKind,
    /// Path of the element.
    pub(crate) field: String,
    /// What happened.
    pub(crate) message: &'static str,
    /// The source's words.
    pub(crate) excerpt: &'a str,
    /// Id of the record.
    pub(crate) record: Option<&'a str>,
    /// Where.
    pub(crate) place: Locator,
}

impl<'a> About<'a> {
    /// About one element of the record `id`.
    pub(crate) fn entry(
        kind: NoticeKind,
        message: &'static str,
        record: &'a Record,
        entry: &Entry,
        id: &'a str,
    ) -> Self {
        Self {
            kind,
            field: record.path(entry),
            message,
            excerpt: record.text(entry),
            record: Some(id),
            place: record.place_of(entry),
        }
    }

    fn notice(self) -> Notice {
        Notice {
            excerpt: build::excerpt(self.excerpt),
            record_id: self.record.map(Into::into),
            source: Some(self.place),
            ..build::notice(self.kind, &self.field, self.message)
        }
    }
}

impl Notes {
    /// Counts a case among its like: only the first is shown.
    pub(crate) fn sum(&mut self, mut about: About<'_>) {
        if self.sums.len() >= MAX_SUMS && !self.sums.contains_key(&(about.field.clone(), about.message)) {
            about.field = "(other elements)".into();
        }
        self.sums
            .entry((about.field.clone(), about.message))
            .and_modify(|notice| notice.count += 1)
            .or_insert_with(|| about.notice());
    }

    /// Says a case by itself, unless there are far too many of them.
    pub(crate) fn case(&mut self, about: About<'_>) {
        if self.cases.len() >= MAX_CASES {
            return self.sum(about);
        }
        self.cases.push(about.notice());
    }

    /// The first few fields that are not known, for saying what a layout has instead of what was expected.
    pub(crate) fn unknown_fields(&self) -> Vec<&str> {
        let unknown = self
            .sums
            .values()
            .filter(|notice| notice.kind == NoticeKind::Unmapped);
        unknown.map(|notice| notice.field.as_str()).take(8).collect()
    }

    /// Sends everything.
    pub(crate) fn send(self, out: &mut Sink<'_>) {
        for notice in self.cases.into_iter().chain(self.sums.into_values()) {
            out.notice(notice);
        }
    }
}
