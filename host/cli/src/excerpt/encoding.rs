//! In what encoding a part is written.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes of an XML declaration that are looked at.
const DECLARATION: usize = 200;

/// An encoding, and how it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written {
    pub(super) encoding: &'static Encoding,
    /// Whether nothing in the part says so.
    pub(super) is_guess: bool,
}

/// The encoding of a part: what its byte order mark or XML declaration says, else UTF-8 if it is that, else a guess.
pub(super) fn of(bytes: &[u8]) -> Written {
    let known = |encoding| Written {
        encoding,
        is_guess: false,
    };
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return known(encoding);
    }
    match bytes {
        [b'<', 0, ..] => known(UTF_16LE),
        [0, b'<', ..] => known(UTF_16BE),
        _ => match declared(bytes) {
            Some(encoding) => known(encoding),
            None if str::from_utf8(bytes).is_ok() => known(UTF_8),
            None => Written {
                encoding: WINDOWS_1252,
                is_guess: true,
            },
        },
    }
}

/// The encoding that an XML declaration states.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let beginning = &bytes[..bytes.len().min(DECLARATION)];
    let end = beginning.windows(2).position(|two| two == b"?>")?;
    let declaration = str::from_utf8(&beginning[..end]).ok()?.strip_prefix("<?xml")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim();
    let label = value.split(['"', '\'']).nth(1)?;
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let written = of(bytes);
            assert_eq!(
                (written.encoding.name(), written.is_guess),
                (name, is_guess),
                "{bytes:?}"
            );
        }
    }
}
