//! Whose modules are run: minisign keys and signatures, and the file that binds issuers to keys.
//!
//! A signature covers the whole file of a component, or of a check's report, and a trusted comment that says when, by which name and for which
//! issuer it was signed. Files are those of minisign, so that its own tool makes and verifies them as well.
//!
//! ```
//! use dragoman_trust::{Comment, NewKey, Policy, Purpose, Signatures, StoredKey, TrustFile, Verdict};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let new = NewKey::generate(None)?;
//! let StoredKey::Open(secret) = StoredKey::parse(&new.secret_file())? else { unreachable!() };
//! let now = jiff::Timestamp::now();
//! let signature = secret.sign(b"a module", &Comment::new("un-sc.wasm", Some("UN"), now)?)?;
//!
//! let trust = format!("[[key]]\nissuer = \"UN\"\nkey = \"{}\"", new.public());
//! let signatures = Signatures::Required(TrustFile::parse(&trust)?);
//! let policy = Policy { issuer: "UN", purpose: Purpose::Modules, digest: None, signatures: &signatures };
//! let verdict = policy.check(b"a module", Some(&signature.to_string()), now)?;
//! assert!(matches!(verdict, Verdict::Verified { .. }));
//! assert!(policy.check(b"another", Some(&signature.to_string()), now).is_err());
//! # Ok(())
//! # }
//! ```
//!
//! It knows texts and bytes; it knows no files, no WebAssembly and no store.

mod comment;
mod encoding;
mod moment;
mod policy;
mod public_key;
mod purpose;
mod refusal;
mod secret_key;
mod signature;
mod trust_file;

pub use comment::{Comment, CommentError};
pub use policy::{Policy, Signatures, Verdict};
pub use public_key::{KeyId, NotAPublicKey, PublicKey};
pub use purpose::Purpose;
pub use refusal::Refusal;
pub use secret_key::{KeyError, LockedKey, NewKey, SecretKey, StoredKey};
pub use signature::{NotASignature, Signature};
pub use trust_file::{KeyState, TrustFile, TrustFileError};
