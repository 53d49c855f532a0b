//! The free text of a party: clauses, each of which begins with what it is about.

mod numbered;
mod rules;
mod shapes;
mod split;
mod text;

pub(crate) use numbered::{Numbered, numbered};
pub(crate) use rules::{Digits, Found, Meaning, Rules};
pub(crate) use shapes::{bare_contact, prefix};
pub(crate) use text::{Clause, Remarks};
