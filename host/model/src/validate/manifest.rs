//! What a manifest must say before a module's items are looked at.

use super::codes;
use crate::schema::{Manifest, Marking};
use crate::text::is_blank;

/// A manifest that breaks a rule.
#[derive(Debug, thiserror::Error)]
#[error("manifest: `{field}` {message}")]
pub struct ManifestError {
    /// Which field.
    pub field: &'static str,
    /// The rule, and what was found instead.
    pub message: String,
}

impl Manifest {
    /// Checks that the manifest says what it must, and that its values have the shapes of the schema.
    ///
    /// # Errors
    ///
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), ManifestError> {
        let rule = |field, holds: bool, message: &dyn Fn() -> String| match holds {
            true => Ok(()),
            false => Err(ManifestError {
                field,
                message: message(),
            }),
        };
        rule("issuer", is_issuer(&self.issuer), &|| {
            format!(
                "is 2 to 16 upper-case letters, such as GB or INTERPOL, not {:?}",
                self.issuer
            )
        })?;
        rule("list-name", is_list_name(&self.list_name), &|| {
            format!(
                "is up to 32 lower-case letters, digits and hyphens, not {:?}",
                self.list_name
            )
        })?;
        for (field, text) in [
            ("title", &self.title),
            ("authority", &self.authority),
            ("contact", &self.contact),
        ] {
            rule(field, !is_blank(text), &|| "is empty".into())?;
        }
        let blank = self
            .formats
            .iter()
            .any(|format| is_blank(&format.name) || format.versions.iter().any(|version| is_blank(version)));
        rule("formats", !blank, &|| {
            "has a name or version that is empty".into()
        })?;
        for part in &self.parts {
            let filled = ![&part.role, &part.name_pattern]
                .into_iter()
                .any(|text| is_blank(text));
            rule("parts", filled, &|| {
                "has a part without role or name-pattern".into()
            })?;
            rule("parts", is_media_type(&part.media_type), &|| {
                format!(
                    "has {:?}, which is not a media type such as text/csv",
                    part.media_type
                )
            })?;
        }
        for count in &self.expected_counts {
            rule("expected-counts", COUNTED.contains(&&*count.what), &|| {
                format!("counts one of {}, not {:?}", COUNTED.join(", "), count.what)
            })?;
            let ordered = count
                .at_least
                .zip(count.at_most)
                .is_none_or(|(least, most)| least <= most);
            rule("expected-counts", ordered, &|| {
                format!("expects at least more than at most of {}", count.what)
            })?;
        }
        for tag in &self.languages {
            rule("languages", codes::is_language(tag), &|| {
                format!("has {tag:?}, which is not a BCP 47 tag such as ru")
            })?;
        }
        rule("module-version", codes::is_version(&self.module_version), &|| {
            format!(
                "is a semantic version such as 1.2.0, not {:?}",
                self.module_version
            )
        })?;
        marking(&self.default_marking).map_err(|message| ManifestError {
            field: "default-marking",
            message,
        })
    }
}

/// What an expectation may count.
const COUNTED: [&str; 4] = ["subjects", "travel-documents", "assessments", "withdrawals"];

fn is_issuer(issuer: &str) -> bool {
    (2..=16).contains(&issuer.len()) && issuer.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn is_list_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=32).contains(&name.len()) && name.bytes().all(fits)
}

/// Type and subtype (RFC 6838), parameters left out of account.
fn is_media_type(text: &str) -> bool {
    let name = |text: &str| {
        text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    let media_type = text.split(';').next().unwrap_or(text);
    media_type
        .split_once('/')
        .is_some_and(|(kind, subtype)| name(kind) && name(subtype.trim_end()))
}

/// Checks a marking by itself.
pub(super) fn marking(marking: &Marking) -> Result<(), String> {
    if let Some(code) = marking.releasable_to.iter().find(|code| !codes::is_country(code)) {
        return Err(format!(
            "releasable-to: {code:?} is not an ISO 3166-1 alpha-2 code, UN, EU or XK"
        ));
    }
    if let Some(day) = &marking.retain_until
        && !codes::is_day(day)
    {
        return Err(format!("retain-until: {day:?} is not a day (yyyy-mm-dd)"));
    }
    Ok(())
}

#[cfg(test)]
#[path = "manifest_tests.rs"]
mod tests;
