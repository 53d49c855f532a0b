//! From the bytes of the parts to tables.

mod layout;
mod rows;
mod sniff;
mod table;
mod text;

pub(crate) use rows::{read, too_many};
pub(crate) use sniff::sniff;
pub(crate) use table::{Row, Table};
pub(crate) use text::decode;
