//! Numbers in their order, handed from one thread to another.

use std::sync::mpsc::SyncSender;

use super::block::Stated;
use super::cursor::Cursor;
use crate::error::HubError;

/// Numbers that are handed over at once.
const NUMBERS: usize = 4_096;

/// Some numbers in their order.
#[derive(Default)]
pub(super) struct Chunk {
    /// Normal form and shape of one after the other.
    texts: Vec<u8>,
    entries: Vec<Entry>,
}

/// Bytes of normal form and shape, and the record.
struct Entry {
    normal: u32,
    shape: u32,
    record: u32,
}

impl Chunk {
    fn push(&mut self, stated: Stated<'_>) {
        self.texts.extend_from_slice(stated.normal);
        self.texts.extend_from_slice(stated.shape);
        self.entries.push(Entry {
            normal: stated.normal.len() as u32,
            shape: stated.shape.len() as u32,
            record: stated.record,
        });
    }

    /// Its numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Stated<'_>> {
        let mut texts = &self.texts[..];
        self.entries.iter().map(move |entry| {
            let (normal, rest) = texts.split_at(entry.normal as usize);
            let (shape, rest) = rest.split_at(entry.shape as usize);
            texts = rest;
            Stated {
                normal,
                shape,
                record: entry.record,
            }
        })
    }
}

/// Sends all numbers. Ends early, and without a fault, where nobody takes them any more.
pub(super) fn send(mut numbers: impl Cursor, chunks: &SyncSender<Chunk>) -> Result<(), HubError> {
    let mut chunk = Chunk::default();
    while numbers.advance()? {
        chunk.push(numbers.stated());
        if chunk.entries.len() == NUMBERS && chunks.send(std::mem::take(&mut chunk)).is_err() {
            return Ok(());
        }
    }
    // Whoever takes them may have met a fault, which it tells.
    let _ = chunks.send(chunk);
    Ok(())
}
