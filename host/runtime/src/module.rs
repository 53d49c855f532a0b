//! A loaded component, ready to run.

use dragoman_model::TakeNumbers;
use dragoman_model::schema::{Fault, Manifest, Marking, Summary};
use serde::Serialize;
use wasmtime::component::{ComponentExportIndex, InstancePre};

use crate::admit::{Admission, translator};
use crate::cache::CacheWarning;
use crate::compile::CompileCost;
use crate::feed::Feed;
use crate::host::Host;
use crate::limits::Limits;
use crate::outcome::{Failure, LogLine, Run};
use crate::session::{Budget, Session};
use crate::usage::Usage;

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

    /// What it says of itself when it is asked. It is given no input for that, and a small budget of its own.
    ///
    /// # Errors
    ///
    /// A [`Failure`] if it traps, runs into a limit, or breaks a rule for manifests.
    pub fn describe(&self) -> Result<Manifest, Failure> {
        self.described().0
    }

    /// Translates a feed.
    pub fn translate(&self, feed: &Feed) -> Run {
        self.translated(feed, None)
    }

    /// As [`translate`](Self::translate), but the numbers of documents in bulk are given to `numbers` while they come: their records
    /// have none then.
    pub fn translate_giving_numbers_to(&self, feed: &Feed, numbers: Box<dyn TakeNumbers>) -> Run {
        self.translated(feed, Some(numbers))
    }

    fn translated(&self, feed: &Feed, numbers: Option<Box<dyn TakeNumbers>>) -> Run {
        let failed = |failure, usage, log| Run {
            result: Err(failure),
            usage,
            log,
        };
        if let Err(error) = feed.check() {
            return failed(error.into(), Usage::default(), Vec::new());
        }
        let (manifest, before, log) = self.described();
        let manifest = match manifest {
            Ok(manifest) => manifest,
            Err(failure) => return failed(failure, before, log),
        };
        let marking = manifest.default_marking.clone();
        let limits = &self.limits.run;
        let mut session = Session::new(&self.instance, limits, feed, marking, Budget::Translate, numbers);
        let result = session.call::<(Result<Summary, Fault>,)>(&self.translate);
        let result = result.and_then(|(result,)| session.checked(result));
        let (output, mut usage, log) = session.finish();
        usage.describe_fuel = before.describe_fuel;
        Run {
            result: result.map(|summary| output.finish(manifest, summary)),
            usage,
            log,
        }
    }

    fn described(&self) -> (Result<Manifest, Failure>, Usage, Vec<LogLine>) {
        let open = Marking {
            tlp: None,
            releasable_to: Vec::new(),
            originator_controlled: false,
            retain_until: None,
        };
        let feed = Feed::default();
        let limits = &self.limits.run;
        let mut session = Session::new(&self.instance, limits, &feed, open, Budget::Describe, None);
        let manifest = session
            .call::<(Manifest,)>(&self.describe)
            .and_then(|(manifest,)| session.measured(manifest))
            .and_then(|manifest| {
                manifest.check()?;
                Ok(manifest)
            });
        let (_, usage, log) = session.finish();
        (manifest, usage, log)
    }
}
