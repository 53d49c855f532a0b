//! How long one waits for another process that holds the store.

use std::thread;
use std::time::{Duration, Instant};

use crate::error::HubError;
use crate::hub::Hub;

/// Time between two looks whether the store is free.
const LOOK: Duration = Duration::from_millis(50);

/// How long who writes waits while another process writes: a list of a hundred million documents is one transaction of minutes. Who reads
/// waits for nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// How long. After that it is [`HubError::Busy`], and nothing was changed.
    pub most: Duration,
    /// After how long it is said that one waits.
    pub silent: Duration,
}

impl Hub {
    /// Waits with this patience, and calls `tell` once in every wait that is longer than it is silent. Default ten seconds, of which
    /// nothing is told.
    ///
    /// # Errors
    ///
    /// If the store fails.
    pub fn wait(
        &mut self,
        patience: Patience,
        mut tell: impl FnMut() + Send + 'static,
    ) -> Result<(), HubError> {
        let (mut began, mut is_told) = (Instant::now(), false);
        let waits = move |looks: i32| {
            if looks == 0 {
                (began, is_told) = (Instant::now(), false);
            }
            let waited = began.elapsed();
            if waited >= patience.silent && !is_told {
                is_told = true;
                tell();
            }
            let goes_on = waited < patience.most;
            if goes_on {
                thread::sleep(LOOK);
            }
            goes_on
        };
        Ok(self.connection.busy_handler(Some(waits))?)
    }
}

#[cfg(test)]
#[path = "patience_tests.rs"]
mod tests;
