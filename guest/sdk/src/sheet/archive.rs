//! What a workbook's archive says of its members, read before anything is unpacked: a few bytes can unpack to gigabytes.

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

/// A member as the directory has it.
pub(super) struct Member {
    /// Where its entry begins.
    pub(super) entry: usize,
    /// Its name in small letters.
    pub(super) name: String,
    unpacked: u32,
}

/// Checks that an archive has its directory, and that what it holds is of a bearable size. Gives its members.
///
/// # Errors
///
/// A fault `truncated` without a directory, `malformed` with a broken one, `other` beyond a bound.
pub(super) fn check(bytes: &[u8], part: u32) -> Result<Vec<Member>, Fault> {
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
    let members = members(bytes, first, count).ok_or_else(broken)?;
    let unpacked: u64 = members.iter().map(|member| u64::from(member.unpacked)).sum();
    if unpacked > MAX_UNPACKED {
        let message = format!("the workbook would unpack to {unpacked} bytes, more than {MAX_UNPACKED}");
        return Err(refused(message, part));
    }
    Ok(members)
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

fn members(bytes: &[u8], first: usize, count: u16) -> Option<Vec<Member>> {
    let (mut at, mut members) = (first, Vec::new());
    for _ in 0..count {
        if !bytes.get(at..)?.starts_with(MEMBER) {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|offset| u16_at(bytes, at + offset).map(usize::from));
        let name_at = at + MEMBER_SIZE;
        let after_name = name_at + name?;
        members.push(Member {
            entry: at,
            name: String::from_utf8_lossy(bytes.get(name_at..after_name)?).to_ascii_lowercase(),
            unpacked: u32_at(bytes, at + 24)?,
        });
        at = after_name + extra? + comment?;
    }
    Some(members)
}

/// The archive with its texts where its sheets were: calamine reads a sheet to its end, and there compares the checksum
/// of the member; the texts it leaves at their closing tag, and would not see that they are damaged. None if a workbook
/// has no texts of its own.
pub(super) fn with_texts_for_sheets(bytes: &[u8], members: &[Member]) -> Option<Vec<u8>> {
    /// Method, time, checksum and sizes in an entry, then the place of the member.
    const CONTENT: [std::ops::Range<usize>; 2] = [8..28, 42..46];
    let texts = members
        .iter()
        .find(|member| member.name.ends_with("sharedstrings.xml"))?;
    let mut archive = bytes.to_vec();
    for range in CONTENT {
        let content = bytes.get(texts.entry + range.start..texts.entry + range.end)?;
        let sheets = members
            .iter()
            .filter(|member| member.name.contains("sheets/") && member.name.ends_with(".xml"));
        for sheet in sheets {
            archive[sheet.entry + range.start..sheet.entry + range.end].copy_from_slice(content);
        }
    }
    // Under another name they are not read as texts once more.
    archive[texts.entry + MEMBER_SIZE] = b'_';
    Some(archive)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
