//! The module that this crate is when it is built as it is.

use dragoman_guest::schema::Manifest;

use crate::{Partner, Whose, manifest};

/// Nobody's bundles: for trying the translator before there is a crate of one's own.
pub struct Example;

impl Partner for Example {
    fn manifest() -> Manifest {
        manifest(Whose {
            issuer: "EXAMPLE",
            list: "stix",
            title: "Threats to events, as STIX bundles",
            authority: "nobody: build a module with a manifest of your own",
            contact: "https://dragoman.example/partners",
        })
    }
}
