//! Zip archives.

mod directory;
mod path;

use std::collections::HashSet;
use std::io::{self, BufReader, Read};

use bzip2::bufread::BzDecoder;
use dragoman_content::{Content, Shelf};
use flate2::CrcReader;
use flate2::bufread::DeflateDecoder;

use crate::{Budget, CHUNK, Member, Trouble, UnpackError, Unpacked, Wanted};
use directory::Entry;

/// Members that an office document may have to be known as one: honest ones have some dozens, and a picture each.
const MEMBERS_OF_DOCUMENTS: usize = 10_000;

/// Unpacks the members that are wanted, or the only one.
pub(crate) fn unpack(
    name: &str,
    packed: &Content,
    budget: &mut Budget,
    wanted: &dyn Wanted,
    shelf: &mut Shelf,
) -> Result<Unpacked, UnpackError> {
    let files = files(name, packed, budget)?;
    let failed = |entry: &Entry, trouble| UnpackError::new(name, Some(&entry.path), trouble);
    let (mut chosen, mut others): (Vec<_>, Vec<_>) = files
        .into_iter()
        .partition(|entry| !path::is_of_the_system(&entry.path) && wanted.fits(path::name(&entry.path)));
    if chosen.is_empty() {
        let mut own = others.extract_if(.., |entry| !path::is_of_the_system(&entry.path));
        chosen.extend(own.by_ref().take(1));
        let holds: Vec<_> = own.map(|entry| entry.path).collect();
        match chosen.first() {
            None => return Err(UnpackError::new(name, None, Trouble::Empty)),
            Some(_) if holds.is_empty() => {}
            Some(first) => {
                let holds = [vec![first.path.clone()], holds].concat();
                return Err(UnpackError::new(name, None, Trouble::Unwanted(holds)));
            }
        }
    }
    let mut names = HashSet::new();
    if let Some(entry) = chosen.iter().find(|entry| !names.insert(path::name(&entry.path))) {
        return Err(failed(entry, Trouble::Twice));
    }
    // What they claim is no proof of how much comes, but enough to refuse them before any work is done.
    let claimed = chosen.iter().map(|entry| u64::from(entry.size)).sum();
    budget
        .check(claimed)
        .map_err(|trouble| UnpackError::new(name, None, trouble))?;
    let members = chosen.iter().map(|entry| {
        let unpacked = inflate(packed, entry, budget, shelf);
        let content = unpacked.map_err(|trouble| failed(entry, trouble))?;
        Ok(Member {
            path: Some(entry.path.clone()),
            name: path::name(&entry.path).to_owned(),
            content,
        })
    });
    Ok(Unpacked {
        members: members.collect::<Result<_, _>>()?,
        left_out: others.into_iter().map(|entry| entry.path).collect(),
    })
}

/// Unpacks the member with this path.
pub(crate) fn unpack_one(
    name: &str,
    packed: &Content,
    budget: &mut Budget,
    path: &str,
    shelf: &mut Shelf,
) -> Result<Content, UnpackError> {
    let failed = |trouble| UnpackError::new(name, Some(path), trouble);
    let files = files(name, packed, budget)?;
    let entry = files.iter().find(|entry| entry.path == path);
    let entry = entry.ok_or_else(|| failed(Trouble::Gone))?;
    inflate(packed, entry, budget, shelf).map_err(failed)
}

/// Whether an archive is an office document, as far as can be told of one that may have been cut off.
pub(crate) fn is_document(content: &Content) -> io::Result<bool> {
    const TYPES: &str = "[Content_Types].xml";
    const FIRST: [&str; 7] = [TYPES, "mimetype", "_rels/", "docProps/", "xl/", "word/", "ppt/"];
    let first = directory::first(content)?;
    if first.is_some_and(|path| FIRST.iter().any(|first| path.starts_with(first))) {
        return Ok(true);
    }
    let entries = directory::entries(content, MEMBERS_OF_DOCUMENTS);
    Ok(entries.is_ok_and(|entries| entries.iter().any(|entry| entry.path == TYPES)))
}

/// The files in an archive, whose paths are honest, each there once.
fn files(name: &str, packed: &Content, budget: &Budget) -> Result<Vec<Entry>, UnpackError> {
    let entries = directory::entries(packed, budget.members());
    let entries = entries.map_err(|trouble| UnpackError::new(name, None, trouble))?;
    let mut paths = HashSet::new();
    for entry in &entries {
        let trouble = match path::check(&entry.path) {
            Err(trouble) => Some(Trouble::Path(trouble)),
            Ok(()) if !paths.insert(&entry.path) => Some(Trouble::Twice),
            Ok(()) => entry.is_link.then_some(Trouble::Link),
        };
        if let Some(trouble) = trouble {
            return Err(UnpackError::new(name, Some(&entry.path), trouble));
        }
    }
    Ok(entries
        .into_iter()
        .filter(|entry| !path::is_folder(&entry.path))
        .collect())
}

/// Methods of packing (APPNOTE, 4.4.5).
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
const BZIP2: u16 = 12;

fn inflate(
    packed: &Content,
    entry: &Entry,
    budget: &mut Budget,
    shelf: &mut Shelf,
) -> Result<Content, Trouble> {
    if entry.is_encrypted {
        return Err(Trouble::Encrypted);
    }
    let data = directory::data(packed, entry)?;
    let data = packed.reader().from(data.start).take(data.end - data.start);
    let data = BufReader::with_capacity(CHUNK, data);
    match entry.method {
        STORED => checked(data, entry, budget, shelf),
        DEFLATED => checked(DeflateDecoder::new(data), entry, budget, shelf),
        BZIP2 => checked(BzDecoder::new(data), entry, budget, shelf),
        other => Err(Trouble::Method(other)),
    }
}

/// Takes what comes of a member, if it is what was packed.
fn checked(
    from: impl Read,
    entry: &Entry,
    budget: &mut Budget,
    shelf: &mut Shelf,
) -> Result<Content, Trouble> {
    let mut from = CrcReader::new(from);
    let content = budget.take(&mut from, shelf)?;
    if content.size() != u64::from(entry.size) {
        return Err(Trouble::Altered("size"));
    }
    if from.crc().sum() != entry.crc {
        return Err(Trouble::Altered("checksum"));
    }
    Ok(content)
}
