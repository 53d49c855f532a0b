//! How each type of the schema is read out of a guest's memory.

use std::fmt::Write as _;

use wit_parser::{Enum, Record, Resolve, Variant};

use super::{BOXED, camel, rust_type, snake};

/// A record: its fields, each at its place.
pub fn record(resolve: &Resolve, name: &str, record: &Record, code: &mut String) {
    let (mut abis, mut fields) = (String::new(), String::new());
    for (number, field) in record.fields.iter().enumerate() {
        let (snake, ty) = (snake(&field.name), rust_type(resolve, &field.ty));
        writeln!(abis, "            <{ty} as ComponentType>::ABI,").unwrap();
        writeln!(fields, "            {snake}: memory.field(bytes, AT[{number}])?,").unwrap();
    }
    let count = record.fields.len();
    let body = format!(
        "const AT: [usize; {count}] = offsets([\n{abis}        ]);\n        \
         let bytes = &bytes[..Self::SIZE32];\n        Ok(Self {{\n{fields}        }})"
    );
    load(name, "memory", &body, code);
}

/// An enum: its discriminant.
pub fn enumeration(name: &str, cases: &Enum, code: &mut String) {
    let arms = cases.cases.iter().enumerate();
    let arms = arms.map(|(number, case)| format!("            {number} => Self::{},\n", camel(&case.name)));
    load(name, "_", &discriminant(cases.cases.len(), arms), code);
}

/// A variant: its discriminant, and the value of its case.
pub fn variant(name: &str, variant: &Variant, code: &mut String) {
    let arms = variant.cases.iter().enumerate().map(|(number, case)| {
        let case = camel(&case.name);
        format!("            {number} => Self::{case}(memory.payload::<Self, _>(bytes)?),\n")
    });
    load(name, "memory", &discriminant(variant.cases.len(), arms), code);
}

fn discriminant(count: usize, arms: impl Iterator<Item = String>) -> String {
    assert!(count <= 256, "a discriminant of more than one byte");
    let arms: String = arms.collect();
    format!(
        "Ok(match bytes[0] {{\n{arms}            other => wasmtime::bail!(\"unexpected discriminant: {{other}}\"),\n        }})"
    )
}

fn load(name: &str, memory: &str, body: &str, code: &mut String) {
    writeln!(
        code,
        "impl Load for {name} {{\n    #[inline]\n    \
         fn load({memory}: &mut Memory<'_, '_>, bytes: &[u8]) -> wasmtime::Result<Self> {{\n        \
         {body}\n    }}\n}}"
    )
    .unwrap();
}

/// How the engine itself reads what is [`BOXED`]: it has no such implementation for any box.
pub fn boxes(code: &mut String) {
    for name in BOXED {
        let name = camel(name);
        writeln!(
            code,
            "// SAFETY: for the engine a box is what it holds, and the value in it was lifted by the engine.\n\
             unsafe impl wasmtime::component::Lift for Box<{name}> {{\n    \
             fn linear_lift_from_flat(\n        cx: &mut LiftContext<'_>,\n        ty: InterfaceType,\n        \
             src: &Self::Lower,\n    ) -> wasmtime::Result<Self> {{\n        cx.consume_fuel(size_of::<{name}>())?;\n        \
             {name}::linear_lift_from_flat(cx, ty, src).map(Self::new)\n    }}\n    \
             fn linear_lift_from_memory(\n        cx: &mut LiftContext<'_>,\n        ty: InterfaceType,\n        \
             bytes: &[u8],\n    ) -> wasmtime::Result<Self> {{\n        cx.consume_fuel(size_of::<{name}>())?;\n        \
             {name}::linear_lift_from_memory(cx, ty, bytes).map(Self::new)\n    }}\n}}"
        )
        .unwrap();
    }
}
