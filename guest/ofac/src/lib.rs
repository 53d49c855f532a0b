//! What the lists of the United States' Office of Foreign Assets Control have in common, whatever their format: the labels
//! under which it states facts, how it writes names, dates and places, and what becomes of them.
//!
//! OFAC publishes the same parties as flat files, as `sdnList` XML, in the Advanced and in the Enhanced format. A party must
//! be the same subject whichever of them was read, so all that means anything is understood here, and once.

mod bearers;
mod dates;
mod draft;
mod labels;
mod names;
mod numbered;
mod places;
mod remarks;
mod titles;

pub use bearers::{ByName, NameTable};
pub use dates::{claim as date_claim, words as date_words};
pub use draft::{
    Bearers, Context, Draft, Fact, Given, NO_FLAG, NameIndex, Several, kind, legal_entity_scheme,
};
pub use labels::{Digits, Found, Meaning, Rules};
pub use names::{Parts, name, of_parts, quoted};
pub use numbered::{Numbered, numbered};
pub use places::{Lines, address, birth_place, country, of_lines};
pub use remarks::{Clause, Remarks, bare_contact, prefix};
pub use titles::is_title;

/// Who designates.
pub const AUTHORITY: &str = "Office of Foreign Assets Control";
