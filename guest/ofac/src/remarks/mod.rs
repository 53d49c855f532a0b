//! The free text of a party: clauses, each of which begins with what it is about.

mod shapes;
mod split;
mod text;

pub use shapes::{bare_contact, prefix};
pub use text::{Clause, Remarks};
