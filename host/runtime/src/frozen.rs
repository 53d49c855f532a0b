//! Bytes that nothing can change between the moment they are checked and the moment they are used.
//!
//! Where the system has files without a name whose content can be frozen for good (Linux), what is copied goes into one: the engine maps
//! it as it is. Memory would have to be copied into the engine's, and of either the system makes every page when it is first touched,
//! which takes longer than to read and to authenticate what is in it.

use std::borrow::Cow;
#[cfg(target_os = "linux")]
use std::fs::File;
use std::io::{self, Write};
#[cfg(target_os = "linux")]
use std::path::PathBuf;

/// Bytes that nothing can change any more.
pub(crate) enum Frozen {
    /// In memory that this value owns and never hands out to be written.
    Memory(Vec<u8>),
    /// In a file without a name, whose content and size the kernel lets nobody change.
    #[cfg(target_os = "linux")]
    File(File),
}

/// A copy in the making.
pub(crate) enum Copying {
    /// See [`Frozen::Memory`].
    Memory(Vec<u8>),
    /// See [`Frozen::File`].
    #[cfg(target_os = "linux")]
    File(File),
}

impl Copying {
    /// An empty copy: in a file if the system has such files.
    pub(crate) fn new() -> Self {
        #[cfg(target_os = "linux")]
        if let Ok(file) = unnamed() {
            return Self::File(file);
        }
        Self::Memory(Vec::new())
    }

    /// Ends the copy: from here on nothing can change it.
    ///
    /// # Errors
    ///
    /// If the kernel refuses to freeze the file.
    pub(crate) fn freeze(self) -> io::Result<Frozen> {
        match self {
            Self::Memory(bytes) => Ok(Frozen::Memory(bytes)),
            #[cfg(target_os = "linux")]
            Self::File(file) => {
                use rustix::fs::{SealFlags, fcntl_add_seals};

                let all = SealFlags::WRITE | SealFlags::SHRINK | SealFlags::GROW | SealFlags::SEAL;
                fcntl_add_seals(&file, all)?;
                Ok(Frozen::File(file))
            }
        }
    }
}

impl Write for Copying {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Memory(memory) => memory.write(bytes),
            #[cfg(target_os = "linux")]
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Frozen {
    /// The bytes, read back from the file if they are in one.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub(crate) fn bytes(&self) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::Memory(bytes) => Ok(Cow::Borrowed(bytes)),
            #[cfg(target_os = "linux")]
            Self::File(file) => {
                use std::os::unix::fs::FileExt;

                let mut bytes = vec![0; usize::try_from(file.metadata()?.len()).map_err(io::Error::other)?];
                file.read_exact_at(&mut bytes, 0)?;
                Ok(Cow::Owned(bytes))
            }
        }
    }

    /// The path under which this process, and only while it holds this value, can open the file that the bytes are in. None if they are
    /// in none, or if that path leads elsewhere: to nothing, or to something else where the process's own files are not shown.
    #[cfg(target_os = "linux")]
    pub(crate) fn path(&self) -> Option<PathBuf> {
        use std::os::fd::AsRawFd;
        use std::os::unix::fs::MetadataExt;

        let Self::File(file) = self else { return None };
        let path = PathBuf::from(format!("/proc/self/fd/{}", file.as_raw_fd()));
        let (own, found) = (file.metadata().ok()?, std::fs::metadata(&path).ok()?);
        (own.dev() == found.dev() && own.ino() == found.ino()).then_some(path)
    }
}

/// A file without a name that can be frozen.
#[cfg(target_os = "linux")]
fn unnamed() -> io::Result<File> {
    use rustix::fs::{MemfdFlags, memfd_create};

    let file = memfd_create("artefact", MemfdFlags::ALLOW_SEALING | MemfdFlags::CLOEXEC)?;
    Ok(file.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(mut copy: Copying, text: &str) -> Frozen {
        copy.write_all(text.as_bytes()).expect("there is room");
        copy.freeze().expect("it is frozen")
    }

    #[test]
    fn a_copy_is_what_was_written_wherever_it_is() {
        for copy in [Copying::new(), Copying::Memory(Vec::new())] {
            assert_eq!(*of(copy, "code").bytes().expect("it can be read"), *b"code");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_frozen_file_can_be_opened_and_read_but_not_changed_by_anybody() {
        let frozen = of(Copying::new(), "code");
        let path = frozen.path().expect("it is in a file");
        assert_eq!(std::fs::read(&path).expect("it can be read"), b"code");
        let again = || File::options().write(true).open(&path).expect("it opens");
        again().write_all(b"evil").expect_err("its bytes are frozen");
        again().set_len(0).expect_err("its size is frozen");
        again().set_len(9).expect_err("its size is frozen");
        rustix::fs::fcntl_add_seals(again(), rustix::fs::SealFlags::GROW)
            .expect_err("what is frozen stays so");
        assert_eq!(*frozen.bytes().expect("it can be read"), *b"code");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn what_is_in_memory_has_no_path() {
        assert_eq!(of(Copying::Memory(Vec::new()), "code").path(), None);
    }
}
