use anyhow::Result;
use clap::Args;
use dragoman_resolve::Cluster;
use serde::Serialize;

use super::Format;
use crate::aggregate::{Aggregate, Known};
use crate::audience::AudienceArguments;
use crate::cluster::{Shown, left_out};
use crate::exit::Exit;
use crate::store::ReportArguments;
use crate::{departure, effect, print, record};

/// Show what all lists say of the subject of a record: each value once, with every record and place that says it.
///
/// Records in force that are of one subject form a cluster. What joins them is shown with what each piece of evidence weighs: one
/// bit more, and it is twice as likely that they are of one subject.
///
/// In JSON it is one object. Where the record's id stands on several lists of its issuer, it is of the first of them, which is said, and those
/// of the others are in its `others`, which is empty otherwise.
///
/// With --release-to only what that party may see, and nothing that follows from anything else: a record that it may not see is answered like
/// one that is not there.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman show UN/6908555\n          dragoman show UN/6908555 --release-to FR"
)]
pub(crate) struct Show {
    /// The record: `ISSUER/ID`, or `ISSUER/LIST/ID`.
    #[arg(value_name = "RECORD")]
    named: String,
    /// Only this record, as its list has it.
    #[arg(long)]
    record: bool,
    #[command(flatten)]
    report: ReportArguments,
    #[command(flatten)]
    audience: AudienceArguments,
}

impl Show {
    pub(crate) fn run(self) -> Result<Exit> {
        let aggregate = Aggregate::open_for(&self.report.store, &self.audience)?;
        let found = aggregate.named(&self.named)?;
        if found.is_empty() {
            print::error(&format!("{}: no such record is in force", self.named));
            for (key, left) in aggregate.departures(&self.named)? {
                print::error(&departure::text(&key, &left));
            }
            return Ok(Exit::FellShort);
        }
        if self.record {
            let mut records = Vec::new();
            for key in &found {
                let members = aggregate.members(&aggregate.cluster(key)?)?;
                records.extend(members.into_iter().filter(|known| known.key() == *key));
            }
            return self.print(&records, |known| alone(&aggregate, known));
        }
        let mut clusters: Vec<Cluster> = Vec::new();
        for key in &found {
            let cluster = aggregate.cluster(key)?;
            if clusters.iter().all(|known| known.id != cluster.id) {
                clusters.push(cluster);
            }
        }
        let subjects = clusters.iter().map(|cluster| Shown::of(&aggregate, cluster));
        self.print(&subjects.collect::<Result<Vec<_>>>()?, Shown::text)
    }

    /// Prints what was found: one or more.
    fn print<T: Serialize>(&self, found: &[T], text: impl Fn(&T) -> Result<String>) -> Result<Exit> {
        match (self.report.format, found) {
            (Format::Json, [first, others @ ..]) => {
                if !others.is_empty() {
                    print::note(&format!(
                        "{}: stands on several lists; this is of the first, and `others` has those of the others; ISSUER/LIST/ID names one",
                        self.named
                    ));
                }
                print::json(&Found { first, others })?;
            }
            _ => found.iter().try_for_each(|found| print::text(&text(found)?))?,
        }
        Ok(Exit::Fine)
    }
}

/// What stands under an id: one JSON document, whatever the number of lists that it stands on.
#[derive(Serialize)]
struct Found<'a, T> {
    #[serde(flatten)]
    first: &'a T,
    others: &'a [T],
}

/// A record for people, as its list has it.
fn alone(aggregate: &Aggregate, known: &Known) -> Result<String> {
    let mut text = record::text(&known.held, &known.item()?, &aggregate.names(&known.held)?)?;
    let effect = known.effect.iter().flat_map(effect::lines);
    for line in known.recognition.iter().flat_map(left_out).chain(effect) {
        text.push_str(&format!("\n  {line}"));
    }
    Ok(text)
}
