//! The engine that all runs share.

use std::io;
use std::path::Path;
use std::sync::Arc;

use wasmtime::component::{Component, Linker};

use crate::admit::{Refusal, admit};
use crate::cache::Cache;
use crate::host::{self, Host};
use crate::limits::Limits;
use crate::module::Module;

/// Compiles and runs components. Cheap to clone; one is enough for a program.
#[derive(Clone)]
pub struct Engine {
    engine: wasmtime::Engine,
    linker: Arc<Linker<Host>>,
    cache: Option<Cache>,
}

/// A component could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It does not compile, or imports functions that the contract does not have.
    #[error("the component does not fit this host: {0}")]
    Misfit(String),
    /// The cache of compiled components cannot be used.
    #[error("the cache of compiled components cannot be used: {0}")]
    Cache(#[source] io::Error),
    /// The engine cannot be set up on this machine.
    #[error("the engine cannot be set up: {0}")]
    Engine(String),
}

impl Engine {
    /// An engine that keeps what it compiles in a folder of the operator, if one is given.
    ///
    /// # Errors
    ///
    /// [`LoadError::Cache`] if the folder cannot be made or belongs to another user.
    pub fn new(cache: Option<&Path>) -> Result<Self, LoadError> {
        Self::build(cache, true)
    }

    /// An engine without fuel: a loop is not stopped. For measuring what metering costs, never for strangers' code.
    ///
    /// # Errors
    ///
    /// As [`Engine::new`].
    pub fn unmetered() -> Result<Self, LoadError> {
        Self::build(None, false)
    }

    fn build(cache: Option<&Path>, metered: bool) -> Result<Self, LoadError> {
        let mut config = wasmtime::Config::new();
        config.consume_fuel(metered);
        config.wasm_simd(true);
        config.wasm_relaxed_simd(false);
        config.wasm_multi_memory(false);
        config.wasm_tail_call(false);
        let engine = wasmtime::Engine::new(&config).map_err(|error| LoadError::Engine(error.to_string()))?;
        let linker = host::linker(&engine).map_err(|error| LoadError::Engine(error.to_string()))?;
        let cache = cache.map(Cache::open).transpose().map_err(LoadError::Cache)?;
        Ok(Self {
            engine,
            linker: Arc::new(linker),
            cache,
        })
    }

    /// Admits and compiles a component, or takes it from the cache. All its runs are held to `limits`.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] names the rule that is broken. Nothing of the component has run by then.
    pub fn load(&self, bytes: &[u8], limits: &Limits) -> Result<Module, LoadError> {
        let admission = admit(bytes, &limits.admission)?;
        let misfit = |error: wasmtime::Error| LoadError::Misfit(format!("{error:#}"));
        let cached = self
            .cache
            .as_ref()
            .and_then(|cache| cache.get(&self.engine, admission.digest));
        let component = match cached {
            Some(component) => component,
            None => {
                let component = Component::from_binary(&self.engine, bytes).map_err(misfit)?;
                if let Some(cache) = &self.cache {
                    cache
                        .put(&component, admission.digest)
                        .map_err(LoadError::Cache)?;
                }
                component
            }
        };
        let instance = self.linker.instantiate_pre(&component).map_err(misfit)?;
        Module::new(instance, admission, limits).map_err(misfit)
    }
}
