//! Builds a small guest for real, with the standard library made first where the machine has none.

use std::fs;
use std::path::{Path, PathBuf};

use dragoman_componentize::{
    Error, LibraryOptions, Options, Progress, StandardLibrary, Toolchain, Way, api_of, build, finish,
};
use wasmparser::{Parser, Payload};

const SOURCE: &str = r#"//! The smallest guest.
use dragoman_guest::schema::{Fault, FeedMode, Manifest, Summary};
use dragoman_guest::{Feed, Sink, Translator, build};
struct Tiny;
impl Translator for Tiny {
    fn describe() -> Manifest {
        Manifest {
            issuer: "XX".into(), list_name: "tiny".into(), title: "Tiny".into(), authority: "Nobody".into(),
            formats: vec![], parts: vec![], mode: FeedMode::Snapshot, expected_counts: vec![], languages: vec![],
            module_version: env!("CARGO_PKG_VERSION").into(), contact: "https://dragoman.example".into(),
            default_marking: build::marking(),
        }
    }
    fn translate(feed: &Feed<'_>, _: &mut Sink<'_>) -> Result<Summary, Fault> {
        // A place in the source that a panic would name.
        let first = feed.parts().first().expect("a part").size;
        Ok(Summary { published: None, edition_label: None, declared_records: Some(first), end_seen: true })
    }
}
dragoman_guest::export!(Tiny);
"#;

/// The repository's root.
fn root() -> PathBuf {
    fs::canonicalize(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")).expect("the checkout")
}

/// Writes a guest crate with a workspace and the lock file of its own. `kinds` is what is made of it.
fn write_guest(folder: &Path, source: &str, kinds: &[&str]) {
    let sdk = root().join("guest/sdk").display().to_string();
    let manifest = format!(
        "[package]\nname = \"tiny-guest\"\nversion = \"0.3.0\"\nedition = \"2024\"\n[lib]\ncrate-type = {kinds:?}\n\
         [dependencies]\ndragoman-guest = {{ path = {sdk:?} }}\n[workspace]\n"
    );
    fs::create_dir_all(folder.join("src")).expect("folder");
    fs::write(folder.join("Cargo.toml"), manifest).expect("manifest");
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).expect("lock file");
    fs::write(folder.join("src/lib.rs"), source).expect("source");
}

/// The names that a component imports.
fn imports(component: &[u8]) -> Vec<String> {
    let mut depth = 0;
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(component) {
        match payload.expect("a component") {
            Payload::ModuleSection { .. } | Payload::ComponentSection { .. } => depth += 1,
            Payload::End(_) => depth -= 1,
            Payload::ComponentImportSection(section) if depth == 0 => {
                names.extend(
                    section
                        .into_iter()
                        .map(|import| import.expect("an import").name.name.to_owned()),
                );
            }
            _ => {}
        }
    }
    names
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A test's own build folder and options.
fn options(target: &Path) -> Options {
    Options {
        target_dir: Some(target.to_owned()),
        ..Options::default()
    }
}

#[test]
fn a_guest_becomes_a_component_that_imports_the_contract_only_and_shows_nothing_of_the_machine() {
    let temp = tempfile::tempdir().expect("temp");
    let (guest, out) = (temp.path().join("a guest"), temp.path().join("out"));
    write_guest(&guest, SOURCE, &["cdylib"]);
    let options = options(&temp.path().join("target"));
    let built = build(&[&guest], &out, &options, &|_| ()).unwrap_or_else(|error| panic!("{error}"));
    let [built] = built.as_slice() else {
        panic!("one component: {built:?}")
    };
    assert_eq!(
        (built.package.as_str(), built.version.as_str()),
        ("tiny-guest", "0.3.0")
    );
    assert_eq!(built.path, out.join("tiny-guest.wasm"));
    let bytes = fs::read(&built.path).expect("written");
    assert_eq!(bytes.len() as u64, built.size);
    assert!(
        built.changed && built.api.starts_with("dragoman:watchlist@"),
        "{built:?}"
    );
    assert_eq!(api_of(&bytes).expect("readable").as_ref(), Some(&built.api));
    let imports = imports(&bytes);
    assert!(
        !imports.is_empty() && imports.iter().all(|name| name.starts_with("dragoman:watchlist/")),
        "{imports:?}"
    );
    let home = std::env::home_dir().expect("a home").display().to_string();
    for trace in [
        &home,
        &root().display().to_string(),
        &temp.path().display().to_string(),
    ] {
        assert!(
            !holds(&bytes, &format!("{trace}/")),
            "{trace} stands in the component"
        );
    }
    assert!(holds(&bytes, "processed-by"), "which compiler made it is kept");
    assert_eq!(finish(&bytes).expect("taken over"), bytes);

    let again = build(&[&guest], &out, &options, &|_| ()).expect("built again");
    assert!(!again[0].changed, "the same bytes are left alone");

    let elsewhere = temp.path().join("elsewhere/deep");
    // As most guests are, for their tests: of such a crate cargo by itself leaves out link-time optimisation.
    write_guest(&elsewhere, SOURCE, &["cdylib", "rlib"]);
    let options = Options {
        target_dir: Some(temp.path().join("target2")),
        ..options
    };
    let moved = build(&[&elsewhere], &out, &options, &|_| ()).expect("built elsewhere");
    assert!(
        !moved[0].changed,
        "a build from another folder gives the same bytes, also of what is a library besides"
    );

    let named = Options {
        debug: true,
        ..options
    };
    let named = build(&[&elsewhere], &temp.path().join("named"), &named, &|_| ()).expect("built with names");
    assert!(named[0].size > built.size);
    assert!(
        holds(&fs::read(&named[0].path).expect("written"), "translate"),
        "functions have their names"
    );
}

#[test]
fn what_the_compiler_says_comes_back_in_full() {
    let temp = tempfile::tempdir().expect("temp");
    write_guest(temp.path(), "fn wrong() -> u8 { \"no number\" }", &["cdylib"]);
    let lines = std::cell::RefCell::new(Vec::new());
    let hear = |progress: Progress<'_>| {
        if let Progress::Compiler { line } = progress {
            lines.borrow_mut().push(line.to_owned());
        }
    };
    let error = build(
        &[temp.path()],
        temp.path(),
        &options(&temp.path().join("target")),
        &hear,
    )
    .expect_err("refused");
    let Error::Compile { output, packages, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(packages, &["tiny-guest"]);
    assert!(
        output.contains("error[E0308]") && output.contains("src/lib.rs:1:20"),
        "{output}"
    );
    assert!(lines.borrow().iter().any(|line| line.contains("E0308")));
}

#[test]
fn folders_that_hold_no_guest_are_refused_with_a_remedy() {
    let temp = tempfile::tempdir().expect("temp");
    let refused = |folder: &Path| {
        build(&[folder], temp.path(), &Options::default(), &|_| ())
            .expect_err("refused")
            .to_string()
    };
    assert!(
        refused(temp.path()).contains("is no translator's folder: it is empty; name the folder that holds")
    );
    assert!(refused(&root()).contains("its Cargo.toml is that of a workspace, with the crates"));
    assert!(refused(Path::new(env!("CARGO_MANIFEST_DIR"))).contains("crate-type"));
}

#[test]
fn when_no_way_leads_to_the_standard_library_all_that_were_tried_are_named() {
    let temp = tempfile::tempdir().expect("temp");
    let mut toolchain = Toolchain::probe(&root()).expect("a compiler");
    toolchain.target_libraries = temp.path().join("none");
    toolchain.sysroot = temp.path().join("no-sysroot");
    toolchain.release = "0.0.0-nightly".to_owned();
    let options = LibraryOptions {
        cache: Some(temp.path().join("cache")),
        ..LibraryOptions::default()
    };
    let text = StandardLibrary::find(&toolchain, &options, &|_| ())
        .expect_err("nothing is there")
        .to_string();
    for way in Way::ALL {
        assert!(text.contains(&way.to_string()), "{way}: {text}");
    }
    assert!(
        text.contains("no libstd in") && text.contains("rustup target add wasm32-unknown-unknown"),
        "{text}"
    );
}

#[test]
#[ignore = "fetches 40 MB from the distribution's mirror and compiles the standard library"]
fn the_standard_library_is_built_from_the_distributions_source_and_guests_build_against_it() {
    let temp = tempfile::tempdir().expect("temp");
    write_guest(temp.path(), SOURCE, &["cdylib"]);
    let library = LibraryOptions {
        ways: vec![Way::Cache, Way::Component, Way::Distribution],
        cache: Some(temp.path().join("cache")),
    };
    let options = Options {
        library,
        ..options(&temp.path().join("target"))
    };
    let built = build(&[temp.path()], &temp.path().join("out"), &options, &|_| ())
        .unwrap_or_else(|error| panic!("{error}"));
    let bytes = fs::read(&built[0].path).expect("written");
    assert!(
        imports(&bytes)
            .iter()
            .all(|name| name.starts_with("dragoman:watchlist/"))
    );
    assert!(
        !holds(&bytes, &temp.path().display().to_string()),
        "no path of this machine"
    );
    let toolchain = Toolchain::probe(temp.path()).expect("a compiler");
    let again = StandardLibrary::find(&toolchain, &options.library, &|_| ()).expect("there now");
    assert_eq!(again.way, Way::Cache);
}
