//! Child processes: a clean environment, and all they say kept for the error.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::{Command, Stdio};

/// What an outer cargo leaves in the environment of `cargo run` and `cargo test`, and what of the user's would change a
/// guest's bytes.
const LEAKING: &[&str] = &[
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
    "CARGO_BUILD_TARGET",
    "CARGO_CRATE_NAME",
    "CARGO_INCREMENTAL",
    "CARGO_MAKEFLAGS",
    "CARGO_PRIMARY_PACKAGE",
    "CARGO_TARGET_TMPDIR",
    "CARGO_BUILD_RUSTC_WORKSPACE_WRAPPER",
    "CLIPPY_ARGS",
    "MAKEFLAGS",
    "MFLAGS",
    "OUT_DIR",
    "RUSTC_BOOTSTRAP",
    "RUSTC_WORKSPACE_WRAPPER",
];

/// The same by the start of the name. The host's own `CARGO_TARGET_…_LINKER` stays: build scripts need it.
const LEAKING_PREFIXES: &[&str] = &[
    "CARGO_BIN_",
    "CARGO_CFG_",
    "CARGO_FEATURE_",
    "CARGO_MANIFEST_",
    "CARGO_PKG_",
    "CARGO_PROFILE_",
    "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_",
];

/// A command that failed: how it ended and all that it wrote.
#[derive(Debug)]
pub(crate) struct Failed {
    /// The program was not there.
    pub missing: bool,
    /// How it ended and what it wrote.
    pub reason: String,
}

/// Cargo, or rustc, in `folder`, where the toolchain file of the guest's workspace counts. The toolchain of an outer
/// cargo (`RUSTUP_TOOLCHAIN`) stays in force: whoever chose it chose it for this too.
pub(crate) fn cargo(folder: &Path) -> Command {
    clean(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), folder)
}

/// The compiler that such a cargo uses.
pub(crate) fn rustc(folder: &Path) -> Command {
    clean(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()), folder)
}

fn clean(program: OsString, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(leaks) {
            command.env_remove(&name);
        }
    }
    command
}

fn leaks(name: &str) -> bool {
    LEAKING.contains(&name) || LEAKING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

/// Runs a command to its end and gives what it wrote to stdout.
pub(crate) fn capture(command: &mut Command) -> Result<String, Failed> {
    let shown = shown(command);
    let output = command.stdin(Stdio::null()).output().map_err(|error| Failed {
        missing: true,
        reason: format!("`{shown}`: {error}"),
    })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let mut reason = format!("`{shown}` ended with {}", output.status);
    let said = String::from_utf8_lossy(&output.stderr);
    if !said.trim().is_empty() {
        reason.push_str(": ");
        reason.push_str(said.trim());
    }
    Err(Failed {
        missing: false,
        reason,
    })
}

/// The program and its first arguments: enough to recognise it.
fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or(command.get_program());
    let words: Vec<_> = [name]
        .into_iter()
        .chain(command.get_args())
        .take(3)
        .map(OsStr::to_string_lossy)
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_outer_cargo_sets_is_dropped_and_the_users_own_stays() {
        for name in [
            "RUSTFLAGS",
            "CARGO_PKG_NAME",
            "CARGO_MAKEFLAGS",
            "CARGO_PROFILE_RELEASE_LTO",
        ] {
            assert!(leaks(name), "{name}");
        }
        for name in [
            "PATH",
            "RUSTUP_TOOLCHAIN",
            "CARGO_HOME",
            "CARGO_TARGET_DIR",
            "CARGO_NET_OFFLINE",
            "RUSTC",
        ] {
            assert!(!leaks(name), "{name}");
        }
        assert!(!leaks("CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER"));
    }

    #[test]
    fn a_missing_program_is_told_from_one_that_fails() {
        let missing = capture(&mut Command::new("dragoman-no-such-program")).expect_err("it does not exist");
        assert!(missing.missing && missing.reason.contains("dragoman-no-such-program"));
        let failed =
            capture(rustc(Path::new(".")).arg("--print").arg("nonsense")).expect_err("no such print");
        assert!(
            !failed.missing && failed.reason.contains("nonsense"),
            "{}",
            failed.reason
        );
    }
}
