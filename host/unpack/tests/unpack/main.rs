//! What comes of packed files, honest and hostile.

mod budget;
mod hostile;
mod packed;
mod recognised;

use std::io::{Cursor, Write};

use dragoman_unpack::{Budget, Member, Packing, Trouble, Unpacked, Wanted, unpack};
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

/// What is said of a file that is not unpacked: the member, and what is wrong.
#[track_caller]
pub(crate) fn refused(name: &str, bytes: &[u8]) -> (Option<String>, Trouble) {
    let packing = Packing::of(name, bytes).expect("a packed file");
    let error = unpack(name, packing, bytes, &mut ample(), &Ending(".xml")).expect_err("it is refused");
    assert!(error.to_string().contains("\n  to do: "), "{error}");
    (error.member, error.trouble)
}

/// What comes of a file.
#[track_caller]
pub(crate) fn unpacked(name: &str, bytes: &[u8]) -> Unpacked {
    let packing = Packing::of(name, bytes).expect("a packed file");
    unpack(name, packing, bytes, &mut ample(), &Ending(".xml")).expect("it is unpacked")
}

pub(crate) fn member(path: Option<&str>, name: &str, content: &[u8]) -> Member {
    Member {
        path: path.map(str::to_owned),
        name: name.to_owned(),
        bytes: content.to_vec(),
    }
}
