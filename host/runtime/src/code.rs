//! Loads code, where it can be without a copy.

#[cfg(target_os = "linux")]
use std::{ptr::NonNull, sync::Arc};

use wasmtime::component::Component;
use wasmtime::{Config, Engine};

use crate::frozen::Frozen;
#[cfg(target_os = "linux")]
use crate::held::Held;

/// An engine, and what keeps the code that it runs.
#[derive(Clone)]
pub(crate) struct Loader {
    pub(crate) engine: Engine,
    #[cfg(target_os = "linux")]
    held: Arc<Held>,
}

impl Loader {
    /// With an engine that is set up so.
    ///
    /// # Errors
    ///
    /// What the engine says of its settings.
    #[cfg(target_os = "linux")]
    pub(crate) fn new(mut config: Config) -> wasmtime::Result<Self> {
        let held = Arc::<Held>::default();
        config.with_custom_code_memory(Some(held.clone()));
        let engine = Engine::new(&config)?;
        Ok(Self { engine, held })
    }

    /// With an engine that is set up so.
    ///
    /// # Errors
    ///
    /// What the engine says of its settings.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn new(config: Config) -> wasmtime::Result<Self> {
        let engine = Engine::new(&config)?;
        Ok(Self { engine })
    }

    /// The component whose compiled form this is.
    ///
    /// # Errors
    ///
    /// What the engine says if the code was made by another version or for another configuration of it.
    ///
    /// # Safety
    ///
    /// The bytes must be what this host's compiler made of a component, unchanged.
    pub(crate) unsafe fn component(&self, compiled: Frozen) -> wasmtime::Result<Component> {
        match compiled {
            Frozen::Memory(bytes) => {
                // SAFETY: the content is as the engine demands it, as the caller vouches, and it takes a copy.
                unsafe { Component::deserialize(&self.engine, bytes) }
            }
            #[cfg(not(target_os = "linux"))]
            Frozen::Pages(pages) => {
                // SAFETY: as above.
                unsafe { Component::deserialize(&self.engine, &*pages) }
            }
            #[cfg(target_os = "linux")]
            Frozen::Pages(pages) => {
                let bytes = NonNull::from(&*pages);
                let ticket = self.held.hold(pages);
                // SAFETY: the content is as the engine demands it, as the caller vouches. The memory stays as it is as long as the engine
                // uses it: it can only be read, and `held` keeps it until the engine gives it back.
                let component = unsafe { Component::deserialize_raw(&self.engine, bytes) };
                if component.is_err() {
                    // What it refuses at first sight it does not give back.
                    self.held.give_up(ticket);
                }
                component
            }
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::config::config;
    use crate::pages::{Writable, rights};

    fn pages(content: &[u8]) -> Frozen {
        let mut pages = Writable::new(content.len()).expect("there is room");
        pages.copy_from_slice(content);
        Frozen::Pages(pages.freeze().expect("it is frozen"))
    }

    /// A loader, and what its engine makes of a component with a function that returns 7.
    fn compiled() -> (Loader, Vec<u8>) {
        let loader = Loader::new(config(true)).expect("an engine");
        let component = r#"(component
            (core module $m (func (export "seven") (result i32) i32.const 7))
            (core instance $i (instantiate $m))
            (func (export "seven") (result u32) (canon lift (core func $i "seven"))))"#;
        let component = wat::parse_str(component).expect("text of a component");
        let compiled = loader.engine.precompile_component(&component);
        (loader, compiled.expect("it compiles"))
    }

    fn seven(component: &Component) -> u32 {
        let engine = component.engine();
        let mut store = wasmtime::Store::new(engine, ());
        store.set_fuel(1000).expect("it counts fuel");
        let linker = wasmtime::component::Linker::new(engine);
        let instance = linker.instantiate(&mut store, component);
        let function =
            instance.and_then(|instance| instance.get_typed_func::<(), (u32,)>(&mut store, "seven"));
        let result = function.and_then(|function| function.call(&mut store, ()));
        result.expect("it runs").0
    }

    #[test]
    fn code_runs_in_the_pages_it_was_given_and_only_code_can_be_executed() {
        let (loader, compiled) = compiled();
        let pages = pages(&compiled);
        let range = pages.as_ptr_range();
        // SAFETY: the compiler has just made it.
        let component = unsafe { loader.component(pages) }.expect("it loads");
        assert_eq!(component.image_range(), range);
        assert_eq!(seven(&component), 7);
        let code = range.start.wrapping_add(rustix::param::page_size());
        assert_eq!(
            (rights(range.start), rights(code)),
            ("r--p".into(), "r-xp".into())
        );
    }

    #[test]
    fn pages_are_kept_as_long_as_anything_that_was_made_of_the_component() {
        let (loader, compiled) = compiled();
        // SAFETY: the compiler has just made it.
        let component = unsafe { loader.component(pages(&compiled)) }.expect("it loads");
        // SAFETY: as above.
        let second = unsafe { loader.component(pages(&compiled)) }.expect("it loads again");
        drop(second);
        let linker = wasmtime::component::Linker::<()>::new(&loader.engine);
        let ready = linker.instantiate_pre(&component).expect("it needs nothing");
        drop((component, linker));
        assert_eq!(seven(ready.component()), 7);
        assert!(!loader.held.is_empty());
        drop(ready);
        assert!(loader.held.is_empty());
    }

    #[test]
    fn pages_are_let_go_if_the_engine_refuses_them() {
        let (loader, mut compiled) = compiled();
        let begin = pages(&compiled[..64]);
        compiled.fill(0);
        let zeros = pages(&compiled);
        for pages in [begin, zeros] {
            // SAFETY: the engine refuses it before any of it is run.
            unsafe { loader.component(pages) }
                .map(drop)
                .expect_err("it is no component");
            assert!(loader.held.is_empty());
        }
    }

    #[test]
    fn what_the_engine_has_in_memory_of_its_own_runs_as_well() {
        let (loader, compiled) = compiled();
        // SAFETY: the compiler has just made it.
        let component = unsafe { loader.component(Frozen::Memory(compiled)) }.expect("it loads");
        assert_eq!(seven(&component), 7);
    }
}
