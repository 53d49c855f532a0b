//! The package of FollowTheMoney loads what is exported for it, and finds nothing wrong with it.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::lists::{ALL, List};
use crate::site::Site;
use crate::support::{root, said, skipped};

/// The version that exports are tested with.
const PACKAGE: &str = "followthemoney==4.11.2";

/// The folder that the package is installed in, once; none where it cannot be had.
fn installed() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(PACKAGE.replace("==", "-"));
    if !folder.is_dir() {
        let scratch = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        let mut pip = Command::new("python3");
        pip.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--target",
        ]);
        match pip.arg(scratch.path()).arg(PACKAGE).output() {
            Ok(output) if output.status.success() => {
                std::fs::rename(scratch.keep(), &folder).expect("the folder gets its name");
            }
            Ok(output) => {
                let why = String::from_utf8_lossy(&output.stderr).into_owned();
                skipped(&format!("{PACKAGE} cannot be installed: {why}"));
                return None;
            }
            Err(error) => {
                skipped(&format!("python3 does not run here: {error}"));
                return None;
            }
        }
    }
    Some(folder)
}

/// What the package says of an export.
fn loaded(package: &Path, folder: &str) -> Value {
    let mut python = Command::new("python3");
    python
        .env("PYTHONPATH", package)
        .arg(root().join("tests/e2e/load_ftm.py"));
    python
        .arg(root().join("host/cli/src/export/ftm/model.txt"))
        .arg(folder);
    let (out, errors, code) = said(&python.output().expect("python3 runs"));
    assert_eq!(code, 0, "{errors}");
    serde_json::from_str(&out).expect("the check writes JSON")
}

#[test]
fn its_package_loads_every_entity_and_statement_and_finds_nothing_wrong() {
    let Some(package) = installed() else { return };
    let partners: Vec<_> = ALL.iter().map(|list: &&List| (*list, list.sample())).collect();
    let site = Site::new(&partners);
    assert_eq!(site.run().1, 0);
    let folder = site.path("ftm");
    let (_, errors, code) = site.command(&["export", "--format", "ftm", "--out", &folder]);
    assert_eq!(code, 0, "{errors}");
    let found = loaded(&package, &folder);
    assert_eq!(found["errors"], serde_json::json!([]));
    for schema in [
        "Person",
        "Organization",
        "Vessel",
        "Sanction",
        "Passport",
        "Address",
    ] {
        assert!(found["schemata"][schema].as_u64() > Some(0), "{schema}: {found}");
    }
}
