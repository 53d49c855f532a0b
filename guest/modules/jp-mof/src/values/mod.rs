//! Values as this list writes them.

pub(crate) mod alias;
pub(crate) mod birth;
pub(crate) mod country;
pub(crate) mod document;
pub(crate) mod items;
pub(crate) mod listing;
pub(crate) mod number;
pub(crate) mod spellings;

/// Words of this list for what is not known.
pub(crate) const UNKNOWN: [&str; 2] = ["不明", "－"];

/// A text in narrow letters, digits, brackets and blanks, one for each wide one: `（ａ）１` becomes `(a)1`.
pub(crate) fn narrow(text: &str) -> String {
    text.chars().map(narrow_char).collect()
}

/// A character, narrow.
pub(crate) fn narrow_char(char: char) -> char {
    match char {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(char as u32 - 0xFEE0).unwrap_or(char),
        '\u{3000}' | '\u{A0}' => ' ',
        '〜' => '~',
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_become_narrow_ones_and_the_others_stay() {
        assert_eq!(narrow("（ａ）１９４５年\u{3000}ＡＢ～東京"), "(a)1945年 AB~東京");
        assert_eq!(narrow("(a) b"), "(a) b");
    }
}
