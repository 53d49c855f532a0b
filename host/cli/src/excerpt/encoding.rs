//! In what encoding a part is written.

use std::io::{self, BufRead, BufReader, Read};

use dragoman_content::Content;
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes of an XML declaration that are looked at.
const DECLARATION: u64 = 200;

/// Bytes that are read at a time.
const CHUNK: usize = 64 << 10;

/// An encoding, and how it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub(super) encoding: &'static Encoding,
    /// Whether nothing in the part says so.
    pub(super) is_guess: bool,
}

/// The encoding of a part: what its byte order mark or XML declaration says, else UTF-8 if it is that, else a guess.
pub(super) fn of(content: &Content) -> io::Result<Written> {
    let known = |encoding| Written {
        encoding,
        is_guess: false,
    };
    let head = content.head(DECLARATION)?;
    if let Some((encoding, _)) = Encoding::for_bom(&head) {
        return Ok(known(encoding));
    }
    Ok(match &head[..] {
        [b'<', 0, ..] => known(UTF_16LE),
        [0, b'<', ..] => known(UTF_16BE),
        _ => match declared(&head) {
            Some(encoding) => known(encoding),
            None if is_utf8(content)? => known(UTF_8),
            None => Written {
                encoding: WINDOWS_1252,
                is_guess: true,
            },
        },
    })
}

/// Whether all of a content is UTF-8.
fn is_utf8(content: &Content) -> io::Result<bool> {
    let mut reader = content.reader();
    let mut chunk = Vec::new();
    loop {
        let before = chunk.len();
        reader.by_ref().take(CHUNK as u64).read_to_end(&mut chunk)?;
        let is_over = chunk.len() == before;
        match str::from_utf8(&chunk) {
            Ok(_) => chunk.clear(),
            // A character that goes on in the next chunk.
            Err(error) if error.error_len().is_none() && !is_over => drop(chunk.drain(..error.valid_up_to())),
            Err(_) => return Ok(false),
        }
        if is_over {
            return Ok(true);
        }
    }
}

/// A content as text in UTF-8, without a byte order mark. What is no character becomes the sign for that.
pub(super) struct Decoded<'a> {
    from: BufReader<dragoman_content::Reader<'a>>,
    decoder: Decoder,
    text: String,
    /// How much of the text was read.
    at: usize,
    is_over: bool,
}

impl<'a> Decoded<'a> {
    pub(super) fn new(content: &'a Content) -> io::Result<Self> {
        Ok(Self {
            from: BufReader::with_capacity(CHUNK, content.reader()),
            decoder: of(content)?.encoding.new_decoder_with_bom_removal(),
            text: String::new(),
            at: 0,
            is_over: false,
        })
    }
}

impl Read for Decoded<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.text.len() && !self.is_over {
            let bytes = self.from.fill_buf()?;
            self.is_over = bytes.is_empty();
            self.text.clear();
            self.at = 0;
            let room = self.decoder.max_utf8_buffer_length(bytes.len());
            self.text.reserve(room.unwrap_or(4 * bytes.len()));
            let (_, read, _) = self.decoder.decode_to_string(bytes, &mut self.text, self.is_over);
            self.from.consume(read);
        }
        let left = &self.text.as_bytes()[self.at..];
        let read = left.len().min(into.len());
        into[..read].copy_from_slice(&left[..read]);
        self.at += read;
        Ok(read)
    }
}

/// The encoding that an XML declaration states.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let end = bytes.windows(2).position(|two| two == b"?>")?;
    let declaration = str::from_utf8(&bytes[..end]).ok()?.strip_prefix("<?xml")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim();
    let label = value.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_stands_across_two_chunks_is_one() {
        for before in CHUNK - 3..=CHUNK {
            let text = format!("{}€{}", "a".repeat(before), "b".repeat(CHUNK));
            let whole = Content::from(text.clone().into_bytes());
            assert!(is_utf8(&whole).expect("it is in memory"));
            let mut read = String::new();
            let mut decoded = Decoded::new(&whole).expect("it is in memory");
            decoded.read_to_string(&mut read).expect("it is UTF-8");
            assert_eq!(read, text);
            let cut = whole.cut(before as u64 + 2);
            assert!(!is_utf8(&cut).expect("it is in memory"), "cut in a character");
        }
    }

    #[test]
    fn a_part_is_in_the_encoding_that_it_states() {
        for (bytes, name, is_guess) in [
            (&b"\xff\xfea\0"[..], "UTF-16LE", false),
            (b"<\0a\0", "UTF-16LE", false),
            (b"\0<\0a", "UTF-16BE", false),
            (
                b"<?xml version=\"1.0\" encoding = 'ISO-8859-2'?><a>\xb1</a>",
                "ISO-8859-2",
                false,
            ),
            ("Ä".as_bytes(), "UTF-8", false),
            (b"\xc4", "windows-1252", true),
            (b"", "UTF-8", false),
        ] {
            let written = of(&bytes.into()).expect("it is in memory");
            assert_eq!(
                (written.encoding.name(), written.is_guess),
                (name, is_guess),
                "{bytes:?}"
            );
        }
    }
}
