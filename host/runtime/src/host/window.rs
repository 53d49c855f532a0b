//! A few bytes of a file in memory: a guest may read in pieces so small that asking the system for each would be what costs.

use std::io;
use std::ops::Range;

use dragoman_content::Content;

/// Bytes of a read that is small: larger ones are asked of the system as they are. A window begins at a multiple of it.
const SMALL: u64 = 16 << 10;

/// Bytes of a window. It holds any small read that begins in its first half. It is no larger, since a guest that jumps about has one filled
/// for every byte that it asks for, which has to stay as cheap as the call itself.
const WINDOW: u64 = 2 * SMALL;

/// The bytes that were read last, and what is around them.
#[derive(Default)]
pub(super) struct Window {
    part: u32,
    start: u64,
    bytes: Vec<u8>,
}

impl Window {
    /// The bytes of a range of a part.
    pub(super) fn bytes(&mut self, part: u32, content: &Content, range: Range<u64>) -> io::Result<Vec<u8>> {
        if let Some(bytes) = content.in_memory() {
            return Ok(bytes[range.start as usize..range.end as usize].to_vec());
        }
        if range.end - range.start > SMALL {
            return content.range(range);
        }
        if !self.holds(part, &range) {
            self.start = range.start - range.start % SMALL;
            // What fails leaves nothing that could be taken for bytes of the part.
            self.bytes.clear();
            let end = content.size().min(self.start + WINDOW);
            (self.part, self.bytes) = (part, content.range(self.start..end)?);
        }
        let within = |at: u64| (at - self.start) as usize;
        Ok(self.bytes[within(range.start)..within(range.end)].to_vec())
    }

    fn holds(&self, part: u32, range: &Range<u64>) -> bool {
        self.part == part && range.start >= self.start && range.end <= self.start + self.bytes.len() as u64
    }
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Write;

    use dragoman_model::Digest;

    use super::*;

    fn text(length: u64) -> Vec<u8> {
        (0..length).map(|at| (at * 31 % 251) as u8).collect()
    }

    fn content(text: &[u8]) -> (File, Content) {
        let mut file = tempfile::tempfile().expect("a temporary file");
        file.write_all(text).expect("it is written");
        let same = file.try_clone().expect("a second handle");
        (same, Content::of_file(file, text.len() as u64, Digest::of(text)))
    }

    #[test]
    fn the_same_bytes_come_however_they_are_asked_for() {
        let text = text(5 * WINDOW + 77);
        let size = text.len() as u64;
        let (_, in_file) = content(&text);
        let mut window = Window::default();
        for max in [1, 61, 4_093, SMALL, SMALL + 1, WINDOW, 3 * WINDOW] {
            // Forwards, backwards, and about.
            let forwards = (0..size).step_by(max as usize * 7 / 3 + 1);
            let backwards = forwards.clone().map(|at| size - at);
            let about = (0..200).map(|number: u64| number.wrapping_mul(0x9E37_79B9) % (size + 1));
            let starts = forwards.clone().chain(backwards).chain(about).chain([size]);
            for start in starts.step_by(if max == 1 { 7 } else { 1 }) {
                let range = start..size.min(start + max);
                let expected = &text[range.start as usize..range.end as usize];
                let found = window.bytes(0, &in_file, range).expect("it is there");
                assert_eq!(found, expected, "{max} bytes from {start}");
            }
        }
    }

    #[test]
    fn parts_are_not_taken_for_one_another() {
        let (one, other) = (text(100), text(200).split_off(100));
        let contents = [content(&one).1, content(&other).1];
        let mut window = Window::default();
        for (part, text) in [(0, &one), (1, &other), (0, &one)] {
            let found = window.bytes(part, &contents[part as usize], 10..90);
            assert_eq!(found.expect("it is there"), text[10..90]);
        }
    }

    #[test]
    fn what_is_gone_is_an_error_and_stays_one() {
        let (file, in_file) = content(&text(3 * WINDOW));
        let mut window = Window::default();
        window.bytes(0, &in_file, 0..10).expect("it is there");
        file.set_len(WINDOW).expect("it is cut short");
        for _ in 0..2 {
            window
                .bytes(0, &in_file, WINDOW..WINDOW + 10)
                .expect_err("it is gone");
            window
                .bytes(0, &in_file, WINDOW..2 * WINDOW)
                .expect_err("it is gone");
        }
        window.bytes(0, &in_file, 5..15).expect("it is there");
    }
}
