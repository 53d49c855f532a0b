//! Packings that hold one file.

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;

use crate::{Budget, Member, Packing, UnpackError, Unpacked};

/// Unpacks what may be packed in several pieces one after another, as parallel packers do.
pub(crate) fn unpack(
    name: &str,
    packing: Packing,
    bytes: &[u8],
    budget: &mut Budget,
) -> Result<Unpacked, UnpackError> {
    let unpacked = match packing {
        Packing::Bzip2 => budget.read(MultiBzDecoder::new(bytes), 0),
        Packing::Gzip | Packing::Zip => budget.read(MultiGzDecoder::new(bytes), size_at_end(bytes)),
    };
    let bytes = unpacked.map_err(|trouble| UnpackError::new(name, None, trouble))?;
    Ok(Unpacked {
        members: vec![Member {
            path: None,
            name: packing.inner_name(name),
            bytes,
        }],
        left_out: Vec::new(),
    })
}

/// The size that a gzip file says at its end, of its last piece.
fn size_at_end(bytes: &[u8]) -> u64 {
    bytes
        .last_chunk()
        .map_or(0, |size| u64::from(u32::from_le_bytes(*size)))
}
