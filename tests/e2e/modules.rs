//! Every module, whatever its list: what must hold of all of them.

use std::path::Path;

use rayon::prelude::*;
use serde_json::Value;

use crate::support::{component, dragoman, modules, root, said, script};

/// Rules that look at bytes or rows of text, of which a workbook has none.
const OF_TEXT: [&str; 2] = ["coverage/explained", "locators/text"];

/// The name of a module.
fn name(module: &Path) -> &str {
    let name = module.file_name().and_then(|name| name.to_str());
    name.expect("a name in UTF-8")
}

/// The component of a module; none where the tool that it takes cannot be had.
fn built(module: &Path) -> Option<String> {
    if module.join("Cargo.toml").is_file() {
        return Some(component(name(module)));
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scripts");
    script(module.to_str().expect("a path in UTF-8"), &out)
}

/// What of the rules a module breaks, or does not let be looked at, by its samples.
fn broken(module: &Path, component: &str) -> Vec<String> {
    let samples = module.join("samples");
    let samples = samples.to_str().expect("a path in UTF-8");
    let (report, errors, code) = said(&dragoman(&[
        "check", component, "--sample", samples, "--format", "json",
    ]));
    let Ok(report) = serde_json::from_str::<Value>(&report) else {
        return vec![errors];
    };
    let rules = report["rules"].as_array().expect("rules").iter();
    let found = rules.filter(|rule| match rule["status"].as_str() {
        Some("failed") => rule["severity"] == "error",
        Some("skipped") => !OF_TEXT.iter().any(|known| rule["rule"] == *known),
        _ => false,
    });
    let found: Vec<String> = found
        .map(|rule| format!("{}: {} {}", name(module), rule["rule"], rule["findings"]))
        .collect();
    assert!(code == 0 || !found.is_empty(), "{}: {errors}", name(module));
    found
}

#[test]
fn every_module_keeps_every_rule_on_its_samples() {
    let found: Vec<String> = modules()
        .par_iter()
        .filter_map(|module| Some(broken(module, &built(module)?)))
        .flatten()
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_demo_runs_over_the_samples_of_every_module() {
    let (shown, errors, code) = said(&dragoman(&["demo"]));
    assert_eq!(code, 0, "{shown}{errors}");
    for module in modules()
        .iter()
        .filter(|module| module.join("Cargo.toml").is_file())
    {
        assert!(shown.contains(&format!("built {}, ", name(module))), "{shown}");
    }
}

#[test]
fn every_module_answers_the_roll_call_in_the_readme() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("README.md can be read");
    for module in modules() {
        let row = format!("| `{}` |", name(&module));
        assert!(
            readme.contains(&row),
            "{} has no row; to do: UPDATE_README=1 cargo bench --bench roll-call",
            name(&module)
        );
    }
}
