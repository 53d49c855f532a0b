//! `rustup target add`, on an ordinary machine.

use std::process::Command;

use super::Way;
use crate::command::capture;
use crate::progress::Teller;
use crate::{Progress, TARGET, Toolchain};

/// Asks rustup, where there is one, for the target's library.
pub(super) fn add_target(toolchain: &Toolchain, progress: Teller<'_>) -> Result<(), String> {
    if !toolchain
        .sysroot
        .join("lib/rustlib/multirust-channel-manifest.toml")
        .is_file()
    {
        return Err("this toolchain was not installed by rustup".to_owned());
    }
    progress(Progress::Library {
        way: Way::Rustup,
        doing: "fetching the standard library",
    });
    let mut rustup = Command::new("rustup");
    // Else rustup might install a whole toolchain that a file in this folder names.
    rustup
        .env("RUSTUP_AUTO_INSTALL", "0")
        .current_dir(&toolchain.folder);
    match capture(rustup.args(["target", "add", TARGET])) {
        Ok(_) => Ok(()),
        Err(failed) if failed.missing => Err("there is no rustup on the PATH".to_owned()),
        Err(failed) => Err(failed.reason),
    }
}
