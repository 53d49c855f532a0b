//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    let versions = vec!["2022, 39 sheets".to_owned()];
    let format = |name: &str| Format {
        name: name.into(),
        versions: versions.clone(),
    };
    Manifest {
        issuer: "JP".into(),
        list_name: "mof".into(),
        title: "経済制裁措置及び対象者リスト".into(),
        authority: "財務省 (Ministry of Finance)".into(),
        formats: vec![
            format("Japanese list of frozen assets XLS"),
            format("Japanese list of frozen assets XLSX"),
            Format {
                name: "Japanese list of frozen assets CSV".into(),
                versions: vec!["2026, 32 columns, from published documentation".into()],
            },
        ],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*shisanto*ketsu*".into(),
            media_type: "application/vnd.ms-excel".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(1000),
            at_most: Some(30_000),
        }],
        languages: vec!["ja".into(), "en".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
