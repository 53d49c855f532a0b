//! Native code, and the only place where it is trusted.

use std::borrow::Cow;
use std::io;

use wasmtime::Engine;
use wasmtime::component::Component;

use crate::frozen::Frozen;

/// The compiled form of a component, as a compiler of this host made it.
///
/// There are two ways to come by one, and each vouches for the bytes: [`compile`](crate::compile) has just made them, or
/// [`cache`](crate::cache) has found them authentic under the operator's key. A partner never supplies any.
pub(crate) struct Artefact(Frozen);

impl Artefact {
    /// Vouches that the bytes are what this host's compiler made of a component, unchanged.
    pub(crate) fn vouched(bytes: Frozen) -> Self {
        Self(bytes)
    }

    /// The bytes.
    ///
    /// # Errors
    ///
    /// If they lie in a file and that cannot be read.
    pub(crate) fn bytes(&self) -> io::Result<Cow<'_, [u8]>> {
        self.0.bytes()
    }

    /// The component, ready to be instantiated.
    ///
    /// # Errors
    ///
    /// What the engine says if the code was made by another version or for another configuration of it.
    pub(crate) fn component(&self, engine: &Engine) -> wasmtime::Result<Component> {
        #[cfg(target_os = "linux")]
        if let Some(path) = self.0.path() {
            // SAFETY: the bytes must be what the engine's own compiler wrote, as below. The engine maps the file instead of copying it,
            // so that they must stay so as long as the component is used: the file is frozen, its content and size cannot be changed
            // by anybody any more, whoever holds it or can open it. The path leads to that file: it was just compared, and names the
            // handle that this value holds open meanwhile.
            if let Ok(component) = unsafe { Component::deserialize_file(engine, path) } {
                return Ok(component);
            }
            // A system may forbid to execute what is in such a file. If anything else is wrong, it is told below.
        }
        // SAFETY: the bytes must be what the engine's own compiler wrote, as nothing checks the machine code in them.
        // `vouched` is called in two places. (1) Right after compiling: in this process, or in a worker that is this
        // very program, which has handed them over through a pipe that no other process holds, and has ended with
        // success. (2) By the cache, after the keyed digest of what it copied was found to be right; the key is one that
        // only this user can read, and it enters no digest but those of artefacts of (1). In both cases the bytes lie in
        // memory that this value owns, or in a frozen file, so nothing can change them between the check and here, and
        // the engine copies them: a file of the cache that is swapped or rewritten meanwhile has no effect.
        unsafe { Component::deserialize(engine, self.bytes()?) }
    }
}
