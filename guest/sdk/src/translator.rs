use crate::schema::{Fault, Manifest, Summary};
use crate::{Feed, Sink};

/// A partner's translator.
pub trait Translator {
    /// Says what the module is. The same at every call; must not depend on anything.
    fn describe() -> Manifest;

    /// Reads the feed, emits items, and says how it ended. Called once in an instance's life.
    ///
    /// # Errors
    ///
    /// A [`Fault`] means that the feed as a whole was not translated: nothing that was emitted before counts. What is
    /// wrong with one record is a notice, and the run goes on. Where every record was left out, the SDK makes a fault of it.
    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault>;
}
