//! What of WebAssembly a component may use: the list that admission checks against, and what the engine compiles.

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

/// What the engine compiles. Where a component holds others, as those with an interpreter for JavaScript do, the engine makes
/// code of its own that copies between the memories of two: it needs several memories. Admission grants none to a guest.
pub(crate) const COMPILED: WasmFeatures = FEATURES.union(WasmFeatures::MULTI_MEMORY);

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
    fn the_engine_accepts_what_is_admitted_and_several_memories_for_itself() {
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
        assert_eq!(features("(module (memory 1) (memory 1))"), (true, false));
        for module in off {
            assert_eq!(features(module), (false, false), "{module}");
        }
    }

    #[test]
    fn components_inside_a_component_may_hand_texts_to_one_another() {
        let engine = wasmtime::Engine::new(&crate::config::config(true)).expect("an engine");
        let two = r#"(component
            (component $taker
              (core module $m
                (memory (export "memory") 1)
                (func (export "realloc") (param i32 i32 i32 i32) (result i32) i32.const 0)
                (func (export "take") (param i32 i32)))
              (core instance $i (instantiate $m))
              (func (export "take") (param "text" string)
                (canon lift (core func $i "take") (memory $i "memory") (realloc (func $i "realloc")))))
            (component $giver
              (import "take" (func $take (param "text" string)))
              (core module $memory (memory (export "memory") 1))
              (core instance $own (instantiate $memory))
              (core func $lowered (canon lower (func $take) (memory $own "memory")))
              (core module $m
                (import "" "take" (func $take (param i32 i32)))
                (func (export "give") (call $take (i32.const 0) (i32.const 0))))
              (core instance $i (instantiate $m (with "" (instance (export "take" (func $lowered))))))
              (func (export "give") (canon lift (core func $i "give"))))
            (instance $taker (instantiate $taker))
            (instance $giver (instantiate $giver (with "take" (func $taker "take"))))
            (export "give" (func $giver "give")))"#;
        let bytes = wat::parse_str(two).expect("text of a component");
        engine.precompile_component(&bytes).expect("it compiles");
        wasmparser::Validator::new_with_features(FEATURES)
            .validate_all(&bytes)
            .expect("it is admitted");
    }
}
