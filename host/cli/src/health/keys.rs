//! The trust file.

use std::path::PathBuf;

use dragoman_trust::KeyState;
use jiff::Timestamp;
use serde::Serialize;

use super::Problem;
use crate::config::Config;
use crate::trust;

/// Whose signatures are trusted.
#[derive(Debug, Serialize)]
pub(crate) struct State {
    /// The trust file.
    pub(crate) file: Option<PathBuf>,
    /// Whether a module without a signature is refused.
    pub(crate) signature_required: bool,
    /// Its keys.
    pub(crate) keys: Vec<Key>,
}

/// A key of the trust file.
#[derive(Debug, Serialize)]
pub(crate) struct Key {
    pub(crate) key: String,
    pub(crate) issuers: Vec<String>,
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
        let usable = |key: &&Key| key.barred.is_none() && key.issuers.contains(&partner.issuer);
        if config.require_signature && !keys.iter().any(|key| usable(&key)) {
            problems.push(Problem::new(
                partner.key(),
                format!(
                    "signatures are required, and no key may sign for {} now",
                    partner.issuer
                ),
                "add the partner's key to the trust file, or ask for a new one",
            ));
        }
    }
    State {
        file: config.trust.clone(),
        signature_required: config.require_signature,
        keys,
    }
}

impl From<KeyState> for Key {
    fn from(state: KeyState) -> Self {
        Self {
            key: state.key.to_string(),
            issuers: state.issuers,
            until: state.until,
            barred: state.barred.map(|refusal| refusal.to_string()),
        }
    }
}
