//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    let part = |role: &str, pattern: &str, required: bool| ExpectedPart {
        role: role.into(),
        name_pattern: pattern.into(),
        media_type: "text/html".into(),
        required,
    };
    Manifest {
        issuer: "IN".into(),
        list_name: "mha".into(),
        title: "Unlawful Activities (Prevention) Act, 1967: individuals, organisations and associations"
            .into(),
        authority: "Ministry of Home Affairs".into(),
        formats: vec![Format {
            name: "MHA lists HTML".into(),
            versions: vec!["2023 to 2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![
            part("individuals", "*ndividual*.html", true),
            part("organisations", "*rgani*ations*.html", true),
            part("associations", "*ssociation*.html", false),
        ],
        mode: FeedMode::Snapshot,
        // Some sixty individuals, forty-five organisations and twenty associations are listed.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(60),
            at_most: Some(1000),
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
