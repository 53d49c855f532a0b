//! From bytes to records: a stream of XML events, with nothing kept but the record at hand.

mod elements;

use dragoman_guest::schema::Fault;
use dragoman_guest::{Feed, Notes, PartReader};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

use crate::broken;
use crate::levels::Levels;
use crate::opening;
use crate::part::Part;
use crate::record::Record;

/// Depth at which records stand: under the root.
const RECORD: usize = 1;

/// Length of `<![CDATA[`.
const CDATA: u32 = 9;

/// Reads the list's records one by one.
pub(crate) struct RecordReader<'f> {
    part: Part<'f>,
    xml: Reader<PartReader<'f>>,
    base: u32,
    levels: Levels,
    record: Record,
    in_record: bool,
    seen: Seen,
}

/// What of the file was seen.
#[derive(Debug, Default)]
struct Seen {
    root: bool,
    end: bool,
    records: u32,
}

/// What an event asks for.
enum Step {
    Done,
    RecordEnded,
    Nothing,
}

/// Whether a byte is a control character that XML forbids.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && byte != b'\t' && byte != b'\n' && byte != b'\r'
}

impl<'f> RecordReader<'f> {
    /// Looks at the beginning of a part and stands before its first record.
    ///
    /// # Errors
    ///
    /// A fault if the part is not XML in UTF-8.
    pub(crate) fn open(feed: &'f Feed<'f>, index: u32) -> Result<Self, Fault> {
        let part = Part::new(feed, index);
        let base = opening::sniff(&part)?;
        let mut bytes = feed.open(index);
        if std::io::Seek::seek(&mut bytes, std::io::SeekFrom::Start(base.into())).is_err() {
            return Err(part.truncated("the file cannot be read from its beginning".into(), 0));
        }
        Ok(Self {
            part,
            xml: Reader::from_reader(bytes),
            base,
            levels: Levels::default(),
            record: Record::default(),
            in_record: false,
            seen: Seen::default(),
        })
    }

    /// The part that is read.
    pub(crate) fn part(&self) -> &Part<'f> {
        &self.part
    }

    /// The next record; none when the end of the list was seen.
    ///
    /// # Errors
    ///
    /// A fault if the file is not whole and well-formed, or not this list.
    pub(crate) fn next(&mut self, buffer: &mut Vec<u8>, notes: &mut Notes) -> Result<Option<&Record>, Fault> {
        loop {
            buffer.clear();
            match self.step(buffer, notes)? {
                Step::RecordEnded => return Ok(Some(&self.record)),
                Step::Done => return self.finish().map(|()| None),
                Step::Nothing => {}
            }
        }
    }

    fn position(&self) -> u32 {
        self.base.saturating_add(self.xml.buffer_position() as u32)
    }

    fn step(&mut self, buffer: &mut Vec<u8>, notes: &mut Notes) -> Result<Step, Fault> {
        let start = self.position();
        let event = match self.xml.read_event_into(buffer) {
            Ok(event) => event,
            Err(error) => {
                let error_at = self.base.saturating_add(self.xml.error_position() as u32);
                let unfinished = self.unfinished();
                return Err(broken::fault(
                    &error,
                    start,
                    error_at,
                    self.position(),
                    &self.part,
                    &unfinished,
                ));
            }
        };
        match event {
            Event::Start(tag) => self.open_element(&tag, start, false, notes),
            Event::Empty(tag) => self.open_element(&tag, start, true, notes),
            Event::End(_) => self.close_element(notes),
            Event::Text(text) => self.text(&text, &text.xml10_content(), start),
            Event::CData(text) => self.text(&text, &text.xml10_content(), start + CDATA),
            Event::GeneralRef(reference) => self.reference(&reference, start),
            Event::Decl(declaration) => {
                opening::check_declaration(&declaration, &self.part, start).map(|()| Step::Nothing)
            }
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) => Ok(Step::Nothing),
            Event::Eof => Ok(Step::Done),
        }
    }

    fn text(&mut self, raw: &str, text: &str, at: u32) -> Result<Step, Fault> {
        if raw.bytes().fold(false, |found, byte| found | is_control(byte)) {
            let index = raw.bytes().position(is_control).unwrap_or_default();
            let why = "a control character stands in the text, which XML forbids";
            return Err(self.part.malformed(why.into(), at + index as u32));
        }
        if self.levels.depth() > 0 {
            self.levels.add_text(text);
        } else if !text.trim().is_empty() {
            return Err(self
                .part
                .malformed("there is text outside the root element".into(), at));
        }
        Ok(Step::Nothing)
    }

    fn reference(&mut self, reference: &BytesRef<'_>, at: u32) -> Result<Step, Fault> {
        let resolved = match &**reference {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match resolved {
            Some(character)
                if self.levels.depth() > 0 && !(character.is_ascii() && is_control(character as u8)) =>
            {
                self.levels.add_char(character);
                Ok(Step::Nothing)
            }
            _ => Err(self.part.malformed(
                "`&` begins no character that XML knows here: it should have been written `&amp;`".into(),
                at,
            )),
        }
    }

    /// What the file was in the middle of, and since where.
    fn unfinished(&self) -> broken::Unfinished {
        let whole = self.seen.records;
        let (what, since) = match (self.in_record, self.seen.root, self.seen.end) {
            (true, ..) => (
                format!("in the middle of a record, after {whole} whole ones"),
                self.record.start(),
            ),
            (_, false, _) => ("before the list begins".into(), 0),
            (_, _, false) => (
                format!("after {whole} records, without the list's end tag"),
                self.position(),
            ),
            _ => ("after the list's end tag".into(), self.position()),
        };
        broken::Unfinished { what, since }
    }

    /// Makes sure that the list was there and whole.
    fn finish(&self) -> Result<(), Fault> {
        if !self.seen.end {
            let broken::Unfinished { what, since } = self.unfinished();
            return Err(self.part.truncated(format!("the file ends {what}"), since));
        }
        if self.seen.records == 0 {
            let why = "the list has no <record>".into();
            return Err(self.part.unknown_layout(why, (0, self.part.size)));
        }
        Ok(())
    }
}
