use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dragoman_runtime::{Compiler, Engine, Limits, Source};
use serde_json::Value;
use tempfile::TempDir;

use crate::site::OF_SAMPLES;
use crate::support::{component, dragoman, input, root, said};

/// A host with a cache of its own.
struct Host(TempDir);

impl Host {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dragoman"));
        command
            .current_dir(root())
            .env("DRAGOMAN_CACHE", self.0.path().join("cache"))
            .args(arguments);
        command
    }

    /// Loads a component, and gives what was said on stderr.
    fn load(&self, name: &str) -> String {
        let output = self.command(&["inspect", &component(name)]).output();
        let (_, errors, code) = said(&output.expect("the command runs"));
        assert_eq!(code, 0, "{errors}");
        errors
    }

    fn artefacts(&self) -> Vec<PathBuf> {
        let folder = fs::read_dir(self.0.path().join("cache/compiled")).expect("the cache's folder");
        folder.map(|entry| entry.expect("an entry").path()).collect()
    }

    /// The only artefact.
    fn artefact(&self) -> PathBuf {
        let [artefact] = &self.artefacts()[..] else {
            panic!("one artefact is expected: {:?}", self.artefacts());
        };
        artefact.clone()
    }

    /// Runs UN and XX, the latter with the given module and limits, and gives the reports and stderr.
    fn run(&self, module: &str, limits: &str) -> (Vec<Value>, String) {
        let list = input(&self.0, "list.txt", b"an invented list");
        let partner = |issuer: &str, list: &str, module: &str, file: &Path, limits: &str| {
            format!(
                "[[partner]]\nissuer = {issuer:?}\nlist = {list:?}\nmodule = {module:?}\ninputs = [{file:?}]\n\
                 {OF_SAMPLES}[partner.limits.compile]\n{limits}\n"
            )
        };
        let un = root().join("guest/modules/un-sc/samples/consolidated.xml");
        let text = partner("UN", "sc", &component("un-sc"), &un, "")
            + &partner("XX", "panic", module, Path::new(&list), limits);
        let config = input(&self.0, "dragoman.toml", text.as_bytes());
        let output = self
            .command(&["run", "--format", "json", "--config", &config])
            .output();
        let (out, errors, code) = said(&output.expect("the command runs"));
        assert_eq!(code, 1, "{out}{errors}");
        (serde_json::from_str(&out).expect("JSON"), errors)
    }

    /// Runs UN and XX, and expects that XX alone fails, for the reason given.
    fn only_xx_fails(&self, module: &str, limits: &str, reason: &str) {
        let (reports, errors) = self.run(module, limits);
        assert_eq!(reports[0]["status"], "accepted", "{reports:?}");
        assert_eq!(reports[1]["status"], "failed", "{reports:?}");
        let error = reports[1]["error"].as_str().expect("an error");
        assert!(error.contains(reason), "{error}\n{errors}");
    }
}

/// Whether an operator was warned that an artefact is not what the host has written.
fn warned(errors: &str) -> bool {
    errors.contains("warning: ") && errors.contains("not what the host has written")
}

/// A component that is small and takes long to compile: each of many variables has another value in each of many loops.
fn costly(host: &Host) -> String {
    const VARIABLES: usize = 1_000;
    const GROUPS: usize = 20;
    const NESTED: usize = 50;
    let mut text = String::from("(component (core module (func (param i32) (local");
    text.push_str(&" i64".repeat(VARIABLES));
    text.push_str(")\n");
    for _ in 0..GROUPS {
        text.push_str(&"loop\n".repeat(NESTED));
        for variable in 1..=VARIABLES {
            writeln!(
                text,
                "local.get {variable} i64.const {variable} i64.add local.set {variable}"
            )
            .expect("a string takes everything");
        }
        text.push_str(&"local.get 0 br_if 0 end\n".repeat(NESTED));
    }
    text.push_str(
        "))\n(instance $translator)\n\
         (export \"dragoman:watchlist/translator@1.0.0\" (instance $translator))\n\
         (@custom \"dragoman:api\" \"dragoman:watchlist@1.0.0\"))",
    );
    let bytes = wat::parse_str(&text).expect("text of a component");
    input(&host.0, "costly.wasm", &bytes)
}

#[test]
fn a_second_load_takes_the_artefact_and_says_nothing() {
    let host = Host::new();
    assert_eq!(host.load("un-sc"), "");
    let written = fs::metadata(host.artefact()).expect("the artefact").len();
    assert_eq!(host.load("un-sc"), "");
    assert_eq!(
        fs::metadata(host.artefact()).expect("the artefact").len(),
        written
    );
}

#[test]
fn an_altered_truncated_or_planted_artefact_is_compiled_anew_with_a_warning() {
    let (host, other) = (Host::new(), Host::new());
    host.load("un-sc");
    other.load("un-sc");
    let path = host.artefact();
    let whole = fs::read(&path).expect("the artefact");
    let mut altered = whole.clone();
    altered[whole.len() / 2] ^= 1;
    let planted = fs::read(other.artefact()).expect("the other artefact");
    for bad in [&altered[..], &whole[..whole.len() / 2], b"", &planted] {
        fs::write(&path, bad).expect("the artefact is replaced");
        assert!(warned(&host.load("un-sc")), "{} bytes", bad.len());
        assert_eq!(fs::read(&path).expect("the artefact"), whole, "it is mended");
        assert_eq!(host.load("un-sc"), "");
    }
}

#[test]
fn two_artefacts_that_change_names_are_both_compiled_anew() {
    let host = Host::new();
    host.load("un-sc");
    host.load("panic");
    let [a, b] = &host.artefacts()[..] else {
        panic!("two artefacts are expected: {:?}", host.artefacts());
    };
    let aside = host.0.path().join("aside");
    fs::rename(a, &aside).expect("it is renamed");
    fs::rename(b, a).expect("it is renamed");
    fs::rename(&aside, b).expect("it is renamed");
    for name in ["un-sc", "panic"] {
        assert!(warned(&host.load(name)), "{name}");
        assert_eq!(host.load(name), "");
    }
}

#[test]
fn a_component_that_takes_too_long_to_compile_fails_and_no_other_partner_does() {
    let host = Host::new();
    // Room for all that can be used up within a second, so that it is the time that ends it.
    let limits = "cpu_seconds = 1\nmemory_bytes = 17_179_869_184";
    host.only_xx_fails(&costly(&host), limits, "limit `compile.cpu_seconds`");
}

#[test]
fn each_compile_limit_has_its_own_error() {
    let host = Host::new();
    for (limit, value) in [
        ("memory_bytes", 1 << 20),
        ("wall_seconds", 0),
        ("artefact_bytes", 1_000),
    ] {
        let reason = format!("limit `compile.{limit}`");
        host.only_xx_fails(&component("panic"), &format!("{limit} = {value}"), &reason);
        fs::remove_file(host.0.path().join("dragoman.db")).expect("the store");
    }
}

#[test]
fn a_worker_measures_what_compiling_took() {
    let worker = Compiler::Worker {
        program: env!("CARGO_BIN_EXE_dragoman").into(),
        arguments: vec!["compile-worker".into()],
    };
    let engine = Engine::builder().compiler(worker).build().expect("an engine");
    let bytes = fs::read(component("un-sc")).expect("a component");
    let module = engine.load(&bytes, &Limits::default()).expect("a module");
    let Source::Compiler(cost) = module.compilation().source else {
        panic!("there is no cache");
    };
    assert!(cost.artefact_bytes > 0 && cost.wall_seconds > 0.0, "{cost:?}");
    if cfg!(target_os = "linux") {
        assert!(cost.cpu_seconds.is_some_and(|seconds| seconds > 0.0), "{cost:?}");
        assert!(cost.peak_memory_bytes > Some(cost.artefact_bytes), "{cost:?}");
        assert!(cost.peak_address_bytes > cost.peak_memory_bytes, "{cost:?}");
    }
}

#[test]
fn a_worker_that_is_none_is_an_error_that_names_it() {
    for program in ["/nowhere/dragoman", "/bin/false"] {
        let worker = Compiler::Worker {
            program: program.into(),
            arguments: Vec::new(),
        };
        let engine = Engine::builder().compiler(worker).build().expect("an engine");
        let bytes = fs::read(component("un-sc")).expect("a component");
        let error = engine.load(&bytes, &Limits::default()).err().expect("no module");
        assert!(error.to_string().contains(program), "{error}");
    }
}

#[test]
fn eight_processes_load_the_same_new_component_at_once() {
    let host = Host::new();
    let module = component("un-sc");
    let start = |_| {
        let mut command = host.command(&["inspect", &module]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command.spawn().expect("the command starts")
    };
    let started: Vec<_> = (0..8).map(start).collect();
    for process in started {
        let output: Output = process.wait_with_output().expect("it ends");
        let (_, errors, code) = said(&output);
        assert_eq!((errors.as_str(), code), ("", 0));
    }
    assert_eq!(host.load("un-sc"), "");
    host.artefact();
}

#[test]
fn the_worker_is_hidden_and_takes_no_order_from_a_person() {
    let (help, _, _) = said(&dragoman(&["--help"]));
    assert!(help.contains("inspect") && !help.contains("worker"), "{help}");
    let (out, errors, code) = said(&dragoman(&["compile-worker", "please"]));
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(errors.contains("called by the host itself"), "{errors}");
}

#[cfg(unix)]
#[test]
fn a_cache_that_others_can_write_to_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let host = Host::new();
    host.load("un-sc");
    let folder = host.0.path().join("cache");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).expect("it is opened to others");
    let output = host.command(&["inspect", &component("un-sc")]).output();
    let (_, errors, code) = said(&output.expect("the command runs"));
    assert_eq!(code, 2, "{errors}");
    for said in ["others can write", "chmod go-w", "DRAGOMAN_CACHE"] {
        assert!(errors.contains(said), "{errors}");
    }
}

#[cfg(unix)]
#[test]
fn cache_and_key_are_the_operators_alone() {
    use std::os::unix::fs::PermissionsExt;
    let host = Host::new();
    host.load("un-sc");
    for (name, mode) in [
        ("cache", 0o700),
        ("cache/compiled", 0o700),
        ("cache/compiled.key", 0o600),
    ] {
        let metadata = fs::metadata(host.0.path().join(name)).expect("it is there");
        assert_eq!(metadata.permissions().mode() & 0o777, mode, "{name}");
    }
}
