//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// Who puts subjects on the list.
pub(crate) const AUTHORITY: &str = "Ministry of Home Affairs of Malaysia";

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "MY".into(),
        list_name: "moha".into(),
        title: "Domestic list of individuals and groups involved in terrorism".into(),
        authority: AUTHORITY.into(),
        formats: vec![Format {
            name: "PDF saved as tagged XML".into(),
            versions: vec!["individuals in 13 columns, groups in 7; 2025".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xml".into(),
            media_type: "application/xml".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(60),
            at_most: Some(1_000),
        }],
        languages: vec!["ms".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
