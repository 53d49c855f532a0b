//! The pages of `guest/docs` that are generated are those that the contract and the rules give, and links lead somewhere.
//! `UPDATE_DOCS=1 cargo test -p dragoman --test e2e -- docs` writes the pages anew.

mod contract;
mod links;
mod rules;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::root;

/// The generated pages, by their path in `guest/docs`.
type Pages = BTreeMap<PathBuf, String>;

/// Whether the pages are to be written anew.
fn is_updating() -> bool {
    std::env::var_os("UPDATE_DOCS").is_some()
}

/// The folder of all pages.
fn folder() -> PathBuf {
    root().join("guest/docs")
}

/// Every page in a folder, by its path in `guest/docs`.
fn pages(folder: &Path, within: &Path) -> Pages {
    let mut found = Pages::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(pages(&path, within));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            let name = path
                .strip_prefix(within)
                .expect("a page of the folder")
                .to_owned();
            found.insert(name, fs::read_to_string(&path).expect("a page is text"));
        }
    }
    found
}

#[test]
fn the_generated_pages_are_what_the_contract_the_rules_and_the_form_give() {
    let folder = folder();
    let mut generated = rules::pages();
    generated.insert("contract.md".into(), contract::page());
    generated.insert("common-form.md".into(), dragoman_common::columns::page());
    // A page of a rule that is no more is as wrong as one that is missing.
    let mut committed = pages(&folder.join("rules"), &folder);
    let mut all = pages(&folder, &folder);
    for name in ["contract.md", "common-form.md"] {
        committed.extend(all.remove_entry(Path::new(name)));
    }
    if is_updating() {
        for name in committed.keys().filter(|name| !generated.contains_key(*name)) {
            fs::remove_file(folder.join(name)).expect("a page can be removed");
        }
        for (name, text) in &generated {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("its folder")).expect("a folder can be made");
            fs::write(path, text).expect("a page can be written");
        }
        return;
    }
    let names = committed.keys().chain(generated.keys());
    let stale: BTreeSet<_> = names
        .filter(|name| committed.get(*name) != generated.get(*name))
        .collect();
    assert!(
        stale.is_empty(),
        "stale in guest/docs: {stale:?}; to do: UPDATE_DOCS=1 cargo test -p dragoman --test e2e -- docs"
    );
}
