//! A record as the file has it, and what of it was asked for.

use std::cell::Cell;

use crate::build;
use crate::notes::{About, Notes};
use crate::schema::{Locator, NoticeKind};

/// How much of a path is shown.
const MAX_PATH: usize = 160;

type Span = (u32, u32);

/// An element or an attribute.
#[derive(Debug)]
struct Node {
    /// Index of the element that it is in; its own for the record itself.
    parent: u32,
    /// Index behind all that stands in it.
    after: u32,
    is_attribute: bool,
    /// Whether it was asked for.
    read: Cell<bool>,
    name: Span,
    value: Span,
    place: Span,
}

/// A record: a tree of elements, in the order of the file. It is filled anew for each, so that its memory is asked for
/// once.
#[derive(Debug, Default)]
pub(super) struct Record {
    part: u32,
    text: String,
    nodes: Vec<Node>,
    /// The elements that are open while it is being read.
    open: Vec<u32>,
}

impl Record {
    /// Begins a record.
    pub(super) fn begin(&mut self, part: u32) {
        self.part = part;
        self.text.clear();
        self.nodes.clear();
        self.open.clear();
    }

    /// Begins an element in the innermost one.
    pub(super) fn open(&mut self, name: &str, start: u32) {
        let index = self.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(index);
        let name = self.keep(name);
        self.add(parent, false, name, (0, 0), (start, start));
        self.open.push(index);
    }

    /// Adds an attribute to the innermost element.
    pub(super) fn attribute(&mut self, name: &str, value: &str, place: Span) {
        let Some(parent) = self.open.last().copied() else {
            return;
        };
        let (name, value) = (self.keep(name), self.fold(value));
        self.add(parent, true, name, value, place);
    }

    /// Ends the innermost element.
    pub(super) fn close(&mut self, text: &str, end: u32) {
        let value = self.fold(text);
        let after = self.nodes.len() as u32;
        if let Some(index) = self.open.pop() {
            let node = &mut self.nodes[index as usize];
            node.value = value;
            node.after = after;
            node.place.1 = end;
        }
    }

    fn add(&mut self, parent: u32, is_attribute: bool, name: Span, value: Span, place: Span) {
        self.nodes.push(Node {
            parent,
            after: self.nodes.len() as u32 + 1,
            is_attribute,
            read: Cell::new(false),
            name,
            value,
            place,
        });
    }

    fn keep(&mut self, text: &str) -> Span {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        (start, self.text.len() as u32)
    }

    /// White space means nothing in lists and changes between editions, so it is folded where it is read.
    fn fold(&mut self, text: &str) -> Span {
        let start = self.text.len() as u32;
        build::fold_into(&mut self.text, text);
        (start, self.text.len() as u32)
    }

    /// Whether its own element was closed.
    pub(super) fn is_whole(&self) -> bool {
        self.open.is_empty()
    }

    /// Offset of its start tag; none before one was begun.
    pub(super) fn start(&self) -> Option<u32> {
        self.nodes.first().map(|node| node.place.0)
    }

    /// The record's own element, once it was read.
    pub(super) fn root(&self) -> Option<Element<'_>> {
        (!self.nodes.is_empty()).then_some(Element {
            record: self,
            index: 0,
        })
    }

    fn slice(&self, span: Span) -> &str {
        &self.text[span.0 as usize..span.1 as usize]
    }

    /// Counts what was not asked for, and says something: an empty element does not.
    pub(super) fn say_unread(&self, notes: &mut Notes) {
        let unread = self.nodes.iter().filter(|node| !node.read.get());
        for node in unread.filter(|node| node.value.0 < node.value.1) {
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: self.path(node).into(),
                message: if node.is_attribute {
                    "the attribute was not asked for; it was left out"
                } else {
                    "the element was not asked for; it was left out"
                },
                excerpt: self.slice(node.value),
                record: None,
                place: Some(build::bytes(self.part, node.place.0, node.place.1)),
            });
        }
    }

    /// Names of the elements from the record's on, such as `PERSON/ALIAS/NOTE` or `PERSON/ALIAS@quality`.
    fn path(&self, node: &Node) -> String {
        let mut names = vec![self.slice(node.name)];
        let (mut index, mut child) = (node.parent, node);
        while !std::ptr::eq(child, &self.nodes[index as usize]) {
            child = &self.nodes[index as usize];
            names.push(self.slice(child.name));
            index = child.parent;
        }
        let mut path = String::new();
        for (left, name) in names.iter().enumerate().rev() {
            path.push_str(name);
            match left {
                0 => {}
                1 if node.is_attribute => path.push('@'),
                _ => path.push('/'),
            }
        }
        if path.len() > MAX_PATH {
            path.truncate(path.floor_char_boundary(MAX_PATH));
            path.push('…');
        }
        path
    }
}

/// An element of a record. Whoever asks for its text, or an attribute's, has read it; what is never asked for becomes a
/// notice.
#[derive(Debug, Clone, Copy)]
pub struct Element<'r> {
    record: &'r Record,
    index: u32,
}

impl<'r> Element<'r> {
    fn node(self) -> &'r Node {
        &self.record.nodes[self.index as usize]
    }

    /// Its local name.
    pub fn name(self) -> &'r str {
        self.record.slice(self.node().name)
    }

    /// Its own text, the white space folded; none if it is blank.
    pub fn text(self) -> Option<&'r str> {
        let node = self.node();
        node.read.set(true);
        let text = self.record.slice(node.value);
        (!text.is_empty()).then_some(text)
    }

    /// What stands in it: elements and attributes, in the order of the file.
    fn nodes(self) -> impl Iterator<Item = Self> {
        let (record, end) = (self.record, self.node().after);
        let at = move |index: u32| (index < end).then_some(Self { record, index });
        std::iter::successors(at(self.index + 1), move |one| at(one.node().after))
    }

    /// The elements in it, in the order of the file.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        self.nodes().filter(|element| !element.node().is_attribute)
    }

    /// The elements of a name in it.
    pub fn all(self, name: &str) -> impl Iterator<Item = Self> + use<'r, '_> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// The first element of a name in it.
    pub fn first(self, name: &str) -> Option<Self> {
        self.all(name).next()
    }

    /// The text of the first element of a name in it; none if there is none, or a blank one. One that is written twice is
    /// asked for once: the second becomes a notice.
    pub fn value(self, name: &str) -> Option<&'r str> {
        self.first(name)?.text()
    }

    /// The texts of the elements of a name in it, without blank ones.
    pub fn values(self, name: &str) -> impl Iterator<Item = &'r str> + use<'r, '_> {
        self.all(name).filter_map(Self::text)
    }

    /// An attribute's value; none if there is none, or a blank one. With its prefix, if it has one.
    pub fn attribute(self, name: &str) -> Option<&'r str> {
        let mut attributes = self.nodes().filter(|element| element.node().is_attribute);
        attributes.find(|element| element.name() == name)?.text()
    }

    /// Says that it is left out on purpose, with all that stands in it: no notice will mention it.
    pub fn leave_out(self) {
        self.node().read.set(true);
        self.nodes().for_each(Self::leave_out);
    }

    /// Where it stands, from its start tag to its end tag.
    pub fn place(self) -> Locator {
        let (start, end) = self.node().place;
        build::bytes(self.record.part, start, end)
    }
}
