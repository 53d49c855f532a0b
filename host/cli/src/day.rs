//! The day to go by.

use clap::Args;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The day to go by.
#[derive(Args)]
pub(crate) struct DayArguments {
    /// The day to go by: what had to be given up before is not written, and what expired before is not active. Default today (UTC).
    #[arg(long, value_name = "yyyy-mm-dd")]
    as_of: Option<Date>,
}

impl DayArguments {
    /// The day.
    pub(crate) fn day(&self) -> Date {
        self.as_of.unwrap_or_else(today)
    }
}

/// The day it is in UTC.
pub(crate) fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}
