//! Turns a guest crate's folder into a component that imports nothing but the contract.
//!
//! Three steps, each of use by itself: [`StandardLibrary::find`] finds or makes the standard library of
//! `wasm32-unknown-unknown`, [`build`] compiles crates against it and writes their components, and [`component`] or
//! [`finish`] wrap one file that was compiled elsewhere. Nothing is printed: what goes on is told to a callback as
//! [`Progress`].

mod api;
mod build;
mod command;
mod component;
mod error;
mod flags;
mod imports;
mod library;
mod missing;
mod output;
mod profile;
mod progress;
mod toolchain;
mod tune;
mod workspace;

mod script;

pub use api::{API_SECTION, api_of};
pub use build::{Built, Options, build};
pub use component::{component, finish};
pub use error::{Error, Tried};
pub use library::{LibraryOptions, StandardLibrary, Way};
pub use profile::settings as release_profile;
pub use progress::Progress;
pub use script::{CONTRACT, Language};
pub use toolchain::Toolchain;
pub use tune::tuned;

/// The target that guests are built for: it has no system interface, so nothing can be imported by accident.
pub const TARGET: &str = "wasm32-unknown-unknown";
