//! A module that was tuned when it was built copies what it copied before.

use std::ops::Range;

use dragoman_componentize::tuned;
use wasmtime::{Engine, Instance, Memory, Module, Store, TypedFunc};

const COPIES: &str = r#"(module
    (memory (export "memory") 1)
    (func (export "copy") (param i32 i32 i32)
        local.get 0 local.get 1 local.get 2 memory.copy))"#;

/// Where the bytes are that are looked at: around the end of the memory's only page as well.
const PLACES: [Range<usize>; 2] = [0..512, 65_536 - 512..65_536];

struct Copies {
    store: Store<()>,
    memory: Memory,
    copy: TypedFunc<(i32, i32, i32), ()>,
}

impl Copies {
    fn of(module: &[u8]) -> Self {
        let engine = Engine::default();
        let module = Module::new(&engine, module).expect("a module");
        let mut store = Store::new(&engine, ());
        let instance = Instance::new(&mut store, &module, &[]).expect("an instance");
        let memory = instance.get_memory(&mut store, "memory").expect("a memory");
        let copy = instance.get_typed_func(&mut store, "copy").expect("a function");
        Self { store, memory, copy }
    }

    /// What stands in a place after a copy there; none if it traps.
    fn after(&mut self, place: &Range<usize>, to: usize, from: usize, length: usize) -> Option<Vec<u8>> {
        let bytes = &mut self.memory.data_mut(&mut self.store)[place.clone()];
        (0..)
            .zip(bytes)
            .for_each(|(index, byte): (usize, _)| *byte = (index * 7 + index / 256) as u8);
        let at = |offset| i32::try_from(place.start + offset).expect("an address");
        let called = (at(to), at(from), i32::try_from(length).expect("a length"));
        self.copy.call(&mut self.store, called).ok()?;
        Some(self.memory.data(&self.store)[place.clone()].to_vec())
    }
}

#[test]
fn copies_of_every_length_are_the_same_wherever_source_and_target_overlap() {
    let module = wat::parse_str(COPIES).expect("text of a module");
    let (mut plain, mut tuned) = (
        Copies::of(&module),
        Copies::of(&tuned(&module).expect("a module")),
    );
    for place in &PLACES {
        for length in 0..=150 {
            for (to, from) in [
                (200, 0),
                (0, 200),
                (100, 100),
                (100, 101),
                (101, 100),
                (100, 108),
                (120, 100),
                (512 - length, 9),
            ] {
                let expected = plain.after(place, to, from, length);
                assert!(expected.is_some());
                assert_eq!(
                    tuned.after(place, to, from, length),
                    expected,
                    "{length} from {from} to {to}"
                );
            }
        }
    }
}

#[test]
fn a_copy_beyond_the_memory_still_traps() {
    let module = wat::parse_str(COPIES).expect("text of a module");
    let mut tuned = Copies::of(&tuned(&module).expect("a module"));
    for length in [1, 3, 16, 40, 64, 65] {
        assert_eq!(tuned.after(&PLACES[1], 513 - length, 0, length), None);
        assert_eq!(tuned.after(&PLACES[1], 0, 513 - length, length), None);
    }
}
