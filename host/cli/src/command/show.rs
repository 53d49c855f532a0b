use anyhow::Result;
use clap::Args;
use dragoman_resolve::RecordKey;

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
        let mut shown = Vec::new();
        for key in &found {
            let cluster = aggregate.cluster(key)?;
            if self.record {
                self.alone(&aggregate, key, aggregate.members(&cluster)?)?;
            } else if !shown.contains(&cluster.id) {
                let subject = Shown::of(&aggregate, &cluster)?;
                match self.report.format {
                    Format::Json => print::json(&subject)?,
                    Format::Text => print::text(&subject.text()?)?,
                }
                shown.push(cluster.id);
            }
        }
        Ok(Exit::Fine)
    }

    fn alone(&self, aggregate: &Aggregate, key: &RecordKey, members: Vec<Known>) -> Result<()> {
        for known in members.iter().filter(|known| known.key() == *key) {
            match self.report.format {
                Format::Json => print::json(known)?,
                Format::Text => {
                    let mut text = record::text(&known.held, &known.item()?, &aggregate.names(&known.held)?)?;
                    let effect = known.effect.iter().flat_map(effect::lines);
                    for line in known.recognition.iter().flat_map(left_out).chain(effect) {
                        text.push_str(&format!("\n  {line}"));
                    }
                    print::text(&text)?;
                }
            }
        }
        Ok(())
    }
}
