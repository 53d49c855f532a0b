//! What the module says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedCount, ExpectedPart, FeedMode, Format, Manifest, Marking, Tlp};

use crate::role::Role;

/// The manifest.
pub(crate) fn manifest() -> Manifest {
    Manifest {
        issuer: "US".into(),
        list_name: "ofac-sdn".into(),
        title: "Specially Designated Nationals and Blocked Persons List".into(),
        authority: "Office of Foreign Assets Control, U.S. Department of the Treasury".into(),
        formats: vec![Format {
            name: "OFAC SDN flat files CSV".into(),
            versions: vec!["12, 6, 5 and 2 columns, with or without header".into()],
        }],
        parts: Role::ALL.iter().map(|role| part(*role)).collect(),
        mode: FeedMode::Snapshot,
        expected_counts: vec![ExpectedCount {
            what: "subjects".into(),
            at_least: Some(4000),
            at_most: Some(60_000),
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

fn part(role: Role) -> ExpectedPart {
    ExpectedPart {
        role: role.name().into(),
        name_pattern: role.pattern().into(),
        media_type: "text/csv".into(),
        required: role.is_required(),
    }
}
