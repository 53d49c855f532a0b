//! From the rows of a party to a subject.

mod craft;
mod draft;
mod ids;
mod listing;
mod names;
mod places;
mod remarks;

pub(crate) use draft::Draft;
