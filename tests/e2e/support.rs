//! Builds the components once, and runs the command.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the command at the project's root.
pub fn dragoman(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
    command.current_dir(root()).args(arguments);
    command.output().expect("the command runs")
}

/// What a command wrote, and its exit code.
pub fn said(output: &Output) -> (String, String, i32) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the command writes UTF-8");
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code().expect("the command ends by itself"),
    )
}

/// The folders of all modules, in the order of their names.
pub fn modules() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("guest/modules")).expect("there are modules");
    let folders = entries.map(|entry| entry.expect("a folder can be read").path());
    let mut modules: Vec<_> = folders.filter(|folder| folder.join("samples").is_dir()).collect();
    modules.sort();
    modules
}

/// Path of a component, all of which are built at the first call.
pub fn component(name: &str) -> String {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let folder = BUILT.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("components");
        let out = folder.to_str().expect("the target folder has a path in UTF-8");
        let modules = modules();
        let crates = modules
            .iter()
            .filter(|module| module.join("Cargo.toml").is_file());
        let mut arguments = vec!["build"];
        arguments.extend(crates.map(|module| module.to_str().expect("a path in UTF-8")));
        arguments.extend([
            "tests/guests/panic",
            "tests/guests/roster",
            "tests/guests/changes",
            "--out",
            out,
        ]);
        let output = dragoman(&arguments);
        let (_, errors, code) = said(&output);
        assert_eq!(code, 0, "the components are built: {errors}");
        folder
    });
    folder
        .join(format!("{name}.wasm"))
        .to_str()
        .expect("a path in UTF-8")
        .to_owned()
}

/// Writes an input of the given content, and gives its path.
pub fn input(folder: &tempfile::TempDir, name: &str, content: &[u8]) -> String {
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a temporary file can be written");
    path.to_str().expect("a path in UTF-8").to_owned()
}

/// Says that a test tests nothing, and why.
#[expect(clippy::print_stderr, reason = "a test says when it skips")]
pub fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// Whether `build` says that a tool cannot be had, which is said. Where `DRAGOMAN_TOOLS` is `required`, that is an error.
pub fn is_without_tool(errors: &str) -> bool {
    let is_without = errors.contains("error: installing ");
    if is_without {
        let required = std::env::var("DRAGOMAN_TOOLS").is_ok_and(|tools| tools == "required");
        assert!(!required, "{errors}");
        skipped(errors);
    }
    is_without
}

/// A component of a guest in Python or JavaScript, written into `out`; none where its tool cannot be had.
pub fn script(guest: &str, out: &Path) -> Option<String> {
    let name = guest.rsplit('/').next().expect("a path has a last part");
    let out = out.to_str().expect("a path in UTF-8");
    let (_, errors, code) = said(&dragoman(&["build", guest, "--out", out]));
    if is_without_tool(&errors) {
        return None;
    }
    assert_eq!(code, 0, "{errors}");
    Some(format!("{out}/{name}.wasm"))
}
