//! Memory of this process's own in pages of 2 MiB, where the system can be asked for them (Linux).
//!
//! It makes and frees one of these in a fifth of the time that the small ones in its place take, which is longer than to read and to
//! authenticate what is in them.

use std::io;
use std::ops::{Deref, DerefMut, Range};

#[cfg(target_os = "linux")]
use memmap2::Advice;
use memmap2::{Mmap, MmapMut};

/// Bytes of a large page. A system that has them in another size gives small ones.
const LARGE: usize = 2 << 20;

/// Pages that can be written.
pub(crate) struct Writable {
    map: MmapMut,
    bytes: Range<usize>,
}

/// Pages that can only be read.
pub(crate) struct Pages {
    map: Mmap,
    bytes: Range<usize>,
}

impl Writable {
    /// So many bytes, which are all 0.
    ///
    /// # Errors
    ///
    /// If the system has not so much address space for us.
    pub(crate) fn new(length: usize) -> io::Result<Self> {
        // One more large page of address space, to begin on the border of one.
        let large = length.next_multiple_of(LARGE);
        let map = MmapMut::map_anon(large + LARGE)?;
        let start = map.as_ptr().align_offset(LARGE);
        // A system without large pages refuses the first, an old one the second: the pages are then small ones, or made when touched.
        #[cfg(target_os = "linux")]
        for (advice, bytes) in [(Advice::HugePage, large), (Advice::PopulateWrite, length)] {
            drop(map.advise_range(advice, start, bytes));
        }
        Ok(Self {
            map,
            bytes: start..start + length,
        })
    }

    /// The same pages, which nobody can write any more.
    ///
    /// # Errors
    ///
    /// If the kernel does not protect them.
    pub(crate) fn freeze(self) -> io::Result<Pages> {
        Ok(Pages {
            map: self.map.make_read_only()?,
            bytes: self.bytes,
        })
    }
}

impl Deref for Writable {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.map[self.bytes.clone()]
    }
}

impl DerefMut for Writable {
    fn deref_mut(&mut self) -> &mut [u8] {
        &mut self.map[self.bytes.clone()]
    }
}

impl Deref for Pages {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.map[self.bytes.clone()]
    }
}

/// What the kernel lets this process do at an address, as it says: to read, to write, to execute.
#[cfg(all(test, target_os = "linux"))]
pub(crate) fn rights(address: *const u8) -> String {
    let maps = std::fs::read_to_string("/proc/self/maps").expect("the kernel tells");
    let told = maps.lines().find_map(|line| {
        let (range, rest) = line.split_once(' ')?;
        let (start, end) = range.split_once('-')?;
        let border = |text| usize::from_str_radix(text, 16).expect("an address");
        (border(start)..border(end))
            .contains(&address.addr())
            .then(|| rest[..4].to_owned())
    });
    told.expect("it is mapped")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_begin_on_the_border_of_a_large_page_and_are_as_long_as_is_asked() {
        for length in [0, 1, LARGE - 1, LARGE, LARGE + 1] {
            let pages = Writable::new(length).expect("there is room");
            assert_eq!((pages.as_ptr().align_offset(LARGE), pages.len()), (0, length));
            assert!(pages.iter().all(|&byte| byte == 0));
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_frozen_can_be_read_but_not_be_written() {
        let mut pages = Writable::new(4).expect("there is room");
        pages.copy_from_slice(b"code");
        assert_eq!(rights(pages.as_ptr()), "rw-p");
        let pages = pages.freeze().expect("it is frozen");
        assert_eq!((&*pages, rights(pages.as_ptr()).as_str()), (&b"code"[..], "r--p"));
    }
}
