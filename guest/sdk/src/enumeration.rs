//! Cells that hold several values: `(1) … (2) …`, `a) … b) …`, `１）… ２）…`.

/// An item of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item<'a> {
    /// The first number it is for.
    pub from: usize,
    /// The last number it is for.
    pub to: usize,
    /// Its text, which may be empty or a dash.
    pub text: &'a str,
}

/// Brackets, also as Japanese lists write them.
const OPENING: [char; 2] = ['(', '（'];
const CLOSING: [char; 2] = [')', '）'];

/// Items in one cell. More are no enumeration that anybody wrote.
const MOST: usize = 200;

/// The items of a cell that is an enumeration beyond doubt: it begins with the first number, and the others follow in
/// order. None otherwise. An item may be for several numbers: `(1)-(3)`, `(1) to (3)`, `(1-3)`.
///
/// ```
/// use dragoman_guest::enumeration::items;
///
/// let items = items("a) Port Selka b) Ostrava").expect("an enumeration");
/// assert_eq!((items[1].from, items[1].text), (2, "Ostrava"));
/// ```
pub fn items(cell: &str) -> Option<Vec<Item<'_>>> {
    let style = Style::of(cell)?;
    let mut items: Vec<Item<'_>> = Vec::new();
    let mut open = style.next(cell, 0, 1).filter(|mark| mark.start == 0)?;
    loop {
        let next = style.next(cell, open.end, open.to + 1);
        items.push(Item {
            from: open.from,
            to: open.to,
            text: cell[open.end..next.map_or(cell.len(), |mark| mark.start)].trim(),
        });
        match next {
            Some(mark) if items.len() < MOST => open = mark,
            _ => break,
        }
    }
    (items.len() > 1 || open.to > 1).then_some(items)
}

/// The values of a cell without those that are left out as [`stated`] says: those of its enumeration, else the whole cell.
pub fn values(cell: &str) -> Vec<&str> {
    match items(cell) {
        Some(items) => items.into_iter().filter_map(|item| stated(item.text)).collect(),
        None => stated(cell).into_iter().collect(),
    }
}

/// A text unless it is empty or a dash, which is how enumerations leave an item out.
pub fn stated(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches([',', ';', '；', '、']).trim_end();
    (!matches!(text, "" | "-" | "." | "- ." | "-.")).then_some(text)
}

/// How an enumeration is numbered.
#[derive(Clone, Copy)]
struct Style {
    letters: bool,
    bracket: bool,
}

/// A number in an enumeration.
#[derive(Clone, Copy)]
struct Mark {
    start: usize,
    end: usize,
    from: usize,
    to: usize,
}

impl Style {
    /// How a cell is numbered that begins with the first number.
    fn of(cell: &str) -> Option<Self> {
        let (bracket, rest) = match cell.strip_prefix(OPENING) {
            Some(rest) => (true, rest),
            None => (false, cell),
        };
        [false, true].into_iter().find_map(|letters| {
            let style = Self { letters, bracket };
            let (number, length) = style.number(rest)?;
            let behind = rest[length..].starts_with(CLOSING) || rest[length..].starts_with('-');
            (number == 1 && behind).then_some(style)
        })
    }

    /// The number that a text begins with, and how long it is.
    fn number(self, text: &str) -> Option<(usize, usize)> {
        if self.letters {
            let letter = text.bytes().next().filter(u8::is_ascii_lowercase)?;
            return Some((usize::from(letter - b'a') + 1, 1));
        }
        let (mut number, mut length) = (0, 0);
        for digit in text.chars() {
            let Some(value) = digit_value(digit) else { break };
            number = number * 10 + value;
            length += digit.len_utf8();
            if number > MOST {
                return None;
            }
        }
        (length > 0).then_some((number, length))
    }

    /// The mark of a number, at `from` or later.
    fn next(self, cell: &str, from: usize, number: usize) -> Option<Mark> {
        let rest = cell.get(from..)?;
        let places = rest.char_indices().map(|(at, _)| from + at);
        places
            .filter_map(|at| self.mark(cell, at))
            .find(|mark| mark.from == number)
    }

    /// The mark that stands at a place.
    fn mark(self, cell: &str, start: usize) -> Option<Mark> {
        let text = &cell[start..];
        let inside = match self.bracket {
            true => text.strip_prefix(OPENING)?,
            false if start == 0 || cell[..start].ends_with([' ', ',', ';', '.', '、', '；', '　']) => text,
            false => return None,
        };
        let (from, length) = self.number(inside)?;
        let behind = &inside[length..];
        if let Some(rest) = behind.strip_prefix(CLOSING) {
            let (to, rest) = self.extended(rest, from).unwrap_or((from, rest));
            let end = cell.len() - rest.len();
            return Some(Mark { start, end, from, to });
        }
        if self.letters || !self.bracket {
            return None;
        }
        let (to, rest) = self.last(behind.strip_prefix('-')?)?;
        let end = cell.len() - rest.len();
        (to > from).then_some(Mark { start, end, from, to })
    }

    /// Where a mark goes on as `(1)-(3)` or `(1) to (3)`: its last number, and what stands behind.
    fn extended(self, rest: &str, from: usize) -> Option<(usize, &str)> {
        if self.letters || !self.bracket {
            return None;
        }
        let rest = rest.strip_prefix('-').or_else(|| rest.strip_prefix(" to "))?;
        self.last(rest.strip_prefix(OPENING)?)
            .filter(|(to, _)| *to > from)
    }

    /// The number before a closing bracket, and what stands behind it.
    fn last(self, text: &str) -> Option<(usize, &str)> {
        let (number, length) = self.number(text)?;
        Some((number, text[length..].strip_prefix(CLOSING)?))
    }
}

fn digit_value(digit: char) -> Option<usize> {
    match digit {
        '0'..='9' => Some(digit as usize - '0' as usize),
        '０'..='９' => Some(digit as usize - '０' as usize),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(cell: &str) -> Vec<(usize, usize, &str)> {
        items(cell)
            .unwrap_or_default()
            .iter()
            .map(|item| (item.from, item.to, item.text))
            .collect()
    }

    #[test]
    fn enumerations_are_split_at_their_numbers() {
        assert_eq!(
            split("(1) A12 (2) B(3)C"),
            [(1, 1, "A12"), (2, 2, "B"), (3, 3, "C")]
        );
        assert_eq!(split("a) Here, b) there"), [(1, 1, "Here,"), (2, 2, "there")]);
        assert_eq!(split("1) Here 2) there"), [(1, 1, "Here"), (2, 2, "there")]);
        assert_eq!(values("(1) Here, (2) - (3) there"), ["Here", "there"]);
    }

    #[test]
    fn full_width_numbers_and_brackets_are_numbers_and_brackets() {
        assert_eq!(split("（１）東京（２）大阪"), [(1, 1, "東京"), (2, 2, "大阪")]);
        assert_eq!(split("１）東京、２）大阪"), [(1, 1, "東京、"), (2, 2, "大阪")]);
        assert_eq!(values("(a)東京（b）大阪；"), ["東京", "大阪"]);
        assert_eq!(values("1) Here ; 2) there"), ["Here", "there"]);
    }

    #[test]
    fn a_hostile_cell_takes_no_time() {
        for unit in ["(1)", "(1-", "1) ", "a) ", "(9999999999999999999999)", "(1) to ("] {
            let cell = format!("(1) A {}", unit.repeat(100_000));
            assert!(items(&cell).is_none_or(|items| items.len() <= MOST));
        }
    }

    #[test]
    fn an_item_may_stand_for_several_numbers() {
        assert_eq!(split("(1)-(2) Here"), [(1, 2, "Here")]);
        assert_eq!(
            split("(1) to (6) Here (7) there"),
            [(1, 6, "Here"), (7, 7, "there")]
        );
        assert_eq!(split("(1-3) Here (4) there"), [(1, 3, "Here"), (4, 4, "there")]);
    }

    #[test]
    fn what_is_not_surely_an_enumeration_stays_whole() {
        for cell in [
            "numbers (1) A (2) B",
            "(1) A (b) B",
            "(1) alone",
            "a",
            "(",
            "",
            "(2) B (1) A",
            "1",
            "a-b",
        ] {
            assert!(items(cell).is_none(), "{cell}");
        }
    }
}
