//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "TH".into(),
        list_name: "amlo".into(),
        title: "Designated Persons".into(),
        authority: "Anti-Money Laundering Office".into(),
        formats: vec![Format {
            name: "AMLO lists and pages of designated persons HTML".into(),
            versions: vec!["2024 to 2026, from published documentation; not run on a real edition".into()],
        }],
        // Pages of lists, and pages of those who stand on them. Which is which their tables say, not their names.
        parts: vec![ExpectedPart {
            role: "page".into(),
            name_pattern: "*.htm*".into(),
            media_type: "text/html".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // Some four hundred stand on the Thai list, and six hundred on that of the United Nations.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(50),
            at_most: Some(10_000),
        }],
        languages: vec!["th".into(), "en".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
