//! The wordings: sorted lines `wording=CODE`.
//!
//! A line's wording is what [`Key`](super::key::Key) leaves of it, with blanks for the reader: they count neither in the
//! order nor in the search, and the compiler takes them out. `--` stands for what fits several countries, and is listed so that no shorter reading of
//! the same words is tried.

use std::cmp::Ordering;

/// Names of countries.
pub(super) static NAMES: Table = Table::new(NAMES_TEXT, &NAMES_LINES, &NAMES_STARTS);
const NAMES_TEXT: &str = include_str!("names.txt");
static NAMES_LINES: [u8; size(NAMES_TEXT)] = squeezed(NAMES_TEXT);
static NAMES_STARTS: [u32; lines(NAMES_TEXT) + 1] = starts(NAMES_TEXT);

/// Nationality words.
pub(super) static DEMONYMS: Table = Table::new(DEMONYMS_TEXT, &DEMONYMS_LINES, &DEMONYMS_STARTS);
const DEMONYMS_TEXT: &str = include_str!("demonyms.txt");
static DEMONYMS_LINES: [u8; size(DEMONYMS_TEXT)] = squeezed(DEMONYMS_TEXT);
static DEMONYMS_STARTS: [u32; lines(DEMONYMS_TEXT) + 1] = starts(DEMONYMS_TEXT);

/// What a wording means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Entry {
    /// The country of this code.
    One(&'static str),
    /// One of several countries, or a state that several have followed.
    Several,
}

/// What stands behind a wording: `=`, the code of two letters, and the end of the line.
const TAIL: usize = 4;

/// Sorted lines, with the place where each begins and the last one ends, and how many there are up to the last of each first
/// letter.
pub(super) struct Table {
    lines: &'static [u8],
    starts: &'static [u32],
    ends: [usize; 26],
    #[cfg(test)]
    text: &'static str,
}

impl Table {
    const fn new(text: &'static str, lines: &'static [u8], starts: &'static [u32]) -> Self {
        Self {
            lines,
            starts,
            ends: ends(text.as_bytes()),
            #[cfg(test)]
            text,
        }
    }

    /// What `letters` means.
    pub(super) fn find(&self, letters: &[u8]) -> Option<Entry> {
        let first = usize::from(letters.first()?.checked_sub(b'a')?);
        let high = *self.ends.get(first)?;
        let low = first.checked_sub(1).map_or(0, |before| self.ends[before]);
        let (mut low, mut high) = (low, high);
        while low < high {
            let middle = low.midpoint(high);
            let (wording, code) = self.line(middle)?;
            match wording.cmp(letters) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return entry(code),
            }
        }
        None
    }

    /// The wording and the code of a line.
    fn line(&self, index: usize) -> Option<(&'static [u8], &'static [u8])> {
        let line = self
            .lines
            .get(self.starts[index] as usize..self.starts[index + 1] as usize)?;
        let (wording, tail) = line.split_at_checked(line.len().checked_sub(TAIL)?)?;
        Some((wording, tail.get(1..3)?))
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'static str, Entry)> {
        self.text
            .lines()
            .filter_map(|line| line.split_once('='))
            .filter_map(|(wording, code)| Some((wording, entry(code.as_bytes())?)))
    }
}

/// How many lines there are; the last ends like the others.
const fn lines(text: &str) -> usize {
    let (bytes, mut at, mut lines) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        lines += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    lines
}

/// How many bytes the lines have without their blanks.
const fn size(text: &str) -> usize {
    let (bytes, mut at, mut size) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        size += (bytes[at] != b' ') as usize;
        at += 1;
    }
    size
}

/// The lines without their blanks.
const fn squeezed<const SIZE: usize>(text: &str) -> [u8; SIZE] {
    let (bytes, mut lines) = (text.as_bytes(), [0; SIZE]);
    let (mut at, mut to) = (0, 0);
    while at < bytes.len() {
        if bytes[at] != b' ' {
            lines[to] = bytes[at];
            to += 1;
        }
        at += 1;
    }
    lines
}

/// Where each line begins without the blanks, and where the last one ends.
const fn starts<const STARTS: usize>(text: &str) -> [u32; STARTS] {
    let (bytes, mut starts) = (text.as_bytes(), [0; STARTS]);
    let (mut at, mut to, mut line) = (0, 0, 1);
    while at < bytes.len() {
        to += (bytes[at] != b' ') as u32;
        if bytes[at] == b'\n' {
            starts[line] = to;
            line += 1;
        }
        at += 1;
    }
    starts
}

/// For each letter, the number of lines whose first letter is not behind it.
const fn ends(bytes: &[u8]) -> [usize; 26] {
    let mut ends = [0; 26];
    let (mut at, mut line, mut letter) = (0, 0, 0);
    while at < bytes.len() {
        let starts_line = at == 0 || bytes[at - 1] == b'\n';
        while starts_line && letter < 26 && bytes[at] > b'a' + letter as u8 {
            ends[letter] = line;
            letter += 1;
        }
        line += (bytes[at] == b'\n') as usize;
        at += 1;
    }
    while letter < 26 {
        ends[letter] = line;
        letter += 1;
    }
    ends
}

fn entry(code: &'static [u8]) -> Option<Entry> {
    Some(match code {
        b"--" => Entry::Several,
        code => Entry::One(std::str::from_utf8(code).ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::super::key::{self, Key};
    use super::*;

    fn check(table: &Table) {
        let mut before = String::new();
        for (wording, entry) in table.lines() {
            let letters = wording.replace(' ', "");
            assert!(before < letters, "{wording:?} is not behind {before:?}");
            let key = Key::of(&[wording], key::is_small).expect("short enough");
            assert_eq!(
                key.letters(),
                letters.as_bytes(),
                "{wording:?} is not what a key leaves of it"
            );
            assert_eq!(
                table.find(letters.as_bytes()),
                Some(entry),
                "{wording:?} is not found"
            );
            if let Entry::One(code) = entry {
                assert!(super::super::is_code(code), "{wording:?} has no code");
            }
            before = letters;
        }
        assert_eq!(
            table.lines().count(),
            table.text.lines().count(),
            "a line is not a wording with its code"
        );
    }

    #[test]
    fn the_names_are_sorted_unique_and_all_found() {
        check(&NAMES);
    }

    #[test]
    fn the_nationality_words_are_sorted_unique_and_all_found() {
        check(&DEMONYMS);
    }

    #[test]
    fn what_is_before_between_or_behind_the_lines_is_not_found() {
        for letters in ["", "a", "aaaa", "irann", "ira", "zzzz", "zimbabwee", "{", "Iran"] {
            assert_eq!(NAMES.find(letters.as_bytes()), None, "{letters}");
        }
    }
}
