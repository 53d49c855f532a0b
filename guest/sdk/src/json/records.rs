//! One record after the other.

use std::io::{Seek, SeekFrom};

use json_event_parser::{JsonEvent, JsonParseError, ReaderJsonParser};

use super::path::Path;
use super::record::{Kind, Record, Value};
use crate::part::Part;
use crate::schema::{Fault, FaultKind, Locator, NoticeKind};
use crate::{About, Feed, Notes, PartReader, build};

/// How deep values may be nested.
const MAX_DEPTH: usize = 64;

/// What the parser says of a file that ends early; it may place that at the start of the last token.
const ENDED: &str = "Unexpected end of file";

/// Where records stand in a JSON. Paths are JSON pointers, in which `*` is any index or key: `/notices/*` are the values
/// in the array, or the object, `notices`; `/*` are those in the root.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The paths of records, one at least.
    pub records: &'static [&'static str],
    /// The paths of values outside the records that are asked for. Of several the first counts; the others become
    /// notices.
    pub beside: &'static [&'static str],
    /// What to do about a file that is not this list: `give the list of … in JSON`.
    pub give: &'static str,
}

/// The records of a list in JSON. Only the one at hand is kept.
pub struct Records<'f> {
    part: Part<'f>,
    parser: ReaderJsonParser<PartReader<'f>>,
    /// Offset of the JSON in the part.
    base: u32,
    state: State,
}

struct State {
    layout: Layout,
    part: u32,
    path: Path,
    record: Record,
    in_record: bool,
    beside: Vec<Option<String>>,
    whole: u32,
}

/// What an event came to.
enum Step {
    Done,
    RecordEnded,
    Nothing,
    TooDeep,
}

impl<'f> Records<'f> {
    /// Looks at the beginning of a part and stands before its first record.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty or is not JSON in UTF-8.
    pub fn open(feed: &Feed<'f>, part: u32, layout: Layout) -> Result<Self, Fault> {
        let part = Part::new(feed, part, layout.give);
        let base = part.opening("JSON", b"{[")?.start;
        let mut reader = part.open();
        if reader.seek(SeekFrom::Start(base.into())).is_err() {
            return Err(part.truncated("the file cannot be read from its beginning", 0));
        }
        Ok(Self {
            part,
            parser: ReaderJsonParser::new(reader),
            base,
            state: State {
                layout,
                part: part.index,
                path: Path::default(),
                record: Record::default(),
                in_record: false,
                beside: vec![None; layout.beside.len()],
                whole: 0,
            },
        })
    }

    /// The next record; none when the end of the list was seen. What the record before was not asked for becomes a
    /// notice.
    ///
    /// # Errors
    ///
    /// A fault if the file is not whole and well-formed, or has no records where they should stand.
    pub fn next(&mut self, notes: &mut Notes) -> Result<Option<Value<'_>>, Fault> {
        self.state.record.say_unread(notes);
        self.state.record.clear();
        loop {
            let step = match self.parser.parse_next() {
                Ok(event) => self.state.take(event, notes),
                Err(error) => return Err(self.broken(&error)),
            };
            match step {
                Step::Nothing => {}
                Step::RecordEnded => {
                    self.state.whole += 1;
                    return Ok(self.state.record.root());
                }
                Step::Done => return self.check_records().map(|()| None),
                Step::TooDeep => {
                    let pointer = self.state.path.general();
                    let message = format!("values are nested too deeply at {pointer}");
                    return Err(self.part.malformed(message, 0));
                }
            }
        }
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
        mut take: impl FnMut(Value<'_>, &mut Notes),
    ) -> Result<bool, Fault> {
        loop {
            let (before, field) = (self.whole(), self.state.layout.records.first());
            match self.next(notes) {
                Ok(Some(record)) => take(record, notes),
                Ok(None) => return Ok(true),
                Err(fault) if fault.kind == FaultKind::Truncated && before > 0 => {
                    notes.cut_off(fault, field.copied().unwrap_or_default());
                    return Ok(false);
                }
                Err(fault) => return Err(fault),
            }
        }
    }

    /// The text of a value outside the records, by its path in [`Layout::beside`]; none if it is blank, or was not met
    /// yet.
    pub fn beside(&self, path: &str) -> Option<&str> {
        let index = self.state.layout.beside.iter().position(|known| *known == path)?;
        self.state.beside.get(index)?.as_deref()
    }

    /// How many records were read.
    pub fn whole(&self) -> u32 {
        self.state.whole
    }

    /// The part that is read, for faults about it.
    pub fn part(&self) -> &Part<'f> {
        &self.part
    }

    fn check_records(&self) -> Result<(), Fault> {
        if self.state.whole > 0 {
            return Ok(());
        }
        let expected = self.state.layout.records.join(" or ");
        let message = format!("the file has no records: none stands at {expected}");
        Err(self.part.unknown_layout(message, (0, self.part.size)))
    }

    fn broken(&self, error: &JsonParseError) -> Fault {
        let error = match error {
            JsonParseError::Syntax(error) => error,
            JsonParseError::Io(error) => {
                let message = format!("the file cannot be read: {error}");
                return build::fault(FaultKind::Other, message, "try again");
            }
        };
        let place = |offset: u64| {
            self.base
                .saturating_add(u32::try_from(offset).unwrap_or(u32::MAX))
        };
        let (start, end) = (
            place(error.location().start.offset),
            place(error.location().end.offset),
        );
        if let Some(fault) = self.part.encoding(start.min(self.part.size))
            && matches!(&fault.source, Some(Locator::Bytes(range)) if range.start <= end)
        {
            return fault;
        }
        if end < self.part.size && error.message() != ENDED {
            let message = format!("the JSON is broken at byte {start}: {}", error.message());
            return self.part.malformed(message, start);
        }
        let whole = self.state.whole;
        let what = match self.state.in_record {
            true => {
                let pointer = self.state.record.pointer();
                format!("in the middle of the record {pointer}, after {whole} whole ones")
            }
            false => format!("after {whole} records, before the JSON does"),
        };
        self.part
            .truncated(format!("the file ends {what}"), self.part.size.saturating_sub(80))
    }
}

impl State {
    fn take(&mut self, event: JsonEvent<'_>, notes: &mut Notes) -> Step {
        match event {
            JsonEvent::ObjectKey(key) => self.path.set_key(&key),
            JsonEvent::StartArray => return self.open(Kind::Array),
            JsonEvent::StartObject => return self.open(Kind::Object),
            JsonEvent::EndArray | JsonEvent::EndObject => return self.close(),
            JsonEvent::String(text) => return self.leaf(Kind::String, &text, notes),
            JsonEvent::Number(text) => return self.leaf(Kind::Number, &text, notes),
            JsonEvent::Boolean(true) => return self.leaf(Kind::Bool, "true", notes),
            JsonEvent::Boolean(false) => return self.leaf(Kind::Bool, "false", notes),
            JsonEvent::Null => return self.leaf(Kind::Null, "null", notes),
            JsonEvent::Eof => return Step::Done,
        }
        Step::Nothing
    }

    fn open(&mut self, kind: Kind) -> Step {
        if self.path.depth() >= MAX_DEPTH {
            return Step::TooDeep;
        }
        self.path.begin_value();
        if !self.in_record && self.is_record() {
            self.begin_record();
        }
        if self.in_record {
            self.record.open(kind, self.path.last());
        }
        self.path.push(kind == Kind::Array);
        Step::Nothing
    }

    fn close(&mut self) -> Step {
        self.path.pop();
        if self.in_record {
            self.record.close();
            return self.end_record();
        }
        Step::Nothing
    }

    fn leaf(&mut self, kind: Kind, text: &str, notes: &mut Notes) -> Step {
        self.path.begin_value();
        if !self.in_record && self.is_record() {
            self.begin_record();
        }
        if self.in_record {
            self.record.leaf(kind, self.path.last(), text);
            return self.end_record();
        }
        let beside = self.layout.beside.iter().position(|path| self.path.matches(path));
        match beside {
            _ if kind == Kind::Null => {}
            Some(index) if self.beside[index].is_none() => self.beside[index] = build::text(text),
            _ => self.unmapped(text, notes),
        }
        Step::Nothing
    }

    fn is_record(&self) -> bool {
        self.layout.records.iter().any(|path| self.path.matches(path))
    }

    fn begin_record(&mut self) {
        self.in_record = true;
        self.record
            .begin(self.part, self.path.pointer(), self.path.general());
    }

    fn end_record(&mut self) -> Step {
        if !self.record.is_whole() {
            return Step::Nothing;
        }
        self.in_record = false;
        Step::RecordEnded
    }

    /// Counts a value outside the records that nobody asked for.
    fn unmapped(&self, text: &str, notes: &mut Notes) {
        if text.trim().is_empty() {
            return;
        }
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: self.path.general().into(),
            message: "the value is not known; it was left out",
            excerpt: text,
            record: None,
            place: Some(build::pointer(self.part, self.path.pointer())),
        });
    }
}
