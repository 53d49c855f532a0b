//! Which parts of a text stand in brackets or quotation marks, where a comma does not separate.

/// Everything that opens or closes.
const MARKS: [char; 12] = ['(', ')', '（', '）', '[', ']', '«', '»', '„', '“', '”', '"'];

/// For each byte of a text, whether it is in brackets and whether it is in quotation marks. A mark without a partner
/// does not count: the list has many of those.
#[derive(Debug, Default)]
pub(super) struct Shield {
    brackets: Vec<bool>,
    quotes: Vec<bool>,
}

impl Shield {
    /// Looks at a text. Quotation marks do not reach across a semicolon outside brackets.
    pub(super) fn of(text: &str) -> Self {
        if !text.contains(MARKS) {
            return Self::default();
        }
        let brackets = paired(text, bracket, |_| false);
        let quotes = paired(
            text,
            |at| quote(text, at),
            |at| !brackets[at.0] && super::aliases::is_hard(at.1),
        );
        Self { brackets, quotes }
    }

    /// Whether the byte is in brackets.
    pub(super) fn in_brackets(&self, at: usize) -> bool {
        self.brackets.get(at).copied().unwrap_or_default()
    }

    /// Whether the byte is in brackets or in quotation marks.
    pub(super) fn covers(&self, at: usize) -> bool {
        self.in_brackets(at) || self.quotes.get(at).copied().unwrap_or_default()
    }
}

/// What a character does.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Opens,
    Closes,
}

/// Marks every byte between a mark that opens and its partner.
fn paired(
    text: &str,
    mark: impl Fn((usize, char)) -> Option<Mark>,
    ends_all: impl Fn((usize, char)) -> bool,
) -> Vec<bool> {
    let mut change = vec![0_i32; text.len() + 1];
    let mut open = Vec::new();
    for place in text.char_indices() {
        if ends_all(place) {
            open.clear();
        }
        match mark(place) {
            Some(Mark::Opens) => open.push(place.0),
            Some(Mark::Closes) => {
                if let Some(start) = open.pop() {
                    change[start] += 1;
                    change[place.0] -= 1;
                }
            }
            None => {}
        }
    }
    let mut depth = 0;
    let depths = change.into_iter().map(|step| {
        depth += step;
        depth > 0
    });
    depths.collect()
}

fn bracket((_, character): (usize, char)) -> Option<Mark> {
    match character {
        '(' | '（' | '[' => Some(Mark::Opens),
        ')' | '）' | ']' => Some(Mark::Closes),
        _ => None,
    }
}

/// A straight quotation mark opens after a blank and closes elsewhere: `"Works "North"` opens twice.
fn quote(text: &str, (at, character): (usize, char)) -> Option<Mark> {
    match character {
        '«' | '„' => Some(Mark::Opens),
        '»' | '”' => Some(Mark::Closes),
        '“' | '"' => {
            let before = text[..at].chars().next_back();
            let opens = before.is_none_or(|before| before.is_whitespace() || "([«„“\"/".contains(before));
            Some(if opens { Mark::Opens } else { Mark::Closes })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commas_covered(text: &str) -> Vec<bool> {
        let shield = Shield::of(text);
        text.match_indices(',').map(|(at, _)| shield.covers(at)).collect()
    }

    #[test]
    fn commas_in_brackets_and_quotation_marks_are_covered() {
        assert_eq!(commas_covered("a (b, c), d"), [true, false]);
        assert_eq!(commas_covered("Works \"North, South\", Mill"), [true, false]);
        assert_eq!(commas_covered("«а, б», в"), [true, false]);
        assert_eq!(commas_covered("“a, b”, c"), [true, false]);
        assert_eq!(commas_covered("((a), b), c"), [true, false]);
    }

    #[test]
    fn a_mark_without_a_partner_covers_nothing() {
        assert_eq!(commas_covered("a (b, c"), [false]);
        assert_eq!(commas_covered("a), b"), [false]);
        assert_eq!(commas_covered("\"Works \"North \"South, LLC"), [false]);
    }

    #[test]
    fn quotation_marks_do_not_reach_across_a_semicolon() {
        assert_eq!(
            commas_covered("\"Works \"North, LLC; \"South\" Mill\", x"),
            [false, false]
        );
    }

    #[test]
    fn a_text_of_nothing_but_marks_takes_no_time() {
        let many = "(\"".repeat(200_000);
        assert!(!Shield::of(&many).covers(10));
    }
}
