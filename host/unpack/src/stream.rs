//! Packings that hold one file.

use std::io::BufReader;

use bzip2::bufread::MultiBzDecoder;
use dragoman_content::{Content, Shelf};
use flate2::bufread::MultiGzDecoder;

use crate::{Budget, CHUNK, Member, Packing, UnpackError, Unpacked};

/// Unpacks what may be packed in several pieces one after another, as parallel packers do.
pub(crate) fn unpack(
    name: &str,
    packing: Packing,
    packed: &Content,
    budget: &mut Budget,
    shelf: &mut Shelf,
) -> Result<Unpacked, UnpackError> {
    let reader = BufReader::with_capacity(CHUNK, packed.reader());
    let unpacked = match packing {
        Packing::Bzip2 => budget.take(MultiBzDecoder::new(reader), shelf),
        Packing::Gzip | Packing::Zip => budget.take(MultiGzDecoder::new(reader), shelf),
    };
    let content = unpacked.map_err(|trouble| UnpackError::new(name, None, trouble))?;
    Ok(Unpacked {
        members: vec![Member {
            path: None,
            name: packing.inner_name(name),
            content,
        }],
        left_out: Vec::new(),
    })
}
