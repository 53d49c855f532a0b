//! A web page.

use std::fmt;

use super::address;
use super::build_tree::{self, Excess, MAX_DEPTH};
use super::decode::{self, Decoded};
use super::grid::Table;
use super::lines::{self, Line};
use super::node::{Node, tone_message};
use super::rules;
use super::tree::{Tone, Tree, What};
use crate::notes::{About, Notes};
use crate::part::Part;
use crate::schema::{Fault, FaultKind, Locator, NoticeKind};
use crate::{Feed, build};

/// The field of what stands under no heading.
const NO_HEADING: &str = "(page)";

/// How much of a heading is shown as a field.
const MAX_FIELD: usize = 80;

/// A web page, held whole.
pub struct Page<'f> {
    pub(super) part: Part<'f>,
    pub(super) tree: Tree,
    decoded: Decoded,
    headings: Vec<Heading>,
    address: Option<String>,
}

/// A heading of a page, and what it heads: all up to the next heading of its level or of a higher one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its level, 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    index: u32,
    /// Index of the first item behind it, and behind the last that it heads.
    range: (u32, u32),
}

impl fmt::Debug for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("title", &self.tree.title)
            .finish_non_exhaustive()
    }
}

impl<'f> Page<'f> {
    /// Reads a page. `give` says what to do about a file that is not this list: `give the page with the list of …`.
    ///
    /// # Errors
    ///
    /// A fault if the part is empty, is no web page, is in an encoding that is not read, or is larger or deeper than any
    /// list.
    pub fn open(feed: &Feed<'f>, part: u32, give: &'static str) -> Result<Self, Fault> {
        let part = Part::new(feed, part, give);
        let decoded = decode::decode(&part)?;
        let tree = build_tree::tree(&decoded.text).map_err(|(excess, at)| {
            let message = match excess {
                Excess::Depth => format!("elements are nested more than {MAX_DEPTH} deep"),
                Excess::Items => "the page has more elements than any list".into(),
            };
            part.malformed(message, decoded.offset(at))
        })?;
        let (headings, address) = (headings(&tree), stated_address(&tree));
        Ok(Self {
            part,
            tree,
            decoded,
            headings,
            address,
        })
    }

    /// The part that it was read from, for faults at a place of it.
    pub fn part(&self) -> &Part<'f> {
        &self.part
    }

    /// Its title: what a browser shows above it.
    pub fn title(&self) -> Option<&str> {
        self.tree.title.as_deref()
    }

    /// Whether its end was seen: `</body>` or `</html>`. Both may be left out, but hardly any page does.
    pub fn end_seen(&self) -> bool {
        self.tree.end_seen
    }

    /// All its elements, in their order.
    pub fn elements(&self) -> impl Iterator<Item = Node<'_>> {
        self.elements_of((0, self.tree.items.len() as u32))
    }

    /// The elements of a name.
    pub fn all(&self, name: &str) -> impl Iterator<Item = Node<'_>> {
        self.elements().filter(move |node| node.name() == name)
    }

    /// The elements of a class.
    pub fn all_of_class(&self, class: &str) -> impl Iterator<Item = Node<'_>> {
        self.elements().filter(move |node| node.has_class(class))
    }

    /// The element with an id.
    pub fn by_id(&self, id: &str) -> Option<Node<'_>> {
        self.elements()
            .find(|node| self.tree.value(node.index, "id") == Some(id))
    }

    pub(super) fn elements_of(&self, (first, end): (u32, u32)) -> impl Iterator<Item = Node<'_>> {
        let indexes = (first..end).filter(|index| self.tree.element(*index).is_some());
        indexes.map(|index| Node { page: self, index })
    }

    /// Its text, line by line.
    pub fn lines(&self) -> Vec<Line> {
        lines::lines(&self.tree, (0, self.tree.items.len() as u32), true)
    }

    /// Its text, line by line, which does not count as asked for: for a look at what the page is, and for a list of which only
    /// some lines are taken, by [`Page::take`].
    pub fn peek_lines(&self) -> Vec<Line> {
        lines::lines(&self.tree, (0, self.tree.items.len() as u32), false)
    }

    /// Counts the text of a line as asked for.
    pub fn take<'l>(&self, line: &'l Line) -> &'l str {
        // What shares a line but is no text of it, such as the mark of a footnote, is none of it.
        for item in &self.tree.items[line.first as usize..line.behind as usize] {
            match &item.what {
                What::Text(text) if text.tone == Tone::Plain => text.read.set(true),
                What::Text(_) | What::Element(_) => {}
            }
        }
        &line.text
    }

    /// Whether a line stands around the content of the page: in `<nav>`, `<header>`, `<footer>`, a form and the like.
    pub fn is_around(&self, line: &Line) -> bool {
        let mut parents = self.tree.parents(line.first);
        parents.any(|parent| rules::is_around(self.tree.name(parent)))
    }

    /// The innermost element that a line begins in.
    pub fn element_of_line(&self, line: &Line) -> Option<Node<'_>> {
        let index = self.tree.parents(line.first).next()?;
        Some(Node { page: self, index })
    }

    /// The address that the page says it has: that of `<base>`, else of `<link rel=canonical>`.
    pub fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// Where a link leads, as a whole address; none if the page writes only a part of it and does not say its own.
    pub fn absolute(&self, href: &str) -> Option<String> {
        address::absolute(self.address(), href)
    }

    /// Its headings, in their order. Their texts count as asked for only by [`Page::ask`].
    pub fn headings(&self) -> &[Heading] {
        &self.headings
    }

    /// Counts the text of a heading as asked for.
    pub fn ask<'h>(&self, heading: &'h Heading) -> &'h str {
        Node {
            page: self,
            index: heading.index,
        }
        .leave_out();
        &heading.text
    }

    /// What a heading heads, line by line.
    pub fn lines_under(&self, heading: &Heading) -> Vec<Line> {
        lines::lines(&self.tree, heading.range, true)
    }

    /// The elements that a heading heads, in their order.
    pub fn elements_under(&self, heading: &Heading) -> impl Iterator<Item = Node<'_>> {
        self.elements_of(heading.range)
    }

    /// The headings that something stands under, from the highest to the nearest.
    pub fn headings_of(&self, node: Node<'_>) -> Vec<&Heading> {
        self.headings_at(node.index)
    }

    /// The headings that a line stands under, from the highest to the nearest.
    pub fn headings_of_line(&self, line: &Line) -> Vec<&Heading> {
        self.headings_at(line.first)
    }

    pub(super) fn headings_at(&self, index: u32) -> Vec<&Heading> {
        let heads = |heading: &&Heading| (heading.range.0..heading.range.1).contains(&index);
        self.headings.iter().filter(heads).collect()
    }

    /// The nearest heading that something stands under.
    pub(super) fn nearest(&self, index: u32) -> Option<&Heading> {
        let before = self.headings.partition_point(|heading| heading.index <= index);
        let mut headings = self.headings[..before].iter().rev();
        headings.find(|heading| index < heading.range.1)
    }

    /// All tables, in the order in which they begin. One that stands within another is told by itself as well.
    ///
    /// # Errors
    ///
    /// A fault if their cells span more than any list has.
    pub fn tables(&self) -> Result<Vec<Table<'_>>, Fault> {
        Table::all(self)
    }

    /// The links of a line, in their order. Of one that goes beyond the line, the text is that of the line.
    pub fn links_of_line(&self, line: &Line) -> Vec<super::Link> {
        let around = self
            .tree
            .parents(line.first)
            .find(|index| self.tree.name(*index) == "a");
        let inner = self.elements_of((line.first, line.behind)).map(|node| node.index);
        let node = |index| Node { page: self, index };
        let around = around
            .map(node)
            .filter(|node| node.leads_away())
            .and_then(|node| {
                Some(super::Link {
                    href: node.attribute("href")?.into(),
                    text: Some(line.text.clone()),
                })
            });
        let inner = inner.map(node).filter(|node| node.name() == "a");
        around.into_iter().chain(inner.flat_map(Node::links)).collect()
    }

    /// Where a line stands.
    pub fn place_of_line(&self, line: &Line) -> Locator {
        self.place_of(line.place)
    }

    /// Where lines stand, from the first to the last; the start of the page if there are none.
    pub fn place_of_lines(&self, lines: &[Line]) -> Locator {
        let start = lines.first().map_or(0, |line| line.place.0);
        let end = lines.last().map_or(start, |line| line.place.1);
        self.place_of((start, end.max(start)))
    }

    /// The number of the line of the file at which an element begins, counted from 1.
    pub fn line_number(&self, node: Node<'_>) -> usize {
        let begin = self.tree.items[node.index as usize].place.0 as usize;
        let before = self.decoded.text.as_bytes()[..begin].iter();
        before.filter(|byte| **byte == b'\n').count() + 1
    }

    pub(super) fn span_of(&self, (start, end): (u32, u32)) -> (u32, u32) {
        (self.decoded.offset(start), self.decoded.offset(end))
    }

    pub(super) fn place_of(&self, place: (u32, u32)) -> Locator {
        let (start, end) = self.span_of(place);
        build::bytes(self.part.index, start, end)
    }

    /// The fault of a page that has not what is asked for: cut off before it, or another page, such as that of an error.
    /// `message` says what it has not.
    pub fn lacks(&self, message: &str) -> Fault {
        if !self.end_seen() {
            return self
                .part
                .truncated(format!("{message}, and the page stops before its end"), 0);
        }
        let title = self.title().map_or_else(String::new, |title| {
            format!("; its title is `{}`", build::excerpt(title).unwrap_or_default())
        });
        self.part.fault(
            FaultKind::Foreign,
            format!("{message}{title}"),
            self.part.give(),
            (0, self.part.clip(0, 80)),
        )
    }

    /// Counts the texts of the page that were not asked for, by the nearest heading, or by the part of a page that they
    /// stand in (`nav`, `footer` …). To be called when all was read.
    pub fn say_unread(&self, notes: &mut Notes) {
        for (index, item) in self.tree.items.iter().enumerate() {
            let What::Text(text) = &item.what else { continue };
            let words = self.tree.slice(text.text);
            if text.read.replace(true) || words.trim().is_empty() {
                continue;
            }
            let index = index as u32;
            let around = self.tree.parents(index).map(|parent| self.tree.name(parent));
            let around = around.filter(|name| rules::is_around(name)).last();
            let field = match (around, self.nearest(index)) {
                (Some(name), _) => name.to_owned(),
                (None, Some(heading)) => shorten(&heading.text),
                (None, None) => NO_HEADING.to_owned(),
            };
            notes.sum(About {
                // What stands around the content is nothing that a list has lost.
                kind: match around {
                    Some(_) => NoticeKind::Remark,
                    None => NoticeKind::Unmapped,
                },
                field: field.into(),
                message: match text.tone {
                    Tone::Plain => "text of the page was not asked for; it was left out",
                    tone => tone_message(tone),
                },
                excerpt: words,
                record: None,
                place: Some(self.place_of(item.place)),
            });
        }
    }
}

/// A heading as a field.
fn shorten(heading: &str) -> String {
    match heading.char_indices().nth(MAX_FIELD) {
        Some((end, _)) => format!("{}…", &heading[..end]),
        None => heading.to_owned(),
    }
}

/// The headings of a tree that have a text.
fn headings(tree: &Tree) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    // Those whose end is not known yet, by their places among all.
    let mut open: Vec<usize> = Vec::new();
    let mut behind = 0;
    for index in 0..tree.items.len() as u32 {
        let Some(level) = level(tree.name(index)) else {
            continue;
        };
        // One in another is a part of its text.
        if index < behind {
            continue;
        }
        let after = tree.items[index as usize].after;
        behind = after;
        let Some(text) = lines::join(&lines::lines(tree, (index, after), false)) else {
            continue;
        };
        while let Some(last) = open.pop_if(|last| headings[*last].level >= level) {
            let end = &mut headings[last].range.1;
            *end = index.min(*end);
        }
        open.push(headings.len());
        // What stands around the content has headings of its own.
        let around = tree
            .parents(index)
            .find(|parent| rules::is_around(tree.name(*parent)));
        let end = around.map_or(tree.items.len() as u32, |around| {
            tree.items[around as usize].after
        });
        headings.push(Heading {
            level,
            text,
            index,
            range: (after, end),
        });
    }
    headings
}

/// The first whole address that the page states as its own.
fn stated_address(tree: &Tree) -> Option<String> {
    let elements = 0..tree.items.len() as u32;
    let of = |wanted: &'static str| elements.clone().filter(move |index| tree.name(*index) == wanted);
    let canonical = of("link").filter(|index| tree.value(*index, "rel") == Some("canonical"));
    let mut addresses = of("base")
        .chain(canonical)
        .filter_map(|index| tree.value(index, "href"));
    addresses
        .find(|text| address::is_absolute(text))
        .map(|text| text.trim().to_owned())
}

fn level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

impl Page<'_> {
    /// Whether nothing stands in an element: no text, whatever its tone, and no picture.
    pub(super) fn is_blank(&self, node: Node<'_>) -> bool {
        let items = node.index..self.tree.items[node.index as usize].after;
        items
            .into_iter()
            .all(|index| match &self.tree.items[index as usize].what {
                What::Text(text) => self.tree.slice(text.text).trim().is_empty(),
                What::Element(_) => self.tree.name(index) != "img",
            })
    }
}
