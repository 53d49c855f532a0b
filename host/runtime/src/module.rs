//! A loaded component, ready to run.

use dragoman_model::schema::{Fault, Level, Manifest, Marking, Summary};
use serde::Serialize;
use wasmtime::component::{ComponentExportIndex, ComponentNamedList, Instance, InstancePre, Lift};
use wasmtime::{Store, Trap};

use crate::admit::{Admission, translator};
use crate::cache::CacheWarning;
use crate::compile::CompileCost;
use crate::feed::Feed;
use crate::host::Host;
use crate::limits::{Limit, Limits, RunLimits};
use crate::outcome::{Failure, Outcome, Run};

/// How a component came to be loaded.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compilation {
    /// Where its compiled form is from.
    pub source: Source,
    /// What an operator should know about the cache.
    pub warnings: Vec<CacheWarning>,
}

/// Where a compiled form is from.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// It was kept.
    Cache,
    /// It was compiled, at this cost.
    Compiler(CompileCost),
}

/// A component that was admitted and compiled. Every call runs in a fresh store: nothing is left of the one before.
#[derive(Clone)]
pub struct Module {
    instance: InstancePre<Host>,
    describe: ComponentExportIndex,
    translate: ComponentExportIndex,
    admission: Admission,
    compilation: Compilation,
    limits: Limits,
}

impl Module {
    pub(crate) fn new(
        instance: InstancePre<Host>,
        admission: Admission,
        compilation: Compilation,
        limits: &Limits,
    ) -> wasmtime::Result<Self> {
        let component = instance.component();
        let export = |within: Option<&ComponentExportIndex>, name: &str| {
            let missing = || wasmtime::Error::msg(format!("it does not export `{name}`"));
            component.get_export_index(within, name).ok_or_else(missing)
        };
        let interface = export(None, &translator())?;
        let (describe, translate) = (
            export(Some(&interface), "describe")?,
            export(Some(&interface), "translate")?,
        );
        Ok(Self {
            instance,
            describe,
            translate,
            admission,
            compilation,
            limits: limits.clone(),
        })
    }

    /// What it says of itself in its binary.
    pub fn admission(&self) -> &Admission {
        &self.admission
    }

    /// How it came to be loaded: from the cache, or at which cost.
    pub fn compilation(&self) -> &Compilation {
        &self.compilation
    }

    /// The limits that it is held to.
    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    /// What it says of itself when it is asked. It is given no input for that.
    ///
    /// # Errors
    ///
    /// A [`Failure`] if it traps, runs into a limit, or breaks a rule for manifests.
    pub fn describe(&self) -> Result<Manifest, Failure> {
        let open = Marking {
            tlp: None,
            releasable_to: Vec::new(),
            originator_controlled: false,
            retain_until: None,
        };
        let mut session = Session::new(self, &Feed::default(), open);
        let (manifest,) = session.call::<(Manifest,)>(&self.describe)?;
        manifest.check()?;
        Ok(manifest)
    }

    /// Translates a feed.
    pub fn translate(&self, feed: &Feed) -> Run {
        let failed = |failure| Run {
            result: Err(failure),
            usage: Default::default(),
            log: Vec::new(),
        };
        if let Err(error) = feed.check() {
            return failed(error.into());
        }
        let manifest = match self.describe() {
            Ok(manifest) => manifest,
            Err(failure) => return failed(failure),
        };
        let mut session = Session::new(self, feed, manifest.default_marking.clone());
        let result = session.call::<(Result<Summary, Fault>,)>(&self.translate);
        session.finish(manifest, result.map(|(result,)| result))
    }
}

/// A fresh store, for one call.
struct Session<'a> {
    module: &'a Module,
    store: Store<Host>,
    fuel: u64,
}

impl<'a> Session<'a> {
    fn new(module: &'a Module, feed: &Feed, marking: Marking) -> Self {
        let limits: &RunLimits = &module.limits.run;
        let mut store = Store::new(module.instance.engine(), Host::new(feed, marking, limits));
        store.limiter(|host| host);
        store.set_hostcall_fuel(limits.call_bytes);
        let fuel = limits.fuel(feed.size());
        // Refused only by an engine that does not meter.
        let metered = store.set_fuel(fuel).is_ok();
        Self {
            module,
            store,
            fuel: if metered { fuel } else { 0 },
        }
    }

    fn call<R: ComponentNamedList + Lift + 'static>(
        &mut self,
        function: &ComponentExportIndex,
    ) -> Result<R, Failure> {
        let mut call = || {
            let instance: Instance = self.module.instance.instantiate(&mut self.store)?;
            let function = instance.get_typed_func::<(), R>(&mut self.store, function)?;
            function.call(&mut self.store, ())
        };
        call().map_err(|error| self.failure(&error))
    }

    fn failure(&self, error: &wasmtime::Error) -> Failure {
        if let Some(limit) = error.downcast_ref::<Limit>() {
            return Failure::Limit(*limit);
        }
        match error.downcast_ref::<Trap>() {
            Some(Trap::OutOfFuel) => Failure::Limit(Limit::Fuel { allowed: self.fuel }),
            // A panic has said its message and place; the trap alone says `unreachable`.
            trap => {
                let said = self
                    .store
                    .data()
                    .log
                    .iter()
                    .rev()
                    .find(|line| line.level == Level::Error);
                let cause = trap.map_or_else(|| format!("{:#}", error), ToString::to_string);
                let message = said.map_or(cause.clone(), |line| format!("{} ({cause})", line.message));
                Failure::Trap { message }
            }
        }
    }

    fn finish(self, manifest: Manifest, result: Result<Result<Summary, Fault>, Failure>) -> Run {
        let left = self.store.get_fuel().unwrap_or(0);
        let host = self.store.into_data();
        let mut usage = host.usage;
        usage.fuel = self.fuel.saturating_sub(left);
        let result = match result {
            Ok(Ok(summary)) => {
                let (records, rejections) = host.validator.finish();
                Ok(Outcome {
                    manifest,
                    summary,
                    records,
                    rejections,
                    notices: host.notices,
                })
            }
            Ok(Err(fault)) => Err(Failure::Fault(Box::new(fault))),
            Err(failure) => Err(failure),
        };
        Run {
            result,
            usage,
            log: host.log,
        }
    }
}
