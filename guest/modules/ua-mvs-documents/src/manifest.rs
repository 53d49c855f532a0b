//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "UA".into(),
        list_name: "mvs-documents".into(),
        title: "Інформація про викрадені, втрачені документи".into(),
        authority: "Міністерство внутрішніх справ України".into(),
        formats: vec![Format {
            name: "mvswantedpassport JSON".into(),
            versions: vec![
                "ID, OVD, D_SERIES, D_NUMBER, D_TYPE, D_STATUS, THEFT_DATA, INSERT_DATE, from published documentation; not run on a real edition".into(),
            ],
        }],
        parts: vec![ExpectedPart {
            role: "documents".into(),
            name_pattern: "*.json".into(),
            media_type: "application/json".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "travel-documents".into(),
            at_least: Some(100_000),
            at_most: None,
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
