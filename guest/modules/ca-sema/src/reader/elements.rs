//! What the start and the end of an element mean for the record at hand.

use dragoman_guest::schema::Fault;
use dragoman_guest::{Notes, xml};

use super::{RECORD, ROOT, RecordReader, Step};
use crate::field::Field;

impl RecordReader<'_> {
    pub(super) fn open_element(&mut self, tag: &xml::Tag<'_>, notes: &mut Notes) -> Result<(), Fault> {
        let depth = self.xml.depth() - 1;
        if depth == 0 {
            self.xml.check_root(ROOT, true)?;
        } else if depth > RECORD && !self.in_record {
            return Err(self.records_of_another_name(tag.start));
        }
        if depth == RECORD && self.xml.name(depth).eq_ignore_ascii_case("record") {
            self.in_record = true;
            self.record.begin(self.part().index, tag.start);
        }
        let from = if self.in_record { RECORD } else { 0 };
        self.xml.unmapped_attributes(tag, &[], from, None, notes)
    }

    /// Something unknown stands where a record should, and holds elements as a record does: to pass over it would be to
    /// lose it.
    fn records_of_another_name(&self, at: u32) -> Fault {
        let span = (self.xml.start(RECORD).unwrap_or(at), at);
        let found = self.xml.name(RECORD);
        let message = format!("the list holds records <{found}>; expected <record>");
        self.part().unknown_layout(message, span)
    }

    pub(super) fn close_element(&mut self, notes: &mut Notes) -> Step {
        let depth = self.xml.depth() - 1;
        let span = self.xml.span();
        if self.in_record {
            self.keep(depth, span);
        } else {
            self.xml.unmapped_text(notes);
        }
        if depth == RECORD && self.in_record {
            self.in_record = false;
            self.records += 1;
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
        let field = match depth {
            below if below == RECORD + 1 => Field::of(self.xml.name(depth)),
            _ => Field::Unknown,
        };
        if field != Field::Unknown && self.xml.name(depth) == field.name() {
            return self.record.push(field, text, "", span);
        }
        let mut path = self.xml.path(RECORD);
        if depth == RECORD {
            path.push_str("/text()");
        }
        self.record.push(field, text, &path, span);
    }
}
