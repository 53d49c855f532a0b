//! What a module of this translator says of itself.

use dragoman_guest::build;
use dragoman_guest::schema::{ExpectedPart, FeedMode, Format, Manifest};

/// What differs from partner to partner.
#[derive(Debug, Clone, Copy)]
pub struct Whose {
    /// Who issues the bundles: ISO 3166-1 alpha-2, or UN, EU, INTERPOL …
    pub issuer: &'static str,
    /// Short name of the list, lower case with hyphens.
    pub list: &'static str,
    /// Title of the list.
    pub title: &'static str,
    /// Authority that publishes it.
    pub authority: &'static str,
    /// Whom to ask: mail address or URL.
    pub contact: &'static str,
}

/// The manifest of a partner's module. What a partner knows better (languages, plausible counts, the version of its own
/// crate, changes instead of whole lists) it sets in what comes out.
pub fn manifest(whose: Whose) -> Manifest {
    Manifest {
        issuer: whose.issuer.into(),
        list_name: whose.list.into(),
        title: whose.title.into(),
        authority: whose.authority.into(),
        formats: vec![Format {
            name: "STIX bundles in JSON".into(),
            versions: vec![
                "2.1, from published documentation; not run on a real edition".into(),
                "2.0, as far as 2.1 kept it".into(),
            ],
        }],
        parts: vec![ExpectedPart {
            role: "bundle".into(),
            name_pattern: "*.json".into(),
            media_type: "application/stix+json".into(),
            required: true,
        }],
        mode: FeedMode::Snapshot,
        expected_counts: Vec::new(),
        languages: vec!["en".into()],
        module_version: env!("CARGO_PKG_VERSION").into(),
        contact: whose.contact.into(),
        // Objects say themselves what they are: a level here would tighten those that are marked as open. What they do not
        // say, `Partner::unmarked` does.
        default_marking: build::marking(),
    }
}
