//! Guests that misbehave, one misbehaviour a file.
//!
//! A guest is built in memory, from WAT and the contract's own WIT, so that the suite needs no compiler for guests. The
//! suite itself, which runs them against the real command, is the test target `hostile` of the command's crate.

mod contract;
mod core;
mod guest;
pub mod guests;
mod honest;
mod image;

pub use contract::{Contract, Export};
pub use core::{Core, PAGE, stamped, valid, valid_but};
pub use guest::{Expected, Guest};
pub use guests::Case;
pub use honest::honest;
pub use image::{Image, RAW};

/// A line that a guest writes as if the host had: wherever its texts are shown, no line may begin so.
pub const IMITATION: &str = "UN/sc: accepted as edition 99";
