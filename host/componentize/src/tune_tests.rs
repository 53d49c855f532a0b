use wasm_encoder::{
    ConstExpr, EntityType, ExportKind, ExportSection, GlobalSection, GlobalType, ImportSection,
};
use wasm_encoder::{MemorySection, MemoryType, Module};
use wasmparser::Validator;

use super::*;

/// A module of these bodies, the first of which is exported. All take three numbers but for the last, which takes none and
/// counts its calls; one function is imported before them.
fn module(bodies: &[&[Instruction<'_>]]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32; 3], []);
    types.ty().function([], []);
    let mut imports = ImportSection::new();
    imports.import("host", "taken", EntityType::Function(0));
    let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
    for (index, body) in bodies.iter().enumerate() {
        functions.function(u32::from(index + 1 == bodies.len()));
        let mut function = Function::new([]);
        for instruction in *body {
            function.instruction(instruction);
        }
        function.instructions().end();
        code.function(&function);
    }
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    let mut globals = GlobalSection::new();
    let counter = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };
    globals.global(counter, &ConstExpr::i32_const(0));
    let mut exports = ExportSection::new();
    exports.export("first", ExportKind::Func, 1);
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&memories)
        .section(&globals)
        .section(&exports)
        .section(&code);
    module.finish()
}

/// The operators of each function of a tuned module.
fn operators(module: &[u8]) -> Vec<String> {
    let tuned = tuned(module).expect("a module");
    Validator::new().validate_all(&tuned).expect("it is valid");
    let mut functions = Vec::new();
    for payload in Parser::new(0).parse_all(&tuned) {
        if let Payload::CodeSectionEntry(body) = payload.expect("a module") {
            let operators = body.get_operators_reader().expect("a body").into_iter();
            let operators = operators.map(|operator| format!("{:?}", operator.expect("an operator")));
            functions.push(operators.collect::<Vec<_>>().join(" "));
        }
    }
    functions
}

const HAND_ON: [Instruction<'static>; 3] = [
    Instruction::LocalGet(0),
    Instruction::LocalGet(1),
    Instruction::LocalGet(2),
];

fn handing_on_to(function: u32) -> Vec<Instruction<'static>> {
    HAND_ON.into_iter().chain([Instruction::Call(function)]).collect()
}

#[test]
fn shims_are_passed_by_and_what_does_nothing_is_not_called() {
    let first = [handing_on_to(2), vec![Instruction::Call(4)]].concat();
    let middle = [handing_on_to(3), vec![Instruction::Return]].concat();
    let calls = operators(&module(&[&first, &middle, &handing_on_to(0), &[]]));
    assert!(calls[0].contains("Call { function_index: 0 }"), "{}", calls[0]);
    assert!(!calls[0].contains("Call { function_index: 4 }"), "{}", calls[0]);
}

#[test]
fn functions_that_do_more_than_hand_on_are_called_as_before() {
    let swapped = [
        Instruction::LocalGet(1),
        Instruction::LocalGet(0),
        Instruction::LocalGet(2),
        Instruction::Call(0),
    ];
    let counting = [
        Instruction::GlobalGet(0),
        Instruction::I32Const(1),
        Instruction::I32Add,
        Instruction::GlobalSet(0),
    ];
    let first = [handing_on_to(2), vec![Instruction::Call(3)]].concat();
    let calls = operators(&module(&[&first, &swapped, &counting]));
    assert!(
        calls[0].contains("Call { function_index: 2 }") && calls[0].contains("Call { function_index: 3 }")
    );
}

#[test]
fn shims_that_call_each_other_for_ever_still_do() {
    let calls = operators(&module(&[&handing_on_to(2), &handing_on_to(1), &[]]));
    assert!(calls[0].contains("Call"));
}

#[test]
fn copies_go_through_a_function_unless_the_runtime_makes_them_inline() {
    let copy = Instruction::MemoryCopy {
        src_mem: 0,
        dst_mem: 0,
    };
    let unknown = [&HAND_ON[..], std::slice::from_ref(&copy)].concat();
    let of = |length| [&HAND_ON[..2], &[Instruction::I32Const(length), copy.clone()]].concat();
    let calls = operators(&module(&[&unknown, &of(128), &of(129), &[]]));
    // The imported one, four that there were, and the one that copies.
    assert_eq!(calls.len(), 5);
    let goes_through = |body: &String| {
        (
            body.contains("Call { function_index: 5 }"),
            body.contains("MemoryCopy"),
        )
    };
    let found: Vec<_> = calls.iter().map(goes_through).collect();
    assert_eq!(
        found,
        [
            (true, false),
            (false, true),
            (true, false),
            (false, false),
            (false, true)
        ]
    );
}

#[test]
fn a_module_without_any_of_it_stays_as_it_is_and_other_files_are_refused() {
    let plain = module(&[&HAND_ON.map(|_| Instruction::Nop), &[]]);
    assert_eq!(tuned(&plain).expect("a module"), plain);
    assert!(matches!(tuned(b"\0asm\x01"), Err(Error::Malformed { .. })));
}
