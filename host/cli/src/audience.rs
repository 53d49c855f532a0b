//! For whom something is written, and on which day.

use clap::Args;
use dragoman_release::Party;
use jiff::civil::Date;

use crate::day::DayArguments;

/// For whom something is written, and on which day.
#[derive(Args)]
pub(crate) struct AudienceArguments {
    /// Write what this party may see, and nothing that tells of more: an ISO 3166-1 alpha-2 code, UN, EU, or the code of an issuing
    /// organisation such as INTERPOL.
    #[arg(long, value_name = "PARTY")]
    release_to: Option<Party>,
    #[command(flatten)]
    day: DayArguments,
}

impl AudienceArguments {
    /// The party; none for the operator, who was given everything.
    pub(crate) fn party(&self) -> Option<&Party> {
        self.release_to.as_ref()
    }

    /// The day.
    pub(crate) fn day(&self) -> Date {
        self.day.day()
    }
}
