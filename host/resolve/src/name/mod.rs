//! Names: from what a source writes to tokens that can be compared.

mod abbreviation;
mod articles;
mod common;
mod legal_form;
mod romanise;
mod skeleton;
mod tokens;

pub(crate) use abbreviation::abbreviated;
pub(crate) use common::is_common;
pub(crate) use romanise::romanise;
pub(crate) use skeleton::{Skeleton, consonants, skeleton};
pub(crate) use tokens::{Bearer, MOST_TOKENS, tokens, words};
