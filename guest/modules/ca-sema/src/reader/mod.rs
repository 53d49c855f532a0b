//! From elements to records, with nothing kept but the record at hand.

mod elements;

use dragoman_guest::part::Part;
use dragoman_guest::schema::Fault;
use dragoman_guest::xml::{Stop, Stream, Token};
use dragoman_guest::{Feed, Notes};

use crate::record::Record;

/// The list's root element.
const ROOT: &str = "data-set";

/// Depth at which records stand: under the root.
const RECORD: usize = 1;

/// Reads the list's records one by one.
pub(crate) struct RecordReader<'f> {
    xml: Stream<'f>,
    record: Record,
    in_record: bool,
    /// How many whole records were seen.
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
        let give = "give the consolidated Canadian autonomous sanctions list in XML";
        Ok(Self {
            xml: Stream::open(Part::new(feed, index, give))?,
            record: Record::default(),
            in_record: false,
            records: 0,
        })
    }

    /// The part that is read.
    pub(crate) fn part(&self) -> &Part<'f> {
        self.xml.part()
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
                Step::Done => return self.check_records().map(|()| None),
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
        let record = self.in_record.then(|| ("a record", self.record.start()));
        self.xml.cut_off(self.records, record)
    }

    /// Makes sure that there was a record.
    fn check_records(&self) -> Result<(), Fault> {
        if self.records == 0 {
            let part = self.part();
            return Err(part.unknown_layout("the list has no <record>", (0, part.size)));
        }
        Ok(())
    }
}
