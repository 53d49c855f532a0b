//! Makes visible what a terminal would obey or hide. What modules and lists say is a stranger's text: it may hold control
//! characters, escape sequences, marks that turn the direction of what follows, and characters that show nothing.

use std::borrow::Cow;
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

use dragoman_model::{escaped, is_visible};
use serde::Serializer;

/// A text of the program's own making, whose line breaks stay. The printer sends everything through this.
pub(crate) fn lines(text: &str) -> Cow<'_, str> {
    escaped(text, |c| c == '\n')
}

/// A stranger's text within a line: no break in it can begin what looks like a line of the program's own.
pub(crate) fn line(text: &str) -> Cow<'_, str> {
    escaped(text, |_| false)
}

/// Writes a path as text for machines as well. One that is no text is none that could be found again by it.
pub(crate) fn path<S: Serializer>(path: &Path, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&path.to_string_lossy())
}

/// As [`path`], of one that there need not be.
pub(crate) fn path_if_any<S: Serializer>(path: &Option<PathBuf>, serializer: S) -> Result<S::Ok, S::Error> {
    match path {
        Some(named) => self::path(named, serializer),
        None => serializer.serialize_none(),
    }
}

/// JSON that means the same, and in which nothing hides: what cannot be seen is written as `\uXXXX`. JSON has such
/// characters within strings only.
pub(crate) fn json(text: &str) -> Cow<'_, str> {
    let hidden = |c: char| c != '\n' && !is_visible(c);
    if !text.contains(hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}").expect("a string takes all");
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Passes on the JSON that is written to it as [`json`] writes it.
pub(crate) struct Json<W> {
    inner: W,
    /// The beginning of a character, of which the rest is still to come.
    begun: Vec<u8>,
}

impl<W: io::Write> Json<W> {
    pub(crate) fn new(inner: W) -> Self {
        Self {
            inner,
            begun: Vec::new(),
        }
    }
}

impl<W: io::Write> io::Write for Json<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begun.extend_from_slice(bytes);
        let whole = match str::from_utf8(&self.begun) {
            Ok(text) => text,
            Err(error) if error.error_len().is_some() => {
                return Err(io::Error::new(io::ErrorKind::InvalidData, error));
            }
            Err(error) => str::from_utf8(&self.begun[..error.valid_up_to()])
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?,
        };
        self.inner.write_all(json(whole).as_bytes())?;
        let done = whole.len();
        self.begun.drain(..done);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn json_that_is_written_in_pieces_is_what_it_is_as_a_whole() {
        let text = "{\"a\u{9b}\": \"\u{202e}أسامة\u{e0041}\u{200c}\"\n}";
        for size in 1..8 {
            let mut out = Json::new(Vec::new());
            for piece in text.as_bytes().chunks(size) {
                out.write_all(piece).expect("a vector takes all");
            }
            assert_eq!(out.inner, json(text).as_bytes(), "{size}");
        }
    }

    #[test]
    fn honest_text_of_any_script_stays_as_it_is() {
        for text in [
            "أسامة بن زيد",
            "نامه\u{200c}ها",
            "Владимир",
            "金\u{3000}正恩",
            "हिन्दी",
            "D'Été \"x\" \\n ~",
        ] {
            assert_eq!(line(text), text);
            assert_eq!(lines(text), text);
        }
    }

    #[test]
    fn escape_sequences_and_control_characters_are_shown() {
        assert_eq!(
            line("\u{1b}[2J\u{7}\u{7f}\u{9b}31m\0\r"),
            r"\u{1b}[2J\u{7}\u{7f}\u{9b}31m\u{0}\r"
        );
    }

    #[test]
    fn marks_of_direction_and_what_hides_are_shown() {
        assert_eq!(
            line("a\u{202e}b\u{2066}\u{200f}\u{61c}"),
            r"a\u{202e}b\u{2066}\u{200f}\u{61c}"
        );
        assert_eq!(
            line("a\u{200b}\u{feff}\u{200d}\u{2028}\u{3164}"),
            r"a\u{200b}\u{feff}\u{200d}\u{2028}\u{3164}"
        );
    }

    #[test]
    fn only_the_program_breaks_lines() {
        assert_eq!(lines("one\ntwo\r\u{85}"), "one\ntwo\\r\\u{85}");
        assert_eq!(line("good\nUN/sc: accepted"), r"good\nUN/sc: accepted");
    }

    #[test]
    fn json_means_the_same_and_hides_nothing() {
        let value = serde_json::json!({ "a\u{9b}": ["\u{202e}\u{7f}\u{e0041}\u{200c}", "أسامة\n\u{1b}"] });
        for text in [
            value.to_string(),
            serde_json::to_string_pretty(&value).expect("JSON"),
        ] {
            let visible = json(&text);
            assert!(visible.chars().all(|c| c == '\n' || is_visible(c)), "{visible}");
            assert!(visible.contains("أسامة"), "{visible}");
            assert_eq!(
                serde_json::from_str::<serde_json::Value>(&visible).expect("JSON"),
                value
            );
        }
    }
}
