//! Public keys.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, Serializer};

use crate::encoding::{decode, key_line};
use crate::refusal::Refusal;
use crate::signature::Signature;

/// What minisign's keys begin with: Ed25519.
const ALGORITHM: [u8; 2] = *b"Ed";

/// Number of a key, chosen at random when it is made: 16 hexadecimal digits, as minisign shows it.
///
/// It says which key to try, and proves nothing.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct KeyId(u64);

impl KeyId {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        // Little endian, as minisign's own tool reads it.
        Self(bytes.iter().rev().fold(0, |id, byte| id << 8 | u64::from(*byte)))
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016X}", self.0)
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

impl Serialize for KeyId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A public key. Its text is the line of 56 characters that begins with `RW`.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct PublicKey(pub(crate) minisign::PublicKey);

/// A text is not a public key.
#[derive(Debug, thiserror::Error)]
#[error(
    "not a public key of minisign, which is a line of 56 characters that begins with RW, alone or below its comment; give \
     what `dragoman keygen` wrote to the file ending in .pub"
)]
pub struct NotAPublicKey;

impl PublicKey {
    /// Its number.
    pub fn id(&self) -> KeyId {
        KeyId::of(self.0.keynum())
    }

    /// The file that minisign keeps it in: the line below a comment with its number.
    pub fn file(&self) -> String {
        format!("untrusted comment: minisign public key {}\n{self}\n", self.id())
    }

    /// Verifies that a signature by this key covers `data` and the trusted comment.
    ///
    /// # Errors
    ///
    /// [`Refusal::OtherKey`] if it is by a key of another number, [`Refusal::Wrong`] if it does not fit.
    pub fn verify(&self, data: &[u8], signature: &Signature) -> Result<(), Refusal> {
        if signature.key() != self.id() {
            return Err(Refusal::OtherKey {
                key: signature.key(),
                given: self.id(),
            });
        }
        signature
            .fits(data, self)
            .then_some(())
            .ok_or(Refusal::Wrong { key: self.id() })
    }
}

impl FromStr for PublicKey {
    type Err = NotAPublicKey;
    fn from_str(text: &str) -> Result<Self, NotAPublicKey> {
        let bytes = key_line(text).and_then(decode::<42>).ok_or(NotAPublicKey)?;
        if !bytes.starts_with(&ALGORITHM) {
            return Err(NotAPublicKey);
        }
        minisign::PublicKey::from_bytes(&bytes)
            .map(Self)
            .map_err(|_| NotAPublicKey)
    }
}

impl TryFrom<String> for PublicKey {
    type Error = NotAPublicKey;
    fn try_from(text: String) -> Result<Self, NotAPublicKey> {
        text.parse()
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_base64())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STOCK: &str = include_str!("../tests/fixtures/stock.pub");

    #[test]
    fn a_key_of_the_stock_tool_is_read_and_written_as_it_was() {
        let key: PublicKey = STOCK.parse().expect("a key");
        assert_eq!(key.file(), STOCK);
        let line: PublicKey = key.to_string().parse().expect("the line alone is a key");
        assert_eq!(line.id(), key.id());
    }

    #[test]
    fn what_is_not_a_public_key_is_none() {
        let secret = include_str!("../tests/fixtures/stock.key");
        let line = STOCK.lines().nth(1).expect("the key");
        let other_algorithm = line.replacen("RW", "RX", 1);
        let longer = format!("{line}AAAA");
        for text in ["", "RW", secret, &other_algorithm, &longer, &line[..52]] {
            assert!(text.parse::<PublicKey>().is_err(), "{text}");
        }
    }
}
