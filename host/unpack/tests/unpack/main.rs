//! What comes of packed files, honest and hostile.

mod budget;
mod hostile;
mod packed;
mod recognised;

use std::io::{Cursor, Write};

use dragoman_content::{Content, Shelf};
use dragoman_unpack::{Budget, Packing, Trouble, UnpackError, Unpacked, Wanted};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Wants names that end so, and nothing packed.
pub(crate) struct Ending(pub(crate) &'static str);

impl Wanted for Ending {
    fn fits(&self, name: &str) -> bool {
        name.ends_with(self.0)
    }

    fn fits_packed(&self, _: &str, _: Packing) -> bool {
        false
    }
}

/// A budget that no test uses up unless it is about that.
pub(crate) fn ample() -> Budget {
    Budget::new(1 << 30, 100)
}

/// An archive of these files, made by another program than that which reads it.
pub(crate) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in files {
        writer
            .start_file(*path, SimpleFileOptions::default())
            .expect("a member");
        writer.write_all(content).expect("in memory");
    }
    writer.finish().expect("an archive").into_inner()
}

pub(crate) fn gzip(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("a stream")
}

pub(crate) fn bzip2(content: &[u8]) -> Vec<u8> {
    let mut encoder = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::best());
    encoder.write_all(content).expect("in memory");
    encoder.finish().expect("a stream")
}

/// How a file is packed.
pub(crate) fn packing(name: &str, bytes: &[u8]) -> Option<Packing> {
    let content = Content::from(bytes);
    Packing::of(name, &content).expect("it is in memory")
}

/// Unpacks a file. So that both are seen, what comes of it stays in memory or not by its name.
pub(crate) fn unpack(
    name: &str,
    packing: Packing,
    bytes: &[u8],
    budget: &mut Budget,
    wanted: &dyn Wanted,
) -> Result<Unpacked, UnpackError> {
    let small = if name.starts_with('a') { 0 } else { 1 << 20 };
    let mut shelf = Shelf::new(std::env::temp_dir()).small(small);
    dragoman_unpack::unpack(name, packing, &bytes.into(), budget, wanted, &mut shelf)
}

/// A member that came of a file: its path, its name and its content.
pub(crate) type Came = (Option<String>, String, Vec<u8>);

pub(crate) fn members(unpacked: &Unpacked) -> Vec<Came> {
    let member = |member: &dragoman_unpack::Member| {
        let content = member.content.head(u64::MAX).expect("it is there");
        (member.path.clone(), member.name.clone(), content)
    };
    unpacked.members.iter().map(member).collect()
}

/// What is said of a file that is not unpacked: the member, and what is wrong.
#[track_caller]
pub(crate) fn refused(name: &str, bytes: &[u8]) -> (Option<String>, Trouble) {
    let packing = packing(name, bytes).expect("a packed file");
    let error = unpack(name, packing, bytes, &mut ample(), &Ending(".xml")).expect_err("it is refused");
    assert!(error.to_string().contains("\n  to do: "), "{error}");
    (error.member, error.trouble)
}

/// What comes of a file.
#[track_caller]
pub(crate) fn unpacked(name: &str, bytes: &[u8]) -> Unpacked {
    let packing = packing(name, bytes).expect("a packed file");
    unpack(name, packing, bytes, &mut ample(), &Ending(".xml")).expect("it is unpacked")
}

pub(crate) fn member(path: Option<&str>, name: &str, content: &[u8]) -> Came {
    (path.map(str::to_owned), name.to_owned(), content.to_vec())
}
