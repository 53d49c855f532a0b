//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "US".into(),
        list_name: "ofac-advanced".into(),
        title: "Sanctions lists in the Advanced and Enhanced formats".into(),
        authority: "Office of Foreign Assets Control, U.S. Department of the Treasury".into(),
        formats: vec![
            Format {
                name: "OFAC Advanced XML".into(),
                versions: vec!["http://www.un.org/sanctions/1.0, version 3".into()],
            },
            Format {
                name: "OFAC Enhanced XML".into(),
                versions: vec!["2024 and 2025".into()],
            },
        ],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xml".into(),
            media_type: "application/xml".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // Between 2020 and 2025 the consolidated list had from 375 to 462 parties; the list of SDNs, which has the same
        // form, had some 17,000.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(200),
            at_most: Some(60_000),
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
