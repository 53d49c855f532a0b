//! The directory at the end of a zip archive (APPNOTE 6.3.10, 4.3), read strictly: what it says must be all there, once, and
//! nothing else.

use super::path;
use crate::Trouble;

/// A member, as the directory has it.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) method: u16,
    pub(super) crc: u32,
    /// Bytes of it, packed and not.
    packed: u32,
    pub(super) size: u32,
    /// Where its own header is.
    header: u32,
    pub(super) is_encrypted: bool,
    pub(super) is_link: bool,
}

const END: &[u8] = b"PK\x05\x06";
const END_SIZE: usize = 22;
const CENTRAL: &[u8] = b"PK\x01\x02";
const CENTRAL_SIZE: usize = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_SIZE: usize = 30;

/// Reads a directory of at most so many members.
pub(super) fn entries(bytes: &[u8], most: usize) -> Result<Vec<Entry>, Trouble> {
    let end = end(bytes).ok_or(Trouble::NoDirectory)?;
    let record = &bytes[end..];
    let (count, start, size) = (u16_at(record, 10), u32_at(record, 16), u32_at(record, 12));
    if count == u16::MAX || start == u32::MAX || size == u32::MAX {
        return Err(Trouble::Zip64);
    }
    if u16_at(record, 4) != 0 || u16_at(record, 6) != 0 || u16_at(record, 8) != count {
        return Err(Trouble::Volumes);
    }
    if usize::from(count) > most {
        return Err(Trouble::TooMany {
            members: count.into(),
            allowed: most,
        });
    }
    let mut at = start as usize;
    let directory = &bytes[..end];
    let mut entries = Vec::new();
    for _ in 0..count {
        let broken = Trouble::Directory { at };
        let header = directory
            .get(at..)
            .filter(|rest| rest.len() >= CENTRAL_SIZE && rest.starts_with(CENTRAL));
        let header = header.ok_or_else(|| broken.clone())?;
        let path = header.get(CENTRAL_SIZE..CENTRAL_SIZE + usize::from(u16_at(header, 28)));
        let path = path.ok_or(broken)?;
        let more = usize::from(u16_at(header, 30)) + usize::from(u16_at(header, 32));
        at += CENTRAL_SIZE + path.len() + more;
        entries.push(entry(header, path)?);
    }
    if at != end || at != start as usize + size as usize {
        return Err(Trouble::Directory { at });
    }
    Ok(entries)
}

fn entry(header: &[u8], path: &[u8]) -> Result<Entry, Trouble> {
    let (packed, size, offset) = (u32_at(header, 20), u32_at(header, 24), u32_at(header, 42));
    if [packed, size, offset].contains(&u32::MAX) {
        return Err(Trouble::Zip64);
    }
    // Unix keeps the type of a file in the upper half of its attributes.
    let is_of_unix = header[5] == 3;
    let kind = u32_at(header, 38) >> 16 & 0o170_000;
    Ok(Entry {
        path: path::decoded(path),
        method: u16_at(header, 10),
        crc: u32_at(header, 16),
        packed,
        size,
        header: offset,
        is_encrypted: u16_at(header, 8) & 1 != 0,
        is_link: is_of_unix && kind == 0o120_000,
    })
}

/// The packed bytes of a member. Its own header must agree on what it is.
pub(super) fn data<'a>(bytes: &'a [u8], entry: &Entry) -> Result<&'a [u8], Trouble> {
    let found = || {
        let header = bytes.get(entry.header as usize..)?;
        let (path, start) = local(header)?;
        let data = header.get(start..start + entry.packed as usize)?;
        (path::decoded(path) == entry.path && u16_at(header, 8) == entry.method).then_some(data)
    };
    found().ok_or(Trouble::Misplaced)
}

/// The path of the first member, by its own header.
pub(super) fn first(bytes: &[u8]) -> Option<String> {
    local(bytes).map(|(path, _)| path::decoded(path))
}

/// The path in a member's own header, and where its data begin.
fn local(header: &[u8]) -> Option<(&[u8], usize)> {
    if header.len() < LOCAL_SIZE || !header.starts_with(LOCAL) {
        return None;
    }
    let path = header.get(LOCAL_SIZE..LOCAL_SIZE + usize::from(u16_at(header, 26)))?;
    Some((path, LOCAL_SIZE + path.len() + usize::from(u16_at(header, 28))))
}

/// Where the record is that ends the archive: nothing but its comment follows.
fn end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_SIZE)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|&at| {
        let record = &bytes[at..];
        record.starts_with(END) && usize::from(u16_at(record, 20)) == record.len() - END_SIZE
    })
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
