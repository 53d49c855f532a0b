//! What the start and the end of an element mean for the record at hand.

use dragoman_guest::schema::Fault;
use dragoman_guest::{Notes, build, xml};

use super::{RECORD, RecordReader, Step};
use crate::tag::Tag;

impl RecordReader<'_> {
    pub(super) fn open_element(&mut self, tag: &xml::Tag<'_>, notes: &mut Notes) -> Result<(), Fault> {
        let depth = self.xml.depth() - 1;
        self.tags.push(Tag::of(self.xml.name(depth)));
        if depth == 0 {
            self.open_root(tag)?;
        }
        if depth == RECORD + 1 && !self.in_record {
            self.check_section(tag.start)?;
        }
        match (depth, self.tag(depth)) {
            (1, Tag::Individuals) => self.seen.individuals = true,
            (1, Tag::Entities) => self.seen.entities = true,
            (RECORD, section @ (Tag::Individual | Tag::Entity)) => {
                self.in_record = true;
                self.record
                    .begin(section == Tag::Individual, self.xml.part().index, tag.start);
            }
            (depth, _) if self.in_record && depth == RECORD + 1 => self.record.next_field(),
            _ => {}
        }
        if !tag.has_attributes() {
            return Ok(());
        }
        let known: &[&str] = if depth == 0 { &["dateGenerated"] } else { &[] };
        let (from, id) = if self.in_record {
            (RECORD, self.record.id())
        } else {
            (0, None)
        };
        self.xml.unmapped_attributes(tag, known, from, id, notes)
    }

    fn open_root(&mut self, tag: &xml::Tag<'_>) -> Result<(), Fault> {
        self.xml.check_root(Tag::ConsolidatedList.name(), false)?;
        for attribute in self.xml.attributes(tag) {
            let attribute = attribute?;
            if attribute.name == "dateGenerated" {
                self.seen.date_generated = build::text(attribute.raw());
            }
        }
        Ok(())
    }

    /// Tag of the element at a depth.
    fn tag(&self, depth: usize) -> Tag {
        self.tags.get(depth).copied().unwrap_or(Tag::Unknown)
    }

    /// Something unknown stands where a record should, and holds elements as a record does: to pass over it would be to
    /// lose it.
    fn check_section(&self, at: u32) -> Result<(), Fault> {
        if !matches!(self.tag(1), Tag::Individuals | Tag::Entities) {
            return Ok(());
        }
        let span = (self.xml.start(RECORD).unwrap_or(at), at);
        let message = format!(
            "<{}> holds records <{}>; expected <INDIVIDUAL> or <ENTITY>",
            self.tag(1).name(),
            self.xml.name(RECORD)
        );
        Err(self.xml.part().unknown_layout(message, span))
    }

    pub(super) fn close_element(&mut self, notes: &mut Notes) -> Step {
        let depth = self.xml.depth() - 1;
        let span = self.xml.span();
        if self.in_record {
            self.keep(depth, span);
        } else {
            self.xml.unmapped_text(notes);
        }
        self.tags.pop();
        if depth == RECORD && self.in_record {
            self.in_record = false;
            self.seen.records += 1;
            self.record.finish(span.1);
            return Step::RecordEnded;
        }
        Step::Nothing
    }

    /// Puts the element that ends into the record.
    fn keep(&mut self, depth: usize, span: (u32, u32)) {
        let text = self.xml.text();
        if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return;
        }
        let parent = self.tag(depth - 1);
        match (depth - RECORD, self.tag(depth)) {
            (1, tag) if tag.is_list() => self.record.push(Some(tag), Tag::Value, text, "", span),
            (1, tag) if tag != Tag::Unknown && !tag.is_group() => self.record.push(None, tag, text, "", span),
            (2, tag) if tag != Tag::Unknown && parent != Tag::Unknown => {
                self.record.push(Some(parent), tag, text, "", span);
            }
            (below, tag) => {
                let mut path = self.xml.path(RECORD);
                if tag.is_group() || below == 0 {
                    path.push_str("/text()");
                }
                let parent = (below > 1).then(|| self.tag(RECORD + 1));
                self.record.push(parent, Tag::Unknown, text, &path, span);
            }
        }
    }
}
