//! The configuration of a run: `dragoman.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dragoman_hub::ListKey;
use dragoman_runtime::Limits;
use serde::Deserialize;

/// Who is asked, and where the answers are kept. Paths are relative to the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The store. Default `dragoman.db`.
    #[serde(default = "default_store")]
    pub(crate) store: PathBuf,
    /// The partners.
    #[serde(default, rename = "partner")]
    pub(crate) partners: Vec<Partner>,
}

/// One list of one partner.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Partner {
    /// Issuer, as the module's manifest must say it.
    pub(crate) issuer: String,
    /// Name of the list, as the module's manifest must say it.
    pub(crate) list: String,
    /// The component.
    pub(crate) module: PathBuf,
    /// The files of the edition, in the order in which the module sees them.
    pub(crate) inputs: Vec<PathBuf>,
    /// What the module may use.
    #[serde(default)]
    pub(crate) limits: Limits,
}

impl Partner {
    /// The list.
    pub(crate) fn key(&self) -> ListKey {
        ListKey {
            issuer: self.issuer.clone(),
            list: self.list.clone(),
        }
    }
}

impl Config {
    /// Reads a configuration.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path)
            .with_context(|| format!("{}: cannot be read; name one with --config", path.display()))?;
        let mut config: Self = toml::from_str(&text).with_context(|| path.display().to_string())?;
        let folder = path.parent().unwrap_or(Path::new(""));
        config.store = folder.join(&config.store);
        for partner in &mut config.partners {
            partner.module = folder.join(&partner.module);
            partner
                .inputs
                .iter_mut()
                .for_each(|input| *input = folder.join(&*input));
        }
        Ok(config)
    }
}

fn default_store() -> PathBuf {
    "dragoman.db".into()
}
