//! Writes places for people.

use dragoman_model::schema::Locator;
use dragoman_runtime::{Failure, Feed};

use crate::visible;

/// Names of an input's parts, in their order.
pub(crate) struct Names(Vec<String>);

impl Names {
    /// The names of the files that a run has read.
    pub(crate) fn new(names: impl IntoIterator<Item = String>) -> Self {
        Self(names.into_iter().collect())
    }

    fn of(&self, part: u32) -> String {
        match self.0.get(part as usize) {
            Some(name) => visible::line(name).into_owned(),
            None => format!("part {part}"),
        }
    }
}

impl From<&Feed> for Names {
    fn from(feed: &Feed) -> Self {
        Self::new(feed.parts().iter().map(|part| part.name.clone()))
    }
}

/// A place with its file: `list.xml, bytes 120..480`.
pub(crate) fn show(locator: &Locator, names: &Names) -> String {
    let name = |part: u32| names.of(part);
    match locator {
        Locator::Bytes(range) => format!("{}, bytes {}..{}", name(range.part), range.start, range.end),
        Locator::Row(range) => {
            let sheet = range
                .sheet
                .as_ref()
                .map_or(String::new(), |sheet| format!(", sheet {sheet:?}"));
            let rows = if range.first == range.last {
                format!("row {}", range.first)
            } else {
                format!("rows {} to {}", range.first, range.last)
            };
            format!("{}{sheet}, {rows}", name(range.part))
        }
        Locator::Pointer(pointer) => {
            format!("{}, {}", name(pointer.part), visible::line(&pointer.pointer))
        }
    }
}

/// What went wrong, where, and what to do, a line each.
pub(crate) fn explain(failure: &Failure, feed: &Feed) -> String {
    let Failure::Fault(fault) = failure else {
        return visible::line(&failure.to_string()).into_owned();
    };
    let whole = || {
        feed.parts()
            .iter()
            .map(|part| visible::line(&part.name))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let place = fault
        .source
        .as_ref()
        .map_or_else(whole, |source| show(source, &feed.into()));
    let mut text = format!("{place}: {}", visible::line(&fault.message));
    if let Some(excerpt) = &fault.excerpt {
        text.push_str(&format!("\n  there: {}", visible::line(excerpt)));
    }
    if let Some(remedy) = &fault.remedy {
        text.push_str(&format!("\n  to do: {}", visible::line(remedy)));
    }
    text
}
