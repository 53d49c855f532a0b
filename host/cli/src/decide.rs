//! Decides on an edition that is held: what `approve` and `reject` have in common.

use anyhow::{Result, bail};
use clap::Args;
use dragoman_hub::{Decision, Edition, Hub, ListKey, Verdict};
use jiff::Timestamp;

use crate::exit::Exit;
use crate::store::{self, StoreArguments};
use crate::{edition, print};

/// On what is decided, by whom and why.
#[derive(Args)]
pub(crate) struct Decide {
    /// The list: `ISSUER`, or `ISSUER/LIST` where it issues several.
    list: String,
    /// Number of the edition. Default the one that is held.
    #[arg(long)]
    edition: Option<i64>,
    /// Who decides.
    #[arg(long, value_name = "WHO")]
    by: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    why: String,
    #[command(flatten)]
    store: StoreArguments,
}

impl Decide {
    pub(crate) fn run(self, verdict: Verdict) -> Result<Exit> {
        let mut hub = self.store.open()?;
        let list = list(&hub, &self.list, self.edition)?;
        let decision = Decision {
            verdict,
            decided: Timestamp::now().to_string(),
            who: self.by,
            why: self.why,
        };
        let number = hub.decide(&list, self.edition, &decision)?;
        let editions = hub.editions()?;
        let is_shown =
            |found: &&Edition| found.edition == number || (found.list == list && edition::is_current(found));
        editions
            .iter()
            .filter(is_shown)
            .try_for_each(|found| print::text(&edition::text(found)))?;
        Ok(Exit::Fine)
    }
}

/// The one list that is meant: of an issuer of several, the one with an edition of that number or with any that is held.
fn list(hub: &Hub, named: &str, edition: Option<i64>) -> Result<ListKey> {
    let editions = store::editions(hub, named)?;
    let mut lists: Vec<_> = editions.iter().map(|found| found.list.clone()).collect();
    lists.dedup();
    if lists.len() > 1 {
        let held = hub.held()?;
        let is_meant = |list: &ListKey| match edition {
            Some(number) => editions
                .iter()
                .any(|found| found.edition == number && found.list == *list),
            None => held.iter().any(|found| found.list == *list),
        };
        lists.retain(is_meant);
        if lists.is_empty() {
            bail!(
                "{named}: no edition of its lists is held, or none has this number; `dragoman status --all` shows them"
            );
        }
    }
    match &lists[..] {
        [list] => Ok(list.clone()),
        _ => bail!("{named}: issues several lists; name one as ISSUER/LIST"),
    }
}
