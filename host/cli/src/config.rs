//! The configuration of a run: `dragoman.toml`.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use dragoman_check::RULE_SET;
use dragoman_hub::{AcceptanceRule, Guards, ListKey};
use dragoman_model::Digest;
use dragoman_runtime::Limits;
use serde::Deserialize;

use crate::inputs::Inputs;
use crate::trust;

/// Who is asked, and where the answers are kept. Paths are relative to the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// The store. Default `dragoman.db`.
    #[serde(default = "default_store")]
    pub(crate) store: PathBuf,
    /// The folder of the runs' receipts. Default `receipts`.
    #[serde(default = "default_receipts")]
    pub(crate) receipts: PathBuf,
    /// The folder of the editions' inputs, of this store alone. Default `inputs` beside the store.
    inputs: Option<PathBuf>,
    /// Whether the inputs of an edition are kept with it. Default true.
    #[serde(default = "default_keep_inputs", rename = "keep-inputs")]
    pub(crate) keep_inputs: bool,
    /// The file that binds issuers to keys. Default `trust.toml`, if that is there.
    pub(crate) trust: Option<PathBuf>,
    /// Whether a module without a signature is refused. Default false: one that has a signature is held to it all the same.
    #[serde(default, rename = "require-signature")]
    pub(crate) require_signature: bool,
    /// Whether a module without a signed report of a passed check is refused. Default false, and no report is looked at.
    #[serde(default, rename = "require-check")]
    pub(crate) require_check: bool,
    /// The least set of rules that a check must be of. Default that of this version.
    #[serde(default = "default_check_rules", rename = "check-rules")]
    pub(crate) check_rules: u32,
    /// Which contested listings count. Default all.
    #[serde(default)]
    pub(crate) acceptance: Vec<AcceptanceRule>,
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
    /// The BLAKE3 digest that the component must have, as `dragoman inspect` shows it. Without one, any.
    pub(crate) digest: Option<Digest>,
    /// The component's signature, which must then be there. Default the component's name with `.minisig` behind it.
    pub(crate) signature: Option<PathBuf>,
    /// Whether the report of a passed check is asked of it. Default what is said for all partners, or true where `check` names
    /// one.
    #[serde(rename = "require-check")]
    pub(crate) require_check: Option<bool>,
    /// The report of the component's check; its signature has its name with `.minisig` behind it. Default the component's
    /// name with `.check.json` behind it.
    pub(crate) check: Option<PathBuf>,
    /// The files of the edition, in the order in which the module sees them.
    pub(crate) inputs: Vec<PathBuf>,
    /// What the module may use.
    #[serde(default)]
    pub(crate) limits: Limits,
    /// When what it says is held instead of coming into force.
    #[serde(default)]
    pub(crate) guards: Guards,
}

impl Partner {
    /// The list.
    pub(crate) fn key(&self) -> ListKey {
        ListKey {
            issuer: self.issuer.clone(),
            list: self.list.clone(),
        }
    }

    /// Whether the report of a passed check is asked of it, where `all` says what is asked of all.
    pub(crate) fn requires_check(&self, all: bool) -> bool {
        self.require_check.unwrap_or(all || self.check.is_some())
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
        config.receipts = folder.join(&config.receipts);
        config.inputs = config.inputs.map(|named| folder.join(named));
        config.trust = match config.trust {
            Some(named) => Some(folder.join(named)),
            None => trust::found(folder),
        };
        for partner in &mut config.partners {
            partner.module = folder.join(&partner.module);
            partner.signature = partner.signature.as_ref().map(|path| folder.join(path));
            partner.check = partner.check.as_ref().map(|path| folder.join(path));
            partner
                .inputs
                .iter_mut()
                .for_each(|input| *input = folder.join(&*input));
        }
        Ok(config)
    }

    /// A list that two partners have: each would take the other's edition for the one before its own.
    pub(crate) fn twice(&self) -> Option<ListKey> {
        let mut known = HashSet::new();
        let mut lists = self.partners.iter().map(Partner::key);
        lists.find(|list| !known.insert(list.clone()))
    }

    /// The inputs that are kept, or were before that was switched off.
    pub(crate) fn inputs(&self) -> Inputs {
        let named = self.inputs.clone();
        Inputs::new(named.unwrap_or_else(|| self.store.with_file_name("inputs")))
    }
}

fn default_store() -> PathBuf {
    "dragoman.db".into()
}

fn default_check_rules() -> u32 {
    RULE_SET
}

fn default_keep_inputs() -> bool {
    true
}

fn default_receipts() -> PathBuf {
    "receipts".into()
}
