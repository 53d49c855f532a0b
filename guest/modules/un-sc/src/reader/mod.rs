//! From elements to records, with nothing kept but the record at hand.

mod elements;

use dragoman_guest::part::Part;
use dragoman_guest::schema::Fault;
use dragoman_guest::xml::{Stop, Stream, Token};
use dragoman_guest::{Feed, Notes};

use crate::record::Record;
use crate::tag::Tag;

/// Depth at which records stand: under the root and a section.
const RECORD: usize = 2;

/// Reads the list's records one by one.
pub(crate) struct RecordReader<'f> {
    xml: Stream<'f>,
    /// The elements that are open.
    tags: Vec<Tag>,
    record: Record,
    in_record: bool,
    seen: Seen,
}

/// What of the file was seen.
#[derive(Debug, Default)]
struct Seen {
    date_generated: Option<String>,
    individuals: bool,
    entities: bool,
    records: u32,
}

/// What a token asks for.
enum Step {
    Done,
    RecordEnded,
    Nothing,
}

impl<'f> RecordReader<'f> {
    /// Looks at the beginning of a part and stands before its first record.
    ///
    /// # Errors
    ///
    /// A fault if the part is not XML in UTF-8.
    pub(crate) fn open(feed: &Feed<'f>, index: u32) -> Result<Self, Fault> {
        let give = "give the consolidated list of the UN Security Council in XML";
        Ok(Self {
            xml: Stream::open(Part::new(feed, index, give))?,
            tags: Vec::new(),
            record: Record::default(),
            in_record: false,
            seen: Seen::default(),
        })
    }

    /// When the list says it was generated.
    pub(crate) fn date_generated(&self) -> Option<&str> {
        self.seen.date_generated.as_deref()
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
                Step::Done => return self.check_sections().map(|()| None),
                Step::Nothing => {}
            }
        }
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

    /// What the file was in the middle of when it ended.
    fn cut_off(&self) -> Fault {
        let record = match self.record.id() {
            Some(id) => format!("the record `{id}`"),
            None => "the record without an id so far".into(),
        };
        let record = self.in_record.then_some((record.as_str(), self.record.start()));
        self.xml.cut_off(self.seen.records, record)
    }

    /// Makes sure that no section is missing.
    fn check_sections(&self) -> Result<(), Fault> {
        let missing = match (self.seen.individuals, self.seen.entities) {
            (true, true) => return Ok(()),
            (false, true) => "<INDIVIDUALS>",
            (true, false) => "<ENTITIES>",
            (false, false) => "<INDIVIDUALS> and <ENTITIES>",
        };
        let part = self.xml.part();
        Err(part.unknown_layout(format!("the list has no {missing}"), (0, part.size)))
    }
}
