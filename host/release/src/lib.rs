//! Who may see what: the handling that markings ask for, and what is left of a record for those who may not see all.
//!
//! Pure: no store, no files, no clock. The day on which is asked comes in.
//!
//! The host holds what originators gave it, and passes it on to parties: other states and organisations. Towards them the levels of
//! the traffic light protocol 2.0 (FIRST) mean this, where *named* means named in `releasable-to`:
//!
//! | marking | goes to |
//! |---|---|
//! | `clear`, `green`, or no level | every party, or the named ones where any are: all parties are one community, and what leaves for one is never put before the public by the host |
//! | `amber`, `amber-strict`, `red` | the named parties only: a party is neither of the host's organisation nor its client, so to be a recipient it must have been made one by the originator |
//! | originator-controlled | the named parties only, whatever the level: being named is how the originator says that it was asked |
//! | retain-until | after that day, nobody; the originator neither |
//!
//! Up to that day an originator sees its own. What `amber`, `amber-strict` and `red` tell apart beyond that (clients of the receiving organisation, its
//! staff, named persons) is for the receiver to keep: the marking goes with every record. `EU` and `UN` in `releasable-to`
//! are the organisations, and none of their members.
//!
//! ```
//! use dragoman_model::schema::{Marking, Tlp};
//! use dragoman_release::{Handling, Party, releasable};
//! use jiff::civil::date;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let marking = Marking {
//!     tlp: Some(Tlp::Amber),
//!     releasable_to: vec!["FR".into()],
//!     originator_controlled: false,
//!     retain_until: Some("2030-12-31".into()),
//! };
//! let handling = Handling::of("DE", &marking)?;
//! let (france, italy): (Party, Party) = ("FR".parse()?, "IT".parse()?);
//! assert!(releasable(&handling, &france, date(2030, 12, 31)));
//! assert!(!releasable(&handling, &italy, date(2030, 12, 31)));
//! assert!(!releasable(&handling, &france, date(2031, 1, 1)));
//! # Ok(())
//! # }
//! ```

mod handling;
mod party;
mod reference;
mod rule;

pub use handling::{Handling, NotADay};
pub use party::{NotAParty, Party};
pub use reference::drop_references;
pub use rule::releasable;
