//! A record as the file has it: its elements in order, before anything is interpreted.

use dragoman_guest::build;
use dragoman_guest::schema::Locator;

use crate::field::Field;

/// An element with text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    /// What it is.
    pub(crate) field: Field,
    value: (u32, u32),
    path: (u32, u32),
    start: u32,
    end: u32,
}

/// A record. It is filled anew for each, so that its memory is asked for once.
#[derive(Debug, Default)]
pub(crate) struct Record {
    part: u32,
    start: u32,
    end: u32,
    text: String,
    entries: Vec<Entry>,
}

impl Record {
    /// Begins a record at `start`.
    pub(crate) fn begin(&mut self, part: u32, start: u32) {
        self.part = part;
        self.start = start;
        self.end = start;
        self.text.clear();
        self.entries.clear();
    }

    /// Ends it after its end tag.
    pub(crate) fn finish(&mut self, end: u32) {
        self.end = end;
    }

    /// Adds an element with its text, unless it is blank. `path` is given for what is not known,
    /// or is called otherwise than its field.
    pub(crate) fn push(&mut self, field: Field, value: &str, path: &str, span: (u32, u32)) {
        let value = self.fold(value);
        if value.0 == value.1 {
            return;
        }
        let path_start = self.text.len() as u32;
        self.text.push_str(path);
        self.entries.push(Entry {
            field,
            value,
            path: (path_start, self.text.len() as u32),
            start: span.0,
            end: span.1,
        });
    }

    /// White space means nothing in this list: names end in blanks of several kinds, and break over lines.
    fn fold(&mut self, value: &str) -> (u32, u32) {
        let start = self.text.len();
        build::fold_into(&mut self.text, value);
        (start as u32, self.text.len() as u32)
    }

    /// Its elements, in the order of the file.
    pub(crate) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The text of an entry: folded, never empty.
    pub(crate) fn text(&self, entry: &Entry) -> &str {
        &self.text[entry.value.0 as usize..entry.value.1 as usize]
    }

    /// The first element that is one of `fields`.
    pub(crate) fn entry(&self, fields: &[Field]) -> Option<&Entry> {
        self.entries.iter().find(|entry| fields.contains(&entry.field))
    }

    /// The text of the first element that is one of `fields`.
    pub(crate) fn first(&self, fields: &[Field]) -> Option<&str> {
        self.entry(fields).map(|entry| self.text(entry))
    }

    /// Path of an entry, such as `record/Aliases`.
    pub(crate) fn path(&self, entry: &Entry) -> String {
        match &self.text[entry.path.0 as usize..entry.path.1 as usize] {
            "" => format!("record/{}", entry.field.name()),
            path => path.to_owned(),
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

    /// Where an entry stands.
    pub(crate) fn place_of(&self, entry: &Entry) -> Locator {
        build::bytes(self.part, entry.start, entry.end)
    }

    /// The record in a few words, for an excerpt.
    pub(crate) fn shown(&self) -> String {
        let mut shown = String::new();
        for entry in self.entries.iter().take(8) {
            if !shown.is_empty() {
                shown.push_str(" | ");
            }
            shown.push_str(self.text(entry));
        }
        shown
    }
}
