//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "CA".into(),
        list_name: "terror".into(),
        title: "Currently listed entities under the Criminal Code".into(),
        authority: "Public Safety Canada".into(),
        formats: vec![Format {
            name: "Listed entities, Atom".into(),
            versions: vec!["2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xml".into(),
            media_type: "application/xml".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // Some ninety entities are listed.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(40),
            at_most: Some(1000),
        }],
        languages: vec!["en".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
