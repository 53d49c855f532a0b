//! A page as a tree: its elements and texts in the order of the file.

use std::cell::Cell;

use super::label::Numbering;

/// A piece of [`Tree::strings`].
pub(super) type Span = (u32, u32);

/// How a text is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// As it stands.
    Plain,
    /// Superscript, such as the mark of a footnote.
    Mark,
    /// Crossed out.
    Struck,
    /// Not shown.
    Hidden,
}

/// An element or a text.
#[derive(Debug)]
pub(super) struct Item {
    /// Index of the element that it is in; its own for what stands in none.
    pub(super) parent: u32,
    /// Index behind all that stands in it.
    pub(super) after: u32,
    /// Where it begins and ends in the decoded page.
    pub(super) place: Span,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    Element(Element),
    Text(Text),
}

#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: Span,
    /// Its attributes among all.
    pub(super) attributes: Span,
    /// Whether its end was seen: its tag, or that of an element which ends it.
    pub(super) is_whole: bool,
    /// Its number in a numbered list, and how it is written.
    pub(super) number: Option<(i32, Numbering)>,
    /// Whether a table stands in it.
    pub(super) has_table: bool,
    /// Whether it is not shown.
    pub(super) is_hidden: bool,
}

#[derive(Debug)]
pub(super) struct Text {
    pub(super) text: Span,
    pub(super) tone: Tone,
    /// Whether line breaks in it are line breaks.
    pub(super) is_kept: bool,
    /// Whether it was asked for.
    pub(super) read: Cell<bool>,
}

#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) name: Span,
    pub(super) value: Span,
    /// Whether it was asked for.
    pub(super) read: Cell<bool>,
}

/// All of a page.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) items: Vec<Item>,
    pub(super) attributes: Vec<Attribute>,
    strings: String,
    /// The page's title.
    pub(super) title: Option<String>,
    /// Whether `</body>` or `</html>` was seen.
    pub(super) end_seen: bool,
}

impl Tree {
    pub(super) fn slice(&self, span: Span) -> &str {
        &self.strings[span.0 as usize..span.1 as usize]
    }

    pub(super) fn keep(&mut self, text: &str) -> Span {
        let start = self.strings.len() as u32;
        self.strings.push_str(text);
        (start, self.strings.len() as u32)
    }

    /// The name of an element; empty for a text.
    pub(super) fn name(&self, index: u32) -> &str {
        self.element(index).map_or("", |element| self.slice(element.name))
    }

    pub(super) fn element(&self, index: u32) -> Option<&Element> {
        match &self.items[index as usize].what {
            What::Element(element) => Some(element),
            What::Text(_) => None,
        }
    }

    /// The attribute of an element, without counting it as asked for.
    pub(super) fn attribute(&self, index: u32, name: &str) -> Option<&Attribute> {
        let (first, end) = self.element(index)?.attributes;
        let mut attributes = self.attributes[first as usize..end as usize].iter();
        attributes.find(|attribute| self.slice(attribute.name) == name)
    }

    /// The value of an attribute, without counting it as asked for.
    pub(super) fn value(&self, index: u32, name: &str) -> Option<&str> {
        Some(self.slice(self.attribute(index, name)?.value))
    }

    /// The elements that an item stands in, from the innermost on.
    pub(super) fn parents(&self, index: u32) -> impl Iterator<Item = u32> {
        let parent = |index: &u32| {
            let parent = self.items[*index as usize].parent;
            (parent != *index).then_some(parent)
        };
        std::iter::successors(parent(&index), parent)
    }
}
