//! The elements that are open, and the text each has had so far.

use crate::tag::Tag;

/// How deep elements may be nested. The format needs five.
pub(crate) const MAX_DEPTH: usize = 32;

/// How much of an unknown name, and of a path, is kept. They are only shown; a hostile file could make them long.
const MAX_NAME: usize = 60;
const MAX_PATH: usize = 160;

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Level {
    /// Its name, if it is known.
    pub(crate) tag: Tag,
    /// Offset of its start tag.
    pub(crate) start: u32,
    /// Whether other elements were in it.
    pub(crate) has_children: bool,
    name: usize,
    text: usize,
}

/// A stack of open elements. An element's text lies above that of its parents, so that one buffer serves all.
#[derive(Debug, Default)]
pub(crate) struct Levels {
    open: Vec<Level>,
    names: String,
    text: String,
}

impl Levels {
    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The tag of the element at a depth; `Unknown` if there is none.
    pub(crate) fn tag(&self, depth: usize) -> Tag {
        self.open.get(depth).map_or(Tag::Unknown, |level| level.tag)
    }

    /// Opens an element.
    pub(crate) fn push(&mut self, name: &str, start: u32) {
        if let Some(parent) = self.open.last_mut() {
            parent.has_children = true;
        }
        let tag = Tag::of(name);
        self.open.push(Level {
            tag,
            start,
            has_children: false,
            name: self.names.len(),
            text: self.text.len(),
        });
        if tag == Tag::Unknown {
            self.names.push_str(&name[..name.floor_char_boundary(MAX_NAME)]);
        }
    }

    /// Adds text to the innermost element.
    pub(crate) fn add_text(&mut self, text: &str) {
        let blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
        self.text.push_str(if blank { " " } else { text });
    }

    /// Adds a character to the innermost element.
    pub(crate) fn add_char(&mut self, text: char) {
        self.text.push(text);
    }

    /// The innermost element.
    pub(crate) fn top(&self) -> Option<Level> {
        self.open.last().copied()
    }

    /// Text of the innermost element so far.
    pub(crate) fn text(&self) -> &str {
        self.open.last().map_or("", |level| &self.text[level.text..])
    }

    /// Closes the innermost element.
    pub(crate) fn pop(&mut self) {
        if let Some(level) = self.open.pop() {
            self.names.truncate(level.name);
            self.text.truncate(level.text);
        }
    }

    /// Names of the open elements from a depth on, joined by slashes.
    pub(crate) fn path(&self, from: usize) -> String {
        let mut path = String::new();
        for (index, level) in self.open.iter().enumerate().skip(from) {
            if path.len() > MAX_PATH {
                path.push_str("/…");
                break;
            }
            if !path.is_empty() {
                path.push('/');
            }
            let end = self
                .open
                .get(index + 1)
                .map_or(self.names.len(), |next| next.name);
            match level.tag {
                Tag::Unknown => path.push_str(&self.names[level.name..end]),
                known => path.push_str(known.name()),
            }
        }
        path
    }
}
