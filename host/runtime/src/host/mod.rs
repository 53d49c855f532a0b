//! The functions of the contract as a guest sees them, and the state of one run behind them.

mod input;
mod log;
mod output;
mod resources;
mod window;

use dragoman_model::schema::{
    Assessment, Level, Marking, Notice, Subject, TravelDocument, TravelDocuments, Withdrawal,
};
use dragoman_model::{API_VERSION, Batch, Item, PACKAGE, TakeNumbers};
use wasmtime::StoreContextMut;
use wasmtime::component::Linker;

use crate::feed::Feed;
use crate::limits::{Limit, RunLimits};
use crate::metering::{Work, charge};
use crate::outcome::{LogLine, Progress};
use crate::usage::Usage;
use input::Input;
use log::Log;
pub(crate) use output::Output;
use resources::Resources;
pub(crate) use resources::enforced;

/// The state of one run.
pub(crate) struct Host {
    input: Input,
    pub(crate) output: Output,
    log: Log,
    calls: u64,
    call_limit: u64,
    pub(crate) resources: Resources,
}

impl Host {
    pub(crate) fn new(
        feed: &Feed,
        marking: Marking,
        limits: &RunLimits,
        numbers: Option<Box<dyn TakeNumbers>>,
    ) -> Self {
        Self {
            input: Input::new(feed, limits),
            output: Output::new(feed, marking, limits, numbers),
            log: Log::new(limits),
            calls: 0,
            call_limit: limits.calls,
            resources: Resources::new(limits),
        }
    }

    /// What the guest was doing last.
    pub(crate) fn progress(&self) -> Progress {
        Progress {
            items: self.output.items(),
            last_read: self.input.last_read(),
            last_line: self.log.last().cloned(),
        }
    }

    /// What it has used, but for fuel.
    pub(crate) fn usage(&self) -> Usage {
        let mut usage = Usage {
            calls: self.calls,
            read_bytes: self.input.read_bytes(),
            ..Usage::default()
        };
        self.resources.report(&mut usage);
        self.output.report(&mut usage);
        self.log.report(&mut usage);
        usage
    }

    /// What it has given, and its log.
    pub(crate) fn finish(self) -> (Output, Vec<LogLine>) {
        (self.output, self.log.into_lines())
    }
}

/// The guest called: counted and charged before anything is done for it.
fn enter(store: &mut StoreContextMut<'_, Host>) -> wasmtime::Result<()> {
    let host = store.data_mut();
    host.calls += 1;
    Limit::Calls.check(host.calls, host.call_limit)?;
    charge(store, Work::Call)
}

/// Everything a guest can call, and nothing else.
pub(crate) fn linker(engine: &wasmtime::Engine) -> wasmtime::Result<Linker<Host>> {
    let mut linker = Linker::new(engine);
    let name = |interface: &str| format!("{PACKAGE}/{interface}@{API_VERSION}");

    let mut source = linker.instance(&name("source"))?;
    source.func_wrap("parts", |mut store: StoreContextMut<'_, Host>, ()| {
        enter(&mut store)?;
        let (parts, bytes) = store.data().input.parts();
        charge(&mut store, Work::Read(bytes))?;
        Ok((parts,))
    })?;
    source.func_wrap(
        "read",
        |mut store: StoreContextMut<'_, Host>, (part, offset, max): (u32, u32, u32)| {
            enter(&mut store)?;
            let range = store.data_mut().input.read(part, offset, max)?;
            charge(&mut store, Work::Read(range.end - range.start))?;
            Ok((store.data_mut().input.bytes(part, range)?,))
        },
    )?;

    let mut sink = linker.instance(&name("sink"))?;
    macro_rules! takes {
        ($($function:literal $type:ident),*) => {$(
            sink.func_wrap($function, |mut store: StoreContextMut<'_, Host>, (batch,): (Batch<$type, Item>,)| {
                enter(&mut store)?;
                let bytes = store.data_mut().output.take(batch)?;
                charge(&mut store, Work::Emitted(bytes))
            })?;
        )*};
    }
    takes!(
        "subjects" Subject, "documents" TravelDocument, "bulk-documents" TravelDocuments, "assessments" Assessment,
        "withdrawals" Withdrawal
    );
    sink.func_wrap(
        "notices",
        |mut store: StoreContextMut<'_, Host>, (batch,): (Batch<Notice>,)| {
            enter(&mut store)?;
            let bytes = store.data_mut().output.notice(batch)?;
            charge(&mut store, Work::Emitted(bytes))
        },
    )?;

    let mut log = linker.instance(&name("log"))?;
    log.func_wrap(
        "write",
        |mut store: StoreContextMut<'_, Host>, (level, message): (Level, String)| {
            enter(&mut store)?;
            charge(&mut store, Work::Emitted(message.len() as u64))?;
            store.data_mut().log.write(level, message);
            Ok(())
        },
    )?;
    Ok(linker)
}
