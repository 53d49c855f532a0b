//! Batches are read out of a guest's memory as the engine itself reads lists: the same items, or the same error.

use std::fmt::Debug;

use dragoman_model::arbitrary::item;
use dragoman_model::{Batch, Extent, Item, Weigh};
use proptest::prelude::*;
use wasmtime::component::{Component, Lift, Linker, Lower};
use wasmtime::{Engine, Store};
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// A guest that gives back what it is given, after one byte of it was changed.
const WORLD: &str = "package dragoman:echo;
    world echo {
        use dragoman:watchlist/subject@1.0.0.{subject};
        use dragoman:watchlist/document@1.0.0.{travel-document, travel-documents};
        use dragoman:watchlist/assessment@1.0.0.{assessment, withdrawal};
        export subjects: func(batch: list<subject>, at: u32, byte: u8) -> list<subject>;
        export documents: func(batch: list<travel-document>, at: u32, byte: u8) -> list<travel-document>;
        export bulk-documents: func(batch: list<travel-documents>, at: u32, byte: u8) -> list<travel-documents>;
        export assessments: func(batch: list<assessment>, at: u32, byte: u8) -> list<assessment>;
        export withdrawals: func(batch: list<withdrawal>, at: u32, byte: u8) -> list<withdrawal>;
    }";

/// What it is given stands one after another from byte 16.
const MODULE: &str = r#"(module
    (memory (export "memory") 64)
    (global $end (mut i32) (i32.const 16))
    (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32) (local $start i32)
        (local.set $start (i32.and
            (i32.add (global.get $end) (i32.sub (local.get 2) (i32.const 1)))
            (i32.sub (i32.const 0) (local.get 2))))
        (global.set $end (i32.add (local.get $start) (local.get 3)))
        local.get $start)
    (func (export "subjects") (export "documents") (export "bulk-documents") (export "assessments") (export "withdrawals")
        (param $list i32) (param $length i32) (param $at i32) (param $byte i32) (result i32)
        (i32.store (i32.const 8) (local.get $list))
        (i32.store (i32.const 12) (local.get $length))
        (if (local.get $at) (then
            (i32.store8
                (i32.add (i32.const 8) (i32.rem_u (local.get $at) (i32.sub (global.get $end) (i32.const 8))))
                (local.get $byte))))
        i32.const 8))"#;

fn component(engine: &Engine, texts: StringEncoding) -> Component {
    let mut resolve = Resolve::default();
    let contract = concat!(env!("CARGO_MANIFEST_DIR"), "/../../wit");
    resolve.push_dir(contract).expect("the contract parses");
    let package = resolve.push_source("echo.wit", WORLD).expect("the world parses");
    let world = resolve
        .select_world(&[package], Some("echo"))
        .expect("it is there");
    let mut module = wat::parse_str(MODULE).expect("a module in text");
    embed_component_metadata(&mut module, &resolve, world, texts).expect("embedded");
    let mut encoder = ComponentEncoder::default().module(&module).expect("a module");
    Component::new(engine, encoder.encode().expect("a component")).expect("it compiles")
}

/// A byte that is changed, and how much a call may copy.
#[derive(Debug, Clone, Copy)]
struct Damage {
    at: u32,
    byte: u8,
    copied_bytes: usize,
}

/// What comes back.
fn echo<T: Lower, R: Lift + 'static>(
    component: &Component,
    function: &str,
    batch: &[T],
    damage: Damage,
) -> Result<R, String> {
    let mut store = Store::new(component.engine(), ());
    store.set_hostcall_fuel(damage.copied_bytes);
    let linker = Linker::new(component.engine());
    let instance = linker.instantiate(&mut store, component).expect("an instance");
    let function = instance
        .get_typed_func::<(&[T], u32, u8), (R,)>(&mut store, function)
        .expect("the function");
    let back = function.call(&mut store, (batch, damage.at, damage.byte));
    back.map(|(back,)| back).map_err(|error| format!("{error:#}"))
}

/// What comes back as a batch and as a list, with what each weighs.
fn both<T>(component: &Component, function: &str, item: T, damage: Damage) -> [Result<String, String>; 2]
where
    T: Clone + Debug + Lower + Lift + Weigh + 'static,
    Batch<T, Item>: Lift,
    Item: From<T>,
{
    let items = [item.clone(), item];
    let batch = echo::<T, Batch<T, Item>>(component, function, &items, damage);
    let list = echo::<T, Vec<T>>(component, function, &items, damage);
    let list = list.map(|list| {
        let extents: Vec<_> = list.iter().map(Extent::of).collect();
        (list.into_iter().map(Item::from).collect::<Vec<_>>(), extents)
    });
    // As text: a number that is none is not equal to itself.
    [
        batch.map(|batch| format!("{:?}", (batch.values, batch.extents))),
        list.map(|list| format!("{list:?}")),
    ]
}

#[test]
fn a_batch_is_what_the_engine_makes_of_a_list() {
    let engine = Engine::default();
    let components = [StringEncoding::UTF8, StringEncoding::UTF16].map(|texts| component(&engine, texts));
    let no_damage = (Just(0), Just(0), Just(usize::MAX));
    let change = (1..u32::MAX, prop_oneof![0..4_u8, any::<u8>()], Just(usize::MAX));
    let shortage = (Just(0), Just(0), 0..6_000_usize);
    let damage = prop_oneof![no_damage, change, shortage];
    let damage = damage.prop_map(|(at, byte, copied_bytes)| Damage {
        at,
        byte,
        copied_bytes,
    });
    proptest!(ProptestConfig::with_cases(1_000), |(item in item(), damage in damage, texts in 0..2_usize)| {
        let component = &components[texts];
        let [batch, list] = match item.clone() {
            Item::Subject(item) => both(component, "subjects", item, damage),
            Item::TravelDocument(item) => both(component, "documents", item, damage),
            Item::TravelDocuments(item) => both(component, "bulk-documents", item, damage),
            Item::Assessment(item) => both(component, "assessments", item, damage),
            Item::Withdrawal(item) => both(component, "withdrawals", item, damage),
        };
        prop_assert_eq!(&batch, &list);
        if damage.at == 0 && damage.copied_bytes == usize::MAX {
            prop_assert!(batch.is_ok());
        }
    });
}
