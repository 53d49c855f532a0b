//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    let layouts = vec!["2020, 29 columns".to_owned(), "2022, 36 columns".to_owned()];
    Manifest {
        issuer: "GB".into(),
        list_name: "ofsi".into(),
        title: "Consolidated List of Financial Sanctions Targets in the UK".into(),
        authority: "Office of Financial Sanctions Implementation, HM Treasury".into(),
        formats: vec![
            Format {
                name: "UK consolidated list CSV".into(),
                versions: layouts.clone(),
            },
            Format {
                name: "UK consolidated list XLSX".into(),
                versions: layouts,
            },
        ],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*ConList*".into(),
            media_type: "text/csv".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(1000),
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
