//! How the engine is set up, in the one place that running and compiling share: they cannot drift apart.

use wasmtime::Config;

use crate::features::COMPILED;
use crate::limits::STACK_BYTES;
use crate::metering;

/// The settings of every engine. `metered` says whether it counts fuel; compiled code fits only an engine that agrees.
pub(crate) fn config(metered: bool) -> Config {
    let mut config = Config::new();
    // Whatever is not listed is off, also what a later version of the engine turns on by itself.
    config.wasm_features(!COMPILED, false);
    config.wasm_features(COMPILED, true);
    // Time that every machine agrees on: a loop ends at the same instruction everywhere.
    config.consume_fuel(metered);
    config.operator_cost(metering::costs());
    config.max_wasm_stack(STACK_BYTES);
    // The bits of a NaN are the processor's whim otherwise, and a replay on another machine would differ by them.
    config.cranelift_nan_canonicalization(true);
    // Tables for debuggers, profilers and the system's unwinder. No report of ours reads them: a trap is told by its
    // code and the guest's own words. They are a good part of what a cached module takes to read and authenticate.
    config.generate_address_map(false);
    config.debug_symbols(false);
    // Windows demands unwind information of all code.
    config.native_unwind_info(cfg!(windows));
    config
}
