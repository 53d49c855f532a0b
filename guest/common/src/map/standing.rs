//! Whether a subject and its listing are in force. A row that does not say so clearly is left out: neither may somebody stay
//! listed who is so no longer, nor the other way round.

use dragoman_guest::dates;
use dragoman_guest::schema::{DesignationStatus, SubjectStatus};

use crate::columns::{DESIGNATION_STATUSES, STATUSES, chosen};
use crate::values::{DATES, Entry};

const OF_SUBJECT: [SubjectStatus; 3] = [
    SubjectStatus::Active,
    SubjectStatus::Suspended,
    SubjectStatus::Delisted,
];
const OF_DESIGNATION: [DesignationStatus; 4] = [
    DesignationStatus::Active,
    DesignationStatus::Suspended,
    DesignationStatus::Delisted,
    DesignationStatus::Expired,
];

/// What is in force of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub(super) subject: SubjectStatus,
    pub(super) designation: DesignationStatus,
}

impl Standing {
    /// What is listed is in force unless it is said to be something else.
    pub(super) const IN_FORCE: Self = Self {
        subject: SubjectStatus::Active,
        designation: DesignationStatus::Active,
    };

    /// What the cells come to; or the cell that is not understood, and why. A day of delisting, or of the subject itself, ends a listing
    /// of which no standing is said. With its listing the subject has ended, or is suspended, unless the police still takes an interest
    /// in it.
    pub(super) fn of(entry: &Entry<'_>) -> Result<Self, (&'static str, String)> {
        let subject = said(entry, "status", &STATUSES, OF_SUBJECT)?;
        let designation = said(entry, "designation_status", &DESIGNATION_STATUSES, OF_DESIGNATION)?;
        let designation = match (designation, entry.text("delisted")) {
            (Some(said), _) => said,
            (None, None) if subject == Some(SubjectStatus::Delisted) => DesignationStatus::Delisted,
            (None, None) => Self::IN_FORCE.designation,
            (None, Some(day)) if dates::read(&day, DATES).is_some() => DesignationStatus::Delisted,
            (None, Some(day)) => return Err(("delisted", format!("{day:?} is no date that is understood"))),
        };
        let unsaid = match designation {
            _ if entry.text("basis").is_some() => Self::IN_FORCE.subject,
            DesignationStatus::Active => Self::IN_FORCE.subject,
            DesignationStatus::Suspended => SubjectStatus::Suspended,
            DesignationStatus::Delisted | DesignationStatus::Expired => SubjectStatus::Delisted,
        };
        Ok(Self {
            subject: subject.unwrap_or(unsaid),
            designation,
        })
    }
}

/// One of some words, if there is one.
fn said<T: Copy, const N: usize>(
    entry: &Entry<'_>,
    key: &'static str,
    words: &[&str; N],
    values: [T; N],
) -> Result<Option<T>, (&'static str, String)> {
    let Some(text) = entry.text(key) else {
        return Ok(None);
    };
    match chosen(&text, words) {
        Some(at) => Ok(Some(values[at])),
        None => Err((key, format!("{text:?} is none of {}", words.join(", ")))),
    }
}
