use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use dragoman_hub::Judged;
use dragoman_resolve::{Answer, Decision as Judgement, RecordKey};
use jiff::Timestamp;

use super::Format;
use crate::aggregate::Aggregate;
use crate::exit::Exit;
use crate::question::Asked;
use crate::store::StoreArguments;
use crate::{link, print, resolution, visible};

/// List pairs of records of which it is doubtful whether they are of one subject, and decide on them.
///
/// The pair whose answer would settle most comes first. What people say goes before any evidence, outlives editions, and can be
/// exported and imported. Records are named ISSUER/LIST/ID.
#[derive(Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = r#"Example: dragoman review same UN/sc/7 GB/ofsi/12 --by "A. Clerk" --why "one passport""#
)]
pub(crate) struct Review {
    #[command(subcommand)]
    action: Option<Action>,
    /// So many pairs at most.
    #[arg(long, default_value_t = 10)]
    limit: usize,
    #[command(flatten)]
    store: StoreArguments,
    /// How to write them.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Subcommand)]
enum Action {
    /// Say that two records are of one subject.
    Same(Judge),
    /// Say that two records are of two subjects.
    Different(Judge),
    /// Say that it cannot be told: the pair is not joined by itself, and is asked about last.
    Unsure(Judge),
    /// Show what speaks for and against two records being of one subject.
    Explain(Explain),
    /// Write all that was ever said, a line of JSON each, the oldest first.
    Export(Export),
    /// Take what was said in another store. All of it or, where a line is wrong, none.
    Import(Import),
}

#[derive(Args)]
struct Judge {
    /// One record.
    a: RecordKey,
    /// The other.
    b: RecordKey,
    /// Who says so.
    #[arg(long, value_name = "WHO")]
    by: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    why: String,
    #[command(flatten)]
    store: StoreArguments,
}

#[derive(Args)]
struct Explain {
    /// One record.
    a: RecordKey,
    /// The other.
    b: RecordKey,
    #[command(flatten)]
    store: StoreArguments,
    /// How to write it.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Args)]
struct Export {
    #[command(flatten)]
    store: StoreArguments,
}

#[derive(Args)]
struct Import {
    /// A file as `dragoman review export` writes it.
    file: PathBuf,
    #[command(flatten)]
    store: StoreArguments,
}

impl Review {
    pub(crate) fn run(self) -> Result<Exit> {
        match self.action {
            None => list(&self.store, self.limit, self.format),
            Some(Action::Same(judge)) => judge.run(Answer::Same),
            Some(Action::Different(judge)) => judge.run(Answer::Different),
            Some(Action::Unsure(judge)) => judge.run(Answer::Unsure),
            Some(Action::Explain(explain)) => explain.run(),
            Some(Action::Export(export)) => {
                print::json_lines(export.store.read()?.judgements()?)?;
                Ok(Exit::Fine)
            }
            Some(Action::Import(import)) => import.run(),
        }
    }
}

fn list(store: &StoreArguments, limit: usize, format: Format) -> Result<Exit> {
    let aggregate = Aggregate::open(store)?;
    let questions = aggregate.hub().questions()?;
    let count = questions.len();
    let mut asked = Vec::new();
    for question in questions.into_iter().take(limit) {
        asked.push(Asked::new(question, &aggregate)?);
    }
    match format {
        Format::Json => print::json(&asked)?,
        Format::Text => {
            asked.iter().try_for_each(|asked| print::text(&asked.text()))?;
            print::note(&format!("{} of {count} pairs to look at", asked.len()));
        }
    }
    Ok(Exit::Fine)
}

impl Judge {
    fn run(self, answer: Answer) -> Result<Exit> {
        let mut hub = self.store.open()?;
        let judgement = Judgement {
            a: self.a,
            b: self.b,
            answer,
            by: self.by,
            why: self.why,
        };
        check(&judgement)?;
        for key in [&judgement.a, &judgement.b] {
            if hub.subject(key)?.is_none() {
                bail!("{key}: no subject of this name is in force; records are named ISSUER/LIST/ID");
            }
        }
        hub.judge(&[Judged {
            judgement,
            judged: Timestamp::now().to_string(),
        }])?;
        let together = hub.resolve()?;
        print::text(&format!("kept: {}", resolution::text(together)))?;
        Ok(Exit::Fine)
    }
}

impl Explain {
    fn run(self) -> Result<Exit> {
        let hub = self.store.read()?;
        let Some(found) = hub.explain(&self.a, &self.b)? else {
            bail!(
                "{} and {}: not both name a subject in force; records are named ISSUER/LIST/ID",
                self.a,
                self.b
            );
        };
        match self.format {
            Format::Json => print::json(&found)?,
            Format::Text => print::text(&format!(
                "{} and {}, {}: {}\n{}",
                visible::line(&found.a.to_string()),
                visible::line(&found.b.to_string()),
                link::bits(found.total),
                link::verdict(found.verdict),
                link::text(&found)
            ))?,
        }
        Ok(Exit::Fine)
    }
}

impl Import {
    fn run(self) -> Result<Exit> {
        let path = self.file.display();
        let text = fs::read_to_string(&self.file)
            .with_context(|| format!("{path}: cannot be read; give what `dragoman review export` wrote"))?;
        let mut hub = self.store.open()?;
        let known = hub.judgements()?;
        let mut judged: Vec<Judged> = Vec::new();
        for (index, line) in text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.trim().is_empty())
        {
            let place = || {
                let excerpt: String = line.chars().take(80).collect();
                format!(
                    "{path}, line {}: {}\n  nothing was taken",
                    index + 1,
                    visible::line(&excerpt)
                )
            };
            let read: Judged = serde_json::from_str(line).with_context(place)?;
            check(&read.judgement).with_context(place)?;
            if !known.contains(&read) && !judged.contains(&read) {
                judged.push(read);
            }
        }
        hub.judge(&judged)?;
        let together = hub.resolve()?;
        print::text(&format!(
            "{} judgements taken, the others were known: {}",
            judged.len(),
            resolution::text(together)
        ))?;
        Ok(Exit::Fine)
    }
}

/// Refuses what cannot have been meant.
fn check(judgement: &Judgement) -> Result<()> {
    if judgement.a == judgement.b {
        bail!("{}: is one record; a judgement is about two", judgement.a);
    }
    if judgement.by.trim().is_empty() || judgement.why.trim().is_empty() {
        bail!("a judgement says by whom it is and why");
    }
    Ok(())
}
