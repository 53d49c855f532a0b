//! The folder that a tool works in: the guest's own files, and the SDK and the contract where it has none of its own.

use std::fs;
use std::path::Path;

use include_dir::{Dir, include_dir};

use super::Language;
use crate::Error;
use crate::error::io_error;

/// The SDK for Python: its file's name, and its content.
pub const PYTHON_SDK: (&str, &[u8]) = (
    "dragoman_guest.py",
    include_bytes!("../../../../guest/python/dragoman_guest.py"),
);

/// The SDK for JavaScript: its file's name, and its content.
pub const JAVASCRIPT_SDK: (&str, &[u8]) = (
    "dragoman_guest.js",
    include_bytes!("../../../../guest/javascript/dragoman_guest.js"),
);

/// The contract.
pub static CONTRACT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../wit");

/// Folders of a guest that are no part of its code.
const ASIDE: [&str; 5] = ["modules", "samples", "tests", "node_modules", "__pycache__"];

/// Copies a guest into a folder that is made for it.
pub(super) fn stage(guest: &Path, staged: &Path, language: Language) -> Result<(), Error> {
    copy(guest, staged)?;
    let (name, content) = match language {
        Language::Python => PYTHON_SDK,
        Language::JavaScript => JAVASCRIPT_SDK,
    };
    let sdk = staged.join(name);
    if !sdk.exists() {
        fs::write(&sdk, content).map_err(io_error("write", &sdk))?;
    }
    let wit = staged.join("dragoman/wit");
    if !wit.exists() {
        fs::create_dir_all(&wit).map_err(io_error("create", &wit))?;
        CONTRACT.extract(&wit).map_err(io_error("write", &wit))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(io_error("create", to))?;
    for entry in fs::read_dir(from).map_err(io_error("read", from))? {
        let entry = entry.map_err(io_error("read", from))?;
        let (path, name) = (entry.path(), entry.file_name());
        let aside = name.to_string_lossy();
        if aside.starts_with('.') || ASIDE.contains(&&*aside) {
            continue;
        }
        if path.is_dir() {
            copy(&path, &to.join(&name))?;
        } else {
            fs::copy(&path, to.join(&name)).map_err(io_error("copy", &path))?;
        }
    }
    Ok(())
}
