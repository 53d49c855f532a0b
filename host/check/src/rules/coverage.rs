//! What of the input no record explains.

use dragoman_model::Record;
use dragoman_model::schema::Locator;
use dragoman_runtime::{Feed, Part};

use crate::examine::Case;
use crate::finding::Findings;
use crate::located::Texts;
use crate::rule::{Rule, Severity};

pub(crate) static EXPLAINED: Rule = Rule {
    id: "coverage/explained",
    severity: Severity::Warning,
    says: "Records explain at least nine tenths of the input",
    why: "What no record points at was not read, or not said. Whole sections of a list were lost in this way.",
    fails: "a module that reads the individuals of a list, and passes over its entities",
    passes: "records that together point at all rows but the header",
};

/// Share that may be comments and white space between records.
const UNEXPLAINED: f64 = 0.1;

/// Rows that a header takes at most: the names of columns, and one line above them.
const HEADER: u64 = 2;

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    for (name, explained) in explained(&case.sample.feed, &case.outcome.records) {
        match explained {
            Explained::Nothing => {
                let remedy = "say which part a record stands in, or leave out what is not read";
                findings.add(
                    &EXPLAINED,
                    case.sample.finding_in(name, "no record stands in it", remedy),
                );
            }
            Explained::Share(share) if share < 1.0 - UNEXPLAINED => {
                let message = format!("{:.0} % of it is explained by no record", (1.0 - share) * 100.0);
                let remedy =
                    "look at what stands between the records; map it, or say in a notice that it is left out";
                findings.add(&EXPLAINED, case.sample.finding_in(name, message, remedy));
            }
            Explained::Share(_) => {}
            Explained::Unknown => findings.skip(
                &EXPLAINED,
                format!(
                    "{}: {name} is not made of bytes or rows of text",
                    case.sample.name
                ),
            ),
        }
    }
}

/// How much of a part records point at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Explained {
    /// No record stands in it.
    Nothing,
    /// This share of its bytes or rows, from 0 to 1.
    Share(f64),
    /// It is not made of bytes or rows of text, such as a workbook.
    Unknown,
}

/// How much of each part the records point at, by the parts' names.
pub fn explained(feed: &Feed, records: &[Record]) -> Vec<(String, Explained)> {
    let texts = Texts::new(feed);
    let of = |(index, part): (usize, &Part)| {
        let places = || {
            let sources = records.iter().flat_map(|record| record.item().sources());
            sources.filter_map(move |source| span(source, index))
        };
        let size = match places().next() {
            None => return (part.name.clone(), Explained::Nothing),
            Some(Unit::Bytes(..)) => Some(part.content.size()),
            Some(Unit::Row(..)) => texts
                .rows(index)
                .map(|rows| (rows - header(places()).min(rows)) as u64),
            Some(Unit::Whole) => None,
        };
        let Some(size) = size else {
            return (part.name.clone(), Explained::Unknown);
        };
        let covered = covered(places().filter_map(Unit::span).collect());
        let share = covered as f64 / size.max(1) as f64;
        (part.name.clone(), Explained::Share(share.min(1.0)))
    };
    feed.parts().iter().enumerate().map(of).collect()
}

/// Rows above the first that a record points at, as far as they can be a header: a small table is not to fall short by it.
fn header(places: impl Iterator<Item = Unit>) -> usize {
    let first = places.filter_map(Unit::span).map(|(first, _)| first).min();
    first.map_or(0, |first| first.saturating_sub(1).min(HEADER) as usize)
}

/// What a locator covers of a part.
#[derive(Debug, Clone, Copy)]
enum Unit {
    Bytes(u64, u64),
    Row(u64, u64),
    Whole,
}

impl Unit {
    fn span(self) -> Option<(u64, u64)> {
        match self {
            Self::Bytes(start, end) | Self::Row(start, end) => Some((start, end)),
            Self::Whole => None,
        }
    }
}

fn span(locator: &Locator, part: usize) -> Option<Unit> {
    match locator {
        Locator::Bytes(range) if range.part as usize == part => {
            Some(Unit::Bytes(range.start.into(), range.end.into()))
        }
        Locator::Row(range) if range.part as usize == part => {
            Some(Unit::Row(range.first.into(), u64::from(range.last) + 1))
        }
        Locator::Pointer(pointer) if pointer.part as usize == part => Some(Unit::Whole),
        _ => None,
    }
}

/// How much spans cover together.
fn covered(mut spans: Vec<(u64, u64)>) -> u64 {
    spans.sort_unstable();
    let (mut covered, mut reached) = (0, 0);
    for (start, end) in spans {
        let from = start.max(reached);
        covered += end.saturating_sub(from);
        reached = reached.max(end);
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_header_need_no_explanation_and_what_follows_does() {
        let of =
            |first: u64| header([Unit::Row(first + 4, first + 5), Unit::Row(first, first + 1)].into_iter());
        assert_eq!((of(1), of(2), of(3), of(9)), (0, 1, 2, 2));
        assert_eq!(header(std::iter::empty()), 0);
    }

    #[test]
    fn what_is_covered_twice_counts_once() {
        assert_eq!(covered(vec![(5, 9), (0, 3), (2, 6), (20, 21)]), 10);
        assert_eq!(covered(Vec::new()), 0);
    }
}
