//! Any script in lower-case ASCII letters.

use any_ascii::any_ascii_char;

/// Writes a text in lower-case ASCII letters, digits, blanks and hyphens.
///
/// Accents go, what stands inside a word as an apostrophe goes with them (`Qa'ida`, `Mas‘ud`), and so does a full stop
/// inside an abbreviation (`J.S.C.`). Other signs separate words; so do the syllables of Han and Hangul, which are written
/// without blanks and romanised with and without. An Arabic article, which is written together with its word, is parted
/// from it.
pub(crate) fn romanise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut before = ' ';
    // Letters since the last break or full stop.
    let mut letters = 0;
    while let Some(c) = chars.next() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            '-' | '\u{2010}'..='\u{2015}' => out.push('-'),
            // `J.S.C.` is one word, `J. Example` and `J.Example` are two.
            '.' if letters == 1 && single_letter(chars.clone()) => {}
            '\'' | '`' | '´' | '\u{2b0}'..='\u{2ff}' | '\u{2018}'..='\u{201b}' | '\u{2032}' => {}
            // A tatweel lengthens a line; the other two say which way Arabic letters join.
            '\u{640}' | '\u{200c}' | '\u{200d}' => {}
            'ا' if arabic_article(before, chars.clone()) => {
                chars.next();
                out.push_str(" al-");
            }
            c if is_syllable(c) => {
                out.push(' ');
                push_ascii(c, &mut out);
                out.push(' ');
            }
            c if c.is_alphanumeric() || is_mark(c) => push_ascii(c, &mut out),
            _ => out.push(' '),
        }
        letters = if c.is_alphabetic() { letters + 1 } else { 0 };
        before = c;
    }
    out
}

/// Whether a letter comes that stands by itself.
fn single_letter(mut rest: impl Iterator<Item = char>) -> bool {
    rest.next().is_some_and(char::is_alphabetic) && !rest.next().is_some_and(char::is_alphabetic)
}

fn push_ascii(c: char, out: &mut String) {
    out.extend(
        any_ascii_char(c)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase()),
    );
}

fn is_syllable(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether it is a mark that belongs to the letter before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Whether an alif begins an article: at the start of a word, before a lam and at least three letters more.
fn arabic_article(before: char, rest: impl Iterator<Item = char>) -> bool {
    let mut rest = rest;
    !before.is_alphabetic()
        && rest.next() == Some('ل')
        && rest.take_while(|c| c.is_alphabetic()).take(3).count() == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        romanise(text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn letters_of_any_script_become_ascii() {
        for (text, expected) in [
            ("Zoë d'Été", "zoe dete"),
            ("Zoe\u{308}", "zoe"),
            ("Мирэла Тансүх", "mirela tansukh"),
            ("ＡＢＣ Ltd", "abc ltd"),
            ("Straße", "strasse"),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn syllables_stand_apart_where_no_blank_is_written() {
        assert_eq!(words("김정은"), "gim jeong eun");
        assert_eq!(words("金正恩"), "jin zheng en");
    }

    #[test]
    fn apostrophes_inside_a_word_do_not_part_it() {
        for text in ["Qa'ida", "Qa‘ida", "Qa’ida", "Qaʿida"] {
            assert_eq!(words(text), "qaida", "{text}");
        }
    }

    #[test]
    fn full_stops_join_an_abbreviation_and_part_an_initial() {
        assert_eq!(words("Example J.S.C. Bank"), "example jsc bank");
        assert_eq!(words("Example P.L.C"), "example plc");
        assert_eq!(words("J. Example"), "j example");
        assert_eq!(words("J.P.Example"), "jp example");
        assert_eq!(words("Example Co.Trading"), "example co trading");
    }

    #[test]
    fn an_arabic_article_is_parted_from_its_word() {
        assert_eq!(words("القحطاني"), "al-qhtny");
        assert_eq!(words("محمد"), "mhmd");
    }
}
