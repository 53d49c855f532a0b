//! A compound file, in which the old binary format keeps its workbook: sectors in chains, and a table that says which
//! follows which. What is not as it should be is told here, before calamine panics at it or asks for more memory than there
//! is.

/// What is wrong with a compound file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It ends before the last of its sectors.
    Truncated,
    /// It breaks a rule of the format.
    Broken(&'static str),
}

/// Numbers of sectors that mean something else.
const RESERVED: u32 = 0xFFFF_FFFA;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;

/// Streams shorter than this lie in small sectors.
const SMALL_STREAM: usize = 4096;
const SMALL_SECTOR: usize = 64;

/// An entry of the directory.
const ENTRY: usize = 128;

/// The names of the stream of a workbook.
const WORKBOOK: [&str; 4] = ["Workbook", "Book", "WORKBOOK", "BOOK"];

/// A compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    size: usize,
    sectors: usize,
    table: Vec<u32>,
}

impl<'b> Compound<'b> {
    /// Reads the table of sectors.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, Wrong> {
        /// Where the header lists the sectors of the table, and how many it lists at most.
        const LIST: (usize, usize) = (0x4C, 109);
        if bytes.len() < 512 {
            return Err(Wrong::Truncated);
        }
        let size = match u16_at(bytes, 0x1E) {
            9 => 512,
            12 => 4096,
            _ => return Err(Wrong::Broken("its sectors have a size that there is not")),
        };
        let sectors = (bytes.len() / size).saturating_sub(1);
        let mut file = Self {
            bytes,
            size,
            sectors,
            table: Vec::new(),
        };
        let mut list: Vec<u32> = (0..LIST.1)
            .map(|index| u32_at(bytes, LIST.0 + 4 * index))
            .collect();
        let (mut next, mut steps) = (u32_at(bytes, 0x44), 0);
        while next < RESERVED {
            steps += 1;
            if steps > sectors {
                return Err(Wrong::Broken("the list of its tables runs in a circle"));
            }
            list.extend(numbers(file.sector(next)?));
            next = list.pop().unwrap_or(END);
        }
        for sector in list.into_iter().filter(|sector| *sector < RESERVED) {
            let numbers = numbers(file.sector(sector)?);
            file.table.extend(numbers);
        }
        if file
            .table
            .iter()
            .rposition(|next| *next != FREE)
            .is_some_and(|last| last >= sectors)
        {
            return Err(Wrong::Truncated);
        }
        // So much is reserved for them before they are looked at; what calamine takes for the third of them lies askew.
        if u32_at(bytes, 0x2C) as usize > sectors
            || u32_at(bytes, 0x40) as usize > sectors
            || u32_at(bytes, 0x3E) > 1 << 24
        {
            return Err(Wrong::Broken(
                "its header names more tables than there are sectors",
            ));
        }
        Ok(file)
    }

    /// The stream of the workbook; none if there is no such stream.
    pub(super) fn workbook(&self) -> Result<Option<Vec<u8>>, Wrong> {
        let directory = self.stream(u32_at(self.bytes, 0x30), usize::MAX)?;
        let mut entries = directory.chunks_exact(ENTRY);
        let has_small = u32_at(self.bytes, 0x40) > 0;
        let small = match entries.clone().next() {
            None => return Err(Wrong::Broken("its directory is empty")),
            Some(root) if has_small => {
                let table = self.stream(
                    u32_at(self.bytes, 0x3C),
                    u32_at(self.bytes, 0x40) as usize * self.size,
                )?;
                (
                    numbers(&table).collect(),
                    self.stream(u32_at(root, 116), length(root)?)?,
                )
            }
            Some(_) => (Vec::new(), Vec::new()),
        };
        let named = |entry: &&[u8]| WORKBOOK.iter().any(|name| is_named(entry, name));
        let Some(entry) = entries.find(named) else {
            return Ok(None);
        };
        let (start, length) = (u32_at(entry, 116), length(entry)?);
        match length < SMALL_STREAM {
            true => small_stream(&small.0, &small.1, start, length).map(Some),
            false => self.stream(start, length).map(Some),
        }
    }

    fn sector(&self, number: u32) -> Result<&'b [u8], Wrong> {
        if number as usize >= self.sectors {
            return Err(Wrong::Truncated);
        }
        let start = (number as usize + 1) * self.size;
        self.bytes.get(start..start + self.size).ok_or(Wrong::Truncated)
    }

    /// The sectors of a chain, to its end or to a length.
    fn stream(&self, start: u32, length: usize) -> Result<Vec<u8>, Wrong> {
        let (mut stream, mut next, mut steps) = (Vec::new(), start, 0);
        while next != END && stream.len() < length {
            steps += 1;
            if steps > self.sectors {
                return Err(Wrong::Broken("its sectors run in a circle"));
            }
            if next >= RESERVED {
                return Err(Wrong::Broken("a stream goes on in a sector that is not its own"));
            }
            stream.extend_from_slice(self.sector(next)?);
            next = *self
                .table
                .get(next as usize)
                .ok_or(Wrong::Broken("a stream goes on behind the table of sectors"))?;
        }
        if length != usize::MAX && stream.len() < length {
            return Err(Wrong::Broken("a stream is shorter than its directory says"));
        }
        stream.truncate(length);
        Ok(stream)
    }
}

fn small_stream(table: &[u32], sectors: &[u8], start: u32, length: usize) -> Result<Vec<u8>, Wrong> {
    let (mut stream, mut next) = (Vec::new(), start as usize);
    while stream.len() < length {
        let begin = next.saturating_mul(SMALL_SECTOR);
        let sector = sectors.get(begin..begin.saturating_add(SMALL_SECTOR));
        let sector = sector.ok_or(Wrong::Broken("a small stream goes on behind the small sectors"))?;
        stream.extend_from_slice(sector);
        next = *table
            .get(next)
            .ok_or(Wrong::Broken("a small stream goes on behind its table"))? as usize;
    }
    stream.truncate(length);
    Ok(stream)
}

/// How long the stream of an entry is. A file is no larger than 4 GB.
fn length(entry: &[u8]) -> Result<usize, Wrong> {
    Ok(u32_at(entry, 120) as usize)
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let mut units = entry[..64]
        .chunks_exact(2)
        .map(|unit| u16::from_le_bytes([unit[0], unit[1]]));
    name.encode_utf16()
        .chain([0])
        .all(|unit| units.next() == Some(unit))
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(4)
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

/// The two bytes at a place as a number; 0 where there are none.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    bytes
        .get(at..at.saturating_add(2))
        .map_or(0, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
}

/// The four bytes at a place as a number; 0 where there are none.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..at.saturating_add(4));
    bytes.map_or(0, |bytes| {
        u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORKBOOK: &[u8] = include_bytes!("../../tests/fixtures/persons.xls");

    fn wrong(bytes: &[u8]) -> Option<Wrong> {
        Compound::open(bytes).and_then(|file| file.workbook()).err()
    }

    /// The workbook with a number of its table of sectors changed.
    fn with_next(sector: u32, next: u32) -> Vec<u8> {
        let mut bytes = WORKBOOK.to_vec();
        let table = (u32_at(&bytes, 0x4C) as usize + 1) * 512;
        let at = table + 4 * sector as usize;
        bytes[at..at + 4].copy_from_slice(&next.to_le_bytes());
        bytes
    }

    #[test]
    fn the_stream_of_the_workbook_is_found() {
        let stream = Compound::open(WORKBOOK).and_then(|file| file.workbook());
        let stream = stream.expect("a compound file").expect("a workbook");
        assert_eq!(u16_at(&stream, 0), 0x0809);
    }

    #[test]
    fn a_file_that_stops_before_its_last_sector_is_cut_off() {
        for end in (0..WORKBOOK.len() - 512).step_by(97) {
            assert_eq!(wrong(&WORKBOOK[..end]), Some(Wrong::Truncated), "at {end}");
        }
    }

    #[test]
    fn chains_that_run_in_a_circle_or_into_nothing_are_broken() {
        let directory = u32_at(WORKBOOK, 0x30);
        for next in [directory, 0xFFFF_FFFD, FREE] {
            let found = wrong(&with_next(directory, next));
            assert!(matches!(found, Some(Wrong::Broken(_))), "{next:#x}: {found:?}");
        }
        assert_eq!(wrong(&with_next(directory, 1_000_000)), Some(Wrong::Truncated));
    }

    #[test]
    fn sizes_that_there_are_not_are_broken() {
        for (at, byte) in [(0x1E, 40), (0x2F, 0xFF), (0x43, 0xFF)] {
            let mut bytes = WORKBOOK.to_vec();
            bytes[at] = byte;
            assert!(matches!(wrong(&bytes), Some(Wrong::Broken(_))), "{at:#x}");
        }
    }
}
