//! From bytes to elements: what is checked of every XML, whatever list it holds.

use std::borrow::Cow;
use std::io::{BufRead, Seek, SeekFrom};

use quick_xml::errors::IllFormedError;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::QName;
use quick_xml::{Error, Reader, XmlVersion};

use super::broken::{self, Place};
use super::levels::Levels;
use super::plain;
use crate::octets;
use crate::part::{NOT_RECODED, Part};
use crate::schema::{Fault, FaultKind, NoticeKind};
use crate::{About, Notes, PartReader, build};

/// How deep elements may be nested. Lists need five levels.
const MAX_DEPTH: usize = 32;

/// Length of `<![CDATA[`.
const CDATA: u32 = 9;

/// The elements of a part, one after the other, with the names and the text of those that are open.
///
/// Names are local: a namespace's prefix is dropped. Comments, processing instructions and document types mean nothing;
/// entities that a document type defines are not known.
pub struct Stream<'f> {
    part: Part<'f>,
    xml: Reader<PartReader<'f>>,
    /// Offset of the XML in the part, and the bytes that were passed over without the reader.
    base: u32,
    levels: Levels,
    root: Root,
    /// What is to be done before the next event is read.
    due: Due,
    /// Whether the reader stands in front of what it has looked at already.
    is_ahead: bool,
}

/// How far the root element is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Root {
    Awaited,
    Open,
    Closed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    Nothing,
    /// The innermost element was written as `<a/>`.
    Close,
    /// The innermost element was closed, and said to be.
    Pop,
}

/// What stands next in an XML.
pub enum Token<'b> {
    /// An element begins; it is the innermost one now.
    Open(Tag<'b>),
    /// The innermost element ends. Its name and its text can be asked for until the next token is read.
    Close,
    /// Text or nothing of meaning: text was added to the innermost element.
    Nothing,
    /// The root was closed, and nothing but white space stands behind it.
    End,
}

/// Why an XML cannot be read on.
pub enum Stop {
    /// The file ends before its root does. Only the reader of the list can say in the middle of what: see
    /// [`Stream::cut_off`].
    CutOff,
    /// Anything else.
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// A start tag.
pub struct Tag<'b> {
    /// What it holds; none if that is its name only.
    tag: Option<BytesStart<'b>>,
    /// Its offset.
    pub start: u32,
}

/// Whether a byte is a control character that XML forbids.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && byte != b'\t' && byte != b'\n' && byte != b'\r'
}

impl<'f> Stream<'f> {
    /// Looks at the beginning of a part and stands before its root element.
    ///
    /// # Errors
    ///
    /// A fault if the part is not XML in UTF-8.
    pub fn open(part: Part<'f>) -> Result<Self, Fault> {
        let base = part.opening("XML", b"<")?.start;
        let mut bytes = part.open();
        if bytes.seek(SeekFrom::Start(base.into())).is_err() {
            return Err(part.truncated("the file cannot be read from its beginning", 0));
        }
        let mut xml = Reader::from_reader(bytes);
        // The names of most elements pass it by; they are compared here.
        xml.config_mut().check_end_names = false;
        xml.config_mut().allow_unmatched_ends = true;
        Ok(Self {
            part,
            xml,
            base,
            levels: Levels::default(),
            root: Root::Awaited,
            due: Due::Nothing,
            is_ahead: false,
        })
    }

    /// The part that is read.
    pub fn part(&self) -> &Part<'f> {
        &self.part
    }

    /// Offset of what stands next.
    pub fn position(&self) -> u32 {
        self.base.saturating_add(self.xml.buffer_position() as u32)
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.levels.depth()
    }

    /// Name of the open element at a depth, the root's being 0; empty if there is none. Of a long name it is the
    /// beginning.
    pub fn name(&self, depth: usize) -> &str {
        self.levels.name(depth)
    }

    /// The whole name of the innermost element; empty if none is open.
    pub fn innermost(&self) -> &str {
        self.levels.local()
    }

    /// Whether the open element at a depth has this name.
    pub fn is(&self, depth: usize, name: &str) -> bool {
        self.levels.is(depth, name)
    }

    /// Offset of the start tag of the open element at a depth.
    pub fn start(&self, depth: usize) -> Option<u32> {
        self.levels.start(depth)
    }

    /// Names of the open elements from a depth on, joined by slashes; shortened if it grows long.
    pub fn path(&self, from: usize) -> String {
        self.levels.path(from)
    }

    /// The innermost element's own text so far, without that of elements in it.
    pub fn text(&self) -> &str {
        self.levels.text()
    }

    /// From the innermost element's start tag to the place reached.
    pub fn span(&self) -> (u32, u32) {
        let depth = self.depth().saturating_sub(1);
        let position = self.position();
        (self.levels.start(depth).unwrap_or(position), position)
    }

    /// Whether the root was seen, and not its end.
    pub fn in_root(&self) -> bool {
        self.root == Root::Open
    }

    /// Whether the root's end was seen.
    pub fn end_seen(&self) -> bool {
        self.root == Root::Closed
    }

    /// Reads what stands next. `buffer` must be empty.
    ///
    /// # Errors
    ///
    /// A stop if the file ends too early or breaks a rule of XML.
    pub fn step<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Token<'b>, Stop> {
        match std::mem::replace(&mut self.due, Due::Nothing) {
            Due::Nothing => {}
            Due::Close => return Ok(self.close()),
            Due::Pop => self.levels.pop(),
        }
        if self.root == Root::Open && !self.is_ahead {
            if let Some(token) = self.plain() {
                return Ok(token);
            }
            self.pass_blank();
        }
        self.read(buffer)
    }

    /// Takes what stands next if it is plainly written, and at hand.
    #[inline]
    fn plain<'b>(&mut self) -> Option<Token<'b>> {
        let bytes = self.xml.get_ref().at_hand();
        let text = plain::text(bytes)?;
        let markup = &bytes[text.length..];
        if text.length > 0 {
            self.levels.add_text(text.said);
        }
        let start = self.position() + text.length as u32;
        let is_close = markup.get(1) == Some(&b'/');
        let taken = if is_close {
            // What the reader has opened, it must close: it keeps the names.
            let name = self.levels.innermost().filter(|_| !self.levels.is_read());
            name.and_then(|name| plain::close(markup, name))
        } else if self.levels.depth() < MAX_DEPTH {
            plain::open(markup).map(|tag| {
                self.levels.push(tag.name, tag.prefix, start, false);
                if tag.is_empty {
                    self.due = Due::Close;
                }
                tag.length
            })
        } else {
            None
        };
        let passed = text.length + taken.unwrap_or(0);
        self.xml.get_mut().consume(passed);
        self.base = self.base.saturating_add(passed as u32);
        match taken {
            None => None,
            Some(_) if is_close => Some(self.close()),
            Some(_) => Some(Token::Open(Tag { tag: None, start })),
        }
    }

    /// Reads what stands next, whatever it is.
    #[inline(never)]
    fn read<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Token<'b>, Stop> {
        let start = self.position();
        let event = match self.xml.read_event_into(buffer) {
            Ok(event) => event,
            Err(error) => {
                let at = self.base.saturating_add(self.xml.error_position() as u32);
                return Err(self.broken(&error, start, at));
            }
        };
        self.is_ahead = matches!(event, Event::Text(_));
        match event {
            Event::Start(tag) => self.open_element(tag, start),
            Event::Empty(tag) => {
                self.due = Due::Close;
                self.open_element(tag, start)
            }
            Event::End(end) => {
                let QName(found) = end.name();
                let error = match self.levels.innermost() {
                    Some(expected) if expected == found => return Ok(self.close()),
                    Some(expected) => IllFormedError::MismatchedEndTag {
                        expected: expected.into(),
                        found: found.into(),
                    },
                    None => IllFormedError::UnmatchedEndTag(found.into()),
                };
                Err(self.broken(&Error::IllFormed(error), start, start))
            }
            Event::Text(text) => self.add_text(&text, || text.xml10_content(), start),
            Event::CData(text) => self.add_text(&text, || text.xml10_content(), start + CDATA),
            Event::GeneralRef(reference) => self.add_reference(&reference, start),
            Event::Decl(declaration) => self.check_declaration(&declaration, start),
            Event::Comment(_) | Event::PI(_) | Event::DocType(_) => Ok(Token::Nothing),
            Event::Eof if self.root == Root::Closed => Ok(Token::End),
            Event::Eof => Err(Stop::CutOff),
        }
    }

    /// Why it cannot be read on behind an error of the reader, which began with the event at `start`.
    #[cold]
    fn broken(&self, error: &Error, start: u32, at: u32) -> Stop {
        let place = Place {
            start,
            error: at,
            position: self.position(),
        };
        broken::stop(error, &place, &self.part)
    }

    /// Passes over white space in front of a tag. Lists are indented, and as a text of its own a blank costs as much as an
    /// element.
    fn pass_blank(&mut self) {
        let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        let bytes = self.xml.get_ref().at_hand();
        if !bytes.first().is_some_and(is_blank) {
            return;
        }
        let blank = bytes
            .iter()
            .position(|byte| !is_blank(byte))
            .unwrap_or(bytes.len());
        if bytes.get(blank) == Some(&b'<') {
            self.xml.get_mut().consume(blank);
            self.base = self.base.saturating_add(blank as u32);
            self.levels.add_char(' ');
        }
    }

    fn open_element<'b>(&mut self, tag: BytesStart<'b>, start: u32) -> Result<Token<'b>, Stop> {
        let QName(name) = tag.name();
        let prefix = octets::find(name.as_bytes(), b':').map_or(0, |colon| colon + 1);
        let why = if prefix == name.len() {
            "an element has no name"
        } else if self.levels.depth() >= MAX_DEPTH {
            "elements are nested too deeply"
        } else if self.root == Root::Closed {
            "there is a second root element"
        } else {
            self.root = Root::Open;
            self.levels.push(name, prefix, start, true);
            let tag = Some(tag);
            return Ok(Token::Open(Tag { tag, start }));
        };
        Err(self.part.malformed(why, start).into())
    }

    fn close<'b>(&mut self) -> Token<'b> {
        self.due = Due::Pop;
        if self.levels.depth() == 1 {
            self.root = Root::Closed;
        }
        Token::Close
    }

    /// Adds a text. `content` is asked for it with its line ends as XML has them, where it may have any.
    fn add_text<'b, 't>(
        &mut self,
        raw: &str,
        content: impl Fn() -> Cow<'t, str>,
        at: u32,
    ) -> Result<Token<'b>, Stop> {
        let lined;
        let text = if octets::has_below_blank(raw.as_bytes()) {
            if let Some(index) = raw.bytes().position(is_control) {
                let why = "a control character stands in the text, which XML forbids";
                return Err(self.part.malformed(why, at + index as u32).into());
            }
            lined = content();
            &*lined
        } else {
            raw
        };
        if self.levels.depth() > 0 {
            self.levels.add_text(text);
        } else if !text.trim().is_empty() {
            let why = "there is text outside the root element";
            return Err(self.part.malformed(why, at).into());
        }
        Ok(Token::Nothing)
    }

    fn add_reference<'b>(&mut self, reference: &BytesRef<'_>, at: u32) -> Result<Token<'b>, Stop> {
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
                Ok(Token::Nothing)
            }
            _ => {
                let why = "`&` begins no character that XML knows here: it should have been written `&amp;`";
                Err(self.part.malformed(why, at).into())
            }
        }
    }

    /// Refuses a declared encoding other than UTF-8.
    fn check_declaration<'b>(&self, declaration: &BytesDecl<'_>, at: u32) -> Result<Token<'b>, Stop> {
        let is_utf8 = |name: &str| {
            let known = ["utf-8", "utf8", "us-ascii"];
            known.iter().any(|known| name.eq_ignore_ascii_case(known))
        };
        match declaration.encoding() {
            None => Ok(Token::Nothing),
            Some(Ok(name)) if is_utf8(&name) => Ok(Token::Nothing),
            Some(Ok(name)) => {
                let message =
                    format!("the file declares the encoding `{name}`; this list is written in UTF-8");
                let span = (at, self.part.clip(at, 60));
                let fault = self.part.fault(FaultKind::Encoding, message, NOT_RECODED, span);
                Err(fault.into())
            }
            Some(Err(error)) => {
                let message = format!("the XML declaration cannot be read: {error}");
                Err(self.part.malformed(message, at).into())
            }
        }
    }

    /// A file that ends before its root does: after how many whole records, and in the middle of which, such as
    /// ``the record `7` ``, with the offset of its start tag.
    pub fn cut_off(&self, whole: u32, record: Option<(&str, u32)>) -> Fault {
        let (what, since) = match record {
            Some((record, start)) => (
                format!("in the middle of {record}, after {whole} whole ones"),
                start,
            ),
            None if self.in_root() => (
                format!("after {whole} records, without the list's end tag"),
                self.position(),
            ),
            None if self.end_seen() => ("after the list's end tag".into(), self.position()),
            None => ("before the list begins".into(), 0),
        };
        self.part.truncated(format!("the file ends {what}"), since)
    }

    /// Refuses the innermost element as the root of another list, or of none.
    ///
    /// # Errors
    ///
    /// A fault `foreign` that names it, unless its name is `expected`, whatever its capitals if `any_case`.
    pub fn check_root(&self, expected: &str, any_case: bool) -> Result<(), Fault> {
        let name = self.levels.name(0);
        if self.levels.is(0, expected) || (any_case && name.eq_ignore_ascii_case(expected)) {
            return Ok(());
        }
        let shown = build::excerpt(name).unwrap_or_default();
        let what = if name.eq_ignore_ascii_case("html") {
            "a web page"
        } else {
            "another kind of XML"
        };
        let message = format!("the file is {what}: its root is <{shown}>, that of this list is <{expected}>");
        Err(self.part.foreign(message, self.span().0))
    }

    /// The attributes of the innermost element, but for those that belong to XML itself: names and raw values.
    ///
    /// # Errors
    ///
    /// A fault for each that cannot be read.
    pub fn attributes<'t>(
        &self,
        tag: &'t Tag<'_>,
    ) -> impl Iterator<Item = Result<Attribute<'t>, Fault>> + use<'t, '_, 'f> {
        let unreadable = |error: &dyn std::fmt::Display| {
            self.part
                .malformed(format!("an attribute cannot be read: {error}"), tag.start)
        };
        let attributes = tag.tag.iter().flat_map(BytesStart::attributes);
        attributes.filter_map(move |attribute| match attribute {
            Err(error) => Some(Err(unreadable(&error))),
            Ok(attribute) => {
                let QName(name) = attribute.key;
                if name.starts_with("xmlns") || name.starts_with("xsi:") {
                    return None;
                }
                Some(Ok(Attribute { name, raw: attribute }))
            }
        })
    }

    /// Counts the attributes of the innermost element as not carried over, but for those in `known`. Paths begin at the
    /// depth `from`.
    ///
    /// # Errors
    ///
    /// A fault if one cannot be read.
    pub fn unmapped_attributes(
        &self,
        tag: &Tag<'_>,
        known: &[&str],
        from: usize,
        record: Option<&str>,
        notes: &mut Notes,
    ) -> Result<(), Fault> {
        if !tag.has_attributes() {
            return Ok(());
        }
        for attribute in self.attributes(tag) {
            let attribute = attribute?;
            if known.contains(&attribute.name) {
                continue;
            }
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: format!("{}@{}", self.path(from), attribute.name).into(),
                message: "the attribute is not known; it was left out",
                excerpt: &attribute.raw.value,
                record,
                place: Some(build::bytes(self.part.index, tag.start, self.position())),
            });
        }
        Ok(())
    }

    /// Counts the innermost element's text, which no record holds, as not carried over.
    pub fn unmapped_text(&self, notes: &mut Notes) {
        let text = self.text();
        if text.trim().is_empty() {
            return;
        }
        let (start, end) = self.span();
        notes.sum(About {
            kind: NoticeKind::Unmapped,
            field: self.path(0).into(),
            message: "the element is not known; it was left out",
            excerpt: text,
            record: None,
            place: Some(build::bytes(self.part.index, start, end)),
        });
    }
}

impl Tag<'_> {
    /// Whether it has attributes, be they those of XML itself.
    pub fn has_attributes(&self) -> bool {
        let raw = self.tag.as_ref().map_or("", |tag| tag.attributes_raw());
        !raw.is_empty() && !raw.trim().is_empty()
    }
}

/// An attribute.
pub struct Attribute<'t> {
    /// Its name, with its prefix.
    pub name: &'t str,
    raw: quick_xml::events::attributes::Attribute<'t>,
}

impl Attribute<'_> {
    /// Its value as it is written, references and all.
    pub fn raw(&self) -> &str {
        &self.raw.value
    }

    /// Its value; none if it refers to what XML does not know, or holds a control character, which XML forbids.
    pub fn value(&self) -> Option<Cow<'_, str>> {
        let value = self.raw.normalized_value(XmlVersion::Implicit1_0).ok()?;
        let found = octets::has_below_blank(value.as_bytes()) && value.bytes().any(is_control);
        (!found).then_some(value)
    }
}
