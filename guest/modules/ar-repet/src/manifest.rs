//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    let part = |role: &str, pattern: &str| ExpectedPart {
        role: role.into(),
        name_pattern: pattern.into(),
        media_type: "application/json".into(),
        required: true,
    };
    Manifest {
        issuer: "AR".into(),
        list_name: "repet".into(),
        title:
            "Registro Público de Personas y Entidades vinculadas a actos de Terrorismo y su Financiamiento"
                .into(),
        authority: "Ministerio de Justicia".into(),
        formats: vec![Format {
            name: "RePET JSON".into(),
            versions: vec!["2022 to 2026, from published documentation; not run on a real edition".into()],
        }],
        parts: vec![
            part("persons", "personas*.json"),
            part("entities", "entidades*.json"),
        ],
        mode: FeedMode::Snapshot,
        // It follows the list of the United Nations, and adds some hundred names.
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(400),
            at_most: Some(10_000),
        }],
        languages: vec!["es".into(), "en".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: "https://dragoman.example/partners".into(),
        default_marking: Marking {
            tlp: Some(Tlp::Clear),
            ..build::marking()
        },
    }
}
