//! Whether quotes are in order, which the reader of CSV does not say: it takes whatever stands behind a closing quote.

use std::collections::VecDeque;
use std::io::{self, Read, Seek, SeekFrom};

/// A reader that looks at the quotes that pass.
pub(super) struct Quotes<R> {
    inner: R,
    /// Offset of the next byte.
    at: u64,
    /// The byte before it; a line break before the first.
    last: u8,
    state: State,
    /// Where a quote within quotes is neither doubled nor the last of its cell. They are few: what lies before the row at hand is
    /// forgotten, and no more than a buffer is read ahead.
    broken: VecDeque<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Outside,
    Inside,
    /// Behind a quote within quotes: the next byte says whether it closes them.
    Behind,
}

/// Whether a quote of a row is neither doubled nor the last of its cell.
pub(super) fn are_broken(row: &str) -> bool {
    let mut quotes = Quotes::new(());
    quotes.look(row.as_bytes());
    !quotes.broken.is_empty()
}

impl<R> Quotes<R> {
    pub(super) fn new(inner: R) -> Self {
        Self {
            inner,
            at: 0,
            last: b'\n',
            state: State::Outside,
            broken: VecDeque::new(),
        }
    }

    /// Whether what was read ends within quotes.
    pub(super) fn is_open(&self) -> bool {
        self.state == State::Inside
    }

    /// Forgets what lies before an offset.
    pub(super) fn forget(&mut self, before: u64) {
        while self.broken.front().is_some_and(|at| *at < before) {
            self.broken.pop_front();
        }
    }

    /// Whether a quote before an offset, and not forgotten, is neither doubled nor the last of its cell.
    pub(super) fn is_broken(&self, before: u64) -> bool {
        self.broken.front().is_some_and(|at| *at < before)
    }

    fn look(&mut self, bytes: &[u8]) {
        let mut next = 0;
        loop {
            if self.state == State::Behind {
                let Some(byte) = bytes.get(next) else { break };
                self.state = match byte {
                    b'"' => {
                        next += 1;
                        State::Inside
                    }
                    b',' | b'\n' | b'\r' => State::Outside,
                    _ => {
                        self.broken.push_back(self.at + next as u64);
                        State::Outside
                    }
                };
            }
            let Some(found) = memchr::memchr(b'"', &bytes[next..]) else {
                break;
            };
            let place = next + found;
            let before = match place.checked_sub(1) {
                Some(before) => bytes[before],
                None => self.last,
            };
            self.state = match self.state {
                State::Inside | State::Behind => State::Behind,
                // Elsewhere in a cell without quotes, a quote is a sign like any other.
                State::Outside if matches!(before, b',' | b'\n' | b'\r') => State::Inside,
                State::Outside if self.is_behind_mark(place, bytes) => State::Inside,
                State::Outside => State::Outside,
            };
            next = place + 1;
        }
        self.at += bytes.len() as u64;
        self.last = bytes.last().copied().unwrap_or(self.last);
    }

    /// Whether a place is the one behind a byte order mark.
    fn is_behind_mark(&self, place: usize, bytes: &[u8]) -> bool {
        const MARK: &[u8] = "\u{feff}".as_bytes();
        self.at == 0 && place == MARK.len() && bytes.starts_with(MARK)
    }
}

impl<R: Read> Read for Quotes<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.look(&buffer[..count]);
        Ok(count)
    }
}

impl<R: Seek> Seek for Quotes<R> {
    /// To be called with the beginning of a row.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.at = self.inner.seek(to)?;
        self.last = b'\n';
        self.state = State::Outside;
        self.broken.clear();
        Ok(self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where quotes are broken, and whether they are open at the end, read in chunks of any length alike.
    fn looked_at(text: &str) -> (Vec<u64>, bool) {
        let mut all: Vec<(Vec<u64>, bool)> = (1..=text.len().max(1))
            .map(|length| {
                let mut quotes = Quotes::new(text.as_bytes());
                let mut buffer = vec![0; length];
                while quotes.read(&mut buffer).expect("bytes") > 0 {}
                (quotes.broken.iter().copied().collect(), quotes.is_open())
            })
            .collect();
        let first = all.remove(0);
        assert!(all.iter().all(|other| *other == first), "{text}: {all:?}");
        first
    }

    #[test]
    fn quotes_in_order_are_neither_broken_nor_open() {
        for text in [
            "",
            "\"a\",\"b\"\r\n\"\",\"c\"\"d\",\"\"\"\"\n",
            "a \"b\" c,5\",\"x\ny\"",
            "\u{feff}\"a\",\"b\"\n",
        ] {
            assert_eq!(looked_at(text), (vec![], false), "{text}");
        }
    }

    #[test]
    fn a_quote_within_quotes_that_is_neither_doubled_nor_the_last_is_broken() {
        assert_eq!(looked_at("1,\"Ada,F\n2,\"Ida\",F\n"), (vec![12], false));
        assert_eq!(looked_at("1,\"Ada\" Bell,F\n"), (vec![7], false));
    }

    #[test]
    fn what_ends_within_quotes_is_open() {
        assert_eq!(looked_at("1,\"Ada"), (vec![], true));
        assert_eq!(looked_at("1,\"Ada\"\""), (vec![], true));
        assert_eq!(looked_at("1,\"Ada\""), (vec![], false));
    }
}
