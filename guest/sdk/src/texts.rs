//! Texts kept once, for a list whose rows repeat nearly everything: the rows of a party that has several names and several
//! addresses are all pairs of them. Equal numbers are quickly compared.
//!
//! ```
//! use dragoman_guest::texts::Texts;
//!
//! let mut texts = Texts::default();
//! let id = texts.keep("Port  Selka ");
//! assert_eq!((texts.keep("Port Selka"), texts.get(id)), (id, "Port Selka"));
//! ```

use std::rc::Rc;

use crate::build;
use rustc_hash::{FxBuildHasher, FxHashMap};

/// A text that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct TextId(u32);

impl TextId {
    /// Nothing.
    pub const EMPTY: Self = Self(0);

    /// Whether there is anything.
    pub fn is_empty(self) -> bool {
        self == Self::EMPTY
    }
}

/// All texts of a list, their white space folded.
#[derive(Debug)]
pub struct Texts {
    ids: FxHashMap<Rc<str>, TextId>,
    all: Vec<Rc<str>>,
}

impl Default for Texts {
    fn default() -> Self {
        Self::with_room(1)
    }
}

impl Texts {
    /// With room for so many texts: what grows is copied to memory that is new, and in a guest that is dear to touch.
    pub fn with_room(texts: usize) -> Self {
        let empty: Rc<str> = Rc::from("");
        let mut ids = FxHashMap::with_capacity_and_hasher(texts, FxBuildHasher);
        ids.insert(Rc::clone(&empty), TextId::EMPTY);
        let mut all = Vec::with_capacity(texts);
        all.push(empty);
        Self { ids, all }
    }

    /// Keeps a text.
    pub fn keep(&mut self, raw: &str) -> TextId {
        if let Some(id) = self.ids.get(raw) {
            return *id;
        }
        let text = build::fold(raw);
        if text != raw
            && let Some(id) = self.ids.get(text.as_str())
        {
            return *id;
        }
        let id = TextId(self.all.len() as u32);
        let text: Rc<str> = Rc::from(text);
        self.all.push(Rc::clone(&text));
        self.ids.insert(text, id);
        id
    }

    /// The text of an id.
    pub fn get(&self, id: TextId) -> &str {
        self.all.get(id.0 as usize).map_or("", |text| text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_in_white_space_only_are_one() {
        let mut texts = Texts::default();
        let id = texts.keep("a b");
        assert_eq!(texts.keep(" a\u{a0} b "), id);
        assert_eq!(texts.get(id), "a b");
        assert!(texts.keep(" \t").is_empty());
    }
}
