//! Secret keys.

use std::fmt;

use minisign::ErrorKind;

use crate::comment::Comment;
use crate::encoding::{decode, key_line};
use crate::public_key::PublicKey;
use crate::signature::Signature;

/// Bytes of a secret key's line: algorithms, salt and cost of the password, number, the key itself, a checksum.
const BYTES: usize = 158;

/// A secret key that is ready to sign. It never shows itself, not even when debugging.
#[derive(Clone)]
pub struct SecretKey {
    secret: minisign::SecretKey,
    public: PublicKey,
}

/// A secret key that a password protects.
#[derive(Clone)]
pub struct LockedKey(minisign::SecretKeyBox);

/// A secret key as it was read from its file.
#[derive(Clone, Debug)]
pub enum StoredKey {
    /// Ready to sign.
    Open(SecretKey),
    /// Its password is needed first.
    Locked(LockedKey),
}

/// A key pair that was just made.
pub struct NewKey {
    public: PublicKey,
    secret: minisign::SecretKeyBox,
}

/// A secret key cannot be read, opened or used.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// It is none.
    #[error("not a secret key of minisign; give what `dragoman keygen` wrote to the file ending in .key")]
    NotASecretKey,
    /// The password does not open it.
    #[error(
        "the password does not open the key; try again, or take the key from a copy if its file was changed"
    )]
    WrongPassword,
    /// Its two halves do not belong together.
    #[error("the secret key is damaged: what it signs does not verify; take it from a copy, or make another")]
    Damaged,
    /// It asks for more to try a password than is allowed, or the machine gives no random numbers.
    #[error("the key cannot be used on this machine: {0}")]
    Unusable(String),
}

impl From<minisign::PError> for KeyError {
    fn from(error: minisign::PError) -> Self {
        Self::Unusable(error.to_string())
    }
}

impl NewKey {
    /// Makes a key pair. A password is stretched by scrypt with 32 MiB of memory.
    ///
    /// # Errors
    ///
    /// [`KeyError::Unusable`] if the machine gives no random numbers.
    pub fn generate(password: Option<&str>) -> Result<Self, KeyError> {
        let (pair, comment) = match password {
            Some(password) => {
                let pair = minisign::KeyPair::generate_encrypted_keypair(Some(password.to_owned()))?;
                (pair, "minisign encrypted secret key")
            }
            None => (
                minisign::KeyPair::generate_unencrypted_keypair()?,
                "minisign secret key",
            ),
        };
        Ok(Self {
            public: PublicKey(pair.pk),
            secret: pair.sk.to_box(Some(comment))?,
        })
    }

    /// The public key.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// What to write to the file of the secret key, which nobody else may read.
    pub fn secret_file(&self) -> String {
        self.secret.to_string()
    }
}

impl StoredKey {
    /// Reads the file of a secret key.
    ///
    /// # Errors
    ///
    /// [`KeyError::NotASecretKey`].
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let line = key_line(text).ok_or(KeyError::NotASecretKey)?;
        let bytes = decode::<BYTES>(line).ok_or(KeyError::NotASecretKey)?;
        match (&bytes[..2], &bytes[2..4]) {
            // Minisign's own tool leaves the checksum of a key without a password empty, which the library takes for damage
            // if it is asked to read the file; the bytes it takes as they are. `sign` finds a damaged key out.
            (b"Ed", [0, 0]) => Ok(Self::Open(SecretKey::new(minisign::SecretKey::from_bytes(
                &bytes,
            )?)?)),
            (b"Ed", b"Sc") => Ok(Self::Locked(LockedKey(
                format!("untrusted comment:\n{line}").into(),
            ))),
            _ => Err(KeyError::NotASecretKey),
        }
    }
}

impl LockedKey {
    /// Opens it. Keys of minisign's own tool take some seconds and 1 GiB of memory.
    ///
    /// # Errors
    ///
    /// [`KeyError::WrongPassword`], or [`KeyError::Unusable`] if trying a password costs more than minisign allows.
    pub fn unlock(&self, password: &str) -> Result<SecretKey, KeyError> {
        let secret = self.0.clone().into_secret_key(Some(password.to_owned()));
        SecretKey::new(secret.map_err(|error| match error.kind() {
            ErrorKind::Verify => KeyError::WrongPassword,
            _ => error.into(),
        })?)
    }
}

impl SecretKey {
    fn new(secret: minisign::SecretKey) -> Result<Self, KeyError> {
        let public = PublicKey(minisign::PublicKey::from_secret_key(&secret)?);
        Ok(Self { secret, public })
    }

    /// The public key to it.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// Signs `data` and a comment.
    ///
    /// # Errors
    ///
    /// [`KeyError::Damaged`] if what it signed does not verify, [`KeyError::Unusable`] without random numbers.
    pub fn sign(&self, data: &[u8], comment: &Comment) -> Result<Signature, KeyError> {
        let untrusted = format!("signature by key {}", self.public.id());
        let signed = minisign::sign(None, &self.secret, data, Some(comment.as_str()), Some(&untrusted))?;
        let signature = Signature::new(signed, comment.clone());
        if !signature.fits(data, &self.public) {
            return Err(KeyError::Damaged);
        }
        Ok(signature)
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.public.id())
    }
}

impl fmt::Debug for LockedKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LockedKey")
    }
}
