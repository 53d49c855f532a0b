//! The folder that a tool works in: the guest's own files, and the SDK and the contract where it has none of its own.

use std::fs;
use std::path::Path;

use super::sdk::{CONTRACT, Language};
use crate::Error;
use crate::error::io_error;

/// Folders of a guest that are no part of its code.
const ASIDE: [&str; 5] = ["modules", "samples", "tests", "node_modules", "__pycache__"];

/// Copies a guest into a folder that is made for it.
pub(super) fn stage(guest: &Path, staged: &Path, language: Language) -> Result<(), Error> {
    copy(guest, staged)?;
    let brings_its_own = language.sdk_names().iter().any(|name| staged.join(name).exists());
    if !brings_its_own {
        for (path, content) in language.sdk() {
            write(&staged.join(path), content)?;
        }
    }
    let wit = staged.join("dragoman/wit");
    if !wit.exists() {
        fs::create_dir_all(&wit).map_err(io_error("create", &wit))?;
        CONTRACT.extract(&wit).map_err(io_error("write", &wit))?;
    }
    Ok(())
}

fn write(path: &Path, content: &[u8]) -> Result<(), Error> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(io_error("create", folder))?;
    }
    fs::write(path, content).map_err(io_error("write", path))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guest_gets_the_sdk_unless_it_brings_that_of_its_language() {
        for (own, language, gets) in [
            ("dragoman_guest.py", Language::Python, None),
            (
                "dragoman_guest.py",
                Language::JavaScript,
                Some("dragoman_guest.js"),
            ),
            (
                "dragoman_guest.js",
                Language::Python,
                Some("dragoman_guest/__init__.py"),
            ),
            ("dragoman_guest.js", Language::JavaScript, None),
        ] {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let (guest, staged) = (folder.path().join("guest"), folder.path().join("staged"));
            write(&guest.join(own), b"own").expect("a guest");
            stage(&guest, &staged, language).expect("staged");
            assert_eq!(fs::read(staged.join(own)).expect("its own"), b"own");
            for sdk in ["dragoman_guest.js", "dragoman_guest/__init__.py"] {
                let is_there = sdk == own || gets == Some(sdk);
                assert_eq!(
                    staged.join(sdk).exists(),
                    is_there,
                    "{own} and {sdk} in {language:?}"
                );
            }
        }
    }
}
