//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "RU".into(),
        list_name: "mvd-passports".into(),
        title: "Invalid passports of citizens of the Russian Federation".into(),
        authority: "Ministry of Internal Affairs of the Russian Federation".into(),
        formats: vec![Format {
            name: "list_of_expired_passports CSV".into(),
            versions: vec![
                "PASSP_SERIES,PASSP_NUMBER, from published documentation; not run on a real edition".into(),
            ],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.csv".into(),
            media_type: "text/csv".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "travel-documents".into(),
            at_least: Some(100_000_000),
            at_most: Some(300_000_000),
        }],
        languages: vec!["ru".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
