//! How guests are compiled, whatever the workspace's own release profile says.

/// What the compiler is told besides, for the crate that all others are linked into.
///
/// A call costs a guest more than a native program: the fuel is put down before it, and taken up and looked at behind it. So
/// more is inlined than the compiler's measure of 225 would have it. With 400, guests run in a twentieth less time and are a
/// twentieth larger; with 1000 it is a twentieth less again, but they are a quarter larger.
pub(crate) const INLINING: [&str; 1] = ["-Cllvm-args=-inline-threshold=400"];

/// The settings for cargo: fast code, one unit, nothing of this machine in it. A trap needs no unwinding, and names of
/// functions are kept only on request: they add a tenth to a component.
pub fn settings(debug: bool) -> Vec<String> {
    let strip = if debug { "debuginfo" } else { "symbols" };
    [
        ("opt-level", "3"),
        ("lto", "true"),
        ("codegen-units", "1"),
        ("panic", "\"abort\""),
        ("debug", "false"),
        ("debug-assertions", "false"),
        ("overflow-checks", "false"),
        ("incremental", "false"),
        ("strip", &format!("\"{strip}\"")),
    ]
    .into_iter()
    .flat_map(|(name, value)| ["--config".to_owned(), format!("profile.release.{name}={value}")])
    .collect()
}
