//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "ZA".into(),
        list_name: "fic".into(),
        title: "Targeted financial sanctions list".into(),
        authority: "Financial Intelligence Centre".into(),
        formats: vec![Format {
            name: "FIC targeted financial sanctions XML".into(),
            versions: vec!["2024 to 2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xml".into(),
            media_type: "application/xml".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // It follows the consolidated list of the United Nations, of a thousand.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(500),
            at_most: Some(10_000),
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
