//! The engine that all runs share.

use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dragoman_model::Digest;
use wasmtime::component::{Component, Linker};

use crate::admit::{self, Refusal};
use crate::cache::{Cache, CacheError, CacheState, CacheWarning, Origin};
use crate::code::Loader;
use crate::compile::{CompileError, Compiler};
use crate::config;
use crate::features;
use crate::host::{self, Host};
use crate::limits::{CompileLimits, Limits};
use crate::module::{Compilation, Module, Source};

/// Compiles and runs components. Cheap to clone; one is enough for a program.
#[derive(Clone)]
pub struct Engine {
    loader: Loader,
    /// Digest of what shapes compiled code.
    digest: Digest,
    metered: bool,
    linker: Arc<Linker<Host>>,
    compiler: Compiler,
    cache: Option<Cache>,
}

/// An engine cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The cache of compiled components cannot be used.
    #[error("the cache of compiled components cannot be used: {0}")]
    Cache(#[from] CacheError),
    /// The engine cannot be set up on this machine.
    #[error("the engine cannot be set up: {0}")]
    Setup(String),
}

/// A component could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It is refused.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It does not compile, or not within its limits.
    #[error(transparent)]
    Compile(#[from] CompileError),
    /// Its compiled form does not load.
    #[error("the component does not fit this host: {0}")]
    Misfit(String),
}

/// What an engine is to be like.
#[derive(Debug, Clone, Default)]
pub struct EngineBuilder {
    cache: Option<PathBuf>,
    compiler: Compiler,
    unmetered: bool,
}

impl EngineBuilder {
    /// Keeps what is compiled in a folder of the operator. Default: nothing is kept.
    #[must_use]
    pub fn cache(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cache = Some(folder.into());
        self
    }

    /// Where components are compiled. Default: in this process.
    #[must_use]
    pub fn compiler(mut self, compiler: Compiler) -> Self {
        self.compiler = compiler;
        self
    }

    /// The engine.
    ///
    /// # Errors
    ///
    /// [`EngineError::Cache`] if the cache's folder or key cannot be made or is not the operator's alone.
    pub fn build(self) -> Result<Engine, EngineError> {
        let setup = |error: wasmtime::Error| EngineError::Setup(format!("{error:#}"));
        let metered = !self.unmetered;
        let loader = Loader::new(config::config(metered)).map_err(setup)?;
        let linker = host::linker(&loader.engine).map_err(setup)?;
        Ok(Engine {
            digest: digest(&loader.engine),
            loader,
            metered,
            linker: Arc::new(linker),
            compiler: self.compiler,
            cache: self.cache.as_deref().map(Cache::open).transpose()?,
        })
    }
}

impl Engine {
    /// An engine that compiles in this process, and keeps what it compiles in a folder of the operator if one is given.
    ///
    /// # Errors
    ///
    /// As [`EngineBuilder::build`].
    pub fn new(cache: Option<&Path>) -> Result<Self, EngineError> {
        let builder = Self::builder();
        match cache {
            Some(folder) => builder.cache(folder),
            None => builder,
        }
        .build()
    }

    /// An engine without fuel: a loop is not stopped. For measuring what metering costs, never for strangers' code.
    ///
    /// # Errors
    ///
    /// As [`EngineBuilder::build`].
    pub fn unmetered() -> Result<Self, EngineError> {
        EngineBuilder {
            unmetered: true,
            ..EngineBuilder::default()
        }
        .build()
    }

    /// The version of wasmtime that it is, e.g. `48.0.8`.
    pub const VERSION: &'static str = wasmtime_environ::VERSION;

    /// Digest of its version and of all that shapes the code it compiles: settings, features, the processor.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// What of WebAssembly a component may use, by the names that the specification's proposals have.
    pub fn features() -> Vec<String> {
        features::names()
    }

    /// What its cache holds; none where nothing is kept.
    ///
    /// # Errors
    ///
    /// If the cache's folder cannot be read.
    pub fn cache_state(&self) -> Option<std::io::Result<CacheState>> {
        self.cache.as_ref().map(Cache::state)
    }

    /// An engine to be described.
    pub fn builder() -> EngineBuilder {
        EngineBuilder::default()
    }

    /// Admits and compiles a component, or takes it from the cache. All its runs are held to `limits`.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] names the rule that is broken, a [`CompileError`] the limit. Nothing of the component has run by then.
    pub fn load(&self, bytes: &[u8], limits: &Limits) -> Result<Module, LoadError> {
        let admission = admit::admit(bytes, &limits.admission)?;
        let misfit = |error: wasmtime::Error| LoadError::Misfit(format!("{error:#}"));
        let (component, compilation) = self.component(bytes, admission.digest, &limits.compile)?;
        admit::exports(&component)?;
        let linked = self.linker.instantiate_pre(&component);
        let instance = linked.map_err(|error| Refusal::ImportType {
            message: format!("{error:#}"),
        })?;
        Module::new(instance, admission, compilation, limits).map_err(misfit)
    }

    /// The component, from the cache if it can be had there.
    fn component(
        &self,
        bytes: &[u8],
        component: Digest,
        limits: &CompileLimits,
    ) -> Result<(Component, Compilation), LoadError> {
        let origin = Origin {
            component,
            engine: self.digest,
        };
        let mut warnings = Vec::new();
        match self.cached(&origin) {
            Ok(Some(component)) => {
                let source = Source::Cache;
                return Ok((component, Compilation { source, warnings }));
            }
            Ok(None) => {}
            Err(warning) => warnings.push(warning),
        }
        // Not for what is in the cache: it was valid when it was compiled, and its digest says it is the same.
        admit::validate(bytes)?;
        let (artefact, cost) = self
            .compiler
            .compile(&self.loader.engine, self.metered, bytes, limits)?;
        if let Some(cache) = &self.cache {
            warnings.extend(cache.put(&origin, &artefact).err());
        }
        let component = artefact
            .component(&self.loader)
            .map_err(|error| LoadError::Misfit(format!("{error:#}")))?;
        let source = Source::Compiler(cost);
        Ok((component, Compilation { source, warnings }))
    }

    fn cached(&self, origin: &Origin) -> Result<Option<Component>, CacheWarning> {
        let Some(cache) = &self.cache else {
            return Ok(None);
        };
        let Some(artefact) = cache.get(origin)? else {
            return Ok(None);
        };
        let component = artefact.component(&self.loader);
        component
            .map(Some)
            .map_err(|error| cache.unusable(origin, &error))
    }
}

/// Digest of everything that shapes compiled code: the processor, the settings, the features, the engine's full version.
fn digest(engine: &wasmtime::Engine) -> Digest {
    struct Collector(Vec<u8>);
    impl Hasher for Collector {
        fn write(&mut self, bytes: &[u8]) {
            self.0.extend_from_slice(bytes);
        }

        fn finish(&self) -> u64 {
            // Asked for by the trait alone; what counts is all that was collected.
            self.0.len() as u64
        }
    }
    let mut collector = Collector(Vec::new());
    engine.precompile_compatibility_hash().hash(&mut collector);
    Digest::of(&collector.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_of_an_engine_is_stable_and_tells_settings_apart() {
        let of = |metered| digest(&wasmtime::Engine::new(&config::config(metered)).expect("an engine"));
        assert_eq!(of(true), of(true));
        assert_ne!(of(true), of(false));
    }
}
