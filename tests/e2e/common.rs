//! A partner that has no format of its own: from `new --from-common` to items.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{dragoman, root, said};

fn done(arguments: &[&str]) -> String {
    let (out, errors, code) = said(&dragoman(arguments));
    assert_eq!(code, 0, "{arguments:?}: {out}{errors}");
    out
}

#[test]
fn a_new_folder_of_the_common_form_is_built_and_checked_and_takes_the_form_that_came_with_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let into = folder.path().to_str().expect("a path in UTF-8");
    done(&["new", "yy-watchlist", "--from-common", "--into", into]);
    let at = |path: &str| format!("{into}/yy-watchlist/{path}");
    done(&["build", &at(""), "--out", &at("modules")]);
    let module = at("modules/yy-watchlist.wasm");
    let report = done(&["check", &module, "--sample", &at("samples"), "--format", "json"]);
    let report: Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["manifest"]["issuer"], "YY", "{report}");
    // The empty form is refused with what to do.
    for form in [
        "form/yy-watchlist.xlsx",
        "form/yy-watchlist.json",
        "form/csv/subjects.csv",
    ] {
        let (_, errors, code) = said(&dragoman(&["translate", &module, &at(form)]));
        assert_eq!(code, 1, "{errors}");
        assert!(
            errors.contains("nothing is filled in") && errors.contains("to do: fill in a row"),
            "{errors}"
        );
    }
    // Another list's form is refused.
    let foreign = root().join("guest/modules/common/samples/xlsx/common.xlsx");
    let (_, errors, code) = said(&dragoman(&[
        "translate",
        &module,
        foreign.to_str().expect("a path"),
    ]));
    assert_eq!(code, 1, "{errors}");
    assert!(
        errors.contains("the form is of \"XX\", and this module is for YY/watchlist"),
        "{errors}"
    );
    // A clerk fills in two rows of the file, one of them badly.
    let filled = at("form/csv/subjects.csv");
    let titles = fs::read_to_string(&filled).expect("a form");
    let width = titles.matches(',').count();
    let row = |cells: &str| format!("{cells}{}\n", ",".repeat(width - cells.matches(',').count()));
    fs::write(
        &filled,
        titles + &row("1,person,Ada BETA,,spring") + &row("2,ship,SELKA"),
    )
    .expect("a file");
    let (items, errors, code) = said(&dragoman(&["translate", &module, &filled]));
    assert_eq!((items.lines().count(), code), (2, 0), "{errors}");
    assert!(
        errors.contains("subjects.csv, cell E2 (Date of birth): \"spring\" is no date"),
        "{errors}"
    );
}

#[test]
fn the_module_of_the_common_form_keeps_every_rule() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("common");
    let out = out.to_str().expect("a path in UTF-8");
    done(&["build", "guest/modules/common", "--out", out]);
    let module = format!("{out}/common.wasm");
    done(&["check", &module, "--sample", "guest/modules/common/samples"]);
}
