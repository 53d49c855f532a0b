//! A record as the file has it: its elements in order, before anything is interpreted.

use dragoman_guest::build;
use dragoman_guest::schema::Locator;

use crate::tag::Tag;

/// An element with text.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Number of the element under the record that it is in, or that it is.
    field: u32,
    /// Name of that element, if it is not this one itself.
    pub(crate) parent: Option<Tag>,
    /// Its name.
    pub(crate) tag: Tag,
    value: (u32, u32),
    path: (u32, u32),
    start: u32,
    end: u32,
}

/// An individual or an entity. It is filled anew for each, so that its memory is asked for once.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// Whether it is an individual.
    pub(crate) individual: bool,
    part: u32,
    start: u32,
    end: u32,
    fields: u32,
    /// Indices of the first `DATAID` and the first `REFERENCE_NUMBER` among the entries.
    dataid: Option<usize>,
    reference: Option<usize>,
    text: String,
    entries: Vec<Entry>,
}

impl Record {
    /// Begins a record at `start`.
    pub(crate) fn begin(&mut self, individual: bool, part: u32, start: u32) {
        self.individual = individual;
        self.part = part;
        self.start = start;
        self.end = start;
        self.fields = 0;
        self.dataid = None;
        self.reference = None;
        self.text.clear();
        self.entries.clear();
    }

    /// Ends it after its end tag.
    pub(crate) fn finish(&mut self, end: u32) {
        self.end = end;
    }

    /// Begins an element directly under it.
    pub(crate) fn next_field(&mut self) {
        self.fields += 1;
    }

    /// Adds an element with its text, unless it is blank. `path` is given for what has no meaning of its own.
    pub(crate) fn push(&mut self, parent: Option<Tag>, tag: Tag, value: &str, path: &str, span: (u32, u32)) {
        let value = self.fold(value);
        if value.0 == value.1 {
            return;
        }
        match (parent, tag) {
            (None, Tag::Dataid) => self.dataid = self.dataid.or(Some(self.entries.len())),
            (None, Tag::ReferenceNumber) => self.reference = self.reference.or(Some(self.entries.len())),
            _ => {}
        }
        let path_start = self.text.len() as u32;
        self.text.push_str(path);
        self.entries.push(Entry {
            field: self.fields,
            parent,
            tag,
            value,
            path: (path_start, self.text.len() as u32),
            start: span.0,
            end: span.1,
        });
    }

    /// White space means nothing in this list and changes between editions, so it is folded where it is read.
    fn fold(&mut self, value: &str) -> (u32, u32) {
        let start = self.text.len();
        build::fold_into(&mut self.text, value);
        (start as u32, self.text.len() as u32)
    }

    /// The elements under it, each with what it holds.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &[Entry]> {
        self.entries.chunk_by(|a, b| a.field == b.field)
    }

    /// The text of an entry: folded, never empty.
    pub(crate) fn text(&self, entry: &Entry) -> &str {
        &self.text[entry.value.0 as usize..entry.value.1 as usize]
    }

    /// The text of the first element `tag` directly under it.
    pub(crate) fn first(&self, tag: Tag) -> Option<&str> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.parent.is_none() && entry.tag == tag)?;
        Some(self.text(entry))
    }

    /// The publisher's number of the record.
    pub(crate) fn dataid(&self) -> Option<&str> {
        Some(self.text(self.entries.get(self.dataid?)?))
    }

    /// What the record goes by.
    pub(crate) fn id(&self) -> Option<&str> {
        self.dataid()
            .or_else(|| Some(self.text(self.entries.get(self.reference?)?)))
    }

    /// Name of its element.
    pub(crate) fn element(&self) -> &'static str {
        if self.individual {
            Tag::Individual.name()
        } else {
            Tag::Entity.name()
        }
    }

    /// Path of an entry, such as `INDIVIDUAL/INDIVIDUAL_ALIAS/NOTE`.
    pub(crate) fn path(&self, entry: &Entry) -> String {
        let path = &self.text[entry.path.0 as usize..entry.path.1 as usize];
        match (path.is_empty(), entry.parent) {
            (false, _) => path.to_owned(),
            (true, Some(parent)) => format!("{}/{}/{}", self.element(), parent.name(), entry.tag.name()),
            (true, None) => format!("{}/{}", self.element(), entry.tag.name()),
        }
    }

    /// Path of the element that an entry is in.
    pub(crate) fn parent_path(&self, entry: &Entry) -> String {
        match entry.parent {
            Some(parent) => format!("{}/{}", self.element(), parent.name()),
            None => self.element().into(),
        }
    }

    /// Where the record stands.
    pub(crate) fn place(&self) -> Locator {
        build::bytes(self.part, self.start, self.end)
    }

    /// Where the record begins, while it is being read.
    pub(crate) fn start(&self) -> u32 {
        self.start
    }

    /// Where some neighbouring entries stand; the record itself if there are none.
    pub(crate) fn place_of(&self, entries: &[Entry]) -> Locator {
        match (entries.first(), entries.last()) {
            (Some(first), Some(last)) => build::bytes(self.part, first.start, last.end),
            _ => self.place(),
        }
    }
}
