//! Builds the tree of a page from what the tokenizer gives, by the standard's rules for what may be left out.

use std::cell::Cell;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span as At, Tokenizer};

use super::label::{self, Numbering};
use super::tree::{Attribute, Element, Item, Span, Text, Tone, Tree, What};
use super::{rules, style};
use crate::build;

/// Elements that may be within one another. Browsers have the same limit.
pub(super) const MAX_DEPTH: usize = 512;

/// Elements and texts that a page may have.
const MAX_ITEMS: usize = 1_000_000;

/// What a page has more of than any list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Excess {
    /// Elements within one another.
    Depth,
    /// Elements and texts.
    Items,
}

/// The tree of a page; else what it has too much of, and where.
pub(super) fn tree(page: &str) -> Result<Tree, (Excess, u32)> {
    let mut builder = Builder::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, at: At<usize>| {
        builder.take(event, (at.start as u32, at.end as u32));
        builder.excess
    });
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail; what it gives is the first excess.
    let excess = Tokenizer::new_with_emitter(page, emitter).find_map(Result::ok);
    match excess {
        Some(excess) => Err(excess),
        None => Ok(builder.end(page.len() as u32)),
    }
}

/// An element that is not ended yet.
#[derive(Debug)]
struct Open {
    index: u32,
    /// How text in it is to be taken.
    tone: Tone,
    is_kept: bool,
    is_silent: bool,
    is_superscript: bool,
    /// Whether it is a drawing or a formula, or in one.
    is_foreign: bool,
    /// For a list: how its items are numbered, and the number of the next.
    numbers: Option<(Numbering, i32)>,
}

/// Whether an element stands between an item and the one before, so that it does not end it.
fn ends_no_item(name: &str) -> bool {
    rules::is_special(name) && !matches!(name, "address" | "div" | "p")
}

/// The start tag at hand.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    start: u32,
    /// Names and values.
    attributes: Vec<(Span, Span)>,
}

#[derive(Debug, Default)]
struct Builder {
    tree: Tree,
    open: Vec<Open>,
    /// The start tag at hand; none between tags, and within an end tag.
    tag: Option<Tag>,
    /// The last character of the text before.
    last: Option<char>,
    excess: Option<(Excess, u32)>,
}

impl Builder {
    fn take(&mut self, event: CallbackEvent<'_>, at: Span) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Some(Tag {
                    name: String::from_utf8_lossy(name).into_owned(),
                    start: at.0,
                    attributes: Vec::new(),
                });
            }
            CallbackEvent::AttributeName { name } => {
                if let Some(tag) = &mut self.tag {
                    let name = self.tree.keep(&String::from_utf8_lossy(name));
                    tag.attributes.push((name, (name.1, name.1)));
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some((_, kept)) = self.tag.as_mut().and_then(|tag| tag.attributes.last_mut()) {
                    *kept = self.tree.keep(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => {
                if let Some(tag) = self.tag.take() {
                    self.start(&tag, self_closing, at.1);
                }
            }
            CallbackEvent::EndTag { name } => {
                self.tag = None;
                self.finish(&String::from_utf8_lossy(name), at);
            }
            CallbackEvent::String { value } => self.text(&String::from_utf8_lossy(value), at),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        if self.tree.items.len() > MAX_ITEMS {
            self.excess.get_or_insert((Excess::Items, at.0));
        }
    }

    fn end(mut self, end: u32) -> Tree {
        while !self.open.is_empty() {
            self.close(end, false);
        }
        self.tree
    }

    fn name(&self, at: usize) -> &str {
        self.tree.name(self.open[at].index)
    }

    /// The innermost open element of those that `is_it`, not looking beyond one at which `stops`.
    fn find(&self, is_it: impl Fn(&str) -> bool, stops: impl Fn(&str) -> bool) -> Option<usize> {
        for at in (0..self.open.len()).rev() {
            let name = self.name(at);
            if is_it(name) {
                return Some(at);
            }
            if stops(name) {
                return None;
            }
        }
        None
    }

    /// Ends the innermost element at a place.
    fn close(&mut self, end: u32, is_whole: bool) {
        let Some(open) = self.open.pop() else { return };
        self.conclude(open.index, end, is_whole);
    }

    fn conclude(&mut self, index: u32, end: u32, is_whole: bool) {
        let after = self.tree.items.len() as u32;
        let item = &mut self.tree.items[index as usize];
        item.after = after;
        item.place.1 = end;
        if let What::Element(element) = &mut item.what {
            element.is_whole = is_whole;
        }
    }

    /// Ends all elements from one on.
    fn close_from(&mut self, at: usize, end: u32) {
        while self.open.len() > at {
            self.close(end, true);
        }
    }

    /// Ends all elements behind one.
    fn close_behind(&mut self, at: usize, end: u32) {
        self.close_from(at + 1, end);
    }

    /// Ends an element, if it is open and nothing that `stops` is in between.
    fn close_if(&mut self, is_it: impl Fn(&str) -> bool, stops: impl Fn(&str) -> bool, end: u32) {
        if let Some(at) = self.find(is_it, stops) {
            self.close_from(at, end);
        }
    }

    /// Ends what the start of an element ends. Gives false if the tag is to be ignored.
    fn make_room(&mut self, name: &str, start: u32) -> bool {
        let is_table = |name: &str| name == "table";
        match name {
            "html" | "head" | "body" | "frameset" => return false,
            "caption" | "colgroup" | "col" | "tbody" | "thead" | "tfoot" | "tr" | "td" | "th" => {
                let Some(table) = self.find(is_table, |_| false) else {
                    return false;
                };
                // The innermost of what the element belongs in.
                let room = match name {
                    "td" | "th" => self.find(|name| name == "tr", is_table),
                    "tr" => self.find(rules::is_group, is_table),
                    _ => None,
                };
                self.close_behind(room.unwrap_or(table), start);
                if rules::is_cell(name) && room.is_none() {
                    // A cell outside a row begins one.
                    self.push("tr", start, (start, start), (0, 0));
                }
                return true;
            }
            "table" => {
                // A table in a table, but in no cell, ends it.
                let around = self.find(
                    |name| rules::is_cell(name) || name == "caption" || name == "table",
                    |_| false,
                );
                if let Some(at) = around.filter(|at| self.name(*at) == "table") {
                    self.close_from(at, start);
                }
            }
            "li" => self.close_if(|name| name == "li", ends_no_item, start),
            "dt" | "dd" => self.close_if(|name| matches!(name, "dt" | "dd"), ends_no_item, start),
            "option" | "optgroup" => {
                let innermost = self.open.len().checked_sub(1);
                if innermost.is_some_and(|at| self.name(at) == "option") {
                    self.close(start, true);
                }
            }
            // A link in a link ends it.
            "a" => self.finish("a", (start, start)),
            // So does a form in a form, but it is the inner one that is ignored.
            "form" if self.find(|name| name == "form", |_| false).is_some() => return false,
            _ => {}
        }
        if rules::ends_paragraph(name) {
            self.close_if(
                |name| name == "p",
                |name| rules::is_border(name) || name == "button",
                start,
            );
        }
        let innermost = self.open.len().checked_sub(1);
        if rules::is_heading(name) && innermost.is_some_and(|at| rules::is_heading(self.name(at))) {
            self.close(start, true);
        }
        true
    }

    fn start(&mut self, tag: &Tag, self_closing: bool, end: u32) {
        let is_foreign = self.open.last().is_some_and(|open| open.is_foreign);
        if !is_foreign && !self.make_room(&tag.name, tag.start) {
            return;
        }
        let first = self.tree.attributes.len() as u32;
        for (name, value) in &tag.attributes {
            // The first of a name counts.
            let text = self.tree.slice(*name);
            let known = &self.tree.attributes[first as usize..];
            if known.iter().any(|one| self.tree.slice(one.name) == text) || text.starts_with("on") {
                continue;
            }
            self.tree.attributes.push(Attribute {
                name: *name,
                value: *value,
                read: Cell::new(false),
            });
        }
        let attributes = (first, self.tree.attributes.len() as u32);
        self.push(&tag.name, tag.start, (tag.start, end), attributes);
        let name = tag.name.as_str();
        // A form between the rows of a table has nothing in it.
        let is_misplaced = name == "form" && self.is_between_cells(2);
        if rules::is_void(name)
            || is_misplaced
            || (is_foreign || matches!(name, "svg" | "math")) && self_closing
        {
            self.close(end, true);
        }
    }

    /// Whether the element at some place from the innermost on is a table, or holds its rows.
    fn is_between_cells(&self, from_end: usize) -> bool {
        let at = self.open.len().checked_sub(from_end);
        at.is_some_and(|at| {
            let name = self.name(at);
            name == "table" || name == "tr" || rules::is_group(name)
        })
    }

    fn push(&mut self, name: &str, start: u32, place: Span, attributes: Span) {
        if self.open.len() >= MAX_DEPTH {
            self.excess.get_or_insert((Excess::Depth, start));
            return;
        }
        let index = self.tree.items.len() as u32;
        let kept = self.tree.keep(name);
        self.tree.items.push(Item {
            parent: self.open.last().map_or(index, |open| open.index),
            after: index + 1,
            place,
            what: What::Element(Element {
                name: kept,
                attributes,
                is_whole: false,
                number: None,
                has_table: false,
                is_hidden: false,
            }),
        });
        let number = if name == "li" { self.number(index) } else { None };
        if let What::Element(element) = &mut self.tree.items[index as usize].what {
            element.number = number;
        }
        if name == "table" {
            for open in &self.open {
                if let What::Element(element) = &mut self.tree.items[open.index as usize].what {
                    element.has_table = true;
                }
            }
        }
        let open = self.opened(name, index);
        if let What::Element(element) = &mut self.tree.items[index as usize].what {
            element.is_hidden = open.tone == Tone::Hidden;
        }
        self.open.push(open);
    }

    /// What an element means for what stands in it.
    fn opened(&self, name: &str, index: u32) -> Open {
        let outer = self.open.last();
        let style = style::style(self.tree.value(index, "style").unwrap_or_default());
        let has = |attribute| self.tree.attribute(index, attribute).is_some();
        let is_hidden = style.is_hidden
            || has("hidden")
            || matches!(name, "template" | "svg" | "math")
            || (name == "dialog" && !has("open"));
        let tone = match (outer.map_or(Tone::Plain, |outer| outer.tone), name) {
            (Tone::Hidden, _) => Tone::Hidden,
            _ if is_hidden => Tone::Hidden,
            (Tone::Struck, _) => Tone::Struck,
            (_, "s" | "del" | "strike") => Tone::Struck,
            _ if style.is_struck => Tone::Struck,
            _ => Tone::Plain,
        };
        Open {
            index,
            tone,
            is_kept: outer.is_some_and(|outer| outer.is_kept)
                || matches!(name, "pre" | "listing" | "textarea" | "xmp"),
            is_silent: outer.is_some_and(|outer| outer.is_silent) || rules::is_silent(name),
            is_superscript: outer.is_some_and(|outer| outer.is_superscript) || name == "sup",
            is_foreign: outer.is_some_and(|outer| outer.is_foreign) || matches!(name, "svg" | "math"),
            numbers: self.numbers(name, index, style.list),
        }
    }

    /// How a list numbers its items, and the number of the first. One that counts down is not worked out.
    fn numbers(&self, name: &str, index: u32, list_style: Option<&str>) -> Option<(Numbering, i32)> {
        if !rules::is_list(name) || self.tree.attribute(index, "reversed").is_some() {
            return None;
        }
        let by_type =
            || label::by_type(self.tree.value(index, "type").unwrap_or("1")).or(Some(Numbering::Decimal));
        let numbering = match list_style {
            Some(style) => label::by_style(style),
            None if name == "ol" => by_type(),
            None => None,
        }?;
        Some((numbering, self.integer(index, "start").unwrap_or(1)))
    }

    /// The number of an item of a list, which is then the number of the next.
    fn number(&mut self, index: u32) -> Option<(i32, Numbering)> {
        let value = self.integer(index, "value");
        let by_type = self.tree.value(index, "type").and_then(label::by_type);
        let list = self.find(rules::is_list, rules::is_border)?;
        let (numbering, next) = self.open[list].numbers.as_mut()?;
        let number = value.unwrap_or(*next);
        *next = number.saturating_add(1);
        Some((number, by_type.unwrap_or(*numbering)))
    }

    fn integer(&self, index: u32, attribute: &str) -> Option<i32> {
        self.tree.value(index, attribute)?.trim().parse().ok()
    }

    fn finish(&mut self, name: &str, at: Span) {
        let is_it = |open: &str| open == name;
        let is_table = |open: &str| open == "table";
        match name {
            "html" | "body" => {
                self.tree.end_seen = true;
                return;
            }
            // Browsers take it for a line break.
            "br" => {
                self.push("br", at.0, at, (0, 0));
                return self.close(at.1, true);
            }
            _ => {}
        }
        let found = match name {
            "table" => self.find(is_it, |_| false),
            "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption" => self.find(is_it, is_table),
            _ if rules::is_heading(name) => self.find(rules::is_heading, rules::is_border),
            "li" => self.find(is_it, |open| rules::is_list(open) || rules::is_border(open)),
            _ if rules::ends_what_is_in_it(name) || rules::is_formatting(name) => {
                self.find(is_it, rules::is_border)
            }
            // What has blocks in it goes on to their end, and may go on behind it.
            _ => self.find(is_it, rules::is_special),
        };
        let Some(found) = found else {
            // Rows that stand in a table without a group are ended as well.
            let table = self.find(is_table, |_| false).filter(|_| name == "tbody");
            return table.map_or((), |table| self.close_behind(table, at.0));
        };
        while name == "form" && rules::is_ended_by_form(self.name(self.open.len() - 1)) {
            self.close(at.0, true);
        }
        let is_block = |open: usize| rules::is_block(self.name(open));
        let goes_on = match name {
            "form" => found + 1 < self.open.len(),
            _ => rules::is_formatting(name) && (found + 1..self.open.len()).any(is_block),
        };
        if goes_on {
            // What stands in it goes on.
            let open = self.open.remove(found);
            self.conclude(open.index, at.1, true);
            return self.take_tones_anew(found);
        }
        self.close_behind(found, at.0);
        self.close(at.1, true);
    }

    /// Works out anew how text is to be taken, from an open element on.
    fn take_tones_anew(&mut self, from: usize) {
        let mut inner = self.open.split_off(from);
        for open in inner.drain(..) {
            let numbers = open.numbers;
            let name = self.tree.name(open.index).to_owned();
            let mut anew = self.opened(&name, open.index);
            anew.numbers = numbers;
            self.open.push(anew);
        }
    }

    fn text(&mut self, text: &str, at: Span) {
        let open = self.open.last();
        if open.is_some_and(|open| open.is_silent) {
            return;
        }
        if open.is_some_and(|open| !open.is_foreign && self.tree.name(open.index) == "title") {
            return self.tree.title = self.tree.title.take().or_else(|| build::text(text));
        }
        let tone = match open {
            Some(open) if open.tone == Tone::Plain && open.is_superscript && !self.goes_on(text) => {
                Tone::Mark
            }
            Some(open) => open.tone,
            None => Tone::Plain,
        };
        let is_kept = open.is_some_and(|open| open.is_kept);
        let parent = open.map(|open| open.index);
        let index = self.tree.items.len() as u32;
        if tone == Tone::Plain {
            self.last = text.chars().next_back();
        }
        let text = self.tree.keep(text);
        self.tree.items.push(Item {
            parent: parent.unwrap_or(index),
            after: index + 1,
            place: at,
            what: What::Text(Text {
                text,
                tone,
                is_kept,
                read: Cell::new(false),
            }),
        });
    }

    /// Whether superscript goes on the word before it: letters behind a digit, as in `5th`.
    fn goes_on(&self, text: &str) -> bool {
        self.last.is_some_and(|last| last.is_ascii_digit()) && text.chars().all(char::is_alphabetic)
    }
}
