//! An element of a page.

use super::lines::{self, Line};
use super::page::Page;
use super::tree::{Tone, What};
use crate::notes::{About, Notes};
use crate::schema::{Locator, NoticeKind};

/// An element of a page. Whoever asks for its text, or an attribute's, has read it, with all that stands in it.
#[derive(Debug, Clone, Copy)]
pub struct Node<'p> {
    pub(super) page: &'p Page<'p>,
    pub(super) index: u32,
}

/// A link in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it leads, as the page writes it: perhaps relative to the page.
    pub href: String,
    /// Its text; none for a picture.
    pub text: Option<String>,
}

impl<'p> Node<'p> {
    fn after(self) -> u32 {
        self.page.tree.items[self.index as usize].after
    }

    fn inner(self) -> (u32, u32) {
        (self.index + 1, self.after())
    }

    fn at(self, index: u32) -> Self {
        Self { index, ..self }
    }

    /// Its name, in small letters.
    pub fn name(self) -> &'p str {
        self.page.tree.name(self.index)
    }

    /// An attribute's value; none if there is none, or a blank one.
    pub fn attribute(self, name: &str) -> Option<&'p str> {
        let attribute = self.page.tree.attribute(self.index, name)?;
        attribute.read.set(true);
        let value = self.page.tree.slice(attribute.value).trim();
        (!value.is_empty()).then_some(value)
    }

    /// Whether it is of a class.
    pub fn has_class(self, class: &str) -> bool {
        let classes = self.page.tree.value(self.index, "class").unwrap_or_default();
        classes.split_ascii_whitespace().any(|one| one == class)
    }

    /// The element that it is in; none for one that is in no other.
    pub fn parent(self) -> Option<Self> {
        self.page
            .tree
            .parents(self.index)
            .next()
            .map(|index| self.at(index))
    }

    /// The elements directly in it, in the order of the page.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let (first, end) = self.inner();
        let at = move |index: u32| (index < end).then_some(index);
        let next = move |index: &u32| at(self.page.tree.items[*index as usize].after);
        std::iter::successors(at(first), next)
            .filter(move |index| self.page.tree.items[*index as usize].parent == self.index)
            .filter(move |index| self.page.tree.element(*index).is_some())
            .map(move |index| self.at(index))
    }

    /// All elements in it, in the order of the page.
    pub fn elements(self) -> impl Iterator<Item = Self> {
        let (first, end) = self.inner();
        self.page.elements_of((first, end))
    }

    /// The elements of a name in it, however deep.
    pub fn all(self, name: &str) -> impl Iterator<Item = Self> + use<'p, '_> {
        self.elements().filter(move |node| node.name() == name)
    }

    /// The first element of a name in it.
    pub fn first(self, name: &str) -> Option<Self> {
        self.all(name).next()
    }

    /// The first element of a class in it.
    pub fn of_class(self, class: &str) -> Option<Self> {
        self.elements().find(|node| node.has_class(class))
    }

    /// Its text, the white space folded; none if it is blank.
    pub fn text(self) -> Option<String> {
        lines::join(&self.lines())
    }

    /// Its text, which does not count as asked for: for a look at what it is.
    pub fn peek(self) -> Option<String> {
        lines::join(&lines::lines(&self.page.tree, (self.index, self.after()), false))
    }

    /// Its text, line by line, without blank lines.
    pub fn lines(self) -> Vec<Line> {
        lines::lines(&self.page.tree, (self.index, self.after()), true)
    }

    /// The superscripts in it, such as the marks of footnotes.
    pub fn marks(self) -> Vec<String> {
        lines::texts(&self.page.tree, self.inner(), Tone::Mark)
    }

    /// What is crossed out in it.
    pub fn struck(self) -> Vec<String> {
        lines::texts(&self.page.tree, self.inner(), Tone::Struck)
    }

    /// The links in it. One to a place in the same page is none.
    pub fn links(self) -> Vec<Link> {
        let nodes = std::iter::once(self).chain(self.elements());
        nodes
            .filter(|node| node.name() == "a" && node.leads_away())
            .filter_map(|node| {
                Some(Link {
                    href: node.attribute("href")?.into(),
                    text: node.text(),
                })
            })
            .collect()
    }

    pub(super) fn leads_away(self) -> bool {
        let href = self
            .page
            .tree
            .value(self.index, "href")
            .unwrap_or_default()
            .trim();
        !href.is_empty() && !href.starts_with('#') && !href.to_ascii_lowercase().starts_with("javascript:")
    }

    /// Whether it stands in a link.
    fn is_linked(self) -> bool {
        let mut parents = self.page.tree.parents(self.index).map(|index| self.at(index));
        parents.any(|parent| parent.name() == "a" && parent.leads_away())
    }

    /// What a browser writes before an item of a numbered list: `a.`, `1.`; none for any other element.
    pub fn label(self) -> Option<String> {
        let (number, numbering) = self.page.tree.element(self.index)?.number?;
        Some(numbering.label(number))
    }

    /// Whether its end was seen: its end tag, or that of an element which ends it. What was not ended may be cut off.
    pub fn is_whole(self) -> bool {
        let element = self.page.tree.element(self.index);
        element.is_some_and(|element| element.is_whole)
    }

    /// Whether a table stands in it.
    pub fn has_table(self) -> bool {
        let element = self.page.tree.element(self.index);
        element.is_some_and(|element| element.has_table)
    }

    /// Where it stands, from its start tag to its end tag.
    pub fn place(self) -> Locator {
        self.page
            .place_of(self.page.tree.items[self.index as usize].place)
    }

    /// Says that all that stands in it is left out on purpose: no notice will mention it.
    pub fn leave_out(self) {
        self.unread(|_, _, _| {});
    }

    /// Counts what in it was not asked for: texts, links and pictures. From then on they count as asked for.
    pub fn say_unread(self, field: &str, message: &'static str, notes: &mut Notes) {
        self.unread(|place, excerpt, what| {
            let (field, message) = match what {
                Unread::Text(Tone::Plain) => (field.to_owned(), message),
                Unread::Text(tone) => (field.to_owned(), tone_message(tone)),
                Unread::Attribute(name) => (
                    format!("{field}@{name}"),
                    "the attribute was not asked for; it was left out",
                ),
            };
            notes.sum(About {
                kind: NoticeKind::Unmapped,
                field: field.into(),
                message,
                excerpt,
                record: None,
                place: Some(self.page.place_of(place)),
            });
        });
    }

    fn unread(self, mut say: impl FnMut((u32, u32), &str, Unread)) {
        let tree = &self.page.tree;
        for index in self.index..self.after() {
            let item = &tree.items[index as usize];
            match &item.what {
                What::Text(text) => {
                    if !text.read.replace(true) && !tree.slice(text.text).trim().is_empty() {
                        say(item.place, tree.slice(text.text), Unread::Text(text.tone));
                    }
                }
                What::Element(element) => {
                    let (first, end) = element.attributes;
                    for attribute in &tree.attributes[first as usize..end as usize] {
                        let name = match (tree.slice(element.name), tree.slice(attribute.name)) {
                            ("a", "href") if self.at(index).leads_away() => "href",
                            // A picture that is a link is told by the link.
                            ("img", "src") if !self.at(index).is_linked() => "src",
                            _ => continue,
                        };
                        if !attribute.read.replace(true) {
                            say(item.place, tree.slice(attribute.value), Unread::Attribute(name));
                        }
                    }
                }
            }
        }
    }
}

/// What was not asked for.
enum Unread {
    Text(Tone),
    Attribute(&'static str),
}

/// What is said of a text that is not taken as it stands.
pub(super) fn tone_message(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "the text was not asked for; it was left out",
        Tone::Mark => "a superscript was not asked for; it was left out",
        Tone::Struck => "what is crossed out was not asked for; it was left out",
        Tone::Hidden => "the page hides this text; it was left out",
    }
}
