//! What of WebAssembly a component may use: the list that admission checks against and that the engine compiles.

use wasmparser::WasmFeatures;

/// WebAssembly 2.0 with SIMD, extended constant expressions and the component model, and nothing newer.
///
/// What is missing is missing on purpose. Threads and relaxed SIMD would let two runs over one input differ. 64-bit and
/// several memories, tail calls, garbage collection, exceptions and stack switching are code in the engine that no known
/// guest needs: what is off cannot be attacked. Extended constants are on because position-independent modules, such as
/// Python's, place their data with them.
pub(crate) const FEATURES: WasmFeatures = WasmFeatures::WASM2
    .union(WasmFeatures::EXTENDED_CONST)
    .union(WasmFeatures::COMPONENT_MODEL)
    // Part of 1.0 by name only: references to garbage-collected objects, which `externref` is in this engine.
    .difference(WasmFeatures::GC_TYPES);

/// The features' names, such as `simd`.
pub(crate) fn names() -> Vec<String> {
    FEATURES
        .iter_names()
        .map(|(name, _)| name.to_lowercase().replace('_', "-"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_accepts_exactly_these_features() {
        let features = |module: &str| {
            let engine = wasmtime::Engine::new(&crate::config::config(true)).expect("an engine");
            let bytes = wat::parse_str(module).expect("text of a module");
            let admitted = wasmparser::Validator::new_with_features(FEATURES)
                .validate_all(&bytes)
                .is_ok();
            (engine.precompile_module(&bytes).is_ok(), admitted)
        };
        let on = [
            "(module (func (result v128) v128.const i64x2 0 0))",
            "(module (global i32 (i32.add (i32.const 1) (i32.const 2))))",
            "(module (table 1 funcref) (func (result i32 i32) i32.const 1 i32.const 2))",
            "(module (memory 1) (func (memory.fill (i32.const 0) (i32.const 0) (i32.const 1))))",
        ];
        let off = [
            "(module (memory i64 1))",
            "(module (memory 1) (memory 1))",
            "(module (memory 1 1 shared))",
            "(module (func return_call 0))",
            "(module (tag))",
            "(module (type (struct)))",
            "(module (func (param externref)))",
            "(module (func (param v128 v128) (result v128) local.get 0 local.get 1 i8x16.relaxed_swizzle))",
        ];
        for module in on {
            assert_eq!(features(module), (true, true), "{module}");
        }
        for module in off {
            assert_eq!(features(module), (false, false), "{module}");
        }
    }
}
