//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "TR".into(),
        list_name: "masak".into(),
        title: "Malvarlıkları Dondurulanlar".into(),
        authority: "Mali Suçları Araştırma Kurulu (MASAK)".into(),
        formats: vec![Format {
            name: "MASAK lists of frozen assets XLSX".into(),
            versions: vec!["2024 to 2026, from published documentation; not run on a real edition".into()],
        }],
        // One workbook for each legal basis. Which is which their titles say, not their names.
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: "*.xlsx".into(),
            media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        // Some two thousand three hundred are listed in the four workbooks, a hundred in the smallest.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(50),
            at_most: Some(30_000),
        }],
        languages: vec!["tr".into(), "en".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
