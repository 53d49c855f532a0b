//! The trust file.

use std::path::PathBuf;

use dragoman_trust::{KeyState, Purpose};
use jiff::Timestamp;
use serde::Serialize;

use super::Problem;
use crate::config::Config;
use crate::{trust, visible};

/// Whose signatures are trusted.
#[derive(Debug, Serialize)]
pub(crate) struct State {
    /// The trust file.
    #[serde(serialize_with = "visible::path_if_any")]
    pub(crate) file: Option<PathBuf>,
    /// Whether a module without a signature is refused.
    pub(crate) signature_required: bool,
    /// Whether a module without the signed report of a passed check is refused, unless it is said otherwise of a partner.
    pub(crate) check_required: bool,
    /// Its keys.
    pub(crate) keys: Vec<Key>,
}

/// A key of the trust file.
#[derive(Debug, Serialize)]
pub(crate) struct Key {
    pub(crate) key: String,
    pub(crate) issuers: Vec<String>,
    pub(crate) signs: Vec<Purpose>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) until: Option<String>,
    /// Why it may not be used now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) barred: Option<String>,
}

/// The trust file of a configuration.
pub(super) fn state(config: &Config, now: Timestamp, problems: &mut Vec<Problem>) -> State {
    let keys = match config.trust.as_deref().map(trust::trust_file).transpose() {
        Ok(file) => file.map_or_else(Vec::new, |file| file.keys(now).map(Key::from).collect()),
        Err(error) => {
            problems.push(Problem::told("trust", format!("{error:#}")));
            Vec::new()
        }
    };
    for partner in &config.partners {
        let required = [
            ("signatures are", Purpose::Modules, config.require_signature),
            (
                "a check is",
                Purpose::Checks,
                partner.requires_check(config.require_check),
            ),
        ];
        for (what, purpose, required) in required {
            let usable = |key: &Key| {
                key.barred.is_none() && key.issuers.contains(&partner.issuer) && key.signs.contains(&purpose)
            };
            if required && !keys.iter().any(usable) {
                problems.push(Problem::new(
                    partner.key(),
                    format!(
                        "{what} required, and no key may sign {purpose} for {} now",
                        partner.issuer
                    ),
                    "add the partner's key to the trust file, or ask for a new one",
                ));
            }
        }
    }
    State {
        file: config.trust.clone(),
        signature_required: config.require_signature,
        check_required: config.require_check,
        keys,
    }
}

impl From<KeyState> for Key {
    fn from(state: KeyState) -> Self {
        Self {
            key: state.key.to_string(),
            issuers: state.issuers,
            signs: state.signs,
            until: state.until,
            barred: state.barred.map(|refusal| refusal.to_string()),
        }
    }
}
