//! What a compiler of Rust leaves slow in a core module, and a runtime cannot mend.
//!
//! - `memory.copy` of a length that is not known beforehand is a call of the runtime, which costs more than copying the few
//!   dozen bytes that a text or a list mostly has. Such copies become calls of a function that is added here: it copies up to
//!   64 bytes itself, and leaves the others to `memory.copy`.
//! - The shims around an allocator do nothing but call another function, or nothing at all. Calls of them become calls of what
//!   they call, or are left out.
//!
//! What the module does is the same.

use std::convert::Infallible;

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{
    BlockType, CodeSection, Function, FunctionSection, Instruction, MemArg, TypeSection, ValType,
};
use wasmparser::{
    CodeSectionReader, CompositeInnerType, FunctionBody, FunctionSectionReader, Operator, Parser, Payload,
};
use wasmparser::{TypeRef, TypeSectionReader};

use crate::Error;

/// Copies of a constant length up to this are made without a call by the runtime itself.
const INLINE: i32 = 128;

/// What a call of a function may become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Body {
    /// Nothing: it has no parameters, no results and no instructions.
    Empty,
    /// A call of another function: it hands on its parameters as they are.
    Forwards(u32),
    /// Itself.
    Other,
}

/// A core module that does the same as the given one, and is faster. The same module gives the same bytes.
///
/// # Errors
///
/// [`Error::Malformed`] if it is not a core module.
pub fn tuned(module: &[u8]) -> Result<Vec<u8>, Error> {
    rewritten(module).map_err(|error| Error::Malformed {
        kind: "the core module",
        reason: match error {
            reencode::Error::ParseError(error) => error.to_string(),
            other => other.to_string(),
        },
        remedy: "build it again; the file may be damaged",
    })
}

fn rewritten(module: &[u8]) -> Result<Vec<u8>, reencode::Error> {
    let mut pass = Pass::over(module)?;
    let mut tuned = wasm_encoder::Module::new();
    utils::parse_core_module(&mut pass, &mut tuned, Parser::new(0), module)?;
    Ok(tuned.finish())
}

struct Pass {
    /// Functions that are imported; they come first among all.
    imported: u32,
    /// What each defined function is.
    bodies: Vec<Body>,
    /// The types that there are; the next is that of the function that copies.
    types: u32,
    /// Whether there are copies to be replaced.
    copies: bool,
}

impl Pass {
    fn over(module: &[u8]) -> Result<Self, reencode::Error> {
        let mut pass = Self {
            imported: 0,
            bodies: Vec::new(),
            types: 0,
            copies: false,
        };
        let (mut parameters, mut results) = (Vec::new(), Vec::new());
        let mut functions = Vec::new();
        for payload in Parser::new(0).parse_all(module) {
            match payload? {
                Payload::TypeSection(types) => {
                    for group in types {
                        for one in group?.types() {
                            let (inputs, outputs) = match &one.composite_type.inner {
                                CompositeInnerType::Func(function) => {
                                    (function.params().len(), function.results().len())
                                }
                                _ => (usize::MAX, usize::MAX),
                            };
                            parameters.push(inputs);
                            results.push(outputs);
                        }
                    }
                    pass.types = parameters.len() as u32;
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if let TypeRef::Func(_) | TypeRef::FuncExact(_) = import?.ty {
                            pass.imported += 1;
                        }
                    }
                }
                Payload::FunctionSection(section) => {
                    functions = section.into_iter().collect::<Result<Vec<_>, _>>()?;
                }
                Payload::CodeSectionEntry(body) => {
                    let ty = functions.get(pass.bodies.len()).copied().unwrap_or(u32::MAX) as usize;
                    let shape = (parameters.get(ty).copied(), results.get(ty).copied());
                    let body = pass.look_at(&body, shape)?;
                    pass.bodies.push(body);
                }
                _ => {}
            }
        }
        Ok(pass)
    }

    fn look_at(
        &mut self,
        body: &FunctionBody<'_>,
        shape: (Option<usize>, Option<usize>),
    ) -> Result<Body, reencode::Error> {
        let mut reader = body.get_operators_reader()?;
        let (mut known, mut operators) = (None, Vec::new());
        while !reader.eof() {
            let operator = reader.read()?;
            self.copies |= is_slow(&operator, known);
            known = constant(&operator);
            // No shim has more parameters.
            if operators.len() < 8 {
                operators.push(operator);
            }
        }
        let plain = body.get_locals_reader()?.get_count() == 0;
        let done = match operators.as_slice() {
            [done @ .., Operator::Return, Operator::End] | [done @ .., Operator::End] => done,
            _ => return Ok(Body::Other),
        };
        Ok(match (done, shape) {
            ([], (Some(0), Some(0))) => Body::Empty,
            ([handed @ .., Operator::Call { function_index }], (Some(parameters), _))
                if plain && handed.len() == parameters && in_order(handed) =>
            {
                Body::Forwards(*function_index)
            }
            _ => Body::Other,
        })
    }

    fn body(&self, function: u32) -> Body {
        let defined = function.checked_sub(self.imported);
        let body = defined.and_then(|defined| self.bodies.get(defined as usize));
        body.copied().unwrap_or(Body::Other)
    }

    /// What a call of a function comes to: a function, or none.
    fn called(&self, mut function: u32) -> Option<u32> {
        // As many steps as a chain of shims has; two that call each other are left alone.
        for _ in 0..8 {
            match self.body(function) {
                Body::Empty => return None,
                Body::Forwards(to) => function = to,
                Body::Other => break,
            }
        }
        Some(function)
    }

    fn copy_function(&self) -> u32 {
        self.imported + self.bodies.len() as u32
    }
}

/// Whether the operators are `local.get` of 0, 1, 2 and so on.
fn in_order(operators: &[Operator<'_>]) -> bool {
    let mut numbered = (0..).zip(operators);
    numbered.all(
        |(index, operator)| matches!(operator, Operator::LocalGet { local_index } if *local_index == index),
    )
}

fn constant(operator: &Operator<'_>) -> Option<i32> {
    match operator {
        Operator::I32Const { value } => Some(*value),
        _ => None,
    }
}

/// Whether an operator is a copy that is a call of the runtime; `length` is what stands before it, if that is a constant.
fn is_slow(operator: &Operator<'_>, length: Option<i32>) -> bool {
    matches!(
        operator,
        Operator::MemoryCopy {
            dst_mem: 0,
            src_mem: 0
        }
    ) && !length.is_some_and(|length| (0..=INLINE).contains(&length))
}

impl Reencode for Pass {
    type Error = Infallible;

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: TypeSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        utils::parse_type_section(self, types, section)?;
        if self.copies {
            types.ty().function([ValType::I32; 3], []);
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        utils::parse_function_section(self, functions, section)?;
        if self.copies {
            functions.function(self.types);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        utils::parse_code_section(self, code, section)?;
        if self.copies {
            code.function(&copy());
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), reencode::Error> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let mut reader = body.get_operators_reader()?;
        let mut known = None;
        while !reader.eof() {
            let operator = reader.read()?;
            let called = match operator {
                Operator::Call { function_index } => Some(self.called(function_index)),
                _ if is_slow(&operator, known) => Some(Some(self.copy_function())),
                _ => None,
            };
            known = constant(&operator);
            match called {
                Some(Some(index)) => {
                    function.instructions().call(index);
                }
                Some(None) => {}
                None => {
                    function.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&function);
        Ok(())
    }
}

/// `memory.copy` for short lengths: the two ends of what is copied are read, both, before either is written, so that source
/// and target may overlap. Of lengths between two powers of two the ends overlap each other.
fn copy() -> Function {
    const TO: u32 = 0;
    const FROM: u32 = 1;
    const LENGTH: u32 = 2;
    let at = |offset| MemArg {
        offset,
        align: 0,
        memory_index: 0,
    };
    // Each width, and how it is read and written. Lengths of as much and less than twice as much are its own.
    let widths = [
        (16, Instruction::V128Load(at(0)), Instruction::V128Store(at(0))),
        (8, Instruction::I64Load(at(0)), Instruction::I64Store(at(0))),
        (4, Instruction::I32Load(at(0)), Instruction::I32Store(at(0))),
        (2, Instruction::I32Load16U(at(0)), Instruction::I32Store16(at(0))),
        (1, Instruction::I32Load8U(at(0)), Instruction::I32Store8(at(0))),
    ];
    let mut function = Function::new([]);
    let longer = |function: &mut Function, length: i32| {
        let mut code = function.instructions();
        code.local_get(LENGTH)
            .i32_const(length)
            .i32_gt_u()
            .if_(BlockType::Empty);
    };
    // The addresses of what is to be written and read, `back` bytes before the end.
    let near_end = |function: &mut Function, back: i32| {
        for of in [TO, FROM] {
            let mut code = function.instructions();
            code.local_get(of)
                .local_get(LENGTH)
                .i32_add()
                .i32_const(back)
                .i32_sub();
        }
    };
    longer(&mut function, 32);
    longer(&mut function, 64);
    let mut code = function.instructions();
    code.local_get(TO).local_get(FROM).local_get(LENGTH);
    code.memory_copy(0, 0).return_().end();
    for back in [16, 32] {
        near_end(&mut function, back);
        function.instructions().v128_load(at(0));
    }
    for start in [16, 0] {
        let mut code = function.instructions();
        code.local_get(TO).local_get(FROM).v128_load(at(start));
    }
    // What was read last is written first.
    for start in [0, 16, 0, 0] {
        function.instructions().v128_store(at(start));
    }
    function.instructions().return_().end();
    for (width, load, store) in widths {
        longer(&mut function, width - 1);
        near_end(&mut function, width);
        function.instruction(&load);
        function.instructions().local_get(TO).local_get(FROM);
        function
            .instruction(&load)
            .instruction(&store)
            .instruction(&store);
        function.instructions().return_().end();
    }
    function.instructions().end();
    function
}

#[cfg(test)]
#[path = "tune_tests.rs"]
mod tests;
