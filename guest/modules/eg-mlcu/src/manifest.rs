//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "EG".into(),
        list_name: "mlcu".into(),
        title: "Lists of terrorist entities and terrorists".into(),
        authority: "Money Laundering and Terrorist Financing Combating Unit".into(),
        formats: vec![Format {
            name: "MLCU local lists XLSX".into(),
            versions: vec!["2024 to 2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xlsx".into(),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // Some four thousand are listed.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(1000),
            at_most: Some(40_000),
        }],
        languages: vec!["ar".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
