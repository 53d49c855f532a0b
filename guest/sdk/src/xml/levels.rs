//! The elements that are open, and the text each has had so far.

/// How much of a name, and of a path, is shown. A hostile file could make them long.
const MAX_NAME: usize = 60;
const MAX_PATH: usize = 160;

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Level {
    /// Offset of its start tag.
    start: u32,
    /// Whether the reader of XML knows of it.
    is_read: bool,
    /// Where its name with its prefix begins, where its local name does, and where what is shown of it ends.
    whole: usize,
    name: usize,
    shown: usize,
    text: usize,
}

/// A stack of open elements. The text of an element lies above that of its parents, so that one buffer serves all.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
    names: String,
    text: String,
}

impl Levels {
    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Opens an element by its name with its prefix, which takes so many bytes of it.
    #[inline]
    pub(super) fn push(&mut self, name: &str, prefix: usize, start: u32, is_read: bool) {
        let whole = self.names.len();
        self.names.push_str(name);
        let local = &name[prefix..];
        let shown = if local.len() <= MAX_NAME {
            local.len()
        } else {
            local.floor_char_boundary(MAX_NAME)
        };
        self.open.push(Level {
            start,
            is_read,
            whole,
            name: whole + prefix,
            shown: whole + prefix + shown,
            text: self.text.len(),
        });
    }

    /// Adds text to the innermost element.
    #[inline]
    pub(super) fn add_text(&mut self, text: &str) {
        let blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
        self.text.push_str(if blank { " " } else { text });
    }

    /// Adds a character to the innermost element.
    pub(super) fn add_char(&mut self, text: char) {
        self.text.push(text);
    }

    /// Offset of the start tag at a depth.
    pub(super) fn start(&self, depth: usize) -> Option<u32> {
        self.open.get(depth).map(|level| level.start)
    }

    /// Name of the element at a depth; empty if there is none.
    pub(super) fn name(&self, depth: usize) -> &str {
        let level = self.open.get(depth);
        level.map_or("", |level| &self.names[level.name..level.shown])
    }

    /// Whether the element at a depth has this name.
    pub(super) fn is(&self, depth: usize, name: &str) -> bool {
        let Some(level) = self.open.get(depth) else {
            return false;
        };
        let next = self.open.get(depth + 1);
        self.names[level.name..next.map_or(self.names.len(), |next| next.whole)] == *name
    }

    /// The whole name of the innermost element, with its prefix; none if none is open.
    pub(super) fn innermost(&self) -> Option<&str> {
        self.open.last().map(|level| &self.names[level.whole..])
    }

    /// The whole local name of the innermost element; empty if none is open.
    pub(super) fn local(&self) -> &str {
        self.open.last().map_or("", |level| &self.names[level.name..])
    }

    /// Whether the reader of XML knows of the innermost element.
    pub(super) fn is_read(&self) -> bool {
        self.open.last().is_some_and(|level| level.is_read)
    }

    /// Text of the innermost element so far.
    pub(super) fn text(&self) -> &str {
        self.open.last().map_or("", |level| &self.text[level.text..])
    }

    /// Closes the innermost element.
    pub(super) fn pop(&mut self) {
        if let Some(level) = self.open.pop() {
            self.names.truncate(level.whole);
            self.text.truncate(level.text);
        }
    }

    /// Names of the open elements from a depth on, joined by slashes.
    pub(super) fn path(&self, from: usize) -> String {
        let mut path = String::new();
        for depth in from..self.open.len() {
            if path.len() > MAX_PATH {
                path.push_str("/…");
                break;
            }
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(self.name(depth));
        }
        path
    }
}
