//! Cells that hold several values: `(1) … (2) …`, `a) … b) …`.

/// An item of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Item<'a> {
    /// The first number it is for.
    pub(crate) from: usize,
    /// The last number it is for.
    pub(crate) to: usize,
    /// Its text, which may be empty or a dash.
    pub(crate) text: &'a str,
}

/// Items in one cell. More are no enumeration that anybody wrote.
const MOST: usize = 200;

/// The items of a cell that is an enumeration beyond doubt: it begins with the first number, and the others follow in
/// order. None otherwise.
pub(crate) fn items(cell: &str) -> Option<Vec<Item<'_>>> {
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

/// The values of a cell: those of its enumeration, else the whole cell.
pub(crate) fn values(cell: &str) -> Vec<&str> {
    match items(cell) {
        Some(items) => items
            .into_iter()
            .filter_map(|item| super::stated(item.text))
            .collect(),
        None => super::stated(cell).into_iter().collect(),
    }
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
    fn of(cell: &str) -> Option<Self> {
        let (bracket, rest) = match cell.strip_prefix('(') {
            Some(rest) => (true, rest),
            None => (false, cell),
        };
        let letters = match rest.bytes().next()? {
            b'1' => false,
            b'a' => true,
            _ => return None,
        };
        rest[1..]
            .starts_with([')', '-'])
            .then_some(Self { letters, bracket })
    }

    fn name(self, number: usize) -> Option<String> {
        if !self.letters {
            return Some(number.to_string());
        }
        let offset = u8::try_from(number.checked_sub(1)?).ok()?;
        (offset < 26).then(|| char::from(b'a' + offset).to_string())
    }

    /// The mark of a number, at `from` or later.
    fn next(self, cell: &str, from: usize, number: usize) -> Option<Mark> {
        let name = self.name(number)?;
        let opening = if self.bracket { "(" } else { "" };
        let plain = format!("{opening}{name})");
        let ranged = format!("{opening}{name}-");
        let found = self
            .find(cell, from, &plain)
            .map(|start| self.extended(cell, start, start + plain.len(), number));
        let range = (self.bracket && !self.letters).then(|| {
            let start = self.find(cell, from, &ranged)?;
            let (to, end) = last_number(cell, start + ranged.len())?;
            (to > number).then_some(Mark {
                start,
                end,
                from: number,
                to,
            })
        });
        match (found, range.flatten()) {
            (Some(one), Some(other)) => Some(if one.start < other.start { one } else { other }),
            (one, other) => one.or(other),
        }
    }

    fn find(self, cell: &str, from: usize, mark: &str) -> Option<usize> {
        let standing = |at: &usize| self.bracket || *at == 0 || cell[..*at].ends_with([' ', ',', ';', '.']);
        let found = cell.get(from..)?.match_indices(mark);
        found.map(|(at, _)| from + at).find(standing)
    }

    /// A mark that goes on as `(1)-(3)` or `(1) to (3)`.
    fn extended(self, cell: &str, start: usize, end: usize, number: usize) -> Mark {
        let one = Mark {
            start,
            end,
            from: number,
            to: number,
        };
        if self.letters || !self.bracket {
            return one;
        }
        let rest = &cell[end..];
        let Some(behind) = ["-(", " to ("].iter().find_map(|link| rest.strip_prefix(link)) else {
            return one;
        };
        match last_number(cell, cell.len() - behind.len()) {
            Some((to, end)) if to > number => Mark { end, to, ..one },
            _ => one,
        }
    }
}

/// The number that stands at `at` before a closing bracket, and where the bracket ends.
fn last_number(cell: &str, at: usize) -> Option<(usize, usize)> {
    let rest = cell.get(at..)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest[..digits].parse().ok().filter(|number| *number <= MOST)?;
    rest[digits..]
        .starts_with(')')
        .then_some((number, at + digits + 1))
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
