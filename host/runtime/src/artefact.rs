//! Native code, and the only place where it is trusted.

use wasmtime::component::Component;

use crate::code::Loader;
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
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The component, ready to be instantiated.
    ///
    /// # Errors
    ///
    /// What the engine says if the code was made by another version or for another configuration of it.
    pub(crate) fn component(self, loader: &Loader) -> wasmtime::Result<Component> {
        // SAFETY: the bytes must be what the engine's own compiler wrote, as nothing checks the machine code in them.
        // `vouched` is called in two places. (1) Right after compiling: in this process, or in a worker that is this
        // very program, which has handed them over through a pipe that no other process holds, and has ended with
        // success. (2) By the cache, after the keyed digest of what it copied was found to be right; the key is one that
        // only this user can read, and it enters no digest but those of artefacts of (1). In both cases the bytes lie in
        // memory of this process's own that this value holds, so nothing can change them between the check and here, and
        // the engine copies them or takes them where they are: a file of the cache that is swapped or rewritten meanwhile
        // has no effect.
        unsafe { loader.component(self.0) }
    }
}
