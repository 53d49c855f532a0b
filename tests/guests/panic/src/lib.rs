//! A guest in Rust that panics, to see what the host says of it: its message and its place.

use dragoman_guest::schema::{Fault, FeedMode, Manifest, Summary};
use dragoman_guest::{Feed, Sink, Translator, build};

/// See the crate.
pub struct Panicking;

impl Translator for Panicking {
    fn describe() -> Manifest {
        Manifest {
            issuer: "XX".into(),
            list_name: "panic".into(),
            title: "Invented list".into(),
            authority: "Nobody".into(),
            formats: Vec::new(),
            parts: Vec::new(),
            mode: FeedMode::Snapshot,
            expected_counts: Vec::new(),
            languages: Vec::new(),
            module_version: env!("CARGO_PKG_VERSION").into(),
            contact: "nobody@example.org".into(),
            default_marking: build::marking(),
        }
    }

    fn translate(_: &Feed<'_>, _: &mut Sink<'_>) -> Result<Summary, Fault> {
        panic!("the guest gives up")
    }
}

dragoman_guest::export!(Panicking);
