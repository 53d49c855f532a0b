//! Notices, summed where one case is like another.

use std::borrow::Cow;
use std::collections::BTreeMap;

use dragoman_guest::Sink;
use dragoman_guest::build;
use dragoman_guest::schema::{Locator, Notice, NoticeKind};

/// Different sums kept apart. A list has some dozen; a hostile file could have millions.
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
    /// File and column, or the label of a clause.
    pub(crate) field: Cow<'a, str>,
    /// What happened.
    pub(crate) message: &'static str,
    /// The source's words.
    pub(crate) excerpt: &'a str,
    /// Id of the record.
    pub(crate) record: Option<&'a str>,
    /// Where.
    pub(crate) place: Locator,
}

impl About<'_> {
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
        let mut key = (about.field.to_string(), about.message);
        if self.sums.len() >= MAX_SUMS && !self.sums.contains_key(&key) {
            about.field = "(others)".into();
            key.0 = about.field.to_string();
        }
        self.sums
            .entry(key)
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

    /// Sends everything.
    pub(crate) fn send(self, out: &mut Sink<'_>) {
        for notice in self.cases.into_iter().chain(self.sums.into_values()) {
            out.notice(notice);
        }
    }
}
