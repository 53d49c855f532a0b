//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "FR".into(),
        list_name: "gels".into(),
        title: "Registre national des gels".into(),
        authority: "Direction générale du Trésor".into(),
        formats: vec![Format {
            name: "French register of freezes JSON".into(),
            versions: vec!["2025, run on extracts of a real edition".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.json".into(),
            media_type: "application/json".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(2_000),
            at_most: Some(30_000),
        }],
        languages: vec!["fr".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
