//! Takes a partner's file: it is read once, from its beginning to its end, while it stays as it is.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

use anyhow::{Result, anyhow, bail};
use dragoman_content::{Content, TakeError};
use dragoman_runtime::{FeedError, PART_CAP};

use crate::input;

/// What `take` makes of all that the file at `path` holds.
///
/// # Errors
///
/// If it cannot be read, is larger than a module can be given, or is another after it was read than before. What `take` says of the place
/// that it puts it in stays a [`TakeError`].
pub(crate) fn take(
    path: &Path,
    take: impl FnOnce(&mut dyn Read) -> Result<Content, TakeError>,
) -> Result<Content> {
    if path.is_dir() {
        bail!(
            "{}: is a directory\n  to do: name the files of one edition",
            path.display()
        );
    }
    let unreadable = |error: io::Error| {
        anyhow!(
            "{}: cannot be read: {error}\n  to do: check the name and the rights",
            path.display()
        )
    };
    let file = File::open(path).map_err(unreadable)?;
    let before = state(&file).map_err(unreadable)?;
    if let Some((size, _)) = before {
        check(path, size)?;
    }
    let content = match take(&mut (&file).take(PART_CAP + 1)) {
        Ok(content) => content,
        Err(TakeError::Read(error)) => return Err(unreadable(error)),
        Err(error) => return Err(error.into()),
    };
    check(path, content.size())?;
    let after = state(&file).map_err(unreadable)?;
    if after != before || after.is_some_and(|(size, _)| size != content.size()) {
        bail!(
            "{}: it was changed while it was read, and nobody knows what belongs together of what came\n  to do: run it again once the \
             file is whole; and have it written under another name, and renamed when it is",
            path.display()
        );
    }
    Ok(content)
}

/// What shows that a file was written to: its size, and when it was changed. None of what can be read but once.
fn state(file: &File) -> io::Result<Option<(u64, SystemTime)>> {
    let found = file.metadata()?;
    match found.is_file() {
        true => Ok(Some((found.len(), found.modified()?))),
        false => Ok(None),
    }
}

/// Whether a file can be given to a module, or unpacked for one.
fn check(path: &Path, size: u64) -> Result<(), FeedError> {
    match size > PART_CAP {
        true => Err(FeedError::TooLarge {
            name: input::name(path),
            size,
        }),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write;
    use std::time::Duration;

    use dragoman_content::Shelf;

    use super::*;

    /// What comes of a file that something is done to when half of it was read.
    fn taken(deed: impl Fn(&Path)) -> Result<Vec<u8>, String> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("list.xml");
        fs::write(&path, vec![b'a'; 2_000]).expect("a file");
        let long_ago = SystemTime::now() - Duration::from_secs(3_600);
        let file = File::options().write(true).open(&path).expect("it is there");
        file.set_modified(long_ago).expect("it is ours");
        let mut shelf = Shelf::new(folder.path()).small(10);
        let content = take(&path, |from| {
            let mut first = vec![0; 1_000];
            from.read_exact(&mut first).expect("it is there");
            deed(&path);
            shelf.take(first.chain(from))
        });
        let content = content.map_err(|error| format!("{error:#}"))?;
        Ok(content.head(u64::MAX).expect("it is there"))
    }

    fn written(path: &Path) -> File {
        File::options().append(true).open(path).expect("it is there")
    }

    #[test]
    fn a_file_that_is_changed_while_it_is_read_is_not_taken() {
        let deeds: [&dyn Fn(&Path); 3] = [
            // It grows, is cut short, and is written over in its place.
            &|path| written(path).write_all(b"b").expect("it is written"),
            &|path| written(path).set_len(500).expect("it is cut short"),
            &|path| fs::write(path, vec![b'b'; 2_000]).expect("it is written"),
        ];
        for deed in deeds {
            let error = taken(deed).expect_err("it was changed");
            assert!(
                error.contains("list.xml: it was changed while it was read") && error.contains("\n  to do: "),
                "{error}"
            );
        }
    }

    #[test]
    fn a_file_that_another_takes_the_place_of_is_taken_as_it_was() {
        let as_it_was = Ok(vec![b'a'; 2_000]);
        assert_eq!(taken(|_| ()), as_it_was);
        let replaced = |path: &Path| {
            let other = path.with_extension("new");
            fs::write(&other, "other").expect("a file");
            fs::rename(other, path).expect("it is renamed");
        };
        assert_eq!(taken(replaced), as_it_was);
        assert_eq!(
            taken(|path| fs::remove_file(path).expect("it is removed")),
            as_it_was
        );
    }

    #[test]
    fn a_file_that_is_too_large_is_not_copied_to_find_that_out() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("list.xml");
        let file = File::create(&path).expect("a file");
        // It takes no room: nothing is written to it.
        file.set_len(PART_CAP + 1).expect("it is made longer");
        let error = take(&path, |_| panic!("it is read")).expect_err("it is too large");
        let said = error.to_string();
        assert!(said.starts_with("list.xml has 4294967296 bytes"), "{said}");
    }
}
