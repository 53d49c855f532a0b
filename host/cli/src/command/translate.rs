use std::collections::BTreeMap;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Result, anyhow};
use clap::{Args, ValueEnum};
use dragoman_check::{Explained, explained};
use dragoman_model::schema::{Manifest, Notice, Summary};
use dragoman_model::{ItemKind, Record, Rejection};
use dragoman_runtime::{Feed, Module, Outcome, Usage};
use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::aside::Aside;
use crate::exit::Exit;
use crate::{finding, input, parts, place, print, visible};

/// Run one component over the files of one edition, without a store: items to stdout, the summary to stderr.
#[derive(Args)]
#[command(after_help = "Example: dragoman translate modules/un-sc.wasm consolidated.xml | head -1")]
pub(crate) struct Translate {
    /// The component.
    module: PathBuf,
    /// The files of one edition.
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// One item a line, or one document with manifest, summary, rejections and notices as well.
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Do it again whenever the component or a file changes, until it is stopped.
    #[arg(long)]
    watch: bool,
}

/// Time between two looks at the files.
const LOOK: Duration = Duration::from_millis(300);

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Jsonl,
    Json,
}

#[derive(Serialize)]
struct Document<'a> {
    manifest: &'a Manifest,
    summary: &'a Summary,
    #[serde(serialize_with = "in_turn")]
    items: (&'a [Record], &'a Aside),
    rejections: &'a [Rejection],
    notices: &'a [Notice],
    usage: Usage,
}

/// Writes records one by one, each with its numbers.
fn in_turn<S: Serializer>((records, aside): &(&[Record], &Aside), serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(records.iter().map(|record| aside.fill(record)))
}

impl Translate {
    pub(crate) fn run(self) -> Result<Exit> {
        if !self.watch {
            return self.once();
        }
        let mut seen = None;
        loop {
            // Before it is read: what changes meanwhile is read again.
            let state = self.state();
            if seen.as_ref() != Some(&state) {
                print::note(&format!("-- at {}", Timestamp::now()));
                if let Err(error) = self.once() {
                    print::error(&format!("{error:#}"));
                }
                if print::is_unread() {
                    return Ok(Exit::Fine);
                }
                seen = Some(state);
            }
            thread::sleep(LOOK);
        }
    }

    /// When each file was changed last, and its size; none for one that cannot be seen.
    fn state(&self) -> Vec<Option<(SystemTime, u64)>> {
        let files = std::iter::once(&self.module).chain(&self.files);
        let state = |path: &PathBuf| {
            let metadata = path.metadata().ok()?;
            Some((metadata.modified().ok()?, metadata.len()))
        };
        files.map(state).collect()
    }

    /// The parts of the edition, as the module is to see them.
    fn feed(&self, module: &Module) -> Result<Feed> {
        let mut shelf = input::shelf();
        let files = input::feed(&self.files, &mut shelf)?;
        let described = module.describe();
        let expected = described
            .map_err(|failure| anyhow!(place::explain(&failure, &files)))?
            .parts;
        let parts = parts::unpacked(&files, &expected, &module.limits().unpack, &mut shelf)?;
        let parts = parts.matched(&expected)?;
        parts.remarks.iter().for_each(|remark| print::warning(remark));
        Ok(parts.feed)
    }

    fn once(&self) -> Result<Exit> {
        let module = input::module(&self.module)?;
        let feed = match self.feed(&module) {
            Ok(feed) => feed,
            // It says nothing about the input.
            Err(error) if input::is_without_room(&error) => return Err(error),
            Err(error) => {
                print::error(&format!("{error:#}"));
                return Ok(Exit::FellShort);
            }
        };
        let aside = Aside::new();
        let run = module.translate_giving_numbers_to(&feed, Box::new(aside.clone()));
        for line in &run.log {
            print::note(&format!(
                "log: {:?}: {}",
                line.level,
                visible::line(&line.message)
            ));
        }
        let outcome = match &run.result {
            Ok(outcome) => outcome,
            Err(failure) => {
                print::error(&place::explain(failure, &feed));
                return Ok(Exit::FellShort);
            }
        };
        match self.format {
            Format::Jsonl => print::json_lines(outcome.records.iter().map(|record| aside.fill(record)))?,
            Format::Json => print::json(&Document {
                manifest: &outcome.manifest,
                summary: &outcome.summary,
                items: (&outcome.records, &aside),
                rejections: &outcome.rejections,
                notices: &outcome.notices,
                usage: run.usage,
            })?,
        }
        report(outcome, &feed);
        Ok(Exit::Fine)
    }
}

fn report(outcome: &Outcome, feed: &Feed) {
    let mut counts = BTreeMap::<ItemKind, usize>::new();
    for record in &outcome.records {
        *counts.entry(record.item().kind()).or_default() += 1;
    }
    let counts: Vec<_> = counts
        .iter()
        .map(|(kind, count)| format!("{count} {kind:?}"))
        .collect();
    print::note(&format!(
        "{}/{}: {}",
        outcome.manifest.issuer,
        outcome.manifest.list_name,
        counts.join(", ")
    ));
    for (name, explained) in explained(feed, &outcome.records) {
        let share = match explained {
            Explained::Nothing => "no record stands in it".into(),
            Explained::Share(share) => format!("records explain {:.1} % of it", share * 100.0),
            // A workbook: only the module can read it.
            Explained::Unknown => continue,
        };
        print::note(&format!("{}: {share}", visible::line(&name)));
    }
    let names = feed.into();
    let rejections = outcome.rejections.iter();
    rejections.for_each(|rejection| print::note(&finding::rejection(rejection, &names)));
    let notices = outcome.notices.iter();
    notices.for_each(|notice| print::note(&finding::notice(notice, &names)));
}
