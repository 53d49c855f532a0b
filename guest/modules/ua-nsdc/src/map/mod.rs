//! From the items of a subject to the subject.

mod draft;
mod entity;
mod listing;
mod names;
mod person;

pub(crate) use draft::subject;
