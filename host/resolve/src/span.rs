//! Dates of birth as spans of days that can be compared.

use dragoman_model::schema::{Certainty, DateClaim, PartialDate};
use serde::{Deserialize, Serialize};

/// When somebody may have been born: in eight bytes, for there are millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub(crate) struct Span {
    from: i32,
    /// The end, and the precision in the last three bits: years have sixteen bits, so there is room.
    to_and_precision: i32,
}

/// A span as it is written.
#[derive(Serialize, Deserialize)]
struct Written {
    /// Both ends, included, in days of a calendar whose every month has 31.
    from: i32,
    to: i32,
    precision: Precision,
}

impl From<Written> for Span {
    fn from(written: Written) -> Self {
        Self::new(written.from, written.to, written.precision)
    }
}

impl From<Span> for Written {
    fn from(span: Span) -> Self {
        Self {
            from: span.from,
            to: span.to(),
            precision: span.precision(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
enum Precision {
    Day,
    Month,
    Year,
    /// About a date; the ends are [`ABOUT`] years away from it.
    About,
    /// A range, or about one.
    Range,
}

/// How two spans stand to one another, from the best agreement to the worst disagreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meeting {
    SameDay,
    SameMonth,
    SameYear,
    Slip,
    Overlap,
    OtherDay,
    NextYear,
    Near,
    Far,
}

impl Meeting {
    const ALL: [Self; 9] = [
        Self::SameDay,
        Self::SameMonth,
        Self::SameYear,
        Self::Slip,
        Self::Overlap,
        Self::OtherDay,
        Self::NextYear,
        Self::Near,
        Self::Far,
    ];
}

/// What is kept of many spans, to tell how the best of two such may meet at most.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Spread {
    from: i32,
    to: i32,
    /// Days among them, a bit each that others may share; all bits where a month is among them, which agrees with its days.
    days: u64,
}

impl Spread {
    pub(crate) fn of(spans: &[Span]) -> Self {
        let days = spans.iter().fold(0, |days, span| {
            days | match span.precision() {
                Precision::Day => 1 << (span.from.unsigned_abs() % 61),
                Precision::Month => u64::MAX,
                Precision::Year | Precision::About | Precision::Range => 0,
            }
        });
        Self {
            from: spans.iter().map(|span| span.from).min().unwrap_or(i32::MAX),
            to: spans.iter().map(|span| span.to()).max().unwrap_or(i32::MIN),
            days,
        }
    }

    /// How the best two of theirs may meet.
    pub(crate) fn meetings(self, other: Self) -> impl Iterator<Item = Meeting> {
        let (a, b) = if self.from < other.from {
            (self, other)
        } else {
            (other, self)
        };
        let best = match (b.from / YEAR).saturating_sub(a.to / YEAR) {
            4.. => Meeting::Far,
            _ if self.days & other.days != 0 => Meeting::SameDay,
            _ => Meeting::SameYear,
        };
        Meeting::ALL.into_iter().filter(move |meeting| *meeting >= best)
    }
}

const MONTH: i32 = 31;
const YEAR: i32 = 12 * MONTH;
/// What `circa` allows for on either side, in years.
const ABOUT: i32 = 2;

impl Span {
    fn new(from: i32, to: i32, precision: Precision) -> Self {
        Self {
            from,
            to_and_precision: to.saturating_mul(8) & !7 | precision as i32,
        }
    }

    /// As it is kept among numbers of another meaning.
    pub(crate) fn parts(self) -> [u32; 2] {
        [self.from, self.to_and_precision].map(i32::cast_unsigned)
    }

    /// The span of these [`parts`](Self::parts).
    pub(crate) fn from_parts(parts: [u32; 2]) -> Self {
        let [from, to_and_precision] = parts.map(u32::cast_signed);
        Self {
            from,
            to_and_precision,
        }
    }

    fn to(self) -> i32 {
        self.to_and_precision >> 3
    }

    fn precision(self) -> Precision {
        match self.to_and_precision & 7 {
            0 => Precision::Day,
            1 => Precision::Month,
            2 => Precision::Year,
            3 => Precision::About,
            _ => Precision::Range,
        }
    }

    /// The span of a claim. None where it has no end that is known, which is next to no evidence.
    pub(crate) fn of(claim: &DateClaim) -> Option<Self> {
        let (earliest, latest) = (claim.earliest.as_ref()?, claim.latest.as_ref()?);
        let (from, to) = (first(earliest), last(latest));
        if from > to {
            return None;
        }
        let about = claim.certainty == Certainty::Circa;
        let precision = match to - from {
            days if about && days < YEAR => Precision::About,
            _ if about => Precision::Range,
            // 1 January stands for a day that is not known.
            0 if from % YEAR == 0 => return Some(year(from / YEAR)),
            0 => Precision::Day,
            days if days < MONTH => Precision::Month,
            days if days < YEAR && from % YEAR == 0 => Precision::Year,
            _ => Precision::Range,
        };
        let slack = if about { ABOUT * YEAR } else { 0 };
        Some(Self::new(from - slack, to + slack, precision))
    }

    /// The years it may be in: the first five of a range.
    pub(crate) fn years(self) -> impl Iterator<Item = i32> {
        (self.from / YEAR..=self.to() / YEAR).take(if self.precision() >= Precision::About {
            5
        } else {
            1
        })
    }

    /// The year that is written there.
    fn year(self) -> i32 {
        let slack = if self.precision() == Precision::About {
            ABOUT
        } else {
            0
        };
        self.from / YEAR + slack
    }

    /// The day, if it is one.
    pub(crate) fn day(self) -> Option<i32> {
        (self.precision() == Precision::Day).then_some(self.from)
    }

    /// How it stands to another.
    pub(crate) fn meet(self, other: Self) -> Meeting {
        let apart = (self.from - other.to()).max(other.from - self.to());
        if apart <= 0 {
            return match self.precision().max(other.precision()) {
                Precision::Day => Meeting::SameDay,
                Precision::Month => Meeting::SameMonth,
                Precision::Year => Meeting::SameYear,
                // Lists copy from one another what they guess.
                Precision::About if self.year() == other.year() => Meeting::SameYear,
                Precision::About | Precision::Range => Meeting::Overlap,
            };
        }
        let (a, b) = if self.from < other.from {
            (self, other)
        } else {
            (other, self)
        };
        let years = b.from / YEAR - a.to() / YEAR;
        if let (Some(one), Some(two)) = (a.day(), b.day())
            && ((years == 0 && is_slip(one, two)) || (years <= 1 && one % YEAR == two % YEAR))
        {
            return Meeting::Slip;
        }
        let both_days = self.day().is_some() && other.day().is_some();
        match years {
            0 => Meeting::OtherDay,
            1 if both_days => Meeting::Near,
            1 => Meeting::NextYear,
            2 | 3 => Meeting::Near,
            _ => Meeting::Far,
        }
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month) = (self.from / YEAR, self.from % YEAR / MONTH + 1);
        match self.precision() {
            Precision::Day => write!(f, "{year:04}-{month:02}-{:02}", self.from % MONTH + 1),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Year => write!(f, "{year:04}"),
            Precision::About => write!(f, "about {:04}", Span::year(*self)),
            Precision::Range => write!(f, "{year:04} to {:04}", self.to() / YEAR),
        }
    }
}

/// Whether two days of one year differ by a slip of the pen: day and month are exchanged, or a single digit of one of them is another.
fn is_slip(one: i32, two: i32) -> bool {
    let parts = |day: i32| (day % MONTH + 1, (day / MONTH) % 12 + 1);
    let ((day, month), (other_day, other_month)) = (parts(one), parts(two));
    let digits = |one: i32, two: i32| i32::from(one / 10 != two / 10) + i32::from(one % 10 != two % 10);
    (day, month) == (other_month, other_day) || digits(day, other_day) + digits(month, other_month) == 1
}

fn year(year: i32) -> Span {
    Span::new(year * YEAR, year * YEAR + YEAR - 1, Precision::Year)
}

fn first(date: &PartialDate) -> i32 {
    day(date, 1, 1)
}

fn last(date: &PartialDate) -> i32 {
    day(date, 12, 31)
}

fn day(date: &PartialDate, month: u8, day: u8) -> i32 {
    let (month, day) = (date.month.unwrap_or(month), date.day.unwrap_or(day));
    i32::from(date.year) * YEAR + (i32::from(month) - 1) * MONTH + i32::from(day) - 1
}

#[cfg(test)]
#[path = "span_tests.rs"]
mod tests;
