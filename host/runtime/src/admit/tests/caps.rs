//! Caps: each is passed by one, and met exactly.

use wasm_encoder::{
    CodeSection, Component, Function, FunctionSection, Instruction, Module, ModuleSection, TypeSection,
    ValType,
};

use super::fixture::{API, component, examine, refused, says, stamped};
use crate::limits::AdmissionLimits;

/// A component of one core module with functions of the given sizes in instructions, and local variables.
fn functions(count: u32, instructions: usize, locals: u32) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut functions = FunctionSection::new();
    let mut code = CodeSection::new();
    for _ in 0..count {
        functions.function(0);
        let mut function = Function::new([(locals, ValType::I32)]);
        for _ in 0..instructions {
            function.instruction(&Instruction::Nop);
        }
        function.instruction(&Instruction::End);
        code.function(&function);
    }
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&code);
    let mut component = Component::new();
    component.section(&ModuleSection(&module));
    stamped(component.finish(), API)
}

/// Sees to it that a limit of a thing, set to `met`, is met by a component, and that one less is passed.
#[track_caller]
fn exact(bytes: &[u8], rule: &str, set: fn(&mut AdmissionLimits) -> &mut usize, met: usize) {
    let mut limits = AdmissionLimits::default();
    *set(&mut limits) = met;
    let refusal = examine(bytes, &limits).expect_err("it has no translator");
    assert_eq!(refusal.rule(), "admit/no-translator", "{refusal}");
    *set(&mut limits) = met - 1;
    let refusal = examine(bytes, &limits).expect_err("it passes the cap");
    let words = [
        &format!("it has {met} ")[..],
        &format!(" {} are allowed", met - 1),
    ];
    says(&refusal, rule, &words);
}

#[test]
fn every_cap_is_met_exactly() {
    let plain = component("");
    exact(
        &plain,
        "admit/size",
        |limits| &mut limits.module_bytes,
        plain.len(),
    );
    let modules = component("(core module) (core module) (core module)");
    exact(
        &modules,
        "admit/core-modules",
        |limits| &mut limits.core_modules,
        3,
    );
    let components = component("(component (component)) (component)");
    exact(
        &components,
        "admit/components",
        |limits| &mut limits.components,
        3,
    );
    let instances =
        component("(core module $m) (core instance (instantiate $m)) (instance) (component (instance))");
    exact(&instances, "admit/instances", |limits| &mut limits.instances, 3);
    let code = functions(3, 5, 7);
    exact(&code, "admit/functions", |limits| &mut limits.functions, 3);
    // Beside the instructions: the number of groups of locals, one group, and the end.
    exact(
        &code,
        "admit/function-size",
        |limits| &mut limits.function_bytes,
        9,
    );
    exact(&code, "admit/locals", |limits| &mut limits.locals, 7);
    let data = component(r#"(core module (memory 1) (data (i32.const 0) "abc") (data "de"))"#);
    exact(&data, "admit/data", |limits| &mut limits.data_bytes, 5);
    let lists = component("(type $a (list u8)) (type $b (list $a)) (type (list $b))");
    exact(&lists, "admit/nesting", |limits| &mut limits.nesting, 4);
}

#[test]
fn fifty_thousand_functions_are_refused() {
    refused(
        &functions(50_000, 0, 0),
        "admit/functions",
        &["50000 functions", "limit `functions`"],
    );
}

#[test]
fn a_function_of_five_megabytes_is_refused() {
    let words = ["bytes in one function", "limit `function_bytes`", "split"];
    refused(&functions(1, 5_000_000, 0), "admit/function-size", &words);
}

#[test]
fn locals_beyond_what_any_counter_holds_are_refused() {
    // Two groups, each of as many as 32 bits hold.
    let mut function = Function::new([(u32::MAX, ValType::I32), (u32::MAX, ValType::I64)]);
    function.instruction(&Instruction::End);
    let mut types = TypeSection::new();
    types.ty().function([], []);
    let mut functions = FunctionSection::new();
    functions.function(0);
    let mut code = CodeSection::new();
    code.function(&function);
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&code);
    let mut component = Component::new();
    component.section(&ModuleSection(&module));
    let bytes = component.finish();
    let refusal = examine(&bytes, &AdmissionLimits::default()).expect_err("it is refused");
    // The reader of WebAssembly has a bound of its own, which may come first.
    assert!(
        ["admit/locals", "admit/malformed"].contains(&refusal.rule()),
        "{refusal}"
    );
}
