//! A range of bytes, as text.

use dragoman_content::Content;
use encoding_rs::{Encoding, UTF_8};

use super::{Excerpt, LENGTH, encoding, unread};

pub(super) fn cut(content: &Content, start: u64, end: u64) -> Result<Excerpt, String> {
    if start > end || end > content.size() {
        return Err(format!(
            "bytes {start}..{end} are beyond its {} bytes",
            content.size()
        ));
    }
    let written = encoding::of(content).map_err(unread)?;
    // One more than is shown tells whether the last character is whole.
    let range = content.range(start..end.min(start + LENGTH as u64 + 1));
    let range = range.map_err(unread)?;
    let shown = &range[..end_of_shown(&range, written.encoding)];
    let is_whole = shown.len() as u64 == end - start;
    let mut decoder = written.encoding.new_decoder_with_bom_removal();
    let room = decoder.max_utf8_buffer_length(shown.len());
    let mut text = String::with_capacity(room.unwrap_or(4 * LENGTH));
    let (_, read, _) = decoder.decode_to_string(shown, &mut text, is_whole);
    Ok(Excerpt::Text {
        encoding: written.encoding.name(),
        is_guess: written.is_guess,
        text,
        left_out: (end - start) as usize - read,
    })
}

/// Where what is shown ends: in UTF-8 between two characters.
fn end_of_shown(range: &[u8], encoding: &Encoding) -> usize {
    if range.len() <= LENGTH {
        return range.len();
    }
    let continues = |at: &usize| encoding == UTF_8 && range[*at] & 0b1100_0000 == 0b1000_0000;
    // No character has more than three bytes behind its first.
    (LENGTH - 3..=LENGTH)
        .rev()
        .find(|at| !continues(at))
        .unwrap_or(LENGTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(bytes: &[u8], start: usize, end: usize) -> (&'static str, String, usize) {
        match cut(&bytes.into(), start as u64, end as u64) {
            Ok(Excerpt::Text {
                encoding,
                text,
                left_out,
                ..
            }) => (encoding, text, left_out),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn bytes_are_read_in_the_encoding_of_the_whole_part() {
        assert_eq!(shown("aÄb".as_bytes(), 1, 3), ("UTF-8", "Ä".into(), 0));
        let utf16: Vec<u8> = "\u{feff}aÄb".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(shown(&utf16, 4, 8), ("UTF-16LE", "Äb".into(), 0));
        assert_eq!(shown(&utf16, 0, 4), ("UTF-16LE", "a".into(), 0));
        assert_eq!(shown(b"a\xc4b", 0, 3), ("windows-1252", "aÄb".into(), 0));
    }

    #[test]
    fn what_is_long_is_cut_between_two_characters_and_says_how_much_is_left() {
        let long = "ÄÖ€".repeat(LENGTH);
        let (_, text, left_out) = shown(long.as_bytes(), 0, long.len());
        assert!(text.len() <= LENGTH && long.starts_with(&text), "{}", text.len());
        assert!(text.len() > LENGTH - 3);
        assert_eq!(text.len() + left_out, long.len());
    }

    #[test]
    fn a_place_beyond_the_end_is_said() {
        assert_eq!(
            cut(&b"abc"[..].into(), 2, 5),
            Err("bytes 2..5 are beyond its 3 bytes".into())
        );
    }
}
