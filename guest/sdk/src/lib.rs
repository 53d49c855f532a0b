//! What a partner's developer writes a translator with.
//!
//! A translator implements [`Translator`] and ends with [`export!`]. The same code runs in the sandbox and, through
//! [`native`], in an ordinary test.
//!
//! ```ignore
//! struct MyList;
//! impl Translator for MyList {
//!     fn describe() -> Manifest { … }
//!     fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> { … }
//! }
//! dragoman_guest::export!(MyList);
//! ```

mod above;
#[doc(hidden)]
pub mod bindings;
mod bounds;
pub mod build;
#[cfg(any(test, target_family = "wasm"))]
mod compare;
pub mod countries;
pub mod dates;
pub mod delisting;
pub mod distinct;
pub mod editions;
pub mod enumeration;
mod feed;
#[cfg(feature = "html")]
pub mod html;
pub mod ids;
#[cfg(feature = "json")]
pub mod json;
pub mod kinds;
mod lanes;
pub mod languages;
#[cfg(any(test, target_family = "wasm"))]
mod memory;
pub mod native;
mod notes;
pub mod octets;
pub mod part;
pub mod phrase;
pub mod prose;
pub mod quality;
pub mod rows;
pub mod scripts;
#[cfg(feature = "sheet")]
pub mod sheet;
mod sink;
pub mod table;
pub mod texts;
mod translator;
#[cfg(test)]
mod trials;
#[cfg(target_family = "wasm")]
#[doc(hidden)]
pub mod wasm;
#[cfg(feature = "xml")]
pub mod xml;

pub use feed::{Feed, PartInfo, PartReader, Source};
pub use notes::{About, Notes};
pub use sink::{Emitter, Sink};
pub use translator::Translator;

/// The schema, generated from `wit/`.
pub mod schema {
    pub use crate::bindings::dragoman::watchlist::assessment::{
        Actor, Assessment, Confidence, Likelihood, Severity, Target, TargetKind, Withdrawal,
    };
    pub use crate::bindings::dragoman::watchlist::document::{TravelDocument, TravelDocuments};
    pub use crate::bindings::dragoman::watchlist::log::Level;
    pub use crate::bindings::dragoman::watchlist::provenance::{
        ByteRange, JsonPointer, Locator, Marking, RowRange, Tlp,
    };
    pub use crate::bindings::dragoman::watchlist::report::{
        ExpectedCount, ExpectedPart, Fault, FaultKind, FeedMode, Format, Manifest, Notice, NoticeKind,
        Summary,
    };
    pub use crate::bindings::dragoman::watchlist::subject::{
        Contact, ContactKind, Craft, Designation, DesignationStatus, EncounterAction, Gender, Identifier,
        Interest, InterestBasis, LegalBasis, Link, Measure, MeasureKind, Organization, Person, Relation,
        RelationKind, RelationTarget, Remark, Subject, SubjectKind, SubjectStatus,
    };
    pub use crate::bindings::dragoman::watchlist::values::{
        Calendar, Certainty, CountryClaim, DateClaim, DocumentKind, DocumentStatus, IdentityDocument, Name,
        NameForm, NamePart, NameQuality, NameRole, PartialDate, Place,
    };
}

/// Exports a [`Translator`] as the component's `translator`. Does nothing outside the sandbox, so that several
/// translators can be linked into one native program.
#[macro_export]
macro_rules! export {
    ($translator:ty) => {
        #[cfg(target_family = "wasm")]
        const _: () = {
            struct Exported;
            impl $crate::bindings::exports::dragoman::watchlist::translator::Guest for Exported {
                fn describe() -> $crate::schema::Manifest {
                    $crate::wasm::describe::<$translator>()
                }
                fn translate() -> ::core::result::Result<$crate::schema::Summary, $crate::schema::Fault> {
                    $crate::wasm::translate::<$translator>()
                }
            }
    $crate::bindings::export_component!(Exported with_types_in $crate::bindings);
        };
    };
}
