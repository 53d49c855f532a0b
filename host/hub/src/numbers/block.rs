//! A thousand numbers or so in their order, in few bytes.
//!
//! A block has two parts. What is written: how many numbers, their shapes, and each normal form by what tells it from the one before,
//! which is mostly how much greater the number at its end is: one or two bytes. And which records state them. Whoever looks for one
//! number reads all before it, so that blocks are small; each of the two parts fits mostly into a page of the store.

use std::collections::HashMap;

use super::sequence;
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
const FEWEST: u32 = 256;
/// Numbers of a block beyond which it ends before the next normal form.
const MANY: u32 = 8_192;
/// Numbers that no block has more of, though they be all the same.
pub(super) const MOST: u32 = 65_536;
/// A block may end before one normal form in so many (as a power of two).
const ENDS: u32 = 10;

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

impl Packed {
    /// A block without numbers.
    pub(super) fn empty() -> Self {
        Packer::default().pack()
    }
}

/// Packs numbers that come in their order into blocks.
#[derive(Default)]
pub(super) struct Packer {
    first: Vec<u8>,
    last: Vec<u8>,
    numbers: u32,
    distinct: u32,
    normals: Vec<u8>,
    shapes: Shapes,
    /// The record of each number above its place in the block: sorted at the end, so that they are named in their order.
    records: Vec<u64>,
}

/// The shapes of a block, few in any honest list, and which of them stands where.
#[derive(Default)]
struct Shapes {
    values: Vec<Vec<u8>>,
    places: HashMap<Vec<u8>, u32>,
    of: Vec<u32>,
    last: u32,
}

impl Shapes {
    fn push(&mut self, shape: &[u8]) {
        // Most are in their normal form: two empty ones are told to be the same without looking.
        let is_same = |last: &Vec<u8>| last.len() == shape.len() && (shape.is_empty() || last == shape);
        if !self.values.get(self.last as usize).is_some_and(is_same) {
            self.last = match self.places.get(shape) {
                Some(place) => *place,
                None => {
                    let place = self.values.len() as u32;
                    self.values.push(shape.to_vec());
                    self.places.insert(shape.to_vec(), place);
                    place
                }
            };
        }
        self.of.push(self.last);
    }

    fn clear(&mut self) {
        self.values.clear();
        self.places.clear();
        self.of.clear();
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
        self.shapes.push(stated.shape);
        self.records
            .push(u64::from(stated.record) << u32::BITS | u64::from(self.numbers));
        self.numbers += 1;
        full
    }

    /// The block of the numbers since the last one; none if there are none.
    pub(super) fn finish(&mut self) -> Option<Packed> {
        (self.numbers > 0).then(|| self.pack())
    }

    fn pack(&mut self) -> Packed {
        let mut written = Vec::with_capacity(self.normals.len() + self.first.len() + 64);
        varint::write(u64::from(self.numbers), &mut written);
        varint::write(self.shapes.values.len() as u64, &mut written);
        for shape in &self.shapes.values {
            text(shape, &mut written);
        }
        sequence::write(&self.shapes.of, self.shapes.values.len(), &mut written);
        text(&self.first, &mut written);
        written.append(&mut self.normals);
        let records = packed_records(&mut self.records);
        self.shapes.clear();
        self.records.clear();
        self.last.clear();
        Packed {
            first: std::mem::take(&mut self.first),
            numbers: std::mem::take(&mut self.numbers),
            distinct: std::mem::take(&mut self.distinct),
            written,
            records,
        }
    }
}

/// Which records state the numbers of a block, from records above places.
fn packed_records(records: &mut [u64]) -> Vec<u8> {
    records.sort_unstable();
    let mut named: Vec<u32> = Vec::new();
    let mut of = vec![0; records.len()];
    for pair in &*records {
        let (record, place) = ((pair >> u32::BITS) as u32, *pair as u32);
        if named.last() != Some(&record) {
            named.push(record);
        }
        of[place as usize] = named.len() as u32 - 1;
    }
    let mut out = Vec::with_capacity(3 * records.len());
    write_records(&named, &mut out);
    sequence::write(&of, named.len(), &mut out);
    out
}

/// Writes the numbers of records, each as what it is more or less than the one before: those of one list are close together.
fn write_records(values: &[u32], out: &mut Vec<u8>) {
    varint::write(values.len() as u64, out);
    let mut last = 0;
    for value in values {
        let more = i64::from(*value) - last;
        // An even number is more, an odd one less.
        varint::write((more << 1 ^ more >> 63).cast_unsigned(), out);
        last = i64::from(*value);
    }
}

/// The records that a block names, and the rest of what is packed.
fn read_records<'a>(bytes: &mut &'a [u8]) -> Option<(Vec<u32>, &'a [u8])> {
    let count = length(bytes)?;
    let mut values = Vec::with_capacity(count);
    let mut last = 0_i64;
    for _ in 0..count {
        let more = varint::read(bytes)?;
        let more = (more >> 1).cast_signed() ^ -(more & 1).cast_signed();
        last = last.checked_add(more)?;
        values.push(u32::try_from(last).ok()?);
    }
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

/// Whether a block may begin with a normal form: one in some thousand, by its digest (eight bytes at a time, and the last step of
/// MurmurHash3, without which numbers in a row would be alike in it). Stores hang on it: it stays as it is.
fn may_begin(normal: &[u8]) -> bool {
    let digest = normal.chunks(8).fold(normal.len() as u64, |digest, bytes| {
        let mut word = [0; 8];
        word[..bytes.len()].copy_from_slice(bytes);
        (digest ^ u64::from_le_bytes(word))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29)
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
    let same = in_common(last, next);
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

/// How many bytes two texts have in common at their start.
fn in_common(a: &[u8], b: &[u8]) -> usize {
    let mut words = a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0);
    let differ = words.position(|(a, b)| a != b);
    let start = 8 * differ.unwrap_or(a.len().min(b.len()) / 8);
    let rest = a[start..].iter().zip(&b[start..]);
    start + rest.take_while(|(a, b)| a == b).count()
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
    written: Written,
    stating: Stating,
}

impl Block {
    /// A block of its two parts, of which no number is read yet.
    pub(super) fn new(written: Written, stating: Stating) -> Self {
        Self { written, stating }
    }

    /// Goes to the next number; false if there is none.
    pub(super) fn advance(&mut self) -> Result<bool, HubError> {
        self.written.advance()
    }

    /// The number that was read last. Only after [`advance`](Self::advance) said that there is one.
    pub(super) fn stated(&self) -> Stated<'_> {
        Stated {
            normal: self.written.normal(),
            shape: self.written.shape(),
            record: self.stating.record(self.written.place()),
        }
    }

    /// The records that the block names.
    pub(super) fn named(&self) -> &[u32] {
        &self.stating.named
    }

    /// Which of the [named](Self::named) records states the number that was read last.
    pub(super) fn which_named(&self) -> usize {
        self.stating.of[self.written.place()] as usize
    }
}

/// What is written in a block, read one number after the other.
pub(super) struct Written {
    bytes: Vec<u8>,
    at: usize,
    shapes: Vec<Vec<u8>>,
    shape_of: Vec<u32>,
    normal: Vec<u8>,
    /// How many numbers were read.
    read: usize,
}

impl Written {
    /// Begins to read. No number is read yet.
    pub(super) fn new(bytes: Vec<u8>) -> Result<Self, HubError> {
        Self::parse(bytes).ok_or_else(damaged)
    }

    fn parse(bytes: Vec<u8>) -> Option<Self> {
        let mut rest = &bytes[..];
        let numbers = u32::try_from(varint::read(&mut rest)?).ok()?;
        if numbers > MOST {
            return None;
        }
        let shapes = length(&mut rest)?;
        let shapes = (0..shapes).map(|_| Some(read_text(&mut rest)?.to_vec()));
        let shapes = shapes.collect::<Option<Vec<_>>>()?;
        let shape_of = sequence::read(&mut rest, shapes.len(), numbers as usize)?;
        let normal = read_text(&mut rest)?.to_vec();
        Some(Self {
            at: bytes.len() - rest.len(),
            bytes,
            shapes,
            shape_of,
            normal,
            read: 0,
        })
    }

    /// How many numbers there are.
    pub(super) fn numbers(&self) -> usize {
        self.shape_of.len()
    }

    /// Goes to the next number; false if there is none.
    pub(super) fn advance(&mut self) -> Result<bool, HubError> {
        if self.read == self.numbers() {
            return Ok(false);
        }
        if self.read > 0 {
            let mut rest = &self.bytes[self.at..];
            take_step(&mut self.normal, &mut rest).ok_or_else(damaged)?;
            self.at = self.bytes.len() - rest.len();
        }
        self.read += 1;
        Ok(true)
    }

    /// The first normal form; before one is read, and afterwards the one that was read last.
    pub(super) fn normal(&self) -> &[u8] {
        &self.normal
    }

    /// The shape of the number that was read last.
    pub(super) fn shape(&self) -> &[u8] {
        &self.shapes[self.shape_of[self.place()] as usize]
    }

    /// How many numbers there are before the one that was read last.
    pub(super) fn place(&self) -> usize {
        self.read.saturating_sub(1)
    }
}

/// Which records state the numbers of a block.
pub(super) struct Stating {
    named: Vec<u32>,
    of: Vec<u32>,
}

impl Stating {
    /// Reads it, for so many numbers.
    pub(super) fn new(mut bytes: &[u8], numbers: usize) -> Result<Self, HubError> {
        let mut parse = || {
            let (named, _) = read_records(&mut bytes)?;
            let of = sequence::read(&mut bytes, named.len(), numbers)?;
            Some(Self { named, of })
        };
        parse().ok_or_else(damaged)
    }

    /// The record that states the number at a place in the block.
    pub(super) fn record(&self, place: usize) -> u32 {
        self.named[self.of[place] as usize]
    }
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;
