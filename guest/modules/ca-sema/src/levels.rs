//! The elements that are open, and the text each has had so far.

/// How deep elements may be nested. The format needs three.
pub(crate) const MAX_DEPTH: usize = 32;

/// How much of a name, and of a path, is kept. They are only shown; a hostile file could make them long.
const MAX_NAME: usize = 60;
const MAX_PATH: usize = 160;

/// An open element.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Level {
    /// Offset of its start tag.
    pub(crate) start: u32,
    name: usize,
    text: usize,
}

/// A stack of open elements. The text of an element lies above that of its parents, so that one buffer serves all.
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

    /// Opens an element.
    pub(crate) fn push(&mut self, name: &str, start: u32) {
        self.open.push(Level {
            start,
            name: self.names.len(),
            text: self.text.len(),
        });
        self.names.push_str(&name[..name.floor_char_boundary(MAX_NAME)]);
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

    /// Name of the innermost element.
    pub(crate) fn name(&self) -> &str {
        self.open.last().map_or("", |level| &self.names[level.name..])
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
            let next = self.open.get(index + 1);
            path.push_str(&self.names[level.name..next.map_or(self.names.len(), |next| next.name)]);
        }
        path
    }
}
