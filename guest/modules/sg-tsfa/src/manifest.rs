//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "SG".into(),
        list_name: "tsfa".into(),
        title: "Terrorism (Suppression of Financing) Act 2002, First Schedule".into(),
        authority: "Minister for Home Affairs; published by the Attorney-General's Chambers".into(),
        formats: vec![Format {
            name: "Singapore Statutes Online HTML".into(),
            versions: vec!["2022 to 2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![ExpectedPart {
            role: "schedule".into(),
            name_pattern: "*.html".into(),
            media_type: "text/html".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // Some fifty persons are listed.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(20),
            at_most: Some(500),
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
