//! Workers that misbehave: each is a line of shell.

use std::fs;
use std::path::Path;

use super::error::CompileError;
use super::order::Order;
use super::process::compile;
use crate::limits::CompileLimits;

fn order() -> Order {
    let limits = CompileLimits {
        artefact_bytes: 1_000,
        ..CompileLimits::default()
    };
    Order {
        limits,
        metered: true,
    }
}

/// What comes of a worker that runs a script instead of compiling.
fn fails(script: &str, order: &Order) -> CompileError {
    let arguments = ["-c".into(), script.into()];
    compile(Path::new("/bin/sh"), &arguments, order, &[0; 1 << 20]).expect_err("it compiles nothing")
}

#[test]
fn a_worker_that_ends_without_an_answer_is_told_with_its_last_words() {
    let error = fails("exec >&-; /bin/sleep 0.1; echo no engine >&2; exit 3", &order());
    assert!(matches!(error, CompileError::NoAnswer { .. }), "{error}");
    assert!(
        error
            .to_string()
            .contains("exit status: 3 and no answer: no engine"),
        "{error}"
    );
}

#[test]
fn an_answer_that_is_none_is_no_artefact() {
    for answer in ["", "code", "{}", "\\n", r#"{"compiled":7}"#] {
        let error = fails(&format!("printf '{answer}\\ncode'"), &order());
        assert!(
            matches!(error, CompileError::NoAnswer { .. }),
            "{answer}: {error}"
        );
    }
}

#[test]
fn a_worker_that_fails_after_its_answer_has_given_none() {
    let spent = r#"{"cpu_seconds":null,"peak_memory_bytes":null,"peak_address_bytes":null}"#;
    let script = |code: u8| format!("printf '{{\"compiled\":{spent}}}\\ncode'; exit {code}");
    let arguments = ["-c".into(), script(0).into()];
    let (artefact, _) = compile(Path::new("/bin/sh"), &arguments, &order(), b"").expect("an answer");
    assert_eq!(artefact, b"code");
    assert!(matches!(
        fails(&script(1), &order()),
        CompileError::NoAnswer { .. }
    ));
}

#[test]
fn each_way_to_be_killed_has_its_own_error() {
    let says = "echo memory allocation of 5 bytes failed >&2; kill -ABRT $$";
    assert!(matches!(fails(says, &order()), CompileError::Memory { .. }));
    assert!(matches!(
        fails("kill -XCPU $$", &order()),
        CompileError::CpuTime { .. }
    ));
    let error = fails("kill -SEGV $$", &order());
    assert!(
        matches!(error, CompileError::Killed { signal: 11, .. }),
        "{error}"
    );
}

#[test]
fn a_worker_that_does_not_stop_talking_is_ended_and_taken_off_the_system() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("process");
    let script = format!("echo $$ > {}; exec /bin/cat /dev/zero", file.display());
    assert!(matches!(
        fails(&script, &order()),
        CompileError::Artefact { allowed: 1_000 }
    ));
    let process: i32 = fs::read_to_string(&file)
        .expect("it has said who it is")
        .trim()
        .parse()
        .expect("a number");
    let process = rustix::process::Pid::from_raw(process).expect("a process");
    // One that was killed and not waited for would still be there.
    assert_eq!(
        rustix::process::test_kill_process(process),
        Err(rustix::io::Errno::SRCH)
    );
}

#[test]
fn a_worker_that_says_nothing_or_stays_after_its_answer_is_ended_at_the_deadline() {
    let mut order = order();
    order.limits.wall_seconds = 0;
    for script in ["exec /bin/sleep 1000", "exec /bin/sleep 1000 >&-"] {
        let error = fails(script, &order);
        assert!(matches!(error, CompileError::WallTime { allowed: 0 }), "{error}");
    }
}
