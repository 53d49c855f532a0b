//! The worker's side: caps itself, compiles, answers.

use std::io::{self, Read, Write};

use super::order::{Answer, LINE_BYTES, Order, Spent};
use crate::config;
use crate::limits::CompileLimits;

/// The worker cannot do its work. The host tells it as a worker without an answer.
#[derive(Debug, thiserror::Error)]
pub enum WorkerError {
    /// Called by something else than a host.
    #[error("this is called by the host itself, with an order of its own: {0}")]
    Order(#[from] serde_json::Error),
    /// It cannot limit itself, and so reads nothing.
    #[error("the limits cannot be set: {0}")]
    Caps(#[source] io::Error),
    /// The engine cannot be set up.
    #[error("the engine cannot be set up: {0}")]
    Engine(String),
    /// The host is gone.
    #[error("the host does not listen: {0}")]
    Pipe(#[source] io::Error),
}

/// Compiles the component on stdin as the order says, and writes the answer to stdout. For a program that is started as
/// [`Compiler::Worker`](crate::Compiler::Worker): it calls this with its last argument, does nothing else, and ends with a
/// code that is not 0 on an error.
///
/// Address space, processor time and core dumps are capped before a byte is read. On systems that are not Unix there are no such
/// caps: only the host's deadline and the size of the answer hold.
///
/// # Errors
///
/// A [`WorkerError`] if the worker cannot do its work. That the component does not compile is an answer, not an error.
pub fn compile_worker(order: &str) -> Result<(), WorkerError> {
    let order: Order = serde_json::from_str(order)?;
    cap(&order.limits).map_err(WorkerError::Caps)?;
    let (answer, artefact) = compile(order.metered)?;
    reply(&answer, &artefact).map_err(WorkerError::Pipe)
}

fn compile(metered: bool) -> Result<(Answer, Vec<u8>), WorkerError> {
    let mut component = Vec::new();
    match io::stdin().lock().read_to_end(&mut component) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::OutOfMemory => {
            return Ok((Answer::OutOfMemory, Vec::new()));
        }
        Err(error) => return Err(WorkerError::Pipe(error)),
    }
    // One thread: hosts compile for several partners side by side, and the memory of a thread's allocator and stack would
    // make the peak depend on the machine.
    let mut config = config::config(metered);
    config.parallel_compilation(false);
    let engine = wasmtime::Engine::new(&config).map_err(|error| WorkerError::Engine(format!("{error:#}")))?;
    Ok(match engine.precompile_component(&component) {
        Ok(artefact) => (Answer::Compiled(spent()), artefact),
        Err(error) if error.is::<wasmtime::OutOfMemory>() => (Answer::OutOfMemory, Vec::new()),
        Err(error) => (Answer::Invalid(short(format!("{error:#}"))), Vec::new()),
    })
}

fn reply(answer: &Answer, artefact: &[u8]) -> io::Result<()> {
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, answer)?;
    out.write_all(b"\n")?;
    out.write_all(artefact)?;
    out.flush()
}

/// A message that fits its line, also where each byte of it must be escaped.
fn short(mut message: String) -> String {
    let most = LINE_BYTES as usize / 8;
    if message.len() > most {
        message.truncate(message.floor_char_boundary(most));
        message.push('…');
    }
    message
}

#[cfg(unix)]
fn cap(limits: &CompileLimits) -> io::Result<()> {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

    // A host that is killed cannot kill its workers.
    #[cfg(target_os = "linux")]
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;
    // At the soft cap on time comes the signal that tells it from other ends; a second later the one that cannot be ignored.
    let caps = [
        (Resource::Core, 0, 0),
        (Resource::As, limits.memory_bytes, 0),
        (Resource::Cpu, limits.cpu_seconds.max(1), 1),
    ];
    for (resource, most, grace) in caps {
        // What the operator has capped lower stays so.
        let within = |value: u64| getrlimit(resource).maximum.map_or(value, |hard| hard.min(value));
        let (current, maximum) = (within(most), within(most.saturating_add(grace)));
        setrlimit(
            resource,
            Rlimit {
                current: Some(current),
                maximum: Some(maximum),
            },
        )?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn cap(_: &CompileLimits) -> io::Result<()> {
    Ok(())
}

/// What this process has used up to now.
fn spent() -> Spent {
    let status = std::fs::read_to_string("/proc/self/status").ok();
    let bytes = |field: &str| {
        let line = status
            .as_ref()?
            .lines()
            .find_map(|line| line.strip_prefix(field))?;
        let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        Some(kilobytes * 1024)
    };
    Spent {
        cpu_seconds: cpu_seconds(),
        peak_memory_bytes: bytes("VmHWM:"),
        peak_address_bytes: bytes("VmPeak:"),
    }
}

#[cfg(unix)]
fn cpu_seconds() -> Option<f64> {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    Some(time.tv_sec as f64 + time.tv_nsec as f64 / 1e9)
}

#[cfg(not(unix))]
fn cpu_seconds() -> Option<f64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_fits_its_line_however_it_is_escaped() {
        let message = short("\u{1}".repeat(1 << 20));
        let line = serde_json::to_string(&Answer::Invalid(message)).expect("JSON");
        assert!((line.len() as u64) < LINE_BYTES, "{}", line.len());
    }

    #[test]
    fn an_order_of_somebody_else_is_an_error_before_anything_is_read() {
        assert!(matches!(compile_worker("{}"), Err(WorkerError::Order(_))));
    }
}
