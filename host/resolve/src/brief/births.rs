//! The births of a record in few bytes.

use crate::bits::Bits;
use crate::compare::birth_weight;
use crate::span::{Meeting, Span, Spread};
use crate::weights::Weights;

/// Most records state one birth or none. Those that state more than two have the keys of many years, so they are met the most.
#[derive(Debug, Clone, Copy)]
pub(super) enum Births {
    None,
    One(Span),
    Two([Span; 2]),
    Many(Spread),
}

impl Births {
    pub(super) fn of(births: &[Span]) -> Self {
        match *births {
            [] => Self::None,
            [one] => Self::One(one),
            [one, two] => Self::Two([one, two]),
            _ => Self::Many(Spread::of(births)),
        }
    }

    /// No less than what the births of two records weigh; just that, unless one has many.
    pub(super) fn most(&self, other: &Self, weights: &Weights) -> Bits {
        let weight = |meeting: Meeting| birth_weight(weights, meeting);
        match (self, other) {
            (Self::None, _) | (_, Self::None) => return Bits::NONE,
            (Self::One(one), Self::One(other)) => return weight(one.meet(*other)),
            _ => {}
        }
        let most = match (self.few(), other.few()) {
            (Some(few), Some(of_other)) => {
                let meetings = few
                    .iter()
                    .flat_map(|one| of_other.iter().map(|other| one.meet(*other)));
                meetings.min().map(weight)
            }
            (Some([]), None) | (None, Some([])) => None,
            _ => self.spread().meetings(other.spread()).map(weight).max(),
        };
        most.unwrap_or(Bits::NONE)
    }

    fn few(&self) -> Option<&[Span]> {
        match self {
            Self::None => Some(&[]),
            Self::One(span) => Some(std::slice::from_ref(span)),
            Self::Two(spans) => Some(spans),
            Self::Many(_) => None,
        }
    }

    fn spread(&self) -> Spread {
        match self {
            Self::Many(spread) => *spread,
            Self::None => Spread::of(&[]),
            Self::One(span) => Spread::of(std::slice::from_ref(span)),
            Self::Two(spans) => Spread::of(spans),
        }
    }
}
