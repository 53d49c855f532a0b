//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "US".into(),
        list_name: "csl".into(),
        title: "Consolidated Screening List".into(),
        authority: "International Trade Administration, Department of Commerce".into(),
        formats: vec![Format {
            name: "US consolidated screening list CSV".into(),
            versions: vec![
                "2022, 29 columns".into(),
                "28 columns, without _id".into(),
                "29 columns, the type of an id before its number".into(),
            ],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*consolidated*".into(),
            media_type: "text/csv".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(8_000),
            at_most: Some(80_000),
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
