//! How guests are compiled, whatever the workspace's own release profile says.

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
