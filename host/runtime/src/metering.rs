//! What a guest's work costs in fuel: its own instructions, and what the host does for it.
//!
//! One unit is about one simple instruction, half a nanosecond. Whatever takes longer costs more, so that a budget ends
//! any run within about the same time, and ends it at the same place on every machine.

use wasmtime::{AsContextMut, OperatorCost, Trap};

/// Units for a call of the host, whatever it does: some hundred nanoseconds for crossing the border and back.
const CALL: u64 = 500;

/// Units for a byte that the host hands out. As much as `memory.copy` costs.
const READ_BYTE: u64 = 1;

/// Units for a byte of items, notices or log: it is copied, validated and kept.
const EMITTED_BYTE: u64 = 4;

/// What the host does for a guest.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Work {
    /// It answers a call.
    Call,
    /// It hands out so many bytes.
    Read(u64),
    /// It takes so many bytes.
    Emitted(u64),
}

impl Work {
    fn cost(self) -> u64 {
        match self {
            Self::Call => CALL,
            Self::Read(bytes) => bytes.saturating_mul(READ_BYTE),
            Self::Emitted(bytes) => bytes.saturating_mul(EMITTED_BYTE),
        }
    }
}

/// Takes the cost of work from the guest's fuel; an engine that does not meter takes nothing.
///
/// # Errors
///
/// [`Trap::OutOfFuel`], as from the guest's own instructions.
pub(crate) fn charge(mut store: impl AsContextMut, work: Work) -> wasmtime::Result<()> {
    let mut store = store.as_context_mut();
    let Ok(left) = store.get_fuel() else { return Ok(()) };
    match left.checked_sub(work.cost()) {
        Some(left) => store.set_fuel(left),
        None => {
            store.set_fuel(0)?;
            Err(Trap::OutOfFuel.into())
        }
    }
}

/// What instructions cost: one unit, and more for those that take much longer. Bulk operations cost a unit a byte or
/// element besides, as the engine has it.
pub(crate) fn costs() -> OperatorCost {
    // Calls of the engine's own functions, however little there is to do: about 10 ns.
    const LIBCALL: u8 = 20;
    // A system call and fresh pages.
    const GROW: u8 = 200;
    // Up to 40 cycles.
    const DIVISION: u8 = 8;
    OperatorCost {
        MemoryGrow: GROW,
        TableGrow: GROW,
        MemoryCopy: LIBCALL,
        MemoryFill: LIBCALL,
        MemoryInit: LIBCALL,
        DataDrop: LIBCALL,
        TableCopy: LIBCALL,
        TableFill: LIBCALL,
        TableInit: LIBCALL,
        ElemDrop: LIBCALL,
        I32DivS: DIVISION,
        I32DivU: DIVISION,
        I32RemS: DIVISION,
        I32RemU: DIVISION,
        I64DivS: DIVISION,
        I64DivU: DIVISION,
        I64RemS: DIVISION,
        I64RemU: DIVISION,
        F32Div: DIVISION,
        F64Div: DIVISION,
        F32Sqrt: DIVISION,
        F64Sqrt: DIVISION,
        F32x4Div: DIVISION,
        F64x2Div: DIVISION,
        F32x4Sqrt: DIVISION,
        F64x2Sqrt: DIVISION,
        ..OperatorCost::new()
    }
}
