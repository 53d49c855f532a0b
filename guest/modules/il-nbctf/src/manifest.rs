//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    let part = |role: &str, pattern: &str| ExpectedPart {
        role: role.into(),
        name_pattern: pattern.into(),
        media_type: "application/xml".into(),
        required: true,
    };
    Manifest {
        issuer: "IL".into(),
        list_name: "nbctf".into(),
        title: "Designations of terrorist organizations and individuals".into(),
        authority: "National Bureau for Counter Terror Financing, Ministry of Defense".into(),
        formats: vec![Format {
            name: "NBCTF XML (XML Spreadsheet 2003)".into(),
            versions: vec!["2024 to 2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![
            part("individuals", "*ndividuals*.xml"),
            part("organizations", "*rganization*.xml"),
        ],
        mode: FeedMode::Snapshot,
        // Some hundred organisations and several hundred individuals are designated.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(300),
            at_most: Some(20_000),
        }],
        languages: vec!["en".into(), "he".into(), "ar".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
