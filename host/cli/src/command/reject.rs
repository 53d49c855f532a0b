use anyhow::Result;
use clap::Args;
use dragoman_hub::Verdict;

use crate::decide::Decide;
use crate::exit::Exit;

/// Keep an edition that is held from ever coming into force.
///
/// Who decides, why and when is kept for ever. `dragoman status` shows what is held and why, `dragoman diff LIST --held` what
/// it would change.
#[derive(Args)]
#[command(
    after_help = r#"Example: dragoman reject UN/sc --by "A. Clerk" --why "cut off; asked for it anew""#
)]
pub(crate) struct Reject {
    #[command(flatten)]
    decide: Decide,
}

impl Reject {
    pub(crate) fn run(self) -> Result<Exit> {
        self.decide.run(Verdict::Rejected)
    }
}
