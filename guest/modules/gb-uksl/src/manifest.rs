//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "GB".into(),
        list_name: "uksl".into(),
        title: "UK Sanctions List".into(),
        authority: "Foreign, Commonwealth and Development Office".into(),
        formats: vec![
            Format {
                name: "UK Sanctions List XML".into(),
                versions: vec!["schema 4.33.3, 2026, run on extracts of a real edition".into()],
            },
            Format {
                name: "UK Sanctions List CSV".into(),
                versions: vec!["2026, 58 columns, from published documentation".into()],
            },
            Format {
                name: "UK Sanctions List XLSX".into(),
                versions: vec!["2026, the columns of the CSV, from published documentation".into()],
            },
        ],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*uk*sanctions*list*".into(),
            media_type: "application/xml".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // The whole list has some six thousand designations.
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
