//! The bytes of an input.
//!
//! A partner's file may change at any time, and may be larger than the memory. So it is read once, from its beginning to its end: it is
//! hashed while it is copied to where nobody else changes it, and whoever reads it afterwards reads that copy by position. What is
//! small stays in memory. Files are never mapped into memory: one that is cut short meanwhile would kill the program.
//!
//! ```
//! use dragoman_content::{Content, Shelf};
//!
//! let mut shelf = Shelf::new(std::env::temp_dir());
//! let content = shelf.take(&b"what a partner has sent"[..])?;
//! assert_eq!(content.range(5..14)?, b"a partner");
//! assert_eq!(content.digest()?, Content::from(b"what a partner has sent".to_vec()).digest()?);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod content;
mod position;
mod reader;
mod shelf;

pub use content::Content;
pub use reader::Reader;
pub use shelf::{Shelf, TakeError};
