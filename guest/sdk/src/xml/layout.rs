//! Where records stand in an XML, and what is asked for beside them.

use super::stream::Stream;

/// Where records stand. Paths are local names from the root on, joined by slashes, such as `LIST/PERSONS/PERSON`; an
/// attribute follows behind an `@`.
#[derive(Debug, Clone, Copy)]
pub struct Layout {
    /// The paths of records, one at least. All begin with the root element.
    pub records: &'static [&'static str],
    /// The paths of elements and attributes outside the records that are asked for, such as `LIST@date`. Of what stands
    /// several times, the first counts; the others become notices.
    pub beside: &'static [&'static str],
    /// What to do about a file that is not this list: `give the list of … in XML`.
    pub give: &'static str,
}

/// What the innermost element is to the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// A record.
    Record,
    /// On the way to a record, or to something that is asked for.
    Way,
    /// Beside records, and not known.
    Stranger,
    /// Anywhere else, and not known.
    Outside,
}

impl Layout {
    /// The name of the root element.
    pub(super) fn root(&self) -> &'static str {
        let first = self.records.first().copied().unwrap_or_default();
        first.split('/').next().unwrap_or_default()
    }

    /// The names of records, for a message.
    pub(super) fn record_names(&self) -> String {
        let names = self.records.iter().filter_map(|path| path.rsplit('/').next());
        names
            .map(|name| format!("<{name}>"))
            .collect::<Vec<_>>()
            .join(" or ")
    }

    /// What the innermost element is.
    pub(super) fn standing(&self, xml: &Stream<'_>) -> Standing {
        let depth = xml.depth();
        let mut standing = Standing::Outside;
        for path in self.records {
            let (length, shared) = (names(path).count(), shared(path, xml));
            if shared == depth && length == depth {
                return Standing::Record;
            }
            if shared == depth {
                standing = Standing::Way;
            } else if shared + 1 == depth && length == depth && standing == Standing::Outside {
                standing = Standing::Stranger;
            }
        }
        if self.beside.iter().any(|path| shared(path, xml) == depth) {
            return Standing::Way;
        }
        standing
    }

    /// The place in `beside` of the innermost element, or of an attribute of it.
    pub(super) fn beside(&self, xml: &Stream<'_>, attribute: Option<&str>) -> Option<usize> {
        let depth = xml.depth();
        let is_asked = |path: &&str| {
            path.split_once('@').map(|(_, name)| name) == attribute
                && names(path).count() == depth
                && shared(path, xml) == depth
        };
        self.beside.iter().position(is_asked)
    }
}

/// The names of the elements in a path.
fn names(path: &str) -> impl Iterator<Item = &str> {
    let elements = path.split_once('@').map_or(path, |(elements, _)| elements);
    elements.split('/')
}

/// How many names of a path are those of the open elements, from the root on.
fn shared(path: &str, xml: &Stream<'_>) -> usize {
    let pairs = names(path).enumerate();
    pairs.take_while(|(depth, name)| xml.is(*depth, name)).count()
}
