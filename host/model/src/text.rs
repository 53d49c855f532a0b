//! What can be seen of a text.

use std::borrow::Cow;

/// Whether a person sees `c` as itself: a letter, mark, digit, sign or space that neither moves the cursor, nor turns the
/// direction of what follows, nor hides. Control characters, line and paragraph separators, bidirectional marks,
/// zero-width and other format characters, unassigned and private ones are not.
///
/// A source may hold such characters, so a text is kept as it came; whoever shows it makes them visible.
pub fn is_visible(c: char) -> bool {
    match c {
        ' '..='~' => true,
        // Letters by category that no font draws.
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => false,
        '\u{2028}' | '\u{2029}' => false,
        c if c.is_control() => false,
        c if c.is_whitespace() => true,
        // The standard library escapes what is not printable. After a letter, for it escapes a mark that stands alone.
        c => {
            let mut pair = *b"a\0\0\0\0";
            let length = c.encode_utf8(&mut pair[1..]).len();
            str::from_utf8(&pair[..=length]).is_ok_and(|pair| pair.escape_debug().nth(1) == Some(c))
        }
    }
}

/// A text in which whatever is not visible is written as an escape, such as `\u{202e}`, but for what `stays`.
pub fn escaped(text: &str, stays: fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(|c| stays(c) || is_visible(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = None;
    for c in text.chars() {
        if stays(c) || is_visible(c) || is_spelling(before, c) {
            out.push(c);
        } else {
            out.extend(c.escape_default());
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// Persian and the scripts of India spell with the two joiners. After one of their letters they stay.
fn is_spelling(before: Option<char>, c: char) -> bool {
    let spelled = |before: char| matches!(before, '\u{600}'..='\u{77f}' | '\u{900}'..='\u{dff}');
    matches!(c, '\u{200c}' | '\u{200d}') && before.is_some_and(|before| spelled(before) && is_visible(before))
}

/// Whether a text shows nothing: it is empty, or white space and characters that cannot be seen.
pub(crate) fn is_blank(text: &str) -> bool {
    !text.chars().any(|c| !c.is_whitespace() && is_visible(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_marks_and_spaces_of_every_script_are_visible() {
        let texts = [
            "Zoë d'Été \"X\" \\ ~",
            "أُسَامَة",
            "Владимир Й",
            "金正恩\u{3000}김정은",
            "\u{a0}हिन्दी",
            "葛\u{e0100}",
        ];
        for text in texts {
            assert!(text.chars().all(is_visible), "{text:?}");
        }
    }

    #[test]
    fn what_moves_turns_or_hides_text_is_not() {
        let controls = ('\0'..='\u{1f}').chain('\u{7f}'..='\u{9f}');
        let bidi = ['\u{61c}', '\u{200e}', '\u{200f}'];
        let turning = bidi
            .into_iter()
            .chain('\u{202a}'..='\u{202e}')
            .chain('\u{2066}'..='\u{2069}');
        let hidden =
            "\u{ad}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{fff9}\u{e0041}\u{3164}\u{2028}\u{2029}\u{e000}";
        for c in controls.chain(turning).chain(hidden.chars()) {
            assert!(!is_visible(c), "{c:?}");
        }
    }

    #[test]
    fn a_text_that_shows_nothing_is_blank() {
        for text in [
            "",
            " \t\n",
            "\u{a0}\u{3000}",
            "\u{200b}\u{feff}",
            "\u{202e}",
            "\u{3164}",
        ] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("-") && !is_blank("\u{202e}a"));
    }
}
