//! Damages files at random, but in the same way at every run, to show that a translator withstands whatever it is given.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::{Files, run};
use crate::Translator;

/// Bytes that mean something in one format or another, or in none.
const DELICATE: &[u8] = b"\0\t\n\r\x1a \"&'(),-./09:;<=>?A[]\x81\xA0\xC3\xE9\xFF";

/// Translates `cases` damaged copies of `files`, and expects of each a summary, or a fault that says what to do.
///
/// # Panics
///
/// If the translator panics or a fault has no remedy, with the number of the case.
pub fn withstand<T: Translator>(files: &Files, cases: u64) {
    for case in 0..cases {
        let damaged = damaged(files, case);
        let Ok(run) = catch_unwind(AssertUnwindSafe(|| run::<T>(&damaged))) else {
            panic!("case {case}: the translator panicked");
        };
        if let Some(fault) = run.fault() {
            let is_complete = !fault.message.is_empty() && fault.remedy.is_some();
            assert!(is_complete, "case {case}: {fault:?}");
        }
    }
}

/// A copy of `files` with one to four damages. The number of the case says which.
pub fn damaged(files: &Files, case: u64) -> Files {
    Random::new(case).damaged(files)
}

/// A small generator of numbers (Steele's SplitMix64): a case is known by its number alone.
struct Random(u64);

impl Random {
    fn new(case: u64) -> Self {
        Self(case)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 where there is none.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() >> 1) as usize % bound.max(1)
    }

    /// A stretch within `length`, at most `most` long.
    fn stretch(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        start..length.min(start + 1 + self.below(most))
    }

    fn damaged(&mut self, files: &Files) -> Files {
        let mut contents: Vec<Vec<u8>> = files.parts.iter().map(|(_, bytes)| bytes.clone()).collect();
        for _ in 0..=self.below(4) {
            let part = self.below(contents.len());
            if let Some(bytes) = contents.get_mut(part) {
                self.damage(bytes);
            }
        }
        let names = files.parts.iter().map(|(info, _)| info.name.as_str());
        names
            .zip(contents)
            .fold(Files::default(), |files, (name, bytes)| files.and(name, bytes))
    }

    fn damage(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len());
        let delicate = DELICATE[self.below(DELICATE.len())];
        match self.below(7) {
            0 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte ^= 1 << self.below(8)),
            1 => bytes
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|byte| *byte = delicate),
            2 => bytes.insert(at, delicate),
            3 => {
                let gone = self.stretch(bytes.len(), 300);
                bytes.drain(gone);
            }
            4 => {
                let twice = self.stretch(bytes.len(), 300);
                let chunk = bytes[twice].to_vec();
                bytes.splice(at..at, chunk);
            }
            5 => self.swap_lines(bytes),
            _ => bytes.truncate(at),
        }
    }

    fn swap_lines(&mut self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let (one, other) = (self.below(lines.len()), self.below(lines.len()));
        if !lines.is_empty() {
            lines.swap(one, other);
        }
        *bytes = lines.concat();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_is_damaged_in_the_same_way_at_every_run_and_otherwise_than_the_next() {
        let files = Files::one("a", "one\ntwo\nthree\n".repeat(20)).and("b", "");
        let contents = |case| Random::new(case).damaged(&files).parts;
        for case in 0..200 {
            assert_eq!(contents(case), contents(case));
        }
        let changed = (0..200).filter(|case| contents(*case) != files.parts);
        assert!(changed.count() > 150);
    }
}
