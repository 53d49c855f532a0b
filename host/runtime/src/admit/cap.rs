//! The caps on what a component is made of.

use dragoman_nesting::DEEPEST;

use super::refusal::Refusal;
use crate::limits::AdmissionLimits;

/// Something of a component that is capped by a field of [`AdmissionLimits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cap {
    /// Its bytes.
    Size,
    /// Its core modules.
    CoreModules,
    /// The components inside it.
    Components,
    /// Its instances.
    Instances,
    /// Its functions.
    Functions,
    /// The bytes of one function.
    FunctionSize,
    /// The local variables of one function.
    Locals,
    /// The bytes of its data segments.
    Data,
    /// The levels of types and components.
    Nesting,
}

/// All there is to say about a cap, in one place so that none of it is forgotten.
pub(super) struct Facts {
    pub(super) rule: &'static str,
    /// Completes "it has 7 …".
    pub(super) counted: &'static str,
    /// The field of [`AdmissionLimits`].
    pub(super) limit: &'static str,
    pub(super) remedy: &'static str,
}

impl Cap {
    pub(super) fn facts(self) -> Facts {
        let (rule, counted, limit, remedy) = match self {
            Self::Size => (
                "admit/size",
                "bytes",
                "module_bytes",
                "build it with --release and strip it",
            ),
            Self::CoreModules => (
                "admit/core-modules",
                "core modules",
                "core_modules",
                "link fewer libraries, or link them into one module",
            ),
            Self::Components => (
                "admit/components",
                "components inside it",
                "components",
                "do not compose it of others: one component is one translator",
            ),
            Self::Instances => (
                "admit/instances",
                "instances",
                "instances",
                "do not compose it of others: one component is one translator",
            ),
            Self::Functions => (
                "admit/functions",
                "functions",
                "functions",
                "build it with --release and link-time optimisation, and leave out libraries that it does not need",
            ),
            Self::FunctionSize => (
                "admit/function-size",
                "bytes in one function",
                "function_bytes",
                "split the function, and put tables into data instead of code",
            ),
            Self::Locals => (
                "admit/locals",
                "local variables in one function",
                "locals",
                "split the function, and build it with optimisation",
            ),
            Self::Data => (
                "admit/data",
                "bytes of data",
                "data_bytes",
                "take files that it embeds out of it: what changes belongs into the feed",
            ),
            Self::Nesting => (
                "admit/nesting",
                "or more levels of types or components",
                "nesting",
                "generate its bindings from the contract's WIT, which is flat",
            ),
        };
        Facts {
            rule,
            counted,
            limit,
            remedy,
        }
    }

    /// What is allowed of it.
    pub(super) fn allowed(self, limits: &AdmissionLimits) -> usize {
        match self {
            Self::Size => limits.module_bytes,
            Self::CoreModules => limits.core_modules,
            Self::Components => limits.components,
            Self::Instances => limits.instances,
            Self::Functions => limits.functions,
            Self::FunctionSize => limits.function_bytes,
            Self::Locals => limits.locals,
            Self::Data => limits.data_bytes,
            Self::Nesting => limits.nesting.min(DEEPEST),
        }
    }

    /// Refuses what has more of it than is allowed. `offset` is where in the component that shows.
    pub(super) fn check(self, found: usize, offset: usize, limits: &AdmissionLimits) -> Result<(), Refusal> {
        let allowed = self.allowed(limits);
        if found <= allowed {
            return Ok(());
        }
        Err(Refusal::OverCap {
            cap: self,
            found,
            allowed,
            offset,
        })
    }
}
