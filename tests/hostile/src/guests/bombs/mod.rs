//! Guests that take all there is of something.

mod instances;
mod memories;
mod memory_at_once;
mod memory_step_by_step;
mod memory_touched;
mod recursion;
mod recursion_in_realloc;
mod stack;
mod table_at_once;
mod table_step_by_step;
mod tables;

use wasm_encoder::{ComponentSection, InstanceSection, RawSection};
use wasmparser::{Parser, Payload};

super::guests! {
    tables,
    memory_step_by_step,
    memory_at_once,
    memory_touched,
    table_step_by_step,
    table_at_once,
    stack,
    recursion,
    instances,
    memories,
    recursion_in_realloc,
}

/// The component with one more core module, and with so many instances of it.
fn instantiated(mut component: Vec<u8>, module: &str, instances: usize) -> Vec<u8> {
    let mut depth = 0;
    let mut modules = 0;
    for payload in Parser::new(0).parse_all(&component) {
        match payload.expect("the component is whole") {
            Payload::ModuleSection { .. } => {
                modules += u32::from(depth == 0);
                depth += 1;
            }
            Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) if depth > 0 => depth -= 1,
            _ => {}
        }
    }
    let module = wat::parse_str(module).expect("the module is valid");
    let section = RawSection {
        id: wasm_encoder::ComponentSectionId::CoreModule.into(),
        data: &module,
    };
    section.append_to_component(&mut component);
    let mut section = InstanceSection::new();
    for _ in 0..instances {
        section.instantiate::<[(&str, wasm_encoder::ModuleArg); 0], _>(modules, []);
    }
    section.append_to_component(&mut component);
    component
}
