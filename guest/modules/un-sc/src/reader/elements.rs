//! What the start and the end of an element mean for the record at hand.

use dragoman_guest::schema::{Fault, NoticeKind};
use dragoman_guest::{About, Notes, build};
use quick_xml::events::BytesStart;
use quick_xml::name::QName;

use super::{RECORD, RecordReader, Step};
use crate::levels::MAX_DEPTH;
use crate::opening;
use crate::tag::Tag;

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
        if depth == 0 {
            self.open_root(tag, start)?;
        }
        if name.is_empty() || depth >= MAX_DEPTH {
            let why = if name.is_empty() {
                "an element has no name"
            } else {
                "elements are nested too deeply"
            };
            return Err(self.part.malformed(why.into(), start));
        }
        if depth == RECORD + 1 && !self.in_record {
            self.check_section(start)?;
        }
        self.levels.push(name, start);
        match (depth, self.levels.tag(depth)) {
            (1, Tag::Individuals) => self.seen.individuals = true,
            (1, Tag::Entities) => self.seen.entities = true,
            (RECORD, tag @ (Tag::Individual | Tag::Entity)) => {
                self.in_record = true;
                self.record.begin(tag == Tag::Individual, self.part.index, start);
            }
            (depth, _) if self.in_record && depth == RECORD + 1 => self.record.next_field(),
            _ => {}
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
        let attribute = tag.try_get_attribute("dateGenerated");
        let attribute = attribute.map_err(|error| {
            self.part
                .malformed(format!("the root's attributes cannot be read: {error}"), start)
        })?;
        self.seen.date_generated = attribute.and_then(|attribute| build::text(&attribute.value));
        Ok(())
    }

    /// Something unknown stands where a record should, and holds elements as a record does: to pass over it would be to
    /// lose it.
    fn check_section(&self, at: u32) -> Result<(), Fault> {
        if !matches!(self.levels.tag(1), Tag::Individuals | Tag::Entities) {
            return Ok(());
        }
        let span = (self.levels.top().map_or(at, |level| level.start), at);
        let message = format!(
            "<{}> holds records <{}>; expected <INDIVIDUAL> or <ENTITY>",
            self.levels.tag(1).name(),
            self.levels.path(RECORD)
        );
        Err(self.part.unknown_layout(message, span))
    }

    fn attributes(&mut self, tag: &BytesStart<'_>, start: u32, notes: &mut Notes) -> Result<(), Fault> {
        let root = self.levels.depth() == 1;
        let from = if self.in_record { RECORD } else { 0 };
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| {
                self.part
                    .malformed(format!("an attribute cannot be read: {error}"), start)
            })?;
            let QName(key) = attribute.key;
            if key.starts_with("xmlns") || key.starts_with("xsi:") || (root && key == "dateGenerated") {
                continue;
            }
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: format!("{}@{key}", self.levels.path(from)).into(),
                message: "the attribute is not known; it was left out",
                excerpt: &attribute.value,
                record: self.in_record.then(|| self.record.id()).flatten(),
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
        match depth {
            0 => self.seen.end = true,
            RECORD if self.in_record => {
                self.in_record = false;
                self.seen.records += 1;
                self.record.finish(span.1);
                return Ok(Step::RecordEnded);
            }
            _ => {}
        }
        Ok(Step::Nothing)
    }

    /// Puts the element that is about to be closed into the record.
    fn keep(&mut self, depth: usize, span: (u32, u32)) {
        let Some(level) = self.levels.top() else { return };
        let text = self.levels.text();
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return;
        }
        let parent = self.levels.tag(depth - 1);
        match (depth - RECORD, level.tag) {
            (1, tag) if tag.is_list() => self.record.push(Some(tag), Tag::Value, text, "", span),
            (1, tag) if tag != Tag::Unknown && !tag.is_group() => self.record.push(None, tag, text, "", span),
            (2, tag) if tag != Tag::Unknown && parent != Tag::Unknown => {
                self.record.push(Some(parent), tag, text, "", span);
            }
            (below, tag) => {
                let mut path = self.levels.path(RECORD);
                if tag.is_group() || below == 0 {
                    path.push_str("/text()");
                }
                let parent = (below > 1).then(|| self.levels.tag(RECORD + 1));
                self.record.push(parent, Tag::Unknown, text, &path, span);
            }
        }
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
