//! A manifest, and a summary, for translators that are there to show a reader.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedPart, FeedMode, Format, Manifest, PartialDate, Summary};

/// The manifest of a list of which files match a pattern.
pub(crate) fn of(format: &str, pattern: &str) -> Manifest {
    Manifest {
        issuer: "XX".into(),
        list_name: "persons".into(),
        title: "Persons of Xanadu".into(),
        authority: "Ministry of Examples".into(),
        formats: vec![Format {
            name: format.into(),
            versions: vec!["1".into()],
        }],
        parts: vec![ExpectedPart {
            role: "list".into(),
            name_pattern: pattern.into(),
            media_type: "application/octet-stream".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: Vec::new(),
        languages: vec!["en".into()],
        module_version: "0.1.0".into(),
        contact: "https://dragoman.example".into(),
        default_marking: build::marking(),
    }
}

/// A summary of a list that was read to its end.
pub(crate) fn summary(published: Option<PartialDate>, declared_records: Option<u32>) -> Summary {
    Summary {
        published,
        edition_label: None,
        declared_records,
        end_seen: true,
    }
}
