//! What a manifest must say before a module's items are looked at.

use super::codes;
use crate::schema::{Manifest, Marking};

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
    /// Checks the shapes that issuer, list, version and marking must have.
    ///
    /// # Errors
    ///
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), ManifestError> {
        let issuer = self.issuer.bytes();
        if !(2..=16).contains(&issuer.len()) || !issuer.clone().all(|byte| byte.is_ascii_uppercase()) {
            let message = format!(
                "is 2 to 16 upper-case letters, such as GB or INTERPOL, not {:?}",
                self.issuer
            );
            return Err(ManifestError {
                field: "issuer",
                message,
            });
        }
        let list = self.list_name.bytes();
        let listed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if !(1..=32).contains(&list.len()) || !list.clone().all(listed) {
            let message = format!(
                "is up to 32 lower-case letters, digits and hyphens, not {:?}",
                self.list_name
            );
            return Err(ManifestError {
                field: "list-name",
                message,
            });
        }
        for (field, text) in [
            ("title", &self.title),
            ("authority", &self.authority),
            ("contact", &self.contact),
        ] {
            if text.trim().is_empty() {
                return Err(ManifestError {
                    field,
                    message: "is empty".into(),
                });
            }
        }
        let version: Vec<_> = self
            .module_version
            .split(['-', '+'])
            .next()
            .unwrap_or("")
            .split('.')
            .collect();
        if version.len() != 3 || version.iter().any(|number| number.parse::<u64>().is_err()) {
            let message = format!(
                "is a semantic version such as 1.2.0, not {:?}",
                self.module_version
            );
            return Err(ManifestError {
                field: "module-version",
                message,
            });
        }
        marking(&self.default_marking).map_err(|message| ManifestError {
            field: "default-marking",
            message,
        })
    }
}

/// Checks a marking by itself.
pub(super) fn marking(marking: &Marking) -> Result<(), String> {
    if let Some(code) = marking.releasable_to.iter().find(|code| !codes::is_country(code)) {
        return Err(format!(
            "releasable-to: {code:?} is not an ISO 3166-1 alpha-2 code, UN, EU or XK"
        ));
    }
    if let Some(day) = &marking.retain_until
        && (day.len() != 10 || day.parse::<jiff::civil::Date>().is_err())
    {
        return Err(format!("retain-until: {day:?} is not a day (yyyy-mm-dd)"));
    }
    Ok(())
}
