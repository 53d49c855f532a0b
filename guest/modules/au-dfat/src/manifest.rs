//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    let layouts = vec!["2024, 12 columns".to_owned(), "2026, 19 columns".to_owned()];
    let format = |name: &str| Format {
        name: name.into(),
        versions: layouts.clone(),
    };
    Manifest {
        issuer: "AU".into(),
        list_name: "dfat".into(),
        title: "Consolidated List".into(),
        authority: "Department of Foreign Affairs and Trade".into(),
        formats: vec![
            format("Australian consolidated list XLSX"),
            format("Australian consolidated list XLS"),
        ],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*regulation8_consolidated*.xls*".into(),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(1500),
            at_most: Some(30_000),
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
