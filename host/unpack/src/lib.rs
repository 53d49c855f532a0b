//! Unpacks the files of a list as they are published: `.gz`, `.bz2` and `.zip`.
//!
//! What is packed is a stranger's: nothing is written but to a [`Shelf`], whose file has no name, and a [`Budget`] ends a bomb after the
//! bytes that are allowed, not after those that it claims. Neither the packed file nor what comes of it is ever in memory whole. Inflating is left to `flate2` and `bzip2`, both in Rust all the
//! way down. The directory of a zip archive is read here: the crate for it keeps one of two members of the same name
//! without a word, looks for another directory where the last one is broken, and reserves room for as many members as a
//! file says it has.
//!
//! An office document (`.xlsx`, `.ods` …) is a zip archive as well, but a part of its own; it is never unpacked.

mod archive;
mod budget;
mod error;
mod packing;
mod stream;

use dragoman_content::{Content, Shelf};

pub use budget::Budget;
pub use error::{Trouble, UnpackError};
pub use packing::Packing;

/// Packed bytes that are read at a time.
const CHUNK: usize = 64 << 10;

/// What somebody wants of a packed file.
pub trait Wanted {
    /// Whether a part of this name is wanted.
    fn fits(&self, name: &str) -> bool;

    /// Whether a part of this name is wanted as it is, packed so.
    fn fits_packed(&self, name: &str, packing: Packing) -> bool;
}

/// What was in a packed file.
#[derive(Debug)]
pub struct Unpacked {
    /// The members that are wanted, in the order of the archive; one where the packing holds one.
    pub members: Vec<Member>,
    /// Paths of the members that are not wanted, as they are in the archive. They were not unpacked.
    pub left_out: Vec<String>,
}

/// A file that was unpacked.
#[derive(Debug)]
pub struct Member {
    /// Its path in the archive; none where the packing has no paths.
    pub path: Option<String>,
    /// Its name without folders.
    pub name: String,
    /// Its content.
    pub content: Content,
}

/// Unpacks a file, whose name is given without folders, onto a shelf.
///
/// Of a zip archive those members are unpacked whose names are wanted; if none is, and there is but one, that one.
///
/// # Errors
///
/// An [`UnpackError`] if more than the budget comes of it, if it was cut off or is damaged, or if there is in it what no
/// honest list has: a path that leads out, a name twice, a link, a password, one packed file in another.
pub fn unpack(
    name: &str,
    packing: Packing,
    packed: &Content,
    budget: &mut Budget,
    wanted: &dyn Wanted,
    shelf: &mut Shelf,
) -> Result<Unpacked, UnpackError> {
    let unpacked = match packing {
        Packing::Gzip | Packing::Bzip2 => stream::unpack(name, packing, packed, budget, shelf),
        Packing::Zip => archive::unpack(name, packed, budget, wanted, shelf),
    }?;
    for member in &unpacked.members {
        let within = member.path.as_deref();
        let again = packed_again(member, wanted);
        match again.map_err(|trouble| UnpackError::new(name, within, trouble))? {
            None => {}
            Some(again) => return Err(UnpackError::new(name, within, Trouble::Nested(again))),
        }
    }
    Ok(unpacked)
}

/// How a member is packed again, if that is not wanted so.
fn packed_again(member: &Member, wanted: &dyn Wanted) -> Result<Option<&'static str>, Trouble> {
    Ok(match Packing::of(&member.name, &member.content)? {
        Some(again) if wanted.fits_packed(&member.name, again) => None,
        Some(again) => Some(again.name()),
        None => packing::is_tar(&member.content)?.then_some("a tar archive"),
    })
}

/// Unpacks one file of those that [`unpack`] gave: the one with this path.
///
/// # Errors
///
/// As [`unpack`]; and [`Trouble::Gone`] if there is no such member.
pub fn unpack_one(
    name: &str,
    packing: Packing,
    packed: &Content,
    budget: &mut Budget,
    path: Option<&str>,
    shelf: &mut Shelf,
) -> Result<Content, UnpackError> {
    match (packing, path) {
        (Packing::Zip, Some(path)) => archive::unpack_one(name, packed, budget, path, shelf),
        (Packing::Zip, None) => Err(UnpackError::new(name, None, Trouble::Gone)),
        (Packing::Gzip | Packing::Bzip2, _) => {
            let mut unpacked = stream::unpack(name, packing, packed, budget, shelf)?;
            let member = unpacked.members.pop();
            let member = member.ok_or_else(|| UnpackError::new(name, None, Trouble::Gone))?;
            Ok(member.content)
        }
    }
}
