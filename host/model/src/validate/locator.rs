//! Places in the input.

use super::{PartSizes, codes};
use crate::schema::Locator;
use crate::text::is_blank;

/// Checks that a place can be there.
pub(super) fn check(locator: &Locator, parts: &PartSizes) -> Result<(), String> {
    let part = part(locator);
    let Some(size) = parts.get(part as usize) else {
        return Err(format!(
            "the feed has {} parts, the place is in part {part} (from 0)",
            parts.len()
        ));
    };
    match locator {
        Locator::Bytes(range) if range.start > range.end || range.end > *size => Err(format!(
            "bytes {}..{} are not a range within the {size} bytes of part {part}",
            range.start, range.end
        )),
        Locator::Row(range) if range.first == 0 || range.first > range.last => Err(format!(
            "rows {}..{} are not a range of rows counted from 1",
            range.first, range.last
        )),
        // No part has more rows than bytes, a compressed workbook apart, whose sheets end at 1,048,576.
        Locator::Row(range) if range.sheet.is_none() && range.last > *size => {
            Err(format!("row {} is beyond the end of part {part}", range.last))
        }
        Locator::Row(range) if range.sheet.is_some() && range.last > 1_048_576 => Err(format!(
            "row {} is beyond the last row that a sheet can have",
            range.last
        )),
        Locator::Row(range) if range.sheet.as_deref().is_some_and(is_blank) => {
            Err("the name of a sheet is empty; none is for CSV".into())
        }
        Locator::Pointer(pointer) if !codes::is_json_pointer(&pointer.pointer) => {
            Err(format!("{:?} is not a JSON pointer", pointer.pointer))
        }
        _ => Ok(()),
    }
}

fn part(locator: &Locator) -> u32 {
    match locator {
        Locator::Bytes(range) => range.part,
        Locator::Row(range) => range.part,
        Locator::Pointer(pointer) => pointer.part,
    }
}

/// Whether a place begins where another ends, or behind it. Of places that follow one another so none [crosses](crossing) another.
pub(super) fn follows(before: &Locator, place: &Locator) -> bool {
    match (range(before), range(place)) {
        (Some((_, end)), Some((start, _))) => (sequence(before), end) <= (sequence(place), start),
        _ => false,
    }
}

/// Which of some places begins inside an earlier one and ends outside it, with the one it crosses. Records may stand
/// inside one another or in the same place; where one is cut in two by another, the places are wrong.
pub(super) fn crossing(places: &[&Locator]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<_> = places
        .iter()
        .enumerate()
        .filter_map(|(index, place)| range(place).map(|(start, end)| (sequence(place), start, end, index)))
        .collect();
    // The longer of two with one start holds the other.
    ranges.sort_by_key(|&(sequence, start, end, index)| (sequence, start, u64::MAX - end, index));
    let mut around: Vec<(_, u64, usize)> = Vec::new();
    let mut crossed = Vec::new();
    for (sequence, start, end, index) in ranges {
        while around
            .last()
            .is_some_and(|&(other, other_end, _)| other != sequence || other_end <= start)
        {
            around.pop();
        }
        match around.last() {
            Some(&(_, other_end, other)) if end > other_end => crossed.push((index, other)),
            _ => around.push((sequence, end, index)),
        }
    }
    crossed
}

/// What is counted from one beginning: the bytes of a part, its rows, or those of one of its sheets.
fn sequence(locator: &Locator) -> (u32, bool, Option<&str>) {
    match locator {
        Locator::Row(range) => (range.part, true, range.sheet.as_deref()),
        other => (part(other), false, None),
    }
}

/// First place, and the one after the last; a JSON pointer has no length.
fn range(locator: &Locator) -> Option<(u64, u64)> {
    match locator {
        Locator::Bytes(range) => Some((range.start.into(), range.end.into())),
        Locator::Row(range) => Some((range.first.into(), u64::from(range.last) + 1)),
        Locator::Pointer(_) => None,
    }
}

#[cfg(test)]
#[path = "locator_tests.rs"]
mod tests;
