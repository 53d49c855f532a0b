//! Values as this list writes them.

pub(crate) mod date;

pub(crate) use dragoman_guest::enumeration::{self, stated};
