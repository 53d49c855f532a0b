//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// Who imposes the sanctions; the President puts its decisions into effect by decree.
pub(crate) const AUTHORITY: &str = "National Security and Defense Council of Ukraine";

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "UA".into(),
        list_name: "nsdc".into(),
        title: "Register of sanctions by decrees of the President of Ukraine".into(),
        authority: AUTHORITY.into(),
        formats: vec![Format {
            name: "Ukrainian sanctions register XLSX".into(),
            versions: vec!["2021, sheets of persons (19 columns) and of entities (18)".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xlsx".into(),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(2_000),
            at_most: Some(60_000),
        }],
        languages: vec!["uk".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
