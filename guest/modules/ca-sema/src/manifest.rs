//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "CA".into(),
        list_name: "sema".into(),
        title: "Consolidated Canadian Autonomous Sanctions List".into(),
        authority: "Global Affairs Canada".into(),
        formats: vec![Format {
            name: "Canadian autonomous sanctions XML (sema-lmes)".into(),
            versions: vec![
                "2020: Entity, Title, DateOfBirth".into(),
                "2025: EntityOrShip, TitleOrShip, DateOfBirthOrShipBuildDate, ShipIMONumber, DateOfListing"
                    .into(),
                "2026: the names of 2025 in English and French, TitleOrShipType-TitreOuTypeDeNavire".into(),
            ],
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
            at_least: Some(1000),
            at_most: Some(25_000),
        }],
        languages: vec!["en".into(), "fr".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
