//! When an edition is held.

use serde::{Deserialize, Serialize};

/// When an edition is held instead of coming into force. The defaults let every pair of successive real editions pass that
/// was looked at and found good; an operator overrides single ones for a partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Guards {
    /// Percent of the records of the edition in force that may be missing. Records that were withdrawn are not missing.
    /// Default 15: the lists of the United Kingdom and of the United Nations lost 11 within two years, and are published every few days.
    pub record_loss_percent: Percent,
    /// Percent of the values of a field by which people are recognised (names, births, places of birth, documents …) that
    /// may be missing from the records that stand in both editions. Default 10: good pairs of editions lost up to 5 (the
    /// nationalities of the United Kingdom's list, over a change of layout), the one that lost dates and places of birth
    /// without a word 15 and 19.
    pub identity_loss_percent: Percent,
    /// The same for every other field and detail. Default 50: a new layout packs remarks and titles in another way, which took
    /// 42 from those of the United Kingdom's list.
    pub detail_loss_percent: Percent,
    /// Days over which losses are counted together as well, so that none is overlooked that comes in small steps: what the first
    /// edition had that came into force within them, or the last one since that an operator approved, may be missing to the
    /// same shares. Default 30; 0 compares with the edition in force alone.
    pub loss_days: u16,
    /// Up to so many records, or values of a field, may be missing whatever share that is. Default 5: shares of a handful say
    /// nothing.
    pub few: u32,
    /// Whether what the module expects of an honest edition counts. Default true.
    pub expected_counts: bool,
    /// Whether a list that says how many records it has must have as many. Default true.
    pub declared_records: bool,
    /// Whether an edition is held that left out, as broken, a record that is in force: its list still has it, and to let the edition
    /// pass would end what its list did not end. Default true.
    pub left_out: bool,
    /// Whether the end of the list must have been seen. Default `as-before`.
    pub end: EndPolicy,
}

/// A whole number of hundredths, 0 to 100. Of a loss, 100 allows any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "u8")]
pub struct Percent(u8);

/// Whether the end of the list must have been seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndPolicy {
    /// If an edition that was in force had one, or if fewer records came than the list says that it has.
    AsBefore,
    /// Always.
    Required,
    /// Never.
    Optional,
}

/// A number is not a percentage.
#[derive(Debug, thiserror::Error)]
#[error("a percentage is a whole number from 0 to 100, not {0}")]
pub struct NotAPercentage(i64);

impl Percent {
    /// A percentage; none beyond 100.
    pub const fn new(number: u8) -> Option<Self> {
        if number <= 100 { Some(Self(number)) } else { None }
    }

    /// Whether `part` is more than this share of `whole`.
    pub(crate) fn is_exceeded(self, part: u64, whole: u64) -> bool {
        u128::from(part) * 100 > u128::from(whole) * u128::from(self.0)
    }
}

impl TryFrom<i64> for Percent {
    type Error = NotAPercentage;
    fn try_from(number: i64) -> Result<Self, NotAPercentage> {
        let percent = u8::try_from(number).ok().and_then(Self::new);
        percent.ok_or(NotAPercentage(number))
    }
}

impl From<Percent> for u8 {
    fn from(percent: Percent) -> Self {
        percent.0
    }
}

impl Default for Guards {
    fn default() -> Self {
        Self {
            record_loss_percent: Percent(15),
            identity_loss_percent: Percent(10),
            detail_loss_percent: Percent(50),
            loss_days: 30,
            few: 5,
            expected_counts: true,
            declared_records: true,
            left_out: true,
            end: EndPolicy::AsBefore,
        }
    }
}

impl Guards {
    /// Whether a loss is no accident of the day.
    pub(crate) fn is_lost(&self, percent: Percent, lost: u64, of: u64) -> bool {
        lost > u64::from(self.few) && percent.is_exceeded(lost, of)
    }
}
