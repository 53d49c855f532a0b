//! The canonical form: what is left of an item when white space, order and places are taken away.

use std::fmt;
use std::io::{self, Read};
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::Item;
use crate::item::each;

/// A BLAKE3 digest, 32 bytes; 64 hexadecimal digits in text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Digest([u8; 32]);

/// A text is not a digest.
#[derive(Debug, thiserror::Error)]
#[error("a digest has 64 hexadecimal digits: {0:?}")]
pub struct NotADigest(String);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of all that a reader gives. Little of it is in memory at a time.
    ///
    /// # Errors
    ///
    /// If the reader fails.
    pub fn of_all(reader: impl Read) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(reader)?;
        Ok(Self(*hasher.finalize().as_bytes()))
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Hashes bytes that come one after another.
#[derive(Debug, Default)]
pub struct Hashing(blake3::Hasher);

impl Hashing {
    /// The next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all of them.
    pub fn finish(&self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl From<Digest> for String {
    fn from(digest: Digest) -> Self {
        digest.to_string()
    }
}

impl FromStr for Digest {
    type Err = NotADigest;
    fn from_str(text: &str) -> Result<Self, NotADigest> {
        let hash = blake3::Hash::from_hex(text).map_err(|_| NotADigest(text.to_owned()))?;
        Ok(Self(*hash.as_bytes()))
    }
}

impl TryFrom<String> for Digest {
    type Error = NotADigest;
    fn try_from(text: String) -> Result<Self, NotADigest> {
        text.parse()
    }
}

impl Item {
    /// The item as people would compare it: white space folded, absent and empty the same, the values of a list in a
    /// fixed order and each once, places and links to web pages removed. The order of a name's parts and of actions means something and stays.
    ///
    /// White space is what Unicode calls so, a no-break or an ideographic space included. Texts that Unicode holds to be
    /// canonically equivalent, such as `é` in one character or in two, are the same (NFC): publishers change the form with
    /// their tools. Compatibility forms (full-width letters, ligatures), letter case and invisible characters stay
    /// different: the first two are seen, and the joiners among the last are spelling in Persian and in Indian scripts.
    pub fn canonical(&self) -> Self {
        self.clone().into_canonical()
    }

    fn into_canonical(mut self) -> Self {
        each!(&mut self, inner => inner.fold());
        self
    }

    /// The item as JSON, as it is stored and printed: names as in `wit/` in snake case, absent values left out.
    pub fn to_json(&self) -> Vec<u8> {
        json(self)
    }

    /// Digest of the canonical form: equal if and only if two items mean the same.
    pub fn meaning(&self) -> Digest {
        self.clone().into_meaning()
    }

    /// Digest of its links to web pages, in any order; none for an item without. They are no part of its meaning, but kept
    /// with it.
    pub fn links(&self) -> Option<Digest> {
        let Self::Subject(subject) = self else {
            return None;
        };
        let mut links = subject.links.clone();
        links.fold();
        (!links.is_empty()).then(|| Digest::of(&json(&links)))
    }

    /// As [`Item::meaning`], for an item that is not needed any more: no copy is made of it.
    pub fn into_meaning(self) -> Digest {
        Digest::of(&json(&self.into_canonical()))
    }
}

/// JSON of a value of the schema.
pub(crate) fn json(value: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(value).expect("the schema's types have text keys only, which always serialise")
}

/// Brings a value into its canonical form.
pub(crate) trait Fold {
    fn fold(&mut self);

    /// Whether it says nothing once it is folded: an empty text or list, or a record of nothing else.
    fn is_blank(&self) -> bool {
        false
    }
}

macro_rules! plain {
    ($($type:ty),*) => {$(
        impl $crate::canonical::Fold for $type {
            fn fold(&mut self) {}
        }
        impl $crate::extent::Weigh for $type {
            fn weigh(&self, _: &mut $crate::extent::Extent) {}
        }
        impl $crate::walk::Walk for $type {
            fn walk<'a>(&'a self, _: &$crate::walk::Path<'_>, _: &mut impl $crate::walk::Visit<'a>) {}
        }
    )*};
}
pub(crate) use plain;

plain!(bool, u8, u16, u32, f64);

impl Fold for String {
    fn fold(&mut self) {
        // The quick check may say "maybe" of a text in normal form; composing such a text changes nothing.
        if !self.is_ascii() && is_nfc_quick(self.chars()) != IsNormalized::Yes {
            *self = self.nfc().collect();
        }
        if !is_folded(self) {
            *self = self.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

/// Whether there is no white space but single blanks between words.
fn is_folded(text: &str) -> bool {
    // A blank at the start is one too many.
    let mut after_blank = true;
    for c in text.chars() {
        if c.is_whitespace() && (after_blank || c != ' ') {
            return false;
        }
        after_blank = c == ' ';
    }
    !after_blank || text.is_empty()
}

impl Fold for (String, String) {
    fn fold(&mut self) {
        self.0.fold();
        self.1.fold();
    }
}

impl<T: Fold> Fold for Option<T> {
    fn fold(&mut self) {
        self.iter_mut().for_each(Fold::fold);
        if self.as_ref().is_some_and(Fold::is_blank) {
            *self = None;
        }
    }

    fn is_blank(&self) -> bool {
        self.is_none()
    }
}

impl<T: Fold> Fold for Box<T> {
    fn fold(&mut self) {
        T::fold(self);
    }

    fn is_blank(&self) -> bool {
        T::is_blank(self)
    }
}

impl<T: Fold + Serialize> Fold for Vec<T> {
    fn fold(&mut self) {
        self.iter_mut().for_each(Fold::fold);
        self.retain(|value| !value.is_blank());
        if self.len() > 1 {
            let mut keyed: Vec<(Vec<u8>, T)> = self.drain(..).map(|value| (json(&value), value)).collect();
            keyed.sort_by(|a, b| a.0.cmp(&b.0));
            keyed.dedup_by(|a, b| a.0 == b.0);
            self.extend(keyed.into_iter().map(|(_, value)| value));
        }
    }

    fn is_blank(&self) -> bool {
        self.is_empty()
    }
}

#[cfg(test)]
#[path = "canonical_tests.rs"]
mod tests;
