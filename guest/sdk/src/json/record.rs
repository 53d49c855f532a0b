//! A record as the file has it, and what of it was asked for.

use std::cell::Cell;

use super::path::{self, Key};
use crate::build;
use crate::notes::{About, Notes};
use crate::schema::{Locator, NoticeKind};

type Span = (u32, u32);

/// What sort of value something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number.
    Number,
    /// A text.
    String,
    /// A list of values.
    Array,
    /// Values by key.
    Object,
}

#[derive(Debug)]
struct Node {
    /// Index of the array or object that it is in; its own for the record itself.
    parent: u32,
    /// Index behind all that stands in it.
    after: u32,
    kind: Kind,
    /// Whether it was asked for.
    read: Cell<bool>,
    key: NodeKey,
    value: Span,
}

#[derive(Debug, Clone, Copy)]
enum NodeKey {
    Index(u32),
    Name(Span),
}

/// A record: a tree of values, in the order of the file. It is filled anew for each, so that its memory is asked for once.
#[derive(Debug, Default)]
pub(super) struct Record {
    part: u32,
    /// Its own pointer, and its pointer with `*` for indices.
    pointer: String,
    general: String,
    text: String,
    nodes: Vec<Node>,
    /// The arrays and objects that are open while it is being read.
    open: Vec<u32>,
}

impl Record {
    /// Forgets what it holds.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.nodes.clear();
        self.open.clear();
    }

    /// Begins a record.
    pub(super) fn begin(&mut self, part: u32, pointer: String, general: String) {
        self.clear();
        self.part = part;
        self.pointer = pointer;
        self.general = general;
    }

    /// Begins an array or an object in the innermost one.
    pub(super) fn open(&mut self, kind: Kind, key: Option<Key<'_>>) {
        let index = self.add(kind, key, (0, 0));
        self.open.push(index);
    }

    /// Ends the innermost array or object.
    pub(super) fn close(&mut self) {
        let after = self.nodes.len() as u32;
        if let Some(index) = self.open.pop() {
            self.nodes[index as usize].after = after;
        }
    }

    /// Adds a value that holds no others. White space in texts means nothing, and is folded.
    pub(super) fn leaf(&mut self, kind: Kind, key: Option<Key<'_>>, text: &str) {
        let start = self.text.len() as u32;
        build::fold_into(&mut self.text, text);
        let value = (start, self.text.len() as u32);
        self.add(kind, key, value);
    }

    fn add(&mut self, kind: Kind, key: Option<Key<'_>>, value: Span) -> u32 {
        let index = self.nodes.len() as u32;
        let key = match key {
            Some(Key::Name(name)) => {
                let start = self.text.len() as u32;
                self.text.push_str(name);
                NodeKey::Name((start, self.text.len() as u32))
            }
            Some(Key::Index(index)) => NodeKey::Index(index),
            None => NodeKey::Index(0),
        };
        self.nodes.push(Node {
            parent: self.open.last().copied().unwrap_or(index),
            after: index + 1,
            kind,
            read: Cell::new(false),
            key,
            value,
        });
        index
    }

    /// Whether all that was opened is closed.
    pub(super) fn is_whole(&self) -> bool {
        self.open.is_empty()
    }

    /// Its own pointer.
    pub(super) fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The record itself, once it was read.
    pub(super) fn root(&self) -> Option<Value<'_>> {
        (!self.nodes.is_empty()).then_some(Value {
            record: self,
            index: 0,
        })
    }

    fn slice(&self, span: Span) -> &str {
        &self.text[span.0 as usize..span.1 as usize]
    }

    fn key(&self, node: &Node) -> Key<'_> {
        match node.key {
            NodeKey::Index(index) => Key::Index(index),
            NodeKey::Name(name) => Key::Name(self.slice(name)),
        }
    }

    /// The keys from the record on to a value in it.
    fn keys(&self, index: u32) -> Vec<Key<'_>> {
        let (mut keys, mut at) = (Vec::new(), index);
        loop {
            let node = &self.nodes[at as usize];
            if node.parent == at {
                keys.reverse();
                return keys;
            }
            keys.push(self.key(node));
            at = node.parent;
        }
    }

    /// Counts what was not asked for.
    pub(super) fn say_unread(&self, notes: &mut Notes) {
        for (index, node) in self.nodes.iter().enumerate() {
            if node.read.get() || node.value.0 == node.value.1 || node.kind == Kind::Null {
                continue;
            }
            let value = Value {
                record: self,
                index: index as u32,
            };
            let mut field = self.general.clone();
            for key in self.keys(value.index) {
                path::push_general(&mut field, key);
            }
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: field.into(),
                message: "the value was not asked for; it was left out",
                excerpt: self.slice(node.value),
                record: None,
                place: Some(value.place()),
            });
        }
    }
}

/// A value in a record. Whoever asks for its text has read it; what is never asked for becomes a notice.
#[derive(Debug, Clone, Copy)]
pub struct Value<'r> {
    record: &'r Record,
    index: u32,
}

impl<'r> Value<'r> {
    fn node(self) -> &'r Node {
        &self.record.nodes[self.index as usize]
    }

    /// What sort of value it is.
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Its key in the object that it is in, also where that is not part of the record; none if it is in an array, or is the
    /// root of the JSON.
    pub fn key(self) -> Option<&'r str> {
        match self.record.key(self.node()) {
            Key::Name(name) => Some(name),
            Key::Index(_) => None,
        }
    }

    /// A text, its white space folded, or a number, `true` or `false` as it is written; none if it is blank or `null`, or
    /// an array or an object.
    pub fn text(self) -> Option<&'r str> {
        let node = self.node();
        node.read.set(true);
        let text = self.record.slice(node.value);
        (node.kind != Kind::Null && !text.is_empty()).then_some(text)
    }

    /// The values in an array or an object, in the order of the file; none in any other.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let (record, end) = (self.record, self.node().after);
        let at = move |index: u32| (index < end).then_some(Self { record, index });
        std::iter::successors(at(self.index + 1), move |one| at(one.node().after))
    }

    /// The value of a key. Of several, the first: the others become notices.
    pub fn get(self, key: &str) -> Option<Self> {
        self.items().find(|value| value.key() == Some(key))
    }

    /// The text of a key's value, as [`text`](Self::text) gives it; none if there is no such key.
    pub fn value(self, key: &str) -> Option<&'r str> {
        self.get(key)?.text()
    }

    /// The values of a key: those of an array, or the one that stands there without an array.
    pub fn all(self, key: &str) -> impl Iterator<Item = Self> {
        let value = self.get(key);
        let array = value.filter(|value| value.kind() == Kind::Array);
        let one = value.filter(|value| value.kind() != Kind::Array);
        array.into_iter().flat_map(Self::items).chain(one)
    }

    /// The texts of a key's values, without blank ones.
    pub fn values(self, key: &str) -> impl Iterator<Item = &'r str> {
        self.all(key).filter_map(Self::text)
    }

    /// Says that it is left out on purpose, with all that stands in it: no notice will mention it.
    pub fn leave_out(self) {
        let nodes = &self.record.nodes[self.index as usize..self.node().after as usize];
        nodes.iter().for_each(|node| node.read.set(true));
    }

    /// Where it stands.
    pub fn place(self) -> Locator {
        let mut pointer = self.record.pointer.clone();
        for key in self.record.keys(self.index) {
            path::push(&mut pointer, key);
        }
        build::pointer(self.record.part, pointer)
    }
}
