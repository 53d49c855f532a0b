//! Texts kept once: the rows of a group repeat nearly everything, and equal numbers are quickly compared.

use std::rc::Rc;

use dragoman_guest::build;
use rustc_hash::FxHashMap;

/// A text that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct TextId(u32);

impl TextId {
    /// Nothing.
    pub(crate) const EMPTY: Self = Self(0);

    /// Whether there is anything.
    pub(crate) fn is_empty(self) -> bool {
        self == Self::EMPTY
    }
}

/// All texts of a list, their white space folded.
#[derive(Debug)]
pub(crate) struct Texts {
    ids: FxHashMap<Rc<str>, TextId>,
    all: Vec<Rc<str>>,
}

impl Default for Texts {
    fn default() -> Self {
        let empty: Rc<str> = Rc::from("");
        Self {
            ids: FxHashMap::from_iter([(Rc::clone(&empty), TextId::EMPTY)]),
            all: vec![empty],
        }
    }
}

impl Texts {
    /// Keeps a text.
    pub(crate) fn keep(&mut self, raw: &str) -> TextId {
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
    pub(crate) fn get(&self, id: TextId) -> &str {
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
