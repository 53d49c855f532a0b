//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "CH".into(),
        list_name: "seco".into(),
        title: "Consolidated list of sanctions".into(),
        authority: "State Secretariat for Economic Affairs (SECO)".into(),
        formats: vec![Format {
            name: "SECO consolidated list XML".into(),
            versions: vec!["2026, run on extracts of a real edition".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xml".into(),
            media_type: "application/xml".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // The whole list has more than eight thousand targets, of which the de-listed are a sixth.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(3000),
            at_most: Some(30_000),
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
