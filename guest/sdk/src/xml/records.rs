//! One record after the other.

use super::layout::{Layout, Standing};
use super::record::{Element, Record};
use super::stream::{Stop, Stream, Tag, Token};
use crate::part::Part;
use crate::schema::{Fault, FaultKind};
use crate::{Feed, Notes, build};

/// The records of a list in XML. Only the one at hand is kept.
pub struct Records<'f> {
    layout: Layout,
    xml: Stream<'f>,
    buffer: Vec<u8>,
    record: Record,
    in_record: bool,
    /// Depth and start of an element beside records that is not known.
    stranger: Option<usize>,
    beside: Vec<Option<String>>,
    whole: u32,
}

/// What a token came to.
enum Step {
    Done,
    RecordEnded,
    Nothing,
}

impl<'f> Records<'f> {
    /// Looks at the beginning of a part and stands before its first record.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty or is not XML in UTF-8.
    pub fn open(feed: &Feed<'f>, part: u32, layout: Layout) -> Result<Self, Fault> {
        Ok(Self {
            layout,
            xml: Stream::open(Part::new(feed, part, layout.give))?,
            buffer: Vec::new(),
            record: Record::default(),
            in_record: false,
            stranger: None,
            beside: vec![None; layout.beside.len()],
            whole: 0,
        })
    }

    /// The next record; none when the end of the list was seen. What the record before was not asked for becomes a
    /// notice.
    ///
    /// # Errors
    ///
    /// A fault if the file is not whole and well-formed, is another list, or has elements beside its records that could
    /// be records themselves.
    pub fn next(&mut self, notes: &mut Notes) -> Result<Option<Element<'_>>, Fault> {
        self.record.say_unread(notes);
        self.record.begin(self.xml.part().index);
        let mut buffer = std::mem::take(&mut self.buffer);
        let ended = loop {
            buffer.clear();
            match self.step(&mut buffer, notes)? {
                Step::Nothing => {}
                Step::RecordEnded => break true,
                Step::Done => break false,
            }
        };
        self.buffer = buffer;
        if ended {
            self.whole += 1;
        } else if self.whole == 0 {
            let message = format!("the list has no {}", self.layout.record_names());
            let part = self.xml.part();
            return Err(part.unknown_layout(message, (0, part.size)));
        }
        Ok(self.record.root())
    }

    /// Gives every record to `take`, and says whether the end of the list was seen. Of a list that was cut off it gives
    /// those that are whole, and a notice says where the cut is: what stands behind it is not known to be delisted.
    ///
    /// # Errors
    ///
    /// A fault as [`next`](Self::next) gives it, also for a list that was cut off before its first record ends.
    pub fn each(
        &mut self,
        notes: &mut Notes,
        mut take: impl FnMut(Element<'_>, &mut Notes),
    ) -> Result<bool, Fault> {
        loop {
            let (before, root) = (self.whole, self.layout.root());
            match self.next(notes) {
                Ok(Some(record)) => take(record, notes),
                Ok(None) => return Ok(true),
                Err(fault) if fault.kind == FaultKind::Truncated && before > 0 => {
                    notes.cut_off(fault, root);
                    return Ok(false);
                }
                Err(fault) => return Err(fault),
            }
        }
    }

    /// The text of an element or an attribute outside the records, by its path in [`Layout::beside`], its white space
    /// folded; none if it is blank, or was not met yet.
    pub fn beside(&self, path: &str) -> Option<&str> {
        let index = self.layout.beside.iter().position(|known| *known == path)?;
        self.beside.get(index)?.as_deref()
    }

    /// How many records were read.
    pub fn whole(&self) -> u32 {
        self.whole
    }

    /// The part that is read, for faults about it.
    pub fn part(&self) -> &Part<'f> {
        self.xml.part()
    }

    fn step(&mut self, buffer: &mut Vec<u8>, notes: &mut Notes) -> Result<Step, Fault> {
        match self.xml.step(buffer) {
            Ok(Token::Open(tag)) => self.open_element(&tag, notes).map(|()| Step::Nothing),
            Ok(Token::Close) => Ok(self.close_element(notes)),
            Ok(Token::Nothing) => Ok(Step::Nothing),
            Ok(Token::End) => Ok(Step::Done),
            Err(Stop::Fault(fault)) => Err(fault),
            Err(Stop::CutOff) => Err(self.cut_off()),
        }
    }

    fn open_element(&mut self, tag: &Tag<'_>, notes: &mut Notes) -> Result<(), Fault> {
        let depth = self.xml.depth() - 1;
        if depth == 0 {
            self.xml.check_root(self.layout.root(), false)?;
        }
        if !self.in_record {
            self.in_record = self.begins_record(depth, tag.start)?;
        }
        if !self.in_record {
            return self.attributes_beside(tag, notes);
        }
        self.record.open(self.xml.innermost(), tag.start);
        if !tag.has_attributes() {
            return Ok(());
        }
        let place = (tag.start, self.xml.position());
        for attribute in self.xml.attributes(tag) {
            let attribute = attribute?;
            self.record.attribute(
                attribute.name,
                &attribute.value().ok_or_else(|| self.unknown_entity(tag))?,
                place,
            );
        }
        Ok(())
    }

    /// Whether the innermost element is a record.
    fn begins_record(&mut self, depth: usize, at: u32) -> Result<bool, Fault> {
        if let Some(stranger) = self.stranger {
            // It holds elements as a record does: to pass over it would be to lose it.
            let span = (self.xml.start(stranger).unwrap_or(at), at);
            let (name, expected) = (self.xml.name(stranger), self.layout.record_names());
            let message = format!("the list holds records <{name}>; expected {expected}");
            return Err(self.xml.part().unknown_layout(message, span));
        }
        let standing = self.layout.standing(&self.xml);
        if standing == Standing::Stranger {
            self.stranger = Some(depth);
        }
        Ok(standing == Standing::Record)
    }

    fn attributes_beside(&mut self, tag: &Tag<'_>, notes: &mut Notes) -> Result<(), Fault> {
        if !tag.has_attributes() {
            return Ok(());
        }
        let mut known = Vec::new();
        for attribute in self.xml.attributes(tag) {
            let attribute = attribute?;
            let Some(index) = self.layout.beside(&self.xml, Some(attribute.name)) else {
                continue;
            };
            let value = attribute.value().ok_or_else(|| self.unknown_entity(tag))?;
            let value = build::text(&value);
            // The first counts; a further one is said, unless it is blank.
            if self.beside[index].is_none() || value.is_none() {
                known.push(attribute.name);
                self.beside[index] = self.beside[index].take().or(value);
            }
        }
        self.xml.unmapped_attributes(tag, &known, 0, None, notes)
    }

    fn unknown_entity(&self, tag: &Tag<'_>) -> Fault {
        let why = "an attribute holds a control character, or `&` in it begins no character that XML knows: it should \
                   have been written `&amp;`";
        self.xml.part().malformed(why, tag.start)
    }

    fn close_element(&mut self, notes: &mut Notes) -> Step {
        let (depth, (_, end)) = (self.xml.depth() - 1, self.xml.span());
        if self.in_record {
            self.record.close(self.xml.text(), end);
            if self.record.is_whole() {
                self.in_record = false;
                return Step::RecordEnded;
            }
            return Step::Nothing;
        }
        match self.layout.beside(&self.xml, None) {
            Some(index) if self.beside[index].is_none() => self.beside[index] = build::text(self.xml.text()),
            _ => self.xml.unmapped_text(notes),
        }
        if self.stranger == Some(depth) {
            self.stranger = None;
        }
        Step::Nothing
    }

    /// What the file was in the middle of when it ended.
    fn cut_off(&self) -> Fault {
        let start = self.record.start().filter(|_| self.in_record);
        self.xml
            .cut_off(self.whole, start.map(|start| ("a record", start)))
    }
}
