//! What guests in these languages are written with, and the contract.

use std::path::{Path, PathBuf};

use include_dir::{Dir, File, include_dir};

/// The contract.
pub static CONTRACT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../wit");

/// The SDK for Python: a package.
static PYTHON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/python/dragoman_guest");

/// The SDK for JavaScript.
static JAVASCRIPT: &[u8] = include_bytes!("../../../../guest/javascript/dragoman_guest.js");

/// What the SDK for Python is called in a guest's folder.
const PYTHON_NAME: &str = "dragoman_guest";

/// What the SDK for JavaScript is called in a guest's folder.
const JAVASCRIPT_NAME: &str = "dragoman_guest.js";

/// A language that has an SDK of its own here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Python.
    Python,
    /// JavaScript.
    JavaScript,
}

impl Language {
    /// What its SDK may be called in the folder of a guest that brings its own: for Python also a single file.
    pub(super) fn sdk_names(self) -> &'static [&'static str] {
        match self {
            Self::Python => &[PYTHON_NAME, "dragoman_guest.py"],
            Self::JavaScript => &[JAVASCRIPT_NAME],
        }
    }

    /// The files of its SDK: the path of each in a guest's folder, and its content.
    pub fn sdk(self) -> Vec<(PathBuf, &'static [u8])> {
        let source = |file: &&File<'_>| file.path().extension().is_some_and(|end| end == "py");
        let python = |file: &'static File<'_>| (Path::new(PYTHON_NAME).join(file.path()), file.contents());
        match self {
            // Whoever ran it here left what Python keeps of it, in a folder.
            Self::Python => PYTHON.files().filter(source).map(python).collect(),
            Self::JavaScript => vec![(JAVASCRIPT_NAME.into(), JAVASCRIPT)],
        }
    }
}
