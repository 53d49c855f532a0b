//! Cells that hold several values: `(a)… (b)…`, with narrow or wide brackets and letters, or with semicolons between.

use super::narrow_char;

/// A mark in a text: where it begins and ends, and the number that its letter stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Mark {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) number: usize,
}

/// The mark that begins at a byte of a text.
pub(crate) fn mark_at(text: &str, start: usize) -> Option<Mark> {
    let rest = &text[start..];
    let mut chars = rest.char_indices().map(|(at, char)| (at, narrow_char(char)));
    let (_, first) = chars.next()?;
    // A spreadsheet makes `(c)` of it.
    if first == '©' {
        let end = start + first.len_utf8();
        return Some(Mark {
            start,
            end,
            number: 3,
        });
    }
    let letter = match first {
        '(' => chars.find(|(_, char)| *char != ' ')?.1,
        _ => return None,
    };
    let mut number = letter
        .is_ascii_lowercase()
        .then(|| letter as usize - 'a' as usize + 1)?;
    let mut closing = chars.next()?;
    // Behind `(z)` comes `(aa)`.
    if closing.1 == letter {
        number += 26;
        closing = chars.next()?;
    }
    if closing.1 != ')' {
        return None;
    }
    let end = chars.next().map_or(text.len(), |(at, _)| start + at);
    Some(Mark { start, end, number })
}

/// The marks of a text, in their order: `(a)`, `(b)` … One may be missing, and after the last the first may follow, for
/// the same in another language.
pub(crate) fn marks(text: &str) -> Vec<Mark> {
    let (mut marks, mut last) = (Vec::new(), 0);
    for (at, _) in text.char_indices() {
        let Some(mark) = mark_at(text, at) else { continue };
        if mark.number == 1 || (last + 1..=last + 2).contains(&mark.number) {
            last = mark.number;
            marks.push(mark);
        }
    }
    // A single mark is one only where it begins the text, or is not the first.
    let is_lone = |mark: &Mark| mark.number == 1 && !text[..mark.start].trim().is_empty();
    match marks.as_slice() {
        [only] if is_lone(only) => Vec::new(),
        _ => marks,
    }
}

/// The values of a cell without what parts them.
pub(crate) fn values(cell: &str) -> Vec<&str> {
    let marks = marks(cell);
    let first = marks.first().map_or(cell.len(), |mark| mark.start);
    let ends = marks.iter().skip(1).map(|mark| mark.start).chain([cell.len()]);
    let items = marks.iter().zip(ends).map(|(mark, end)| &cell[mark.end..end]);
    let texts = [&cell[..first]].into_iter().chain(items);
    let values = texts.flat_map(|text| outside_brackets(text, &["；", ";"]));
    values.map(trimmed).filter(|value| !value.is_empty()).collect()
}

/// A text cut at separators that do not stand within brackets.
pub(crate) fn outside_brackets<'t>(text: &'t str, separators: &[&str]) -> Vec<&'t str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, char) in text.char_indices() {
        match narrow_char(char) {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 && at >= start => {
                if let Some(separator) = separators
                    .iter()
                    .find(|separator| text[at..].starts_with(**separator))
                {
                    parts.push(&text[start..at]);
                    start = at + separator.len();
                }
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}

/// A value without white space and separators around it.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, '、' | '､' | ',' | '，' | '；' | ';')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_told_apart_by_letters_narrow_or_wide() {
        for cell in [
            "(a)東京(b)大阪",
            "（ａ）東京、\n（ｂ）大阪 ",
            "(a) 東京 （b)大阪",
            "東京 (b)大阪",
            "東京；大阪",
            "( a)東京;(b)大阪",
        ] {
            assert_eq!(values(cell), ["東京", "大阪"], "{cell}");
        }
        assert_eq!(values("(a)東京\n(b)大阪\n©京都"), ["東京", "大阪", "京都"]);
    }

    #[test]
    fn what_is_no_enumeration_stays_whole() {
        for cell in ["東京 (a)", "東京(x)大阪", "東京（大阪）", "(株)東京"] {
            assert_eq!(values(cell), [cell]);
        }
        assert_eq!(values("東京（大；阪）；京都"), ["東京（大；阪）", "京都"]);
        assert!(values(" 、").is_empty());
    }

    #[test]
    fn letters_go_on_behind_the_last_one() {
        let cell: String = ('a'..='z').map(|letter| format!("({letter})N")).collect();
        assert_eq!(values(&(cell + "(aa)N(bb)N")).len(), 28);
    }
}
