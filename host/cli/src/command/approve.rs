use anyhow::Result;
use clap::Args;
use dragoman_hub::Verdict;

use crate::decide::Decide;
use crate::exit::Exit;

/// Let an edition that is held come into force.
///
/// Who decides, why and when is kept for ever. `dragoman status` shows what is held and why, `dragoman diff LIST --held` what
/// it would change.
#[derive(Args)]
#[command(
    after_help = r#"Example: dragoman approve CA/sema --by "A. Clerk" --why "renumbered, as announced""#
)]
pub(crate) struct Approve {
    #[command(flatten)]
    decide: Decide,
}

impl Approve {
    pub(crate) fn run(self) -> Result<Exit> {
        self.decide.run(Verdict::Approved)
    }
}
