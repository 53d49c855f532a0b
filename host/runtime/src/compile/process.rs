//! The host's side: starts a worker, feeds it, hears it out, and ends it.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::error::CompileError;
use super::order::{Answer, LINE_BYTES, Order, Spent};

/// Bytes of what a worker says on stderr that are kept: the allocator's last words, or a panic's.
const WORDS_BYTES: u64 = 4 << 10;

/// Time between two looks whether a worker that has answered is gone.
const TURN: Duration = Duration::from_millis(1);

/// What the standard library says before it aborts for want of memory.
const NO_MEMORY: &str = "memory allocation of";

/// Compiles a component in a worker.
pub(super) fn compile(
    program: &Path,
    arguments: &[OsString],
    order: &Order,
    component: &[u8],
) -> Result<(Vec<u8>, Spent), CompileError> {
    let no_worker = |source| CompileError::NoWorker {
        program: program.to_owned(),
        source,
    };
    let written = serde_json::to_string(order).map_err(|error| no_worker(error.into()))?;
    let mut command = Command::new(program);
    command.args(arguments).arg(written);
    // It reads strangers' bytes and needs nothing of ours.
    command.env_clear();
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let worker = Worker(command.spawn().map_err(no_worker)?);
    let end = talk(worker, order, component).map_err(no_worker)?;
    end.judge(program, order)
}

/// A worker, which does not outlive this value, whatever way the host leaves.
struct Worker(Child);

impl Worker {
    /// Waits until it ends by itself. Says whether it did before `allowed` was over since `started`.
    fn leaves(&mut self, started: Instant, allowed: Duration) -> io::Result<bool> {
        while self.0.try_wait()?.is_none() {
            if started.elapsed() >= allowed {
                return Ok(false);
            }
            thread::sleep(TURN);
        }
        Ok(true)
    }

    /// Ends it, if it has not ended, and takes its status from the system.
    fn end(&mut self) -> io::Result<ExitStatus> {
        // One that has ended on its own keeps its status.
        self.0.kill()?;
        self.0.wait()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // After `end` this does nothing; there is nobody to tell of an error.
        drop(self.end());
    }
}

/// How a worker has ended.
struct End {
    /// What it has said on stdout; none if it was not done, and gone, in time.
    answer: Option<Vec<u8>>,
    words: Vec<u8>,
    status: ExitStatus,
}

fn talk(mut worker: Worker, order: &Order, component: &[u8]) -> io::Result<End> {
    let gone = || io::Error::other("a pipe is missing");
    let mut stdin = worker.0.stdin.take().ok_or_else(gone)?;
    let stdout = worker.0.stdout.take().ok_or_else(gone)?;
    let stderr = worker.0.stderr.take().ok_or_else(gone)?;
    // One byte more than is allowed tells that there is more.
    let most = order.limits.artefact_bytes.saturating_add(LINE_BYTES + 1);
    thread::scope(|scope| {
        // The worker ends before the scope waits for its threads, also on a panic: without it their pipes are closed.
        let mut worker = worker;
        scope.spawn(move || {
            // A worker that does not take it all has ended, and its status says more than this error.
            drop(stdin.write_all(component));
        });
        let words = scope.spawn(move || drain(stderr, WORDS_BYTES));
        let (sender, receiver) = mpsc::channel();
        scope.spawn(move || sender.send(drain(stdout, most)));
        let (started, allowed) = (Instant::now(), Duration::from_secs(order.limits.wall_seconds));
        let answer = match receiver.recv_timeout(allowed) {
            Ok(answer) => Some(answer?),
            Err(_) => None,
        };
        // One that says too much is not waited for.
        let in_time = match &answer {
            Some(answer) => answer.len() as u64 == most || worker.leaves(started, allowed)?,
            None => false,
        };
        let status = worker.end()?;
        let words = words
            .join()
            .map_err(|_| io::Error::other("the reader of stderr failed"))??;
        Ok(End {
            answer: answer.filter(|_| in_time),
            words,
            status,
        })
    })
}

fn drain(pipe: impl Read, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    pipe.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl End {
    fn judge(self, program: &Path, order: &Order) -> Result<(Vec<u8>, Spent), CompileError> {
        let limits = &order.limits;
        let Some(mut answer) = self.answer else {
            return Err(CompileError::WallTime {
                allowed: limits.wall_seconds,
            });
        };
        if answer.len() as u64 > limits.artefact_bytes.saturating_add(LINE_BYTES) {
            return Err(CompileError::Artefact {
                allowed: limits.artefact_bytes,
            });
        }
        let memory = CompileError::Memory {
            allowed: limits.memory_bytes,
        };
        let words = String::from_utf8_lossy(&self.words);
        if !self.status.success() && words.contains(NO_MEMORY) {
            return Err(memory);
        }
        let said = match words.trim() {
            "" => String::new(),
            words => format!(": {words}"),
        };
        if let Some(signal) = signal(self.status) {
            return Err(match is_out_of_time(signal) {
                true => CompileError::CpuTime {
                    allowed: limits.cpu_seconds,
                },
                false => CompileError::Killed { signal, said },
            });
        }
        let line = answer.iter().position(|&byte| byte == b'\n');
        let parsed = line.and_then(|line| serde_json::from_slice(&answer[..line]).ok());
        match (parsed, line) {
            (Some(Answer::Compiled(spent)), Some(line)) if self.status.success() => {
                answer.drain(..=line);
                Ok((answer, spent))
            }
            (Some(Answer::Invalid(message)), _) => Err(CompileError::Invalid(message)),
            (Some(Answer::OutOfMemory), _) => Err(memory),
            _ => Err(CompileError::NoAnswer {
                program: program.to_owned(),
                status: self.status,
                said,
            }),
        }
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(unix)]
fn is_out_of_time(signal: i32) -> bool {
    signal == rustix::process::Signal::XCPU.as_raw()
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

#[cfg(not(unix))]
fn is_out_of_time(_: i32) -> bool {
    false
}
