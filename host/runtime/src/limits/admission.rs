//! What a component may be. All of it is known before any of its code is compiled.

use serde::{Deserialize, Serialize};

/// What a component may be.
///
/// What is counted is counted over all core modules and components inside it. The defaults leave room for a guest that
/// carries an interpreter: the one for Python is the largest that is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AdmissionLimits {
    /// Bytes of a component. Default 64 MiB: a Python guest carries its interpreter and has 18 MB.
    pub module_bytes: usize,
    /// Core modules. Default 128: a Rust guest has 3, a Python guest 38, and one more for each library in C.
    pub core_modules: usize,
    /// Components inside the component. Default 64: tools wrap an exported interface into one, and guests have 1 or 2.
    pub components: usize,
    /// Instances of core modules and of components. Default 512: each core module is an instance, and so is each
    /// bundle of functions that is handed to it. A Python guest has 112.
    pub instances: usize,
    /// Functions that have a body. Default 40,000: a Python guest has 13,500, and each takes time to compile.
    pub functions: usize,
    /// Bytes of one function's body. Default 1 MiB: the compiler's memory grows faster than the function. The main
    /// loop of Python's interpreter has 420 KiB.
    pub function_bytes: usize,
    /// Local variables of one function, without its parameters. Default 10,000: the compiler keeps track of each at
    /// each place of the function. The most that a Python guest has is 271.
    pub locals: usize,
    /// Bytes of all data segments. Default 48 MiB: they are copied into memory for each run. A Python guest has its
    /// standard library there, 11 MB in all.
    pub data_bytes: usize,
    /// Levels of nesting: of types, and of components in components. Default 64: the contract's own types have 16. More
    /// than 100 has no effect, since the reader of WebAssembly goes no deeper.
    pub nesting: usize,
}

impl Default for AdmissionLimits {
    fn default() -> Self {
        Self {
            module_bytes: 64 << 20,
            core_modules: 128,
            components: 64,
            instances: 512,
            functions: 40_000,
            function_bytes: 1 << 20,
            locals: 10_000,
            data_bytes: 48 << 20,
            nesting: 64,
        }
    }
}
