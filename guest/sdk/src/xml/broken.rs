//! What an error of the XML reader means for the operator.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};

use super::Stop;
use crate::build;
use crate::part::Part;
use crate::schema::{Fault, FaultKind};

/// Where an error was met.
pub(super) struct Place {
    /// Where the event began that could not be read.
    pub(super) start: u32,
    /// Where the reader says that it is broken.
    pub(super) error: u32,
    /// How far it had read.
    pub(super) position: u32,
}

/// What is behind an error.
pub(super) fn stop(error: &Error, place: &Place, part: &Part<'_>) -> Stop {
    let at_end = place.position >= part.size;
    let fault = match error {
        Error::Encoding(_) => match part.encoding(place.start) {
            Some(fault) => fault,
            None => return Stop::CutOff,
        },
        Error::Syntax(SyntaxError::InvalidBangMarkup) if !at_end => malformed(error, place.error, part),
        Error::Syntax(_) => return Stop::CutOff,
        Error::IllFormed(IllFormedError::UnclosedReference) if at_end => return Stop::CutOff,
        Error::IllFormed(IllFormedError::UnclosedReference) => {
            part.malformed("a bare `&`: it should have been written `&amp;`", place.start)
        }
        Error::IllFormed(_) | Error::InvalidAttr(_) | Error::Escape(_) | Error::Namespace(_) => {
            malformed(error, place.error, part)
        }
        Error::Io(_) => Fault {
            source: Some(build::bytes(part.index, place.start, part.size)),
            ..build::fault(
                FaultKind::Other,
                format!("the file cannot be read: {error}"),
                "try again",
            )
        },
    };
    Stop::Fault(fault)
}

fn malformed(error: &Error, at: u32, part: &Part<'_>) -> Fault {
    part.malformed(format!("the markup is broken at byte {at}: {error}"), at)
}
