//! Text as a browser breaks it into lines.

use super::rules;
use super::tree::{Tone, Tree, What};
use crate::build;

/// A line of text: what stands between two line breaks, or edges of blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its text, the white space folded; never empty.
    pub text: String,
    /// What a browser writes before it, if it is the first of an item in a numbered list: `a.`, `1.`.
    pub label: Option<String>,
    /// Where it begins and ends in the decoded page.
    pub(super) place: (u32, u32),
    /// Index of its first text.
    pub(super) first: u32,
    /// Index behind its last text.
    pub(super) behind: u32,
}

/// Collects lines.
struct Collector<'t> {
    tree: &'t Tree,
    text: String,
    label: Option<String>,
    place: Option<(u32, u32)>,
    first: u32,
    behind: u32,
    lines: Vec<Line>,
}

impl Collector<'_> {
    fn end_line(&mut self) {
        if let (Some(text), Some(place)) = (build::text(&self.text), self.place.take()) {
            self.lines.push(Line {
                text,
                label: self.label.take(),
                place,
                first: self.first,
                behind: self.behind,
            });
        }
        self.text.clear();
    }

    fn add(&mut self, index: u32, text: &str, is_kept: bool) {
        let place = self.tree.items[index as usize].place;
        let pieces = text.split(move |letter| is_kept && letter == '\n');
        for (number, piece) in pieces.enumerate() {
            if number > 0 {
                self.end_line();
            }
            if piece.trim().is_empty() && self.place.is_none() {
                continue;
            }
            self.text.push_str(piece);
            if !piece.trim().is_empty() {
                if self.place.is_none() {
                    self.first = index;
                }
                self.place = Some((self.place.map_or(place.0, |begun| begun.0), place.1));
                self.behind = index + 1;
            }
        }
    }
}

/// The lines of the items of a range. Texts that are taken count as asked for if they are `asked`.
pub(super) fn lines(tree: &Tree, range: (u32, u32), asked: bool) -> Vec<Line> {
    let mut collector = Collector {
        tree,
        text: String::new(),
        label: None,
        place: None,
        first: range.0,
        behind: range.0,
        lines: Vec::new(),
    };
    // Where the blocks end that are open.
    let mut blocks: Vec<u32> = Vec::new();
    for index in range.0..range.1 {
        while blocks.pop_if(|after| *after <= index).is_some() {
            collector.end_line();
        }
        let item = &tree.items[index as usize];
        match &item.what {
            What::Text(text) if text.tone == Tone::Plain => {
                if asked {
                    text.read.set(true);
                }
                collector.add(index, tree.slice(text.text), text.is_kept);
            }
            What::Text(_) => {}
            // What is not shown ends no line.
            What::Element(element) if element.is_hidden => {}
            What::Element(element) => {
                let name = tree.slice(element.name);
                if name == "br" || rules::is_block(name) {
                    collector.end_line();
                }
                if rules::is_block(name) {
                    blocks.push(item.after);
                }
                if name == "li" {
                    collector.label = element.number.map(|(number, numbering)| numbering.label(number));
                }
            }
        }
    }
    collector.end_line();
    collector.lines
}

/// The texts of a tone in a range, folded, without blank ones; they count as asked for.
pub(super) fn texts(tree: &Tree, range: (u32, u32), tone: Tone) -> Vec<String> {
    let items = tree.items[range.0 as usize..range.1 as usize].iter();
    let texts = items.filter_map(|item| match &item.what {
        What::Text(text) if text.tone == tone => Some(text),
        _ => None,
    });
    texts
        .filter_map(|text| {
            text.read.set(true);
            build::text(tree.slice(text.text))
        })
        .collect()
}

/// The lines' texts in one.
pub(super) fn join(lines: &[Line]) -> Option<String> {
    let texts: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}
