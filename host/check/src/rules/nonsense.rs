//! What the module makes of what is no list.

use dragoman_model::schema::Fault;
use dragoman_runtime::{Failure, Feed};

use crate::examine::Again;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};
use crate::translation::Translation;

pub(crate) static EMPTY: Rule = Rule {
    id: "input/empty",
    severity: Severity::Error,
    says: "Empty files and no files at all are refused with a remedy",
    why: "An empty download must not be taken for an empty list.",
    fails: "a summary of no records",
    passes: "a fault: the file is empty; get it again",
};

pub(crate) static FOREIGN: Rule = Rule {
    id: "input/foreign",
    severity: Severity::Error,
    says: "What is not the list is refused with a remedy",
    why: "Servers answer with pages of errors under the list's name, and lists are taken for one another.",
    fails: "a summary of no records for a page that says that the service is unavailable",
    passes: "a fault: this is a web page; get the list again",
};

/// What is sent in the place of a list.
const FOREIGN_INPUTS: [(&str, &str); 5] = [
    (
        "a web page",
        "<!DOCTYPE html>\n<html><head><title>Service unavailable</title></head><body>Later.</body></html>\n",
    ),
    (
        "an XML of something else",
        "<?xml version=\"1.0\"?>\n<invoice><line>1</line></invoice>\n",
    ),
    (
        "a JSON of something else",
        "{\"error\":\"rate limit exceeded\"}\n",
    ),
    ("a table of something else", "date,amount\n2030-01-01,7\n"),
    ("text", "Not found\n"),
];

pub(crate) fn examine(case: &Again<'_>, findings: &mut Findings) {
    for (what, feed) in [
        ("no file", Feed::default()),
        ("empty files", replaced(&case.sample.feed, &[])),
    ] {
        if let Some((message, remedy)) = accepted(case, &feed) {
            findings.add(&EMPTY, case.sample.finding(format!("{what}: {message}"), remedy));
        }
    }
    for (what, content) in FOREIGN_INPUTS {
        if let Some((message, remedy)) = accepted(case, &replaced(&case.sample.feed, content.as_bytes())) {
            findings.add(
                &FOREIGN,
                case.sample.finding(format!("{what}: {message}"), remedy),
            );
        }
    }
}

/// The feed with this content in each of its files.
fn replaced(feed: &Feed, content: &[u8]) -> Feed {
    let parts = feed.parts().iter();
    parts.fold(Feed::default(), |feed, part| feed.with(&part.name, content))
}

/// What is wrong with how the module takes a feed that it must refuse.
fn accepted(case: &Again<'_>, feed: &Feed) -> Option<(String, &'static str)> {
    match Translation::of(case.module, feed).result {
        Err(Failure::Fault(fault)) if is_helpful(&fault) => None,
        Err(Failure::Fault(fault)) => Some((
            format!("the fault {:?} says not what to do", fault.message),
            "give the fault a remedy",
        )),
        Err(failure) => Some((failure.to_string(), "return a fault instead")),
        Ok(outcome) => Some((
            format!("it is taken for a list of {} records", outcome.records.len()),
            "look for what makes the list itself, and return a fault where it is missing",
        )),
    }
}

fn is_helpful(fault: &Fault) -> bool {
    !fault.message.trim().is_empty()
        && fault
            .remedy
            .as_ref()
            .is_some_and(|remedy| !remedy.trim().is_empty())
}
