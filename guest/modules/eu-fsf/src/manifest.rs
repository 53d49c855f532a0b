//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "EU".into(),
        list_name: "fsf".into(),
        title: "Consolidated list of persons, groups and entities subject to EU financial sanctions".into(),
        authority: "European Commission".into(),
        formats: vec![Format {
            name: "EU financial sanctions file XML".into(),
            versions: vec!["1.1, 2022 to 2026".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xml".into(),
            media_type: "application/xml".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // The edition of March 2022 has more than a thousand before the place where the copy at hand breaks off.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(1500),
            at_most: Some(20_000),
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
