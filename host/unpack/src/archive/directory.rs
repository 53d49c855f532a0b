//! The directory at the end of a zip archive (APPNOTE 6.3.10, 4.3), read strictly: what it says must be all there, once, and
//! nothing else.

use std::io;
use std::ops::Range;

use dragoman_content::Content;

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
const END_SIZE: u64 = 22;
const CENTRAL: &[u8] = b"PK\x01\x02";
const CENTRAL_SIZE: u64 = 46;
const LOCAL: &[u8] = b"PK\x03\x04";
const LOCAL_SIZE: u64 = 30;

/// Reads a directory of at most so many members.
pub(super) fn entries(content: &Content, most: usize) -> Result<Vec<Entry>, Trouble> {
    let (end, record) = end(content)?.ok_or(Trouble::NoDirectory)?;
    let record = &record[..];
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
    let mut at = u64::from(start);
    let directory = content.cut(end);
    let mut entries = Vec::new();
    for _ in 0..count {
        let broken = || Trouble::Directory { at };
        let header = found(&directory, at, CENTRAL_SIZE)?.filter(|header| header.starts_with(CENTRAL));
        let header = header.ok_or_else(broken)?;
        let path = found(&directory, at + CENTRAL_SIZE, u16_at(&header, 28).into())?;
        let path = path.ok_or_else(broken)?;
        let more = u64::from(u16_at(&header, 30)) + u64::from(u16_at(&header, 32));
        at += CENTRAL_SIZE + path.len() as u64 + more;
        entries.push(entry(&header, &path)?);
    }
    if at != end || at != u64::from(start) + u64::from(size) {
        return Err(Trouble::Directory { at });
    }
    Ok(entries)
}

/// So many bytes from a place; none if there are fewer.
fn found(content: &Content, at: u64, length: u64) -> io::Result<Option<Vec<u8>>> {
    match at.checked_add(length).filter(|end| *end <= content.size()) {
        Some(end) => content.range(at..end).map(Some),
        None => Ok(None),
    }
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

/// Where the packed bytes of a member are. Its own header must agree on what it is.
pub(super) fn data(content: &Content, entry: &Entry) -> Result<Range<u64>, Trouble> {
    let header = u64::from(entry.header);
    let Some(local) = local(content, header)? else {
        return Err(Trouble::Misplaced);
    };
    let end = local.data + u64::from(entry.packed);
    let is_it = path::decoded(&local.path) == entry.path && local.method == entry.method;
    match is_it && end <= content.size() {
        true => Ok(local.data..end),
        false => Err(Trouble::Misplaced),
    }
}

/// The path of the first member, by its own header.
pub(super) fn first(content: &Content) -> io::Result<Option<String>> {
    Ok(local(content, 0)?.map(|local| path::decoded(&local.path)))
}

/// What a member's own header says.
struct Local {
    path: Vec<u8>,
    method: u16,
    /// Where its data begin.
    data: u64,
}

fn local(content: &Content, at: u64) -> io::Result<Option<Local>> {
    let header = found(content, at, LOCAL_SIZE)?.filter(|header| header.starts_with(LOCAL));
    let Some(header) = header else { return Ok(None) };
    let path = found(content, at + LOCAL_SIZE, u16_at(&header, 26).into())?;
    Ok(path.map(|path| Local {
        method: u16_at(&header, 8),
        data: at + LOCAL_SIZE + path.len() as u64 + u64::from(u16_at(&header, 28)),
        path,
    }))
}

/// The record that ends the archive, and where it is: nothing but its comment follows.
fn end(content: &Content) -> io::Result<Option<(u64, Vec<u8>)>> {
    let first = content.size().saturating_sub(END_SIZE + u64::from(u16::MAX));
    let tail = content.range(first..content.size())?;
    let Some(last) = tail.len().checked_sub(END_SIZE as usize) else {
        return Ok(None);
    };
    let found = (0..=last).rev().find(|&at| {
        let record = &tail[at..];
        record.starts_with(END) && usize::from(u16_at(record, 20)) == record.len() - END_SIZE as usize
    });
    Ok(found.map(|at| (first + at as u64, tail[at..].to_vec())))
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
