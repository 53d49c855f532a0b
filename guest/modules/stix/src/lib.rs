//! Translates STIX 2.1 bundles (OASIS standard of 10 June 2021), for any partner that shares threat intelligence in them.
//!
//! `threat-actor`, `intrusion-set` and some `identity` objects become subjects; `report`, `grouping`, `campaign` and
//! `incident` objects become assessments; what is `revoked` becomes a withdrawal. All other objects speak through these:
//! relationships, locations, attack patterns, notes, markings and translations. What speaks through none is counted.
//!
//! Objects come in any order and refer to each other by id, also from one bundle to another, so all bundles of an edition
//! are read before anything is made of them. A bundle that was cut off is refused: behind the cut may stand the marking of
//! an object, its revocation, or the relationship that makes a person a victim and not an actor.
//!
//! The format is known from the standard, its schemas and its examples. The module was not run on what a state shares.
//!
//! # A module of one's own
//!
//! A module speaks for one issuer, and a host refuses one that speaks for another than the configuration says. So each
//! partner has a module with a manifest of its own, which takes a crate of a few lines beside a checkout of Dragoman:
//!
//! ```toml
//! [package]
//! name = "no-threats"
//! version = "0.1.0"
//! edition = "2024"
//!
//! [workspace]
//!
//! [lib]
//! crate-type = ["cdylib", "rlib"]
//!
//! [dependencies]
//! dragoman-guest = { path = "../dragoman/guest/sdk" }
//! stix = { path = "../dragoman/guest/modules/stix", default-features = false }
//! ```
//!
//! ```
//! use dragoman_guest::schema::Manifest;
//! use stix::{Partner, Stix, Whose};
//!
//! pub struct Ours;
//!
//! impl Partner for Ours {
//!     fn manifest() -> Manifest {
//!         stix::manifest(Whose {
//!             issuer: "NO",
//!             list: "threats",
//!             title: "Threats to events",
//!             authority: "National Police Directorate",
//!             contact: "https://police.example/stix",
//!         })
//!     }
//! }
//!
//! dragoman_guest::export!(Stix<Ours>);
//! ```
//!
//! The crate of this folder itself, built as it is, speaks for the issuer `EXAMPLE`, which is nobody's.

mod annotations;
mod assessment;
mod bundle;
mod composition;
mod context;
#[cfg(feature = "example")]
mod example;
mod graph;
mod handling;
mod library;
mod manifest;
mod object;
mod places;
mod references;
mod roles;
mod subject;
mod timestamp;
mod unsaid;
mod withdrawal;

use std::marker::PhantomData;

use dragoman_guest::schema::{Fault, Manifest, Marking, Summary, Tlp};
use dragoman_guest::{Feed, Notes, Sink, Translator, build};

use context::Context;
use library::Library;

#[cfg(feature = "example")]
pub use example::Example;
pub use manifest::{Whose, manifest};

/// Whose bundles they are.
pub trait Partner {
    /// What the partner's module says of itself; [`manifest()`] makes one.
    fn manifest() -> Manifest;

    /// The handling of an object that bears no traffic light: no record that says something of it is looser. The default is
    /// `TLP:AMBER`: what names people who may attack is not for everybody because somebody forgot to mark it.
    fn unmarked() -> Marking {
        Marking {
            tlp: Some(Tlp::Amber),
            ..build::marking()
        }
    }
}

/// The translator of a partner's bundles.
pub struct Stix<P>(PhantomData<P>);

impl<P: Partner> Translator for Stix<P> {
    fn describe() -> Manifest {
        P::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut notes = Notes::default();
        let mut library = Library::default();
        let bundles = bundle::read_all(feed, &mut library, &mut notes)?;
        library.seal(&mut notes);
        let context = Context::new(&library, P::unmarked(), P::manifest().default_marking, &mut notes);
        for object in library.objects() {
            if object.revoked {
                if let Some(withdrawal) = withdrawal::of(&context, object, &mut notes) {
                    out.withdrawal(withdrawal);
                }
            } else if context.is_subject(object) {
                if let Some(subject) = subject::of(&context, object, &mut notes) {
                    out.subject(subject);
                }
            } else if object.kind.is_assessment() {
                if let Some(assessment) = assessment::of(&context, object, &mut notes) {
                    out.assessment(assessment);
                }
            } else if context.is_nameless_subject(object) {
                subject::say_nameless(object, &mut notes);
            }
        }
        unsaid::say(&context, &mut notes);
        notes.send(out);
        Ok(Summary {
            // A bundle has no date of its own: `created` and `modified` are those of its objects.
            published: None,
            edition_label: bundle::label(&bundles),
            declared_records: None,
            end_seen: true,
        })
    }
}

#[cfg(feature = "example")]
dragoman_guest::export!(Stix<Example>);
