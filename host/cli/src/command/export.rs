use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::aggregate::Aggregate;
use crate::audience::AudienceArguments;
use crate::exit::Exit;
use crate::export::{Destination, Earlier, Format, Manifest, Records, Writing};
use crate::store::StoreArguments;
use crate::{print, visible};

/// Write every record in force.
///
/// A manifest tells which editions an export was made from, and the SHA-256 of each of its files. It stands beside a file as
/// NAME.manifest.json, and in a folder as manifest.json; the same store gives the same bytes, manifest and all. An export to a path
/// is there whole or not at all.
///
/// With --release-to only what that party may see by the markings of the records, and nothing that follows from the others: no edition, no
/// place, no relation to what is withheld, and clusters of these records alone.
///
/// In a table a single quote stands before a cell that begins with = + - or @ (after white space, and in full width), lest a
/// spreadsheet takes it for a formula, and characters that cannot be seen are written as \u{...}. A program that needs the
/// texts as they came reads jsonl.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman export --format csv > watchlist.csv\n          \
                  dragoman export --out watchlist.jsonl\n          \
                  dragoman export --changes-since watchlist.jsonl.manifest.json\n          \
                  dragoman export --verify watchlist.jsonl.manifest.json\n          \
                  dragoman export --release-to FR --out for-france.jsonl"
)]
pub(crate) struct Export {
    #[command(flatten)]
    store: StoreArguments,
    /// How to write them.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// The file to write to, or the folder for a format of several files. Default stdout.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Where the manifest of an export to stdout goes. Default none is written.
    #[arg(long, conflicts_with = "out")]
    manifest: Option<PathBuf>,
    /// Say whether the files beside this manifest are those that it lists, and write nothing. An export to stdout is read from stdin.
    #[arg(long, value_name = "MANIFEST", conflicts_with_all = ["format", "out", "manifest", "changes_since"])]
    verify: Option<PathBuf>,
    /// Write what changed since, as JSON lines: since the manifest of an export as jsonl that is kept, or since an edition of one list.
    #[arg(long, value_name = "MANIFEST|ISSUER/LIST@EDITION", conflicts_with = "format")]
    changes_since: Option<String>,
    #[command(flatten)]
    audience: AudienceArguments,
}

impl Export {
    pub(crate) fn run(self) -> Result<Exit> {
        if let Some(path) = &self.verify {
            let faults = Manifest::read(path)?.faults(path)?;
            faults
                .iter()
                .for_each(|fault| print::error(&visible::line(fault)));
            return Ok(if faults.is_empty() {
                Exit::Fine
            } else {
                Exit::FellShort
            });
        }
        let aggregate = Aggregate::open_for(&self.store, &self.audience)?;
        let destination = match self.out {
            Some(path) => Destination::Path(path),
            None => Destination::Stdout {
                manifest: self.manifest,
            },
        };
        let earlier = self.changes_since.map(|name| Earlier::find(&aggregate, &name));
        let earlier = earlier.transpose()?;
        let writing = earlier
            .as_ref()
            .map_or(Writing::Records(self.format), Writing::Changes);
        destination.write(writing, &Records::of(&aggregate))?;
        Ok(Exit::Fine)
    }
}
