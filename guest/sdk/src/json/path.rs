//! The way from the root of a JSON to the value at hand.

use std::borrow::Cow;

/// How much of a path is shown.
const MAX_PATH: usize = 160;

/// An open array or object.
#[derive(Debug)]
struct Frame {
    is_array: bool,
    /// In an array: how many values have begun in it.
    begun: u32,
    /// In an object: where its current key begins.
    key: usize,
}

/// The arrays and objects that are open, each with the key or the index of the value at hand.
#[derive(Debug, Default)]
pub(super) struct Path {
    frames: Vec<Frame>,
    keys: String,
}

/// A key or an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key<'p> {
    Index(u32),
    Name(&'p str),
}

impl Path {
    /// How many arrays and objects are open.
    pub(super) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Opens an array or an object.
    pub(super) fn push(&mut self, is_array: bool) {
        let key = self.keys.len();
        self.frames.push(Frame {
            is_array,
            begun: 0,
            key,
        });
    }

    /// Closes the innermost array or object.
    pub(super) fn pop(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.keys.truncate(frame.key);
        }
    }

    /// Sets the key of the value that follows in the innermost object.
    pub(super) fn set_key(&mut self, key: &str) {
        if let Some(frame) = self.frames.last() {
            self.keys.truncate(frame.key);
            self.keys.push_str(key);
        }
    }

    /// Counts a value that begins, if it is in an array.
    pub(super) fn begin_value(&mut self) {
        if let Some(frame) = self.frames.last_mut().filter(|frame| frame.is_array) {
            frame.begun += 1;
        }
    }

    /// The keys from the root on.
    fn all(&self) -> impl Iterator<Item = Key<'_>> {
        self.frames.iter().enumerate().map(|(depth, frame)| {
            let end = self
                .frames
                .get(depth + 1)
                .map_or(self.keys.len(), |next| next.key);
            match frame.is_array {
                true => Key::Index(frame.begun.saturating_sub(1)),
                false => Key::Name(&self.keys[frame.key..end]),
            }
        })
    }

    /// The key or index of the value at hand; none for the root.
    pub(super) fn last(&self) -> Option<Key<'_>> {
        let frame = self.frames.last()?;
        Some(match frame.is_array {
            true => Key::Index(frame.begun.saturating_sub(1)),
            false => Key::Name(&self.keys[frame.key..]),
        })
    }

    /// Whether the value at hand stands where a pattern says: a JSON pointer, whose `*` is any index or key.
    pub(super) fn matches(&self, pattern: &str) -> bool {
        let wanted = || pattern.split('/').skip(1);
        wanted().count() == self.depth()
            && wanted().zip(self.all()).all(|(wanted, key)| match key {
                _ if wanted == "*" => true,
                Key::Index(index) => wanted.parse() == Ok(index),
                Key::Name(name) => name == unescaped(wanted),
            })
    }

    /// The JSON pointer of the value at hand.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.all().for_each(|key| push(&mut pointer, key));
        pointer
    }

    /// As a pointer, with `*` for every index; shortened if it grows long.
    pub(super) fn general(&self) -> String {
        let mut general = String::new();
        for key in self.all() {
            push_general(&mut general, key);
        }
        general
    }
}

/// Adds a key to a JSON pointer.
pub(super) fn push(pointer: &mut String, key: Key<'_>) {
    pointer.push('/');
    match key {
        Key::Index(index) => pointer.push_str(&index.to_string()),
        Key::Name(name) if name.contains(['~', '/']) => {
            pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
        }
        Key::Name(name) => pointer.push_str(name),
    }
}

/// Adds a key to a path that is only shown.
pub(super) fn push_general(path: &mut String, key: Key<'_>) {
    if path.len() > MAX_PATH {
        if !path.ends_with('…') {
            path.push_str("/…");
        }
        return;
    }
    match key {
        Key::Index(_) => path.push_str("/*"),
        Key::Name(name) => push(path, Key::Name(&name[..name.floor_char_boundary(MAX_PATH)])),
    }
}

fn unescaped(key: &str) -> Cow<'_, str> {
    if key.contains('~') {
        return key.replace("~1", "/").replace("~0", "~").into();
    }
    key.into()
}
