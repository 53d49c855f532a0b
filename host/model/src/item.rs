use serde::{Deserialize, Serialize};

use crate::schema::{Assessment, Locator, Marking, Subject, TravelDocument, TravelDocuments, Withdrawal};
use crate::walk::{Path, Visit, Walk};

/// What a guest emits: one of five kinds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "item", rename_all = "snake_case")]
pub enum Item {
    /// A person, organisation or craft.
    Subject(Subject),
    /// One travel document.
    TravelDocument(TravelDocument),
    /// Travel documents in bulk.
    TravelDocuments(TravelDocuments),
    /// An assessment of a possible attack.
    Assessment(Assessment),
    /// An explicit delisting or correction.
    Withdrawal(Withdrawal),
}

/// The kind of an [`Item`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// See [`Item::Subject`].
    Subject,
    /// See [`Item::TravelDocument`].
    TravelDocument,
    /// See [`Item::TravelDocuments`].
    TravelDocuments,
    /// See [`Item::Assessment`].
    Assessment,
    /// See [`Item::Withdrawal`].
    Withdrawal,
}

macro_rules! each {
    ($item:expr, $inner:ident => $value:expr) => {
        match $item {
            Item::Subject($inner) => $value,
            Item::TravelDocument($inner) => $value,
            Item::TravelDocuments($inner) => $value,
            Item::Assessment($inner) => $value,
            Item::Withdrawal($inner) => $value,
        }
    };
}
pub(crate) use each;

impl Item {
    /// The partner's own stable id.
    pub fn id(&self) -> &str {
        each!(self, item => &item.id)
    }

    /// The item under another id.
    pub fn with_id(mut self, id: String) -> Self {
        each!(&mut self, item => item.id = id);
        self
    }

    /// Where it stands in the input; the first is the record itself.
    pub fn sources(&self) -> &[Locator] {
        each!(self, item => &item.sources)
    }

    /// Takes the places out, leaving none: they move between editions while the item stays.
    pub fn take_sources(&mut self) -> Vec<Locator> {
        each!(self, item => std::mem::take(&mut item.sources))
    }

    /// Handling.
    pub fn marking(&self) -> &Marking {
        each!(self, item => &item.marking)
    }

    pub(crate) fn marking_mut(&mut self) -> &mut Marking {
        each!(self, item => &mut item.marking)
    }

    /// Its kind.
    pub fn kind(&self) -> ItemKind {
        match self {
            Self::Subject(_) => ItemKind::Subject,
            Self::TravelDocument(_) => ItemKind::TravelDocument,
            Self::TravelDocuments(_) => ItemKind::TravelDocuments,
            Self::Assessment(_) => ItemKind::Assessment,
            Self::Withdrawal(_) => ItemKind::Withdrawal,
        }
    }
}

macro_rules! from {
    ($($kind:ident),*) => {$(
        impl From<$kind> for Item {
            #[inline(always)]
            fn from(item: $kind) -> Self {
                Self::$kind(item)
            }
        }
    )*};
}
from!(Subject, TravelDocument, TravelDocuments, Assessment, Withdrawal);

impl Walk for Item {
    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {
        each!(self, item => item.walk(path, visit));
    }
}

#[cfg(test)]
#[path = "item_tests.rs"]
mod tests;
