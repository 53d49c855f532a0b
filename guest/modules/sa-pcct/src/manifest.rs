//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "SA".into(),
        list_name: "pcct".into(),
        title: "National Terrorism List".into(),
        authority: "Permanent Committee for Counter-Terrorism".into(),
        formats: vec![Format {
            name: "PCCT list in English XLSX".into(),
            versions: vec!["2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xlsx".into(),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // Some three hundred are listed.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(150),
            at_most: Some(2000),
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
