//! What lists say in English prose: how a document was issued, how somebody can be reached, under what numbers a company
//! is registered, what reference the United Nations gave.
//!
//! Nothing is guessed: a text that has not the shape of what it should be stays whole.

pub mod contacts;
pub mod documents;
mod phrases;
pub mod references;
pub mod registrations;

pub use phrases::{date_after, words_after};
