//! The wordings: sorted lines `wording=CODE`, searched where they lie.
//!
//! A line's wording is what [`Key`](super::key::Key) leaves of it, with blanks for the reader: they count neither in the
//! order nor in the search. `--` stands for what fits several countries, and is listed so that no shorter reading of
//! the same words is tried.

use std::cmp::Ordering;

/// Names of countries.
pub(super) static NAMES: Table = Table::new(include_str!("names.txt"));

/// Nationality words.
pub(super) static DEMONYMS: Table = Table::new(include_str!("demonyms.txt"));

/// What a wording means.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Entry {
    /// The country of this code.
    One(&'static str),
    /// One of several countries, or a state that several have followed.
    Several,
}

/// Sorted lines, with the place where those of each first letter end.
pub(super) struct Table {
    text: &'static str,
    ends: [usize; 26],
}

impl Table {
    const fn new(text: &'static str) -> Self {
        Self {
            text,
            ends: ends(text.as_bytes()),
        }
    }

    /// What `letters` means.
    pub(super) fn find(&self, letters: &[u8]) -> Option<Entry> {
        let first = usize::from(letters.first()?.checked_sub(b'a')?);
        let mut high = *self.ends.get(first)?;
        let mut low = first.checked_sub(1).map_or(0, |before| self.ends[before]);
        let bytes = self.text.as_bytes();
        while low < high {
            let (start, end) = line_around(bytes, low, high);
            match compare(&bytes[start..end], letters) {
                Ordering::Less => low = end + 1,
                Ordering::Greater => high = start,
                Ordering::Equal => return entry(self.text.get(start..end)?),
            }
        }
        None
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = (&'static str, Entry)> {
        self.text
            .lines()
            .filter_map(|line| Some((line.split_once('=')?.0, entry(line)?)))
    }
}

/// For each letter, the end of the lines whose first letter is not behind it.
const fn ends(bytes: &[u8]) -> [usize; 26] {
    let mut ends = [0; 26];
    let (mut at, mut letter) = (0, 0);
    while at < bytes.len() {
        let starts_line = at == 0 || bytes[at - 1] == b'\n';
        while starts_line && letter < 26 && bytes[at] > b'a' + letter as u8 {
            ends[letter] = at;
            letter += 1;
        }
        at += 1;
    }
    while letter < 26 {
        ends[letter] = bytes.len();
        letter += 1;
    }
    ends
}

/// The line that holds the middle of `low..high`, without its line end.
fn line_around(bytes: &[u8], low: usize, high: usize) -> (usize, usize) {
    let middle = low + (high - low) / 2;
    let is_end = |byte: &u8| *byte == b'\n';
    let start = bytes[low..middle]
        .iter()
        .rposition(is_end)
        .map_or(low, |at| low + at + 1);
    let end = bytes[middle..high]
        .iter()
        .position(is_end)
        .map_or(high, |at| middle + at);
    (start, end)
}

/// How a line's wording stands to `letters`.
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
