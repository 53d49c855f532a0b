//! Attacks that no guest can make alone: somebody changes files of the host, or of a partner, while it works.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use dragoman_hostile::{Contract, Core, Expected, Guest};

use crate::judge::{self, Fate, Verdict};
use crate::site::{Site, Template};

/// An attack, and what came of it.
pub type Scenario = fn(&Template) -> Verdict;

/// All of them, by name.
pub fn all() -> Vec<(&'static str, Scenario)> {
    vec![
        ("planted_artefact", planted_artefact),
        ("cut_artefact", cut_artefact),
        ("compiled_code", compiled_code),
        ("swapped_module", swapped_module),
    ]
}

/// The compiled forms of two components change places in the cache: each is the host's own, under the other's name.
fn planted_artefact(template: &Template) -> Verdict {
    altered(template, |artefacts| {
        let contents: Vec<_> = artefacts
            .iter()
            .map(|path| fs::read(path).expect("readable"))
            .collect();
        for (path, content) in artefacts.iter().zip(contents.iter().cycle().skip(1)) {
            fs::write(path, content).expect("writable");
        }
    })
}

/// The compiled forms in the cache lose their second halves.
fn cut_artefact(template: &Template) -> Verdict {
    altered(template, |artefacts| {
        for path in artefacts {
            let mut content = fs::read(path).expect("readable");
            content.truncate(content.len() / 2);
            fs::write(path, content).expect("writable");
        }
    })
}

fn altered(template: &Template, alter: fn(&[PathBuf])) -> Verdict {
    let guest = Guest::new(Core::default().component(), Expected::Harmless);
    let (site, artefacts) = kept(template, &guest);
    assert_eq!(artefacts.len(), 2, "both components were kept");
    alter(&artefacts);
    // Inputs that were not seen yet, so that both modules are loaded.
    site.write("hostile.txt", b"another invented list");
    site.write("honest.txt", b"0000000100000002000000030000000400000006");
    let ended = judge::run(&site);
    let mut verdict = judge::judge_run(&ended, &site, template, &guest.expected);
    let warnings = String::from_utf8_lossy(&ended.errors)
        .matches("compiled anew")
        .count();
    if warnings != 2 {
        verdict
            .escaped
            .push(format!("2 artefacts were altered, {warnings} are said to be"));
    }
    Verdict {
        fate: Fate::Refused,
        ..verdict
    }
}

/// A partner supplies what the host itself has compiled, instead of a component.
fn compiled_code(template: &Template) -> Verdict {
    let calm = Guest::new(Core::default().component(), Expected::Harmless);
    let (host, artefacts) = kept(template, &calm);
    let compiled = fs::read(artefacts.first().expect("the component was kept")).expect("readable");
    drop(host);
    let guest = Guest::new(compiled, Expected::Refused(&["admit/compiled-code"]));
    let site = template.site(&guest);
    judge::judge(&site, template, &guest.expected)
}

/// The module's file changes all the time while it is admitted, compiled and run, between an honest component and one
/// that must be refused: it is taken for the one or for the other, and never for a mixture.
fn swapped_module(template: &Template) -> Verdict {
    let calm = Guest::new(Core::default().component(), Expected::Harmless);
    let wit = "package wasi:clocks@0.2.0; interface wall-clock { now: func() -> u64; }";
    let foreign = Core::default().contract(Contract::importing(wit, "wasi:clocks/wall-clock@0.2.0"));
    let foreign = foreign.component();
    let site = template.site(&calm);
    let done = AtomicBool::new(false);
    let mut surprises = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| flip(&site, &[&calm.module, &foreign], &done));
        for round in 0..5 {
            site.write("hostile.txt", format!("invented list {round}").as_bytes());
            let report = judge::report(&judge::run(&site), "XX").unwrap_or_default();
            let refused = report["error"]
                .as_str()
                .is_some_and(|error| error.contains("wasi:clocks"));
            if report["status"] != "same" && !refused {
                surprises.push(format!("it is neither of the two: {report}"));
            }
        }
        done.store(true, Ordering::Relaxed);
    });
    site.supply(&calm);
    site.write("hostile.txt", b"the last invented list");
    site.write("honest.txt", b"0000000100000002000000030000000400000006");
    let mut verdict = judge::judge(&site, template, &calm.expected);
    verdict.escaped.extend(surprises);
    verdict
}

/// Puts one file after the other in the place of the module, whole each time.
fn flip(site: &Site, modules: &[&[u8]], done: &AtomicBool) {
    for module in modules.iter().cycle() {
        if done.load(Ordering::Relaxed) {
            return;
        }
        site.write("next.wasm", module);
        fs::rename(site.path("next.wasm"), site.path("hostile.wasm"))
            .expect("a temporary file can be renamed");
        thread::yield_now();
    }
}

/// A site with a cache of its own, in which a run has kept what it compiled.
fn kept(template: &Template, guest: &Guest) -> (Site, Vec<PathBuf>) {
    let mut site = template.site(guest);
    site.cache = site.path("cache");
    // Of an input that was seen before nothing is run, and so nothing is compiled.
    site.write("hostile.txt", b"one more invented list");
    judge::run(&site);
    let artefacts = artefacts(&site.cache);
    (site, artefacts)
}

/// All compiled components of a cache.
fn artefacts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("the cache can be listed") {
        let path = entry.expect("the cache can be listed").path();
        if path.is_dir() {
            found.extend(artefacts(&path));
        } else if path.extension().is_some_and(|extension| extension == "cwasm") {
            found.push(path);
        }
    }
    found
}
