//! Components that are made to bring admission itself down.

use std::fmt::Write;

use proptest::prelude::*;
use wasm_encoder::{Component, NestedComponentSection, RawSection};

use super::fixture::{component, examine, partner, refused, says};
use crate::limits::AdmissionLimits;

/// Types of instances, each written inside the one before. Three bytes a level: the reader of WebAssembly would
/// recurse until its stack is used up, which ends the process.
fn nested_types(levels: usize) -> Vec<u8> {
    let mut types = vec![1];
    types.extend([0x42, 1, 1].repeat(levels));
    types.extend([0x42, 0]);
    let mut component = Component::new();
    component.section(&RawSection { id: 7, data: &types });
    component.finish()
}

/// Components, each inside the one before.
fn nested_components(levels: usize) -> Vec<u8> {
    let nest = |inner: Component, _| {
        let mut outer = Component::new();
        outer.section(&NestedComponentSection(&inner));
        outer
    };
    (0..levels).fold(Component::new(), nest).finish()
}

/// Repeats a pattern for the numbers from 1, in which `%` stands for the number and `^` for the one before.
fn chain(first: &str, pattern: &str, length: usize) -> Vec<u8> {
    let mut fields = first.to_owned();
    for number in 1..=length {
        let link = pattern.replace('%', &number.to_string());
        write!(fields, "{}", link.replace('^', &(number - 1).to_string())).expect("a string takes all");
    }
    component(&fields)
}

#[test]
fn types_nested_in_one_another_are_refused_at_any_depth() {
    for levels in [100, 10_000, 1_000_000] {
        refused(
            &nested_types(levels),
            "admit/nesting",
            &["limit `nesting`", "at byte "],
        );
    }
}

#[test]
fn types_that_refer_to_one_another_are_refused() {
    let lists = chain("(type $t0 string)", "(type $t% (list $t^))", 10_000);
    refused(&lists, "admit/nesting", &["limit `nesting`"]);
    let records = chain(
        "(type $t0 string)",
        "(type $t% (record (field \"a\" $t^)))",
        10_000,
    );
    refused(&records, "admit/nesting", &["limit `nesting`"]);
}

// In each of these wasmparser fails an assertion from 128 levels on.
#[test]
fn other_ways_of_nesting_are_refused() {
    let outer = "(type $t% (instance (alias outer 1 $t^ (type $u)) (export \"a\" (instance (type $u)))))";
    let chains = [
        chain("(type $t0 (instance))", outer, 130),
        chain(
            "(instance $t0)",
            "(instance $t% (export \"a\" (instance $t^)))",
            130,
        ),
        nested_components(130),
    ];
    for bytes in chains {
        refused(&bytes, "admit/nesting", &["limit `nesting`"]);
    }
}

#[test]
fn a_limit_beyond_what_the_reader_bears_has_no_effect() {
    let limits = AdmissionLimits {
        nesting: usize::MAX,
        components: usize::MAX,
        instances: usize::MAX,
        ..AdmissionLimits::default()
    };
    for bytes in [
        nested_types(1_000_000),
        chain(
            "(instance $t0)",
            "(instance $t% (export \"a\" (instance $t^)))",
            130,
        ),
        chain(
            "(component $c0)",
            "(component $c% (alias outer 1 $c^ (component $u)) (instance $i (instantiate $u)) (export \"a\" (instance $i)))",
            130,
        ),
        nested_components(130),
    ] {
        let refusal = examine(&bytes, &limits).expect_err("it is refused");
        says(&refusal, "admit/nesting", &["100 are allowed"]);
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_are_refused_and_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        prop_assert!(examine(&bytes, &AdmissionLimits::default()).is_err());
    }

    #[test]
    fn arbitrary_sections_never_panic(id in 0_u8..14, data in prop::collection::vec(any::<u8>(), 0..500)) {
        let mut component = Component::new();
        component.section(&RawSection { id, data: &data });
        prop_assert!(examine(&component.finish(), &AdmissionLimits::default()).is_err());
    }

    #[test]
    fn mutated_components_never_panic(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
        copied in any::<prop::sample::Index>(),
    ) {
        let mut bytes = partner().to_vec();
        for (place, value) in flips {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        examine(&bytes, &AdmissionLimits::default()).ok();
        // The same with a piece doubled, so that indices and sizes no longer agree.
        let (from, to) = (copied.index(bytes.len()), cut.index(bytes.len()));
        let piece = bytes[from.min(to)..from.max(to)].to_vec();
        bytes.splice(to..to, piece);
        examine(&bytes, &AdmissionLimits::default()).ok();
    }
}
