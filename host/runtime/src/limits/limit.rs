//! The limits by name, and what is said when one is passed.

use std::fmt;

use serde::Serialize;

/// A limit of a run, by the name that it has in [`RunLimits`](super::RunLimits) and in [`Usage`](crate::Usage).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Limit {
    /// Bytes of all linear memories.
    MemoryBytes,
    /// Elements of all tables.
    TableElements,
    /// Core instances.
    Instances,
    /// Linear memories.
    Memories,
    /// Tables.
    Tables,
    /// Bytes of stack: [`STACK_BYTES`](super::STACK_BYTES).
    StackBytes,
    /// Fuel of a translation.
    Fuel,
    /// Fuel for the manifest.
    DescribeFuel,
    /// Calls of the host's functions.
    Calls,
    /// Bytes that reads give.
    ReadBytes,
    /// Items.
    Items,
    /// Items or notices of one call.
    BatchItems,
    /// Bytes that one call carries.
    CallBytes,
    /// Bytes of all items.
    EmittedBytes,
    /// Bytes of one text.
    TextBytes,
    /// Elements of one list.
    ListLength,
    /// Notices.
    Notices,
    /// Bytes of all notices.
    NoticeBytes,
}

/// What is said of a limit that was passed.
struct Words {
    name: &'static str,
    deed: &'static str,
    unit: &'static str,
    remedy: &'static str,
}

impl Limit {
    /// Its name in a configuration.
    pub fn name(self) -> &'static str {
        self.words().name
    }

    fn words(self) -> Words {
        let (name, deed, unit, remedy) = match self {
            Self::MemoryBytes => (
                "memory_bytes",
                "it asked for too much memory",
                "bytes",
                "if the input is honest, raise the limit, or have the module read its input in pieces",
            ),
            Self::TableElements => (
                "table_elements",
                "it asked for too large tables",
                "elements",
                "ask its author why, or raise the limit",
            ),
            Self::Instances => (
                "instances",
                "it is made of too many core instances",
                "instances",
                "ask its author why, or raise the limit",
            ),
            Self::Memories => (
                "memories",
                "it has too many memories",
                "memories",
                "ask its author why, or raise the limit",
            ),
            Self::Tables => (
                "tables",
                "it has too many tables",
                "tables",
                "ask its author why, or raise the limit",
            ),
            Self::StackBytes => (
                "stack_bytes",
                "it used up its stack (call stack exhausted)",
                "bytes",
                "it calls itself without end, or follows the nesting of its input; report it to its author",
            ),
            Self::Fuel => (
                "fuel",
                "it used up its fuel without coming to an end",
                "units",
                "it loops; or, if the input is honest, raise `per_byte` of the limit",
            ),
            Self::DescribeFuel => (
                "describe_fuel",
                "it used up its fuel before it had said what it is",
                "units",
                "it loops in `describe`; report it to its author, or raise the limit",
            ),
            Self::Calls => (
                "calls",
                "it called the host too often",
                "calls",
                "have it read and emit in larger pieces, or raise the limit",
            ),
            Self::ReadBytes => (
                "read_bytes",
                "it read its input too many times over",
                "bytes",
                "have it keep what it read, or raise `per_byte` of the limit",
            ),
            Self::Items => (
                "items",
                "it emitted too many items",
                "items",
                "if the list is that long, raise the limit",
            ),
            Self::BatchItems => (
                "batch_items",
                "it emitted too many at a time",
                "items or notices in one call",
                "have it emit some hundred at a time, or raise the limit",
            ),
            Self::CallBytes => (
                "call_bytes",
                "it gave the host too much in one call",
                "bytes in one call",
                "have it emit fewer at a time, or raise the limit",
            ),
            Self::EmittedBytes => (
                "emitted_bytes",
                "it emitted too much for its input",
                "bytes",
                "if the list holds that much, raise the limit",
            ),
            Self::TextBytes => (
                "text_bytes",
                "it emitted too long a text",
                "bytes in one text",
                "if the list holds such a text, raise the limit",
            ),
            Self::ListLength => (
                "list_length",
                "it emitted a record with too long a list",
                "elements in one list",
                "if the list holds such a record, raise the limit",
            ),
            Self::Notices => (
                "notices",
                "it emitted too many notices",
                "notices",
                "have it sum those of one field, or raise the limit",
            ),
            Self::NoticeBytes => (
                "notice_bytes",
                "it emitted too large notices",
                "bytes",
                "have it shorten its excerpts, or raise the limit",
            ),
        };
        Words {
            name,
            deed,
            unit,
            remedy,
        }
    }

    /// Checks a quantity against it.
    pub(crate) fn check(self, asked: u64, allowed: u64) -> Result<(), Exceeded> {
        if asked > allowed {
            return Err(Exceeded {
                limit: self,
                asked: Some(asked),
                allowed,
            });
        }
        Ok(())
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A limit that a run passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize)]
pub struct Exceeded {
    /// Which.
    pub limit: Limit,
    /// How much was asked for; none where all that is known is that it was more than allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<u64>,
    /// How much is allowed.
    pub allowed: u64,
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.limit.words();
        write!(f, "{}: ", words.deed)?;
        if let Some(asked) = self.asked {
            write!(f, "{asked} {}, ", words.unit)?;
        }
        write!(
            f,
            "{} {} are allowed (limit `{}`); {}",
            self.allowed, words.unit, words.name, words.remedy
        )
    }
}
