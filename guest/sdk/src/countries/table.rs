//! The wordings: sorted lines `wording=CODE`, searched where they lie.
//!
//! A line's wording is what [`Key`](super::key::Key) leaves of it, with blanks for the reader: they count neither in the
//! order nor in the search. `--` stands for what fits several countries, and is listed so that no shorter reading of
//! the same words is tried.

use std::cmp::Ordering;

/// Names of countries.
pub(super) static NAMES: Table = Table::new(NAMES_TEXT, &NAMES_STARTS);
const NAMES_TEXT: &str = include_str!("names.txt");
static NAMES_STARTS: [u32; lines(NAMES_TEXT)] = starts(NAMES_TEXT);

/// Nationality words.
pub(super) static DEMONYMS: Table = Table::new(DEMONYMS_TEXT, &DEMONYMS_STARTS);
const DEMONYMS_TEXT: &str = include_str!("demonyms.txt");
static DEMONYMS_STARTS: [u32; lines(DEMONYMS_TEXT)] = starts(DEMONYMS_TEXT);

/// What a wording means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Entry {
    /// The country of this code.
    One(&'static str),
    /// One of several countries, or a state that several have followed.
    Several,
}

/// Sorted lines, with the place where each begins, and how many there are up to the last of each first letter.
pub(super) struct Table {
    text: &'static str,
    starts: &'static [u32],
    ends: [usize; 26],
}

impl Table {
    const fn new(text: &'static str, starts: &'static [u32]) -> Self {
        Self {
            text,
            starts,
            ends: ends(text.as_bytes()),
        }
    }

    /// What `letters` means.
    pub(super) fn find(&self, letters: &[u8]) -> Option<Entry> {
        let first = usize::from(letters.first()?.checked_sub(b'a')?);
        let high = *self.ends.get(first)?;
        let low = first.checked_sub(1).map_or(0, |before| self.ends[before]);
        let bytes = self.text.as_bytes();
        let found = self
            .starts
            .get(low..high)?
            .binary_search_by(|start| compare(&bytes[*start as usize..], letters));
        let start = *self.starts.get(low + found.ok()?)?;
        entry(self.text.get(start as usize..)?)
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'static str, Entry)> {
        self.text
            .lines()
            .filter_map(|line| Some((line.split_once('=')?.0, entry(line)?)))
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

/// Where each line begins.
const fn starts<const LINES: usize>(text: &str) -> [u32; LINES] {
    let (bytes, mut starts) = (text.as_bytes(), [0; LINES]);
    let (mut at, mut line) = (0, 1);
    while line < LINES {
        if bytes[at] == b'\n' {
            starts[line] = at as u32 + 1;
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

/// How the wording of the line that begins here stands to `letters`.
fn compare(line: &[u8], letters: &[u8]) -> Ordering {
    let wording = line
        .iter()
        .take_while(|byte| **byte != b'=')
        .filter(|byte| **byte != b' ');
    wording.cmp(letters)
}

fn entry(line: &'static str) -> Option<Entry> {
    let code = line.get(line.find('=')? + 1..)?.get(..2)?;
    Some(if code == "--" {
        Entry::Several
    } else {
        Entry::One(code)
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
