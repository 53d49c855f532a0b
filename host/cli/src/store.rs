//! Finds the store, and editions in it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use clap::Args;
use dragoman_hub::{Edition, Hub, ListKey, Patience, Resolution, Snapshot};

use crate::command::Format;
use crate::config::Config;
use crate::place::Names;
use crate::receipt::Receipt;
use crate::{print, whole};

/// How long one waits for another process that writes: a list of a hundred million documents takes it minutes.
const PATIENCE: Patience = Patience {
    most: Duration::from_secs(15 * 60),
    silent: Duration::from_secs(1),
};

/// Where the store is.
#[derive(Args)]
pub(crate) struct StoreArguments {
    /// The configuration that names the store.
    #[arg(long, value_name = "FILE", default_value = "dragoman.toml")]
    config: PathBuf,
}

/// Where the store is, and how what is found in it is written.
#[derive(Args)]
pub(crate) struct ReportArguments {
    #[command(flatten)]
    pub(crate) store: StoreArguments,
    /// How to write what is found.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

impl StoreArguments {
    /// Opens the store, which must be there, for who writes to it.
    pub(crate) fn open(&self) -> Result<Hub> {
        Ok(self.open_with_config()?.1)
    }

    /// Opens the store, which must be there, for who reads it as it is now.
    pub(crate) fn read(&self) -> Result<Snapshot> {
        Ok(self.read_with_config()?.1)
    }

    /// Reads the configuration, and opens its store, which must be there, for who reads it as it is now.
    pub(crate) fn read_with_config(&self) -> Result<(Config, Snapshot)> {
        let config = self.config_of_store()?;
        let snapshot = read(&config.store)?;
        Ok((config, snapshot))
    }

    /// As [`Self::read_with_config`], with the clusters of what is in force now.
    pub(crate) fn resolved_with_config(&self) -> Result<(Config, (Snapshot, Resolution))> {
        let config = self.config_of_store()?;
        let resolved =
            Snapshot::open_resolved(&config.store).with_context(|| config.store.display().to_string())?;
        Ok((config, resolved))
    }

    /// Reads the configuration.
    pub(crate) fn config(&self) -> Result<Config> {
        Config::read(&self.config)
    }

    /// Reads the configuration; none if there is no such file.
    pub(crate) fn config_if_there(&self) -> Result<Option<Config>> {
        // One that cannot be seen is taken to be there: reading it will say why.
        match self.config.try_exists() {
            Ok(false) => Ok(None),
            _ => self.config().map(Some),
        }
    }

    /// Reads the configuration, and opens its store, which must be there, for who writes to it.
    pub(crate) fn open_with_config(&self) -> Result<(Config, Hub)> {
        let config = self.config_of_store()?;
        let hub = open(&config.store)?;
        Ok((config, hub))
    }

    /// Reads the configuration, whose store must be there.
    fn config_of_store(&self) -> Result<Config> {
        let config = self.config()?;
        if !config.store.exists() {
            bail!(
                "{}: there is no store yet; `dragoman run` makes it",
                config.store.display()
            );
        }
        Ok(config)
    }
}

/// Opens a store, which must be there, for who reads it as it is now; the right to read it is enough.
pub(crate) fn read(path: &Path) -> Result<Snapshot> {
    Snapshot::open(path).with_context(|| path.display().to_string())
}

/// Opens or makes a store. Who writes to it waits for another process that does.
pub(crate) fn open(path: &Path) -> Result<Hub> {
    open_telling(path, print::note)
}

/// As [`open`], where `tell` says that one waits.
pub(crate) fn open_telling(path: &Path, tell: impl Fn(&str) + Send + 'static) -> Result<Hub> {
    let name = path.display().to_string();
    let mut hub = Hub::open(path).with_context(|| name.clone())?;
    let waits = format!(
        "{name}: another process uses the store; waiting for it, for {} minutes at most",
        PATIENCE.most.as_secs() / 60
    );
    hub.wait(PATIENCE, move || tell(&waits))?;
    Ok(hub)
}

/// The folder of a store.
pub(crate) fn folder(path: &Path) -> PathBuf {
    whole::folder_of(path).to_owned()
}

/// All editions of an issuer, or of one list of it (`ISSUER/LIST`), by list, the oldest first: at least one.
pub(crate) fn editions(hub: &Hub, lists: &str) -> Result<Vec<Edition>> {
    let mut editions = hub.editions()?;
    editions.retain(|edition| edition.list.issuer == lists || edition.list.to_string() == lists);
    if editions.is_empty() {
        bail!("{lists}: no edition of such an issuer or list was kept; `dragoman status` shows what is");
    }
    Ok(editions)
}

/// The one list of an issuer, or the one of this name, with all its editions, the oldest first.
pub(crate) fn list(hub: &Hub, named: &str) -> Result<(ListKey, Vec<Edition>)> {
    let editions = editions(hub, named)?;
    let list = editions[0].list.clone();
    if editions.iter().any(|edition| edition.list != list) {
        bail!("{named}: issues several lists; name one as ISSUER/LIST");
    }
    Ok((list, editions))
}

/// Names of the parts that an edition was read from, as its receipt has them.
pub(crate) fn names(hub: &Hub, edition: &Edition) -> Result<Names> {
    Ok(Receipt::parse(hub.receipt(edition)?)?.part_names())
}
