//! One call of a component, in a fresh store.

use dragoman_model::schema::{Fault, Marking, Summary};
use dragoman_model::{TakeNumbers, Weigh};
use wasmtime::component::{ComponentExportIndex, ComponentNamedList, Instance, InstancePre, Lift};
use wasmtime::{Store, Trap};

use crate::feed::Feed;
use crate::host::{Host, Output, enforced};
use crate::limits::{Exceeded, Limit, RunLimits, STACK_BYTES};
use crate::outcome::{Failure, LogLine, Unreadable};
use crate::text::cut_fault;
use crate::usage::Usage;

/// What a session's fuel is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Budget {
    /// The manifest.
    Describe,
    /// A translation.
    Translate,
}

impl Budget {
    fn limit(self) -> Limit {
        match self {
            Self::Describe => Limit::DescribeFuel,
            Self::Translate => Limit::Fuel,
        }
    }
}

/// Fuel beyond the limit. The engine looks at the fuel only at loops and calls, and never says how far below zero it is:
/// whoever used up this unit as well went over the limit, be it after the engine's last look.
const SPARE: u64 = 1;

/// A fresh store, for one call: nothing is left of the one before.
pub(crate) struct Session<'a> {
    instance: &'a InstancePre<Host>,
    limits: &'a RunLimits,
    store: Store<Host>,
    budget: Budget,
    /// What it may use; none where it is not metered.
    fuel: Option<u64>,
    dropped: usize,
}

impl<'a> Session<'a> {
    pub(crate) fn new(
        instance: &'a InstancePre<Host>,
        limits: &'a RunLimits,
        feed: &Feed,
        marking: Marking,
        budget: Budget,
        numbers: Option<Box<dyn TakeNumbers>>,
    ) -> Self {
        let mut store = Store::new(instance.engine(), Host::new(feed, marking, limits, numbers));
        store.limiter(|host| &mut host.resources);
        store.set_hostcall_fuel(limits.call_bytes);
        let fuel = match budget {
            Budget::Describe => limits.describe_fuel,
            Budget::Translate => limits.fuel.of(feed.size()),
        };
        // Refused only by an engine that does not meter.
        let metered = store.set_fuel(fuel.saturating_add(SPARE)).is_ok();
        Self {
            instance,
            limits,
            store,
            budget,
            fuel: metered.then_some(fuel),
            dropped: 0,
        }
    }

    /// Calls an exported function. A session is for one call.
    pub(crate) fn call<R: ComponentNamedList + Lift + 'static>(
        &mut self,
        function: &ComponentExportIndex,
    ) -> Result<R, Failure> {
        let mut call = || {
            let instance: Instance = self.instance.instantiate(&mut self.store)?;
            let function = instance.get_typed_func::<(), R>(&mut self.store, function)?;
            let result = function.call(&mut self.store, ())?;
            match self.store.get_fuel() {
                Ok(0) => Err(Trap::OutOfFuel.into()),
                _ => Ok(result),
            }
        };
        call().map_err(|error| self.failure(&error))
    }

    /// What the guest returned, if its texts and lists are within the limits.
    pub(crate) fn measured<T: Weigh>(&mut self, value: T) -> Result<T, Failure> {
        match self.store.data_mut().output.measure(&value) {
            Ok(_) => Ok(value),
            Err(exceeded) => Err(self.stopped(exceeded)),
        }
    }

    /// What a translation returned: a summary within the limits, or a fault that people can read.
    pub(crate) fn checked(&mut self, result: Result<Summary, Fault>) -> Result<Summary, Failure> {
        match result {
            Ok(summary) => {
                let summary = self.measured(summary)?;
                summary.check()?;
                Ok(summary)
            }
            Err(mut fault) => {
                self.dropped = cut_fault(&mut fault);
                let fault = self.measured(fault)?;
                Err(Failure::Fault(Box::new(fault)))
            }
        }
    }

    fn failure(&self, error: &wasmtime::Error) -> Failure {
        if let Some(exceeded) = error.downcast_ref::<Exceeded>() {
            return self.stopped(*exceeded);
        }
        if let Some(unreadable) = error.downcast_ref::<Unreadable>() {
            return unreadable.clone().into();
        }
        let without_measure = |limit, allowed| {
            self.stopped(Exceeded {
                limit,
                asked: None,
                allowed,
            })
        };
        match (error.downcast_ref::<Trap>(), self.fuel) {
            (Some(Trap::OutOfFuel), Some(fuel)) => without_measure(self.budget.limit(), fuel),
            (Some(Trap::StackOverflow), _) => without_measure(Limit::StackBytes, STACK_BYTES as u64),
            (trap, _) => {
                // Without the backtrace: it has numbers only, and a panic has said its place.
                let cause = trap.map_or_else(|| error.root_cause().to_string(), ToString::to_string);
                match enforced(&cause, self.limits) {
                    Some(exceeded) => self.stopped(exceeded),
                    None => Failure::Trap {
                        cause,
                        progress: Box::new(self.store.data().progress()),
                    },
                }
            }
        }
    }

    fn stopped(&self, exceeded: Exceeded) -> Failure {
        Failure::Limit {
            exceeded,
            progress: Box::new(self.store.data().progress()),
        }
    }

    /// What the guest has given, what it used, and its log.
    pub(crate) fn finish(self) -> (Output, Usage, Vec<LogLine>) {
        let used = match (self.fuel, self.store.get_fuel()) {
            (Some(fuel), Ok(left)) => fuel.min(fuel.saturating_add(SPARE) - left),
            _ => 0,
        };
        let host = self.store.into_data();
        let mut usage = host.usage();
        match self.budget {
            Budget::Describe => usage.describe_fuel = used,
            Budget::Translate => usage.fuel = used,
        }
        if let Some(required) = self.instance.component().resources_required() {
            usage.memories = required.num_memories;
            usage.tables = required.num_tables;
        }
        usage.notice_bytes_dropped += self.dropped as u64;
        let (output, log) = host.finish();
        (output, usage, log)
    }
}
