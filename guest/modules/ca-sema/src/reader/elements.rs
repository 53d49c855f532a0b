//! What the start and the end of an element mean for the record at hand.

use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::{About, Notes, build};
use quick_xml::events::BytesStart;
use quick_xml::name::QName;

use super::{RECORD, RecordReader, Step};
use crate::field::Field;
use crate::levels::MAX_DEPTH;
use crate::opening;

impl RecordReader<'_> {
    pub(super) fn open_element(
        &mut self,
        tag: &BytesStart<'_>,
        start: u32,
        empty: bool,
        notes: &mut Notes,
    ) -> Result<Step, Fault> {
        let name = tag.local_name();
        let name: &str = name.as_ref();
        let depth = self.levels.depth();
        if name.is_empty() || depth >= MAX_DEPTH {
            let why = if name.is_empty() {
                "an element has no name"
            } else {
                "elements are nested too deeply"
            };
            return Err(self.part.malformed(why.into(), start));
        }
        if depth == 0 {
            self.open_root(tag, start)?;
        } else if depth > RECORD && !self.in_record {
            return Err(self.records_of_another_name(start));
        }
        self.levels.push(name, start);
        if depth == RECORD && name.eq_ignore_ascii_case("record") {
            self.in_record = true;
            self.record.begin(self.part.index, start);
        }
        if !tag.attributes_raw().trim().is_empty() {
            self.attributes(tag, start, notes)?;
        }
        if empty {
            self.close_element(notes)
        } else {
            Ok(Step::Nothing)
        }
    }

    fn open_root(&mut self, tag: &BytesStart<'_>, start: u32) -> Result<(), Fault> {
        if self.seen.root {
            return Err(self
                .part
                .malformed("there is a second root element".into(), start));
        }
        opening::check_root(tag, &self.part, start)?;
        self.seen.root = true;
        Ok(())
    }

    /// Something unknown stands where a record should, and holds elements as a record does: to pass over it would be to
    /// lose it.
    fn records_of_another_name(&self, at: u32) -> Fault {
        let span = (self.levels.top().map_or(at, |level| level.start), at);
        let found = self.levels.path(RECORD);
        self.part.unknown_layout(
            format!("the list holds records <{found}>; expected <record>"),
            span,
        )
    }

    fn attributes(&mut self, tag: &BytesStart<'_>, start: u32, notes: &mut Notes) -> Result<(), Fault> {
        let from = if self.in_record { RECORD } else { 0 };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| {
                self.part
                    .malformed(format!("an attribute cannot be read: {error}"), start)
            })?;
            let QName(key) = attribute.key;
            if key.starts_with("xmlns") || key.starts_with("xsi:") {
                continue;
            }
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: format!("{}@{key}", self.levels.path(from)).into(),
                message: "the attribute is not known; it was left out",
                excerpt: &attribute.value,
                record: None,
                place: Some(build::bytes(self.part.index, start, self.position())),
            });
        }
        Ok(())
    }

    pub(super) fn close_element(&mut self, notes: &mut Notes) -> Result<Step, Fault> {
        let Some(level) = self.levels.top() else {
            return Ok(Step::Nothing);
        };
        let depth = self.levels.depth() - 1;
        let span = (level.start, self.position());
        if self.in_record {
            self.keep(depth, span);
        } else {
            self.stray(span, notes);
        }
        self.levels.pop();
        if depth == 0 {
            self.seen.end = true;
        } else if depth == RECORD && self.in_record {
            self.in_record = false;
            self.seen.records += 1;
            self.record.finish(span.1);
            return Ok(Step::RecordEnded);
        }
        Ok(Step::Nothing)
    }

    /// Puts the element that is about to be closed into the record.
    fn keep(&mut self, depth: usize, span: (u32, u32)) {
        let text = self.levels.text();
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return;
        }
        let field = match depth {
            below if below == RECORD + 1 => Field::of(self.levels.name()),
            _ => Field::Unknown,
        };
        if field != Field::Unknown {
            return self.record.push(field, text, "", span);
        }
        let mut path = self.levels.path(RECORD);
        if depth == RECORD {
            path.push_str("/text()");
        }
        self.record.push(field, text, &path, span);
    }

    /// Mentions text that stands outside all records.
    fn stray(&self, span: (u32, u32), notes: &mut Notes) {
        let text = self.levels.text();
        if !text.trim().is_empty() {
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: self.levels.path(0).into(),
                message: "the element is not known; it was left out",
                excerpt: text,
                record: None,
                place: Some(build::bytes(self.part.index, span.0, span.1)),
            });
        }
    }
}
