//! Some thousand numbers in their order, in few bytes.
//!
//! A block has two parts. What is written: how many numbers, their shapes, and each normal form by what tells it from the one before,
//! which is mostly how much greater the number at its end is: one or two bytes. And which records state them.

use std::collections::HashMap;

use super::sequence::{self, Sequence};
use super::varint;
use crate::error::HubError;

/// A number that a record states: its normal form, its shape and the record. The order is that of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stated<'a> {
    pub(crate) normal: &'a [u8],
    pub(crate) shape: &'a [u8],
    pub(crate) record: u32,
}

/// Numbers that a block has at least before it may end.
const FEWEST: u32 = 1_024;
/// Numbers of a block beyond which it ends before the next normal form.
const MANY: u32 = 16_384;
/// Numbers that no block has more of, though they be all the same.
pub(super) const MOST: u32 = 65_536;
/// A block may end before one normal form in so many (as a power of two).
const ENDS: u32 = 12;

/// Digits that a `u64` holds, whatever they are.
const DIGITS: usize = 18;

/// A block as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Packed {
    /// The first normal form.
    pub(super) first: Vec<u8>,
    /// How many numbers.
    pub(super) numbers: u32,
    /// How many normal forms.
    pub(super) distinct: u32,
    /// What is written.
    pub(super) written: Vec<u8>,
    /// Which records state it.
    pub(super) records: Vec<u8>,
}

/// Packs numbers that come in their order into blocks.
#[derive(Default)]
pub(super) struct Packer {
    first: Vec<u8>,
    last: Vec<u8>,
    numbers: u32,
    distinct: u32,
    normals: Vec<u8>,
    shapes: Dictionary<Vec<u8>>,
    records: Dictionary<u32>,
}

/// The values of a block, and which of them stands where.
#[derive(Default)]
struct Dictionary<T> {
    values: Vec<T>,
    places: HashMap<T, u32>,
    sequence: Sequence,
    last: u32,
}

impl<T: Clone + Eq + std::hash::Hash> Dictionary<T> {
    fn push<Q>(&mut self, value: &Q, own: impl Fn(&Q) -> T)
    where
        T: std::borrow::Borrow<Q>,
        Q: Eq + std::hash::Hash + ?Sized,
    {
        let is_last = self
            .values
            .get(self.last as usize)
            .is_some_and(|last| last.borrow() == value);
        if !is_last {
            self.last = match self.places.get(value) {
                Some(place) => *place,
                None => {
                    let place = self.values.len() as u32;
                    self.values.push(own(value));
                    self.places.insert(own(value), place);
                    place
                }
            };
        }
        self.sequence.push(self.last);
    }

    fn clear(&mut self) {
        self.values.clear();
        self.places.clear();
        self.sequence.clear();
        self.last = 0;
    }
}

impl Packer {
    /// Adds a number, which is not less than the one before; gives the block that it does not fit into any more.
    pub(super) fn push(&mut self, stated: Stated<'_>) -> Option<Packed> {
        let is_other = stated.normal != self.last;
        let is_full = match self.numbers {
            0 => false,
            numbers if numbers >= MOST => true,
            numbers if numbers >= MANY => is_other,
            numbers => numbers >= FEWEST && is_other && may_begin(stated.normal),
        };
        let full = if is_full { self.finish() } else { None };
        if self.numbers == 0 {
            self.first.extend_from_slice(stated.normal);
            self.distinct = 1;
        } else {
            self.distinct += u32::from(is_other);
            step(&self.last, stated.normal, &mut self.normals);
        }
        if is_other || self.numbers == 0 {
            self.last.clear();
            self.last.extend_from_slice(stated.normal);
        }
        self.shapes.push(stated.shape, <[u8]>::to_vec);
        self.records.push(&stated.record, |record| *record);
        self.numbers += 1;
        full
    }

    /// The block of the numbers since the last one; none if there are none.
    pub(super) fn finish(&mut self) -> Option<Packed> {
        if self.numbers == 0 {
            return None;
        }
        let mut written = Vec::with_capacity(self.normals.len() + self.first.len() + 64);
        varint::write(u64::from(self.numbers), &mut written);
        varint::write(self.shapes.values.len() as u64, &mut written);
        for shape in &self.shapes.values {
            text(shape, &mut written);
        }
        self.shapes.sequence.write(self.shapes.values.len(), &mut written);
        text(&self.first, &mut written);
        written.append(&mut self.normals);
        let mut records = Vec::new();
        write_records(&self.records.values, &mut records);
        self.records
            .sequence
            .write(self.records.values.len(), &mut records);
        self.shapes.clear();
        self.records.clear();
        self.last.clear();
        let (numbers, distinct) = (self.numbers, self.distinct);
        self.numbers = 0;
        Some(Packed {
            first: std::mem::take(&mut self.first),
            numbers,
            distinct,
            written,
            records,
        })
    }
}

fn write_records(values: &[u32], out: &mut Vec<u8>) {
    varint::write(values.len() as u64, out);
    values
        .iter()
        .for_each(|record| varint::write(u64::from(*record), out));
}

/// The records that a block names, and the rest of what is packed.
fn read_records<'a>(bytes: &mut &'a [u8]) -> Option<(Vec<u32>, &'a [u8])> {
    let count = length(bytes)?;
    let values = (0..count).map(|_| varint::read(bytes)?.try_into().ok());
    let values = values.collect::<Option<Vec<u32>>>()?;
    Some((values, *bytes))
}

/// The records that a block's numbers are stated by.
pub(super) fn named_records(mut records: &[u8]) -> Result<Vec<u32>, HubError> {
    read_records(&mut records)
        .map(|(named, _)| named)
        .ok_or_else(damaged)
}

/// The second part of a block with other numbers for the same records.
pub(super) fn renamed(mut records: &[u8], name: impl Fn(u32) -> u32) -> Result<Vec<u8>, HubError> {
    let (values, rest) = read_records(&mut records).ok_or_else(damaged)?;
    let values: Vec<u32> = values.into_iter().map(name).collect();
    let mut out = Vec::with_capacity(records.len() + 4 * values.len());
    write_records(&values, &mut out);
    out.extend_from_slice(rest);
    Ok(out)
}

/// Whether a block may begin with a normal form: one in some thousand, by its digest (FNV-1a, and the last step of MurmurHash3,
/// without which numbers in a row would be alike in it). Stores hang on it: it stays as it is.
fn may_begin(normal: &[u8]) -> bool {
    let digest = normal.iter().fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| {
        (digest ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3)
    });
    let digest = (digest ^ digest >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let digest = (digest ^ digest >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (digest ^ digest >> 33) >> (u64::BITS - ENDS) == 0
}

fn text(text: &[u8], out: &mut Vec<u8>) {
    varint::write(text.len() as u64, out);
    out.extend_from_slice(text);
}

fn read_text<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = length(bytes)?;
    let (text, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(text)
}

/// A count of what follows: never more than there are bytes.
fn length(bytes: &mut &[u8]) -> Option<usize> {
    let length = usize::try_from(varint::read(bytes)?).ok()?;
    (length <= bytes.len()).then_some(length)
}

/// Writes how a normal form comes of the one before: an even number is twice what is to be added to the decimal number at its end, an odd
/// one twice the bytes that stay, and one; then the others follow.
fn step(last: &[u8], next: &[u8], out: &mut Vec<u8>) {
    let same = last.iter().zip(next).take_while(|(a, b)| a == b).count();
    let (from, to) = (&last[same..], &next[same..]);
    if last.len() == next.len()
        && to.len() <= DIGITS
        && let (Some(from), Some(to)) = (decimal(from), decimal(to))
    {
        varint::write((to - from) << 1, out);
        return;
    }
    varint::write((same as u64) << 1 | 1, out);
    text(to, out);
}

fn decimal(digits: &[u8]) -> Option<u64> {
    digits.iter().try_fold(0_u64, |number, digit| {
        digit
            .is_ascii_digit()
            .then(|| number * 10 + u64::from(digit - b'0'))
    })
}

/// Makes of a normal form the one that follows.
fn take_step(normal: &mut Vec<u8>, bytes: &mut &[u8]) -> Option<()> {
    let step = varint::read(bytes)?;
    if step & 1 == 1 {
        let same = usize::try_from(step >> 1).ok()?;
        if same > normal.len() {
            return None;
        }
        normal.truncate(same);
        normal.extend_from_slice(read_text(bytes)?);
        return Some(());
    }
    let mut more = step >> 1;
    let mut digits = normal.iter_mut().rev();
    while more > 0 {
        let digit = digits.next()?;
        if !digit.is_ascii_digit() {
            return None;
        }
        let sum = u64::from(*digit - b'0') + more % 10;
        *digit = b'0' + (sum % 10) as u8;
        more = more / 10 + sum / 10;
    }
    Some(())
}

fn damaged() -> HubError {
    HubError::Damaged("a block of document numbers cannot be read".into())
}

/// A block that is read: one number after the other.
pub(super) struct Block {
    written: Vec<u8>,
    at: usize,
    shapes: Vec<Vec<u8>>,
    shape_of: Vec<u32>,
    records: Vec<u32>,
    record_of: Vec<u32>,
    normal: Vec<u8>,
    /// How many numbers were read.
    read: usize,
}

impl Block {
    /// Begins to read a block. No number is read yet.
    pub(super) fn new(written: Vec<u8>, records: &[u8]) -> Result<Self, HubError> {
        Self::parse(written, records).ok_or_else(damaged)
    }

    fn parse(written: Vec<u8>, mut records: &[u8]) -> Option<Self> {
        let mut rest = &written[..];
        let numbers = u32::try_from(varint::read(&mut rest)?).ok()?;
        if numbers > MOST {
            return None;
        }
        let numbers = numbers as usize;
        let shapes = length(&mut rest)?;
        let shapes = (0..shapes).map(|_| Some(read_text(&mut rest)?.to_vec()));
        let shapes = shapes.collect::<Option<Vec<_>>>()?;
        let shape_of = sequence::read(&mut rest, shapes.len(), numbers)?;
        let normal = read_text(&mut rest)?.to_vec();
        let at = written.len() - rest.len();
        let (named, _) = read_records(&mut records)?;
        let record_of = sequence::read(&mut records, named.len(), numbers)?;
        Some(Self {
            at,
            written,
            shapes,
            shape_of,
            records: named,
            record_of,
            normal,
            read: 0,
        })
    }

    /// Goes to the next number; false if there is none.
    pub(super) fn advance(&mut self) -> Result<bool, HubError> {
        if self.read == self.shape_of.len() {
            return Ok(false);
        }
        if self.read > 0 {
            let mut rest = &self.written[self.at..];
            take_step(&mut self.normal, &mut rest).ok_or_else(damaged)?;
            self.at = self.written.len() - rest.len();
        }
        self.read += 1;
        Ok(true)
    }

    /// The number that was read last. Only after [`advance`](Self::advance) said that there is one.
    pub(super) fn stated(&self) -> Stated<'_> {
        let place = self.read.saturating_sub(1);
        Stated {
            normal: &self.normal,
            shape: &self.shapes[self.shape_of[place] as usize],
            record: self.records[self.record_of[place] as usize],
        }
    }
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;
