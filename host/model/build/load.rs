//! How each type of the schema is read out of a guest's memory.

use std::fmt::Write as _;

use wit_parser::{Enum, Record, Resolve, Variant};

use super::{camel, rust_type, snake};

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
