//! Splits remarks into clauses.

use std::ops::Range;

use dragoman_guest::phrase;
use memchr::{memchr2, memchr2_iter};

/// Within how many bytes of a clause a web address begins.
const WEB_ADDRESS: usize = 128;

/// Bytes within which the quotes of an alias are closed.
const LONGEST_ALIAS: usize = 400;

/// The clauses of `text`, split at semicolons that stand neither in parentheses nor in the quotes of an alias.
/// `is_label` says whether words begin a clause: quotes that are never closed must not swallow others.
///
/// A semicolon without a blank behind it splits as well, but for web addresses, which may contain one.
pub(super) fn split(text: &str, is_label: impl Fn(&str) -> bool) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let closed = parentheses(bytes);
    let (mut clauses, mut start, mut at, mut open) = (Vec::new(), 0, 0, 0);
    if let Some(end) = end_of_quote(text, start, &is_label) {
        at = end;
    }
    while let Some(next) = bytes.get(at..).and_then(|rest| memchr2(b'(', b';', rest)) {
        at += next;
        match bytes[at] {
            b'(' => {
                while closed.get(open).is_some_and(|(begin, _)| *begin < at) {
                    open += 1;
                }
                if let Some((begin, end)) = closed.get(open)
                    && *begin == at
                {
                    at = *end;
                }
            }
            b';' if ends_clause(&text[start..], at - start) => {
                push(&mut clauses, text, start..at);
                start = at + 1;
                if let Some(end) = end_of_quote(text, start, &is_label) {
                    at = end.max(at);
                    continue;
                }
            }
            _ => {}
        }
        at += 1;
    }
    push(&mut clauses, text, start..bytes.len());
    clauses
}

/// Pairs of parentheses, by where they open. One that is never closed is an ordinary character.
fn parentheses(bytes: &[u8]) -> Vec<(usize, usize)> {
    let (mut open, mut pairs) = (Vec::new(), Vec::new());
    for at in memchr2_iter(b'(', b')', bytes) {
        match bytes[at] {
            b'(' => open.push(at),
            b')' => pairs.extend(open.pop().map(|begin| (begin, at))),
            _ => {}
        }
    }
    pairs.sort_unstable();
    pairs
}

fn ends_clause(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at + 1) {
        None | Some(b' ' | b'\t' | b'\r' | b'\n') => true,
        Some(_) => {
            let beginning = &text[..text.floor_char_boundary(at.min(WEB_ADDRESS))];
            phrase::find(beginning, "://").is_none() && phrase::find(beginning, "www.").is_none()
        }
    }
}

/// Where the quotes end in which the alias stands that begins at `start`, if it holds a semicolon.
fn end_of_quote(text: &str, start: usize, is_label: &impl Fn(&str) -> bool) -> Option<usize> {
    let clause = &text[start..];
    let inner = quoted_alias(clause.trim_start())?;
    let from = text.len() - inner.len();
    let inner = &inner[..inner.floor_char_boundary(LONGEST_ALIAS)];
    let first = inner.find(';')?;
    if inner[..first].trim_end().ends_with(['\'', ')']) {
        return None;
    }
    let close = phrase::find(inner, "';").or_else(|| {
        inner
            .trim_end_matches(['.', ' '])
            .strip_suffix('\'')
            .map(str::len)
    })?;
    let swallows = inner[..close]
        .split(';')
        .skip(1)
        .any(|piece| is_label(piece.trim_start()));
    (!swallows).then_some(from + close + 1)
}

/// What stands behind the opening quote of `a.k.a. '…'`.
fn quoted_alias(clause: &str) -> Option<&str> {
    let clause = clause.strip_prefix("alt. ").unwrap_or(clause);
    let (_, rest) = clause.split_at_checked(1)?;
    rest.strip_prefix(".k.a. '")
}

fn push(clauses: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let piece = &text[range.clone()];
    let body = piece.trim();
    if !body.is_empty() {
        let start = range.start + (piece.len() - piece.trim_start().len());
        clauses.push(start..start + body.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let is_label = |words: &str| words.starts_with("DOB") || words.starts_with("a.k.a.");
        split(text, is_label)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    #[test]
    fn clauses_end_at_semicolons() {
        assert_eq!(
            pieces("DOB 1950; POB X ; ; Gender Male;"),
            ["DOB 1950", "POB X", "Gender Male"]
        );
        assert_eq!(pieces("POB X;arrested 2002"), ["POB X", "arrested 2002"]);
        assert_eq!(
            pieces("Website http://a.example/?b;c; DOB 1950"),
            ["Website http://a.example/?b;c", "DOB 1950"]
        );
    }

    #[test]
    fn semicolons_within_parentheses_do_not_split() {
        assert_eq!(
            pieces("(from a passport: A; B (C; D); E); DOB 1950"),
            ["(from a passport: A; B (C; D); E)", "DOB 1950"]
        );
        assert_eq!(
            pieces("Passport A (X; DOB 1950; Passport B (Y)"),
            ["Passport A (X", "DOB 1950", "Passport B (Y)"]
        );
    }

    #[test]
    fn semicolons_within_the_quotes_of_an_alias_do_not_split() {
        assert_eq!(
            pieces("a.k.a. 'ONE; TWO'; DOB 1950"),
            ["a.k.a. 'ONE; TWO'", "DOB 1950"]
        );
        assert_eq!(
            pieces("DOB 1950; a.k.a. 'ONE; TWO'."),
            ["DOB 1950", "a.k.a. 'ONE; TWO'."]
        );
        assert_eq!(
            pieces("a.k.a. 'ONE; DOB 1950; a.k.a. 'TWO'"),
            ["a.k.a. 'ONE", "DOB 1950", "a.k.a. 'TWO'"]
        );
        assert_eq!(
            pieces("a.k.a. 'O'N'; Ba'th member; x'y"),
            ["a.k.a. 'O'N'", "Ba'th member", "x'y"]
        );
    }

    #[test]
    fn many_open_brackets_and_quotes_cost_no_time() {
        let text = "(".repeat(100_000) + &"; a.k.a. 'X".repeat(2_000);
        assert_eq!(pieces(&text).len(), 2_001);
    }
}
