//! The remarks of a party, put together from `sdn.csv` and `sdn_comments.csv`.

use std::borrow::Cow;

use super::split::split;
use crate::labels::Rules;

/// Where the publisher cuts remarks.
const CUT: usize = 1000;

/// Remarks that are this long may have been cut by another measure; shorter ones were not.
const NEARLY: usize = 900;

/// The remarks of a party.
#[derive(Debug)]
pub struct Remarks<'s> {
    text: Cow<'s, str>,
    /// Where each piece begins, and the source that states it.
    pieces: Vec<(usize, u32)>,
    /// Whether they stop in mid-word and nothing continues them.
    pub is_cut: bool,
    /// Whether a full stop ends them that is no part of their last clause.
    is_closed: bool,
    /// Whether a continuation was given for remarks that had not been cut.
    pub is_odd: bool,
}

/// A clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clause<'t> {
    /// Its words.
    pub text: &'t str,
    /// Which source states it; where it runs over two, the one in which it begins.
    pub at: u32,
    /// Whether it is the last one of remarks that were cut.
    pub is_cut: bool,
}

impl<'s> Remarks<'s> {
    /// Remarks with the pieces that continue them, each with its source.
    pub fn new(start: Option<&'s str>, rest: &[(&'s str, u32)]) -> Remarks<'s> {
        let start = start.unwrap_or_default();
        let (mut text, mut pieces, mut is_odd) = (Cow::Borrowed(start), vec![(0, 0)], false);
        let is_long = start.trim_end().len() >= NEARLY;
        for (index, (piece, at)) in rest.iter().enumerate() {
            let whole = text.to_mut();
            if index == 0 && !is_long {
                is_odd = !whole.trim().is_empty();
                while whole.ends_with([' ', '.']) {
                    whole.pop();
                }
                whole.push_str("; ");
            }
            pieces.push((whole.len(), *at));
            whole.push_str(piece);
        }
        let is_cut = rest.is_empty() && start.len() >= CUT && !start.trim_end().ends_with('.');
        Remarks {
            text,
            pieces,
            is_cut,
            is_odd,
            is_closed: true,
        }
    }

    /// Remarks in a format that does not cut them, and that ends them with a full stop only if it is theirs.
    pub fn whole(text: &'s str) -> Remarks<'s> {
        Remarks {
            text: Cow::Borrowed(text),
            pieces: vec![(0, 0)],
            is_cut: false,
            is_odd: false,
            is_closed: false,
        }
    }

    /// All of the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The clauses.
    pub fn clauses<'t>(&'t self, rules: &Rules) -> Vec<Clause<'t>> {
        let body = self.text.trim_end();
        let closed = body.strip_suffix('.').filter(|_| self.is_closed);
        let body = closed.unwrap_or(body);
        let ranges = split(body, |words| rules.find(words).is_some());
        let last = ranges.len().saturating_sub(1);
        ranges
            .into_iter()
            .enumerate()
            .map(|(index, range)| Clause {
                text: trimmed(&body[range.clone()]),
                at: self.source(range.start),
                is_cut: self.is_cut && index == last,
            })
            .collect()
    }

    fn source(&self, offset: usize) -> u32 {
        let at = self.pieces.partition_point(|(start, _)| *start <= offset);
        self.pieces[at.max(1) - 1].1
    }
}

/// A clause without the full stop that some have where a text was continued.
fn trimmed(clause: &str) -> &str {
    match clause.strip_suffix('.') {
        Some(body) if body.ends_with('\'') => body,
        _ => clause,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'t>(remarks: &'t Remarks<'_>) -> Vec<(&'t str, u32)> {
        remarks
            .clauses(&Rules::new())
            .iter()
            .map(|clause| (clause.text, clause.at))
            .collect()
    }

    #[test]
    fn a_continuation_goes_on_in_mid_word() {
        let start = format!("{}; alt. Pass", "x".repeat(990));
        let remarks = Remarks::new(Some(&start), &[("port A1; Gender Male.", 3)]);
        assert_eq!(
            texts(&remarks)[1..],
            [("alt. Passport A1", 0), ("Gender Male", 3)]
        );
        assert!(!remarks.is_cut && !remarks.is_odd);
    }

    #[test]
    fn what_continues_remarks_that_were_not_cut_stands_by_itself() {
        let remarks = Remarks::new(Some("DOB 1950."), &[("Gender Male.", 1)]);
        assert_eq!(texts(&remarks), [("DOB 1950", 0), ("Gender Male", 1)]);
        assert!(remarks.is_odd);
        assert!(!Remarks::new(None, &[("Gender Male.", 1)]).is_odd);
    }

    #[test]
    fn remarks_that_stop_in_mid_word_are_known_to_be_cut() {
        let start = format!("DOB 1950; {}", "y".repeat(990));
        let remarks = Remarks::new(Some(&start), &[]);
        let cut: Vec<bool> = remarks
            .clauses(&Rules::new())
            .iter()
            .map(|clause| clause.is_cut)
            .collect();
        assert_eq!(cut, [false, true]);
    }
}
