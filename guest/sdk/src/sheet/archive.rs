//! The archive that a workbook is. What it says of its members is read before anything is unpacked: a few bytes can unpack to gigabytes.

use std::io::{self, Cursor, Read};

use memchr::memmem::Finder;
use zip::ZipArchive;
use zip::result::ZipError;

use super::faults;
use crate::build;
use crate::schema::{Fault, FaultKind};

/// Most that all members together may unpack to. The largest list known, the British one of 2022, unpacks to 13 MB.
const MAX_UNPACKED: u64 = 256 * 1024 * 1024;

/// Most members. Lists have about ten.
const MAX_MEMBERS: u16 = 1000;

const END: &[u8] = b"PK\x05\x06";
const END_SIZE: usize = 22;
const MEMBER: &[u8] = b"PK\x01\x02";
const MEMBER_SIZE: usize = 46;
const MAX_COMMENT: usize = u16::MAX as usize;

/// How the names of the elements begin that say which cells of a sheet are merged.
const MERGED: &[u8] = b"mergeCell";

/// Bytes of a member that are unpacked at a time.
const PIECE: usize = 32 * 1024;

/// Checks that an archive has its directory, and that what it holds is of a bearable size.
///
/// # Errors
///
/// A fault `truncated` without a directory, `malformed` with a broken one, `other` beyond a bound.
pub(super) fn check(bytes: &[u8], part: u32) -> Result<(), Fault> {
    let whole = || build::bytes(part, 0, bytes.len() as u32);
    let end = find_end(bytes).ok_or_else(|| {
        faults::truncated(
            "the workbook stops before the directory at its end",
            build::bytes(part, bytes.len() as u32, bytes.len() as u32),
        )
    })?;
    let broken = || faults::malformed("the directory of the workbook's archive is broken", whole());
    let count = u16_at(bytes, end + 10).ok_or_else(broken)?;
    let size = u32_at(bytes, end + 12).ok_or_else(broken)? as usize;
    let first = u32_at(bytes, end + 16).ok_or_else(broken)? as usize;
    if first.checked_add(size).is_none_or(|after| after != end) {
        return Err(faults::truncated(
            "bytes are missing in the workbook's archive: its directory is not where it should be",
            whole(),
        ));
    }
    if count > MAX_MEMBERS {
        return Err(refused(
            format!("the workbook has {count} members, more than {MAX_MEMBERS}"),
            part,
        ));
    }
    let unpacked = unpacked(bytes, first, count).ok_or_else(broken)?;
    if unpacked > MAX_UNPACKED {
        let message = format!("the workbook would unpack to {unpacked} bytes, more than {MAX_UNPACKED}");
        return Err(refused(message, part));
    }
    Ok(())
}

fn refused(message: String, part: u32) -> Fault {
    let remedy = "this is not how the list is published: do not use the file";
    faults::fault(FaultKind::Other, message, remedy, build::bytes(part, 0, 4))
}

fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_SIZE)?;
    let is_end = |at: &usize| {
        bytes[*at..].starts_with(END)
            && u16_at(bytes, at + 20)
                .is_some_and(|comment| at + END_SIZE + usize::from(comment) == bytes.len())
    };
    (last.saturating_sub(MAX_COMMENT)..=last).rev().find(is_end)
}

/// Bytes that all members have when they are unpacked, as the directory says.
fn unpacked(bytes: &[u8], first: usize, count: u16) -> Option<u64> {
    let (mut at, mut unpacked) = (first, 0);
    for _ in 0..count {
        if !bytes.get(at..)?.starts_with(MEMBER) {
            return None;
        }
        unpacked += u64::from(u32_at(bytes, at + 24)?);
        let [name, extra, comment] = [28, 30, 32].map(|offset| u16_at(bytes, at + offset).map(usize::from));
        let behind = at + MEMBER_SIZE + name? + extra? + comment?;
        bytes.get(at..behind)?;
        at = behind;
    }
    Some(unpacked)
}

/// Unpacks the texts that cells refer to, if a workbook has some, up to the end of the member, where its checksum is compared: calamine
/// leaves them at their closing tag, and would not see that they are damaged.
///
/// # Errors
///
/// If they are damaged.
pub(super) fn check_texts(bytes: &[u8]) -> Result<(), ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let is_texts = |name: &str| name.to_ascii_lowercase().ends_with("sharedstrings.xml");
    for index in 0..archive.len() {
        if archive.name_for_index(index).is_some_and(is_texts) {
            io::copy(&mut archive.by_index(index)?, &mut io::sink())?;
        }
    }
    Ok(())
}

/// Whether a sheet may have merged cells: its name for them occurs in a member, or one cannot be unpacked. That is known in a fraction of
/// the time that reading a sheet as XML takes.
pub(super) fn may_have_merged(bytes: &[u8]) -> bool {
    has_merged(bytes).unwrap_or(true)
}

fn has_merged(bytes: &[u8]) -> Result<bool, ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let wanted = Finder::new(MERGED);
    let mut piece = vec![0; PIECE];
    for index in 0..archive.len() {
        let mut member = archive.by_index(index)?;
        // The end of a piece goes before the next one: the name may be cut in two.
        let mut kept = 0;
        loop {
            let read = member.read(&mut piece[kept..])?;
            if read == 0 {
                break;
            }
            let end = kept + read;
            if wanted.find(&piece[..end]).is_some() {
                return Ok(true);
            }
            kept = end.min(MERGED.len() - 1);
            piece.copy_within(end - kept..end, 0);
        }
    }
    Ok(false)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
